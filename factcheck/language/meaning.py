"""What a written number can mean: the strict interval, and the more generous readings.

The reach of a hedge was measured (`benchmarks/reading/hedges.py`): 90 labelled relations with one hedged number, solved
for it, and 234 quantities that an article prints twice, once hedged and once exactly; (true − stated) ÷ w, where w is
the step of `hedge_step`:

| hedge | relations | within w/2 | within w | within 3 w | on the wrong side |
|---|---|---|---|---|---|
| about | 27 | 93 % | 100 % | 100 % | |
| nearly, almost, gần | 22 | 85 % | 95 % | 100 % | 2, by 0.1 and 0.2 w |
| over, more than, hơn | 38 | 70 % | 90 % | 93 % | 8, three of them misprints |

Of the quantities printed twice, which hold pairs of different things, 71 % ("nearly") and 68 % ("over") of those on the
right side lie within w, and none that is surely the same quantity beyond 3 w.  So the step is right as it is.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from factcheck.language.numerals.digits import ZERO, Numeral
from factcheck.model.figure import Figure, Reading
from factcheck.model.interval import Interval, exactly

if TYPE_CHECKING:
    from factcheck.model.kinds import HedgeSense

PART_OF_VALUE = Fraction(1, 10)
"""A hedge moves a number by a tenth of it at most, though its last digit be coarser: "nearly 100" is 90 to 100."""

PART_OF_DIGIT = Fraction(1, 3)
"""One unit of the last written digit is always in reach, but of 1 and 2 no more than a third ("nearly a million")."""

LOOSELY = 3
"""Taken loosely, a hedge reaches three steps."""

LOOSEST = Fraction(3, 2)
"""However loosely it is taken, the true value and the number differ by no more than this factor."""

CLOSE = Fraction(1, 2)
"""The part of the step that "just over" and its like reach."""


class Meaning(msgspec.Struct, frozen=True, gc=False):
    """The value of one number and its readings."""

    value: Fraction
    ulp: Fraction
    strict: Interval
    generous: tuple[Reading, ...] = ()


@lru_cache(maxsize=65536)
def meaning_of(
    numeral: Numeral,
    scale: tuple[int, int],
    negative: bool,
    counted: bool,
    exact: bool,
    sense: HedgeSense | None,
    close: bool = False,
) -> Meaning:
    """Return what a number can mean.

    `scale` is what a written 1 stands for, as a numerator and denominator (quicker to look up than a fraction);
    `exact` marks what is never rounded, `counted` what is exact where it is written to the last one without a hedge;
    `close` a hedge that says "just over", "just under".
    """
    one = Fraction(*scale)
    value, ulp, zeros = numeral.value * one, numeral.ulp * one, numeral.zeros * one
    if negative:
        value = -value
    shown = ZERO if exact else ulp
    if sense is not None:
        step = _step(value, ulp, zeros) * (CLOSE if close else 1)
        strict, generous = _hedged(value, ulp, step, sense)
        return Meaning(value, shown, strict, generous)
    if exact or not ulp:
        return Meaning(value, shown, exactly(value))
    strict = exactly(value) if counted and ulp == 1 else Interval(value - ulp / 2, value + ulp / 2)
    # a zero behind the decimal mark is written to be believed: 40,0 is no 40, and 6,40 no 6,4
    coarsest = min(numeral.zeros, _coarsest(numeral)) * one if numeral.ulp >= 1 else ulp
    return Meaning(value, shown, strict, _wider(value, ulp, coarsest))


def _coarsest(numeral: Numeral) -> Fraction:
    """Return the coarsest step that a number without a hedge is rounded to: its second digit is believed.

    Taken to the one digit that is no zero, 10 would be anything from 5 to 15, and $6.6 to $10 billion could pass
    for a doubling.
    """
    return Fraction(10) ** (len(str(int(abs(numeral.value)))) - 2)


def _wider(value: Fraction, ulp: Fraction, step: Fraction) -> tuple[Reading, ...]:
    """Return the readings as a round number and as a cut one; which of them a check may use, the engine says."""
    cut = Reading("truncation", _truncated(value, max(step, ulp)))
    if step > ulp and value:
        return Reading("trailing zeros", Interval(value - step / 2, value + step / 2)), cut
    return (cut,)


def _truncated(value: Fraction, step: Fraction) -> Interval:
    """Return what is cut to `value`: cutting goes towards zero."""
    if value > 0:
        return Interval(value, value + step, high_open=True)
    if value < 0:
        return Interval(value - step, value, low_open=True)
    return Interval(-step, step, True, True)


def hedge_step(figure: Figure) -> Fraction:
    """Return the step w by which a hedge moves a figure: see `_step`."""
    zeros = figure.ulp
    if zeros:
        digits = figure.value / zeros
        while digits and digits.denominator == 1 and digits % 10 == 0:
            digits, zeros = digits / 10, zeros * 10
    return _step(figure.value, figure.ulp, zeros)


def _step(value: Fraction, ulp: Fraction, zeros: Fraction) -> Fraction:
    """Return one unit of the last digit that is not zero or a tenth of the value, whichever is smaller.

    At least it is one unit of the last written digit, unless that is more than a third of the value.
    """
    size = abs(value)
    return max(min(zeros, size * PART_OF_VALUE), min(ulp, size * PART_OF_DIGIT))


def _hedged(value: Fraction, ulp: Fraction, step: Fraction, sense: HedgeSense) -> tuple[Interval, tuple[Reading, ...]]:
    """Return the strict reading of a hedged number, and the looser one; neither crosses the number of a sided hedge."""
    if sense == "at least":
        return Interval(value, None), ()
    if sense == "up to":
        return Interval(None, value), ()
    if sense == "about":
        near, far = max(step, ulp) / 2, max(step * LOOSELY, ulp) / 2
        return Interval(value - near, value + near), (Reading("hedge", Interval(value - far, value + far)),)
    size = abs(value)
    if sense == "over" or (sense == "nearly" and value < 0):  # "nearly −5" lies towards zero
        loosest = size * (LOOSEST - 1) if value >= 0 else size * (1 - 1 / LOOSEST)
        far = max(step, min(step * LOOSELY, loosest))
        return Interval(value, value + step), (Reading("hedge", Interval(value, value + far)),)
    loosest = size * (1 - 1 / LOOSEST) if value >= 0 else size * (LOOSEST - 1)
    far = max(step, min(step * LOOSELY, loosest))
    return Interval(value - step, value), (Reading("hedge", Interval(value - far, value)),)


def range_meaning(ends: tuple[Fraction, Fraction], ulp: Fraction) -> Meaning:
    """Return what a range can mean: both ends rounded to the finer of their decimals, years exact."""
    low, high = ends
    return Meaning((low + high) / 2, ulp, Interval(low - ulp / 2, high + ulp / 2))
