"""How often figures like these would agree by accident: what makes a fit worth anything.

Two things decide it: how wide the readings of the figures are, and how coarse the grid is on which they lie.
5,319 and 2,840 that make 8,159 are no accident; 20,000 and 80,000 that make 100,000 may well be one, though
each is exact to the last dong: numbers of one digit have few places to be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from factcheck.engine.intervals.ranges import Range
    from factcheck.model.figure import Figure

Real = TypeVar("Real", float, Fraction)

CERTAIN = 10**6
LONGEST_DECIMAL = 10**12
"""A value with more decimals (a third) has no last digit."""

MOST_POINTS = 60
POINTS_PER_DECADE = 15
"""What an exact fit adds for each factor of ten by which chance is unlikely to explain it.

A fit that comes about once in a thousand times is worth as much as a plain cue word.
"""
TENTHS_OF_A_DECADE = tuple(round(10 * 10 ** (n / POINTS_PER_DECADE)) for n in range(1, POINTS_PER_DECADE))
"""Factors of ten below certainty between two powers of ten, in tenths, one a point."""


def chance_of(left: Range, right: Range) -> int:
    """Return how often two ranges of these widths would meet by chance, in parts per million.

    The one is thought to fall anywhere between 0 and twice the other; whole numbers count as one wide.
    """
    if not all(low_d and high_d for _, low_d, _, high_d, _ in (left, right)):
        return CERTAIN
    try:
        return _share_met([(one[0] / one[1], one[2] / one[3]) for one in (left, right)])
    except (OverflowError, ValueError):  # beyond what floating point holds, as 1E400 is
        return _share_met([(Fraction(one[0], one[1]), Fraction(one[2], one[3])) for one in (left, right)])


def _share_met(ranges: Sequence[tuple[Real, Real]]) -> int:
    """Return what two ranges fill of the span that they may lie in, in parts per million.

    Floating point is enough: it is an estimate, which no verdict rests on.
    """
    (low, high), (other_low, other_high) = ranges
    width = high - low + other_high - other_low
    middle = max(abs(low + high), abs(other_low + other_high)) / 2
    if not middle:
        return CERTAIN
    return min(int((width or 1) * CERTAIN / (2 * middle)), CERTAIN)


def grid_of(figures: Iterable[Figure]) -> int:
    """Return how coarse the finest of some figures is stated, half a step of its last digit in parts per million.

    Whatever is computed of the figures lies on a grid no finer than that, and meets another such number as often.
    """
    steps = [last_digit(figure) / abs(figure.value) for figure in figures if figure.value]
    known = [step for step in steps if step]
    return min(int(min(known) * CERTAIN / 2), CERTAIN) if known and len(known) == len(steps) else 0


def last_digit(figure: Figure) -> Fraction:
    """Return what one unit of the last digit that is not zero stands for, scale words counted."""
    return _last_digit(figure.value, figure.scale or Fraction(1)) if figure.value else Fraction(0)


@lru_cache(maxsize=4096)  # a figure is compared with many others
def _last_digit(value: Fraction, step: Fraction) -> Fraction:
    """Return the same of a value that is not zero, written in units of `step`."""
    mantissa = value / step
    while mantissa.denominator != 1:
        mantissa, step = mantissa * 10, step / 10
        if step.denominator > LONGEST_DECIMAL:
            return Fraction(0)
    whole = mantissa.numerator
    while whole % 10 == 0:
        whole, step = whole // 10, step * 10
    return step


def log_likelihood(chance: int) -> int:
    """Return the points that a fit adds: 15 for each factor of ten below certainty, 60 at most.

    `chance` is in parts per million.  Between the powers of ten the points grow with the leading digit.
    """
    points, rest = 0, max(chance, 1)
    while rest * 10 <= CERTAIN and points < MOST_POINTS:
        points, rest = points + POINTS_PER_DECADE, rest * 10
    steps = sum(rest * step <= CERTAIN * 10 for step in TENTHS_OF_A_DECADE)
    return min(points + steps, MOST_POINTS)
