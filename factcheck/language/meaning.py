"""What a written number can mean: the strict interval, and the more generous readings.

Hedges, with the evidence that decided their widths (98 labelled articles, 96 hedged numbers in relations):
"about" numbers miss what they should equal by up to 4 % (half of them by less than rounding), "nearly" by up to 6 %,
"over" by up to 5 % where the exact number is printed elsewhere; but "more than 150 years" and "over 30" are bare
bounds.  So the strict reading of a bound reaches a tenth beyond it or one unit of the last digit that is not zero,
whichever is wider, and the generous one has no end.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

import msgspec

from factcheck.language.numbers.numerals import ZERO, Numeral
from factcheck.model.figure import HedgeSense, Reading
from factcheck.model.interval import Interval, exactly

WIDTHS: dict[HedgeSense, Fraction] = {
    "about": Fraction(5, 100),
    "nearly": Fraction(10, 100),
    "over": Fraction(10, 100),
    "under": Fraction(10, 100),
    "at least": Fraction(0),
    "up to": Fraction(0),
}
"""How far, as a part of the number, the true value may lie beyond rounding, where the pack says nothing else."""

ROUND_COUNT = 100
"""A count is taken for a round number only from two trailing zeros on: 20 targets are 20, 1.200 people may not be."""


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
    width: Fraction | None,
) -> Meaning:
    """Return what a number can mean.

    `scale` is what a written 1 stands for, as a numerator and denominator (quicker to look up than a fraction);
    `exact` marks what is never rounded, `counted` what is exact where it is told to the last one without a hedge.
    """
    one = Fraction(*scale)
    value, ulp, zeros = numeral.value * one, numeral.ulp * one, numeral.zeros * one
    if negative:
        value = -value
    shown = ZERO if exact else ulp
    if sense is not None:
        strict, generous = _hedged(value, ulp, zeros, sense, WIDTHS[sense] if width is None else width)
        return Meaning(value, shown, strict, generous)
    exact = exact or (counted and ulp == 1)
    strict = exactly(value) if exact or not ulp else Interval(value - ulp / 2, value + ulp / 2)
    # a zero behind the decimal mark is written to be believed: 40,0 is no 40, and 6,40 no 6,4
    may_be_round = numeral.ulp >= 1 and (not exact or zeros >= ROUND_COUNT)
    step = min(numeral.zeros, _coarsest(numeral)) * one if may_be_round else ulp
    return Meaning(value, shown, strict, _wider(value, ulp, step, exact))


def _coarsest(numeral: Numeral) -> Fraction:
    """Return the coarsest step that a number without a hedge is rounded to: its second digit is believed.

    Taken to the one digit that is no zero, 10 would be anything from 5 to 15, and $6.6 to $10 billion could pass
    for a doubling.
    """
    return Fraction(10) ** (len(str(int(abs(numeral.value)))) - 2)


def _wider(value: Fraction, ulp: Fraction, step: Fraction, exact: bool) -> tuple[Reading, ...]:
    generous: list[Reading] = []
    if step > ulp and value:
        generous.append(Reading("trailing zeros", Interval(value - step / 2, value + step / 2)))
    if ulp and not exact:
        generous.append(Reading("truncation", _truncated(value, ulp)))
    return tuple(generous)


def _truncated(value: Fraction, ulp: Fraction) -> Interval:
    """Return what is cut to `value`: cutting goes towards zero."""
    if value > 0:
        return Interval(value, value + ulp, high_open=True)
    if value < 0:
        return Interval(value - ulp, value, low_open=True)
    return Interval(-ulp, ulp, True, True)


def _hedged(
    value: Fraction, ulp: Fraction, zeros: Fraction, sense: HedgeSense, width: Fraction
) -> tuple[Interval, tuple[Reading, ...]]:
    """Return the strict reading of a hedged number, and the wider one."""
    reach = max(zeros, abs(value) * width)
    half = ulp / 2
    wide: Interval
    if sense == "about":
        strict = Interval(value - max(zeros / 2, half), value + max(zeros / 2, half))
        wide = Interval(value - max(reach, zeros), value + max(reach, zeros))
    elif sense == "nearly" and value < 0:
        strict = Interval(value, value + reach)
        wide = Interval(value - half, value + 2 * reach)
    elif sense == "nearly":
        strict = Interval(value - reach, value)
        wide = Interval(value - 2 * reach, value + half)
    elif sense == "over":
        strict = Interval(value, value + reach)
        wide = Interval(value - half, None)
    elif sense == "under":
        strict = Interval(value - reach, value)
        wide = Interval(None, value + half)
    elif sense == "at least":
        strict = Interval(value, None)
        wide = Interval(value - half, None)
    else:
        strict = Interval(None, value)
        wide = Interval(None, value + half)
    return strict, (Reading("hedge", wide),)


def range_meaning(ends: tuple[Fraction, Fraction], ulp: Fraction) -> Meaning:
    """Return what a range can mean: both ends rounded to the finer of their decimals, years exact."""
    low, high = ends
    middle = (low + high) / 2
    if not ulp:
        return Meaning(middle, ulp, Interval(low, high))
    wide = Reading("range", Interval(low - ulp, high + ulp))
    return Meaning(middle, ulp, Interval(low - ulp / 2, high + ulp / 2), (wide,))
