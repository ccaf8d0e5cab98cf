"""What a printed figure can mean, reading by reading, as the design says it.

Where the design allows more than one, a reading has two intervals: `inner`, which any implementation of the design must
grant, and `outer`, beyond which none may go.  A verdict between the two is not judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple


class Interval(NamedTuple):
    """All values from `low` to `high`; None is no bound."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False


def point(value: Fraction) -> Interval:
    """Return the interval of one value."""
    return Interval(value, value)


def below(a: Interval, b: Interval) -> bool:
    """Return whether all of `a` lies below all of `b`."""
    if a.high is None or b.low is None:
        return False
    return a.high < b.low or (a.high == b.low and (a.high_open or b.low_open))


def touch(a: Interval, b: Interval) -> bool:
    """Return whether two intervals, neither of them a point, share no more than an end: 12.6 and 12.7 are no repeat."""
    at_an_end = a.high == b.low is not None or b.high == a.low is not None
    return at_an_end and a.low != a.high and b.low != b.high


def meet(a: Interval, b: Interval) -> bool:
    """Return whether two intervals share a value; (0, 0) is empty."""
    if a.low == a.high is not None and a.low_open:
        return False
    return not below(a, b) and not below(b, a)


def hull(a: Interval, b: Interval) -> Interval:
    """Return the smallest interval that holds two bounded ones, its ends included."""
    return Interval(min(a.low, b.low), max(a.high, b.high))


@dataclass(frozen=True, slots=True)
class Printed:
    """The number of a figure as its digits say it, before anything is known of its meaning.

    `value` and `unit` (one unit of the last written digit) are in base units; `zeros` counts the trailing zeros and
    `digits` all digits of a number printed without a decimal mark (both 0 where there is one).  `nature` is "exact"
    (dates, ordinals), "period" (from the day `value` for `unit` days on: a year), "count" (whole things), "span" (a
    whole number of years, hours, …), "words" (a fraction or a multiple in words) or "measure".
    """

    value: Fraction
    unit: Fraction
    zeros: int
    digits: int
    nature: str
    hedge: str = ""


class Meaning(NamedTuple):
    """The readings of a figure: `strict`, and the generous ones that differ from it."""

    strict: Interval
    rounded: Interval
    cut: Interval
    loose: Interval


# How far words for a part or a multiple ("a third", "twice") surely reach, and surely do not; the design is silent.
WORDS_REACH = (Fraction(1, 100), Fraction(1, 6))

# The design gives no digits for counts in round numbers ("3,000 people" as an input): exact, or known to two digits.
# Below a thousand they are exact in every reading ("most of the 100 voters, 48" is inconsistent).
ROUND_COUNT_FROM = 1000


def meanings(
    figure: Printed, *, computed: bool, whole_result: tuple[bool, bool] = (False, False), twice: bool = False
) -> tuple[Meaning, Meaning]:
    """Return the inner and the outer meaning of a figure.

    `computed`: the figure is what the check computes.  `whole_result`: that result is a sum or a difference of whole
    things, and so exact as its parts are (for the inner and for the outer meaning).  `twice`: the check compares one
    quantity in two units.
    """
    v, u = figure.value, figure.unit
    if figure.hedge:
        return _hedged(figure, twice=twice)
    half = Interval(v - u / 2, v + u / 2)
    exact = point(v)
    if figure.nature == "words":
        return tuple(_all(Interval(v - v * reach, v + v * reach)) for reach in WORDS_REACH)
    if figure.nature == "period":
        return _all(Interval(v, v + u)), _all(Interval(v, v + u))
    if figure.nature == "exact":
        return _all(exact), _all(exact)
    if figure.nature in ("count", "span"):
        strict = tuple(half if computed and not whole else exact for whole in whole_result)
        if figure.nature == "span":
            strict = (strict[0], half)
    else:
        strict = (half, half)
    round_unit = coarse_unit = u
    rounded = strict
    if figure.zeros:
        round_unit = u * 10 ** min(figure.zeros, max(figure.digits - 2, 0))
        coarse_unit = u * 10**figure.zeros
        round_half = Interval(v - round_unit / 2, v + round_unit / 2)
        is_count = figure.nature in ("count", "span")
        is_exact_count = figure.nature == "count" and v < ROUND_COUNT_FROM
        rounded = (
            strict[0] if is_count and not computed else hull(strict[0], round_half),
            strict[1] if is_exact_count and not computed else hull(strict[1], round_half),
        )
    cut_inner = cut_outer = None
    if computed:
        # that 3.97 was printed as 3, cut, is not granted where the printed figures come to 4
        cut_inner = None if abs(v) < 10 * u else _cut(v, round_unit, u)
        cut_outer = _cut(v, coarse_unit, u)
    return (
        Meaning(strict[0], rounded[0], cut_inner or strict[0], strict[0]),
        Meaning(strict[1], rounded[1], cut_outer or strict[1], strict[1]),
    )


def _all(interval: Interval) -> Meaning:
    return Meaning(interval, interval, interval, interval)


def _cut(v: Fraction, reach: Fraction, unit: Fraction) -> Interval:
    """Return what cutting digits off turns into `v`: values further from zero, less than one unit of its last digit."""
    if v > 0:
        return Interval(v, v + reach, high_open=True)
    if v < 0:
        return Interval(v - reach, v, low_open=True)
    return Interval(-unit, unit, low_open=True, high_open=True)


def step(figure: Printed, *, least: bool) -> Fraction:
    """Return the step of a hedge: a unit of the last digit that is not zero or a tenth of the value, if that is less.

    At least it is a unit of the last written digit; the design lets measurements adjust that, and for 1 and 2 they say
    a third of the value at most (`docs/rounding.md`): that is the `least` step.
    """
    size, last = abs(figure.value), figure.unit
    while last and size and size % (last * 10) == 0:
        last *= 10
    return max(min(last, size / 10), min(figure.unit, size / 3) if least else figure.unit)


# Each hedge: how many steps it reaches down and up strictly, and loosely at least and at most.
HEDGES = {
    "nearly": ((1, 0), (3, 0), (3, 0)),
    "over": ((0, 1), (0, 3), (0, 3)),
    "just under": ((Fraction(1, 2), 0), (Fraction(1, 2), 0), (3, 0)),
    "just over": ((0, Fraction(1, 2)), (0, Fraction(1, 2)), (0, 3)),
    "about": ((Fraction(1, 2), Fraction(1, 2)), (Fraction(3, 2), Fraction(3, 2)), (3, 3)),
}
BOUNDS = ("at least", "up to")
# Loosely, the value surely need not be more than so many times the number, or the number so many times the value.
LOOSEST = Fraction(3, 2)


def _hedged(figure: Printed, *, twice: bool) -> tuple[Meaning, Meaning]:
    v = figure.value
    if figure.hedge in BOUNDS:
        # "Up to 30 °C (86 °F)": whether the bound is one of both figures, the design does not say
        bound = Interval(v, None) if figure.hedge == "at least" else Interval(None, v)
        return (_all(point(v)), _all(Interval(None, None))) if twice else (_all(bound), _all(bound))
    strict, least, most = HEDGES[figure.hedge]
    inner, outer = step(figure, least=True), step(figure, least=False)
    narrow = _reach(v, strict, inner)
    loose = _reach(v, least, inner)
    if v > 0:
        loose = Interval(max(loose.low, v / LOOSEST), min(loose.high, v * LOOSEST))
    wide, widest = _reach(v, strict, outer), _reach(v, most, outer)
    return Meaning(narrow, narrow, narrow, hull(narrow, loose)), Meaning(wide, widest, widest, widest)


def _reach(v: Fraction, steps: tuple[Fraction | int, Fraction | int], w: Fraction) -> Interval:
    return Interval(v - steps[0] * w, v + steps[1] * w)
