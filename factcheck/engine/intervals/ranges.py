"""Intervals as the engine computes with them: exact ends, each a pair of whole numbers.

A range is the tuple `(low_n, low_d, high_n, high_d, open)`.  Denominators are positive and pairs are *not* kept in
lowest terms: on checks as articles have them this makes arithmetic as quick as binary floats (see
benchmarks/engine/results.md), with no float anywhere.  An end without bound has the denominator 0 and counts as open.
`open` is a sum of LOW_OPEN and HIGH_OPEN, so that 0 says at one glance: bounded and closed.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd

from factcheck.model.interval import Interval

Range = tuple[int, int, int, int, int]

LOW_OPEN = 1
HIGH_OPEN = 2
WHOLE: Range = (-1, 0, 1, 0, LOW_OPEN | HIGH_OPEN)
"""All numbers."""
NOT_NEGATIVE: Range = (0, 1, 1, 0, HIGH_OPEN)
"""Zero and above."""

LARGE = 1 << 256
"""Denominators above this are brought to lowest terms; below, the greatest common divisor costs more than it saves."""


class EmptyIntersectionError(Exception):
    """No value satisfies what was asked."""


def from_interval(interval: Interval, factor: Fraction | int = 1) -> Range:
    """Return the range of `value × factor` (factor positive) for the values of an interval."""
    low, high = interval.low, interval.high
    numerator, denominator = factor.numerator, factor.denominator
    low_n, low_d = (-1, 0) if low is None else (low.numerator * numerator, low.denominator * denominator)
    high_n, high_d = (1, 0) if high is None else (high.numerator * numerator, high.denominator * denominator)
    is_open = LOW_OPEN if low is None or interval.low_open else 0
    if high is None or interval.high_open:
        is_open |= HIGH_OPEN
    return low_n, low_d, high_n, high_d, is_open


def to_interval(values: Range, factor: Fraction | int = 1, offset: Fraction | int = 0) -> Interval:
    """Return the interval of `(value - offset) ÷ factor`: the way back from `from_interval`, to another scale."""
    low_n, low_d, high_n, high_d, is_open = values
    if factor != 1 and not offset:  # the common way back to a written unit: one reduction an end instead of two
        low_n, low_d = low_n * factor.denominator, low_d * factor.numerator
        high_n, high_d = high_n * factor.denominator, high_d * factor.numerator
    low = Fraction(low_n, low_d) if low_d else None
    high = Fraction(high_n, high_d) if high_d else None
    if offset:
        low = None if low is None else (low - offset) / factor
        high = None if high is None else (high - offset) / factor
    return Interval(low, high, bool(low_d and is_open & LOW_OPEN), bool(high_d and is_open & HIGH_OPEN))


def point(value: Fraction | int) -> Range:
    """Return the range that holds one value."""
    return value.numerator, value.denominator, value.numerator, value.denominator, 0


def is_point(values: Range) -> bool:
    """Return whether a single value is left."""
    low_n, low_d, high_n, high_d, is_open = values
    return not is_open and low_n * high_d == high_n * low_d


def is_empty(values: Range) -> bool:
    """Return whether the ends leave no value between them."""
    low_n, low_d, high_n, high_d, is_open = values
    if not low_d or not high_d:
        return False
    low, high = low_n * high_d, high_n * low_d
    return low > high or (low == high and is_open != 0)


def holds_zero(values: Range) -> bool:
    """Return whether 0 is one of the values."""
    low_n, _, high_n, _, is_open = values
    above = low_n < 0 or (low_n == 0 and not is_open & LOW_OPEN)
    below = high_n > 0 or (high_n == 0 and not is_open & HIGH_OPEN)
    return above and below


def is_zero(values: Range) -> bool:
    """Return whether 0 is the only value."""
    return values[0] == 0 and values[2] == 0 and values[1] != 0 and values[3] != 0


def meets(first: Range, second: Range) -> bool:
    """Return whether the two have a value in common."""
    first_low, first_low_d, first_high, first_high_d, first_open = first
    second_low, second_low_d, second_high, second_high_d, second_open = second
    if not (first_open or second_open):
        return (
            first_low * second_high_d <= second_high * first_low_d
            and second_low * first_high_d <= first_high * second_low_d
        )
    return not is_empty(overlap(first, second))


def only_touch(first: Range, second: Range) -> bool:
    """Return whether two ranges, neither of them one value, have just an end in common: 12.6 and 12.7 have 12.65."""
    return is_point(overlap(first, second)) and not is_point(first) and not is_point(second)


def overlap(first: Range, second: Range) -> Range:
    """Return what the two have in common; perhaps nothing (`is_empty`)."""
    first_low, first_low_d, first_high, first_high_d, first_open = first
    second_low, second_low_d, second_high, second_high_d, second_open = second
    low, low_d, low_open = first_low, first_low_d, first_open & LOW_OPEN
    left, right = second_low * first_low_d, first_low * second_low_d
    if left > right or (not first_low_d and second_low_d):
        low, low_d, low_open = second_low, second_low_d, second_open & LOW_OPEN
    elif left == right:
        low_open |= second_open & LOW_OPEN
    high, high_d, high_open = first_high, first_high_d, first_open & HIGH_OPEN
    left, right = second_high * first_high_d, first_high * second_high_d
    if left < right or (not first_high_d and second_high_d):
        high, high_d, high_open = second_high, second_high_d, second_open & HIGH_OPEN
    elif left == right:
        high_open |= second_open & HIGH_OPEN
    return low, low_d, high, high_d, low_open | high_open


def hull(first: Range, second: Range) -> Range:
    """Return the smallest range that holds both."""
    first_low, first_low_d, first_high, first_high_d, first_open = first
    second_low, second_low_d, second_high, second_high_d, second_open = second
    low, low_d, low_open = first_low, first_low_d, first_open & LOW_OPEN
    left, right = second_low * first_low_d, first_low * second_low_d
    if first_low_d and (left < right or not second_low_d):
        low, low_d, low_open = second_low, second_low_d, second_open & LOW_OPEN
    elif left == right and not second_open & LOW_OPEN:
        low_open = 0
    high, high_d, high_open = first_high, first_high_d, first_open & HIGH_OPEN
    left, right = second_high * first_high_d, first_high * second_high_d
    if first_high_d and (left > right or not second_high_d):
        high, high_d, high_open = second_high, second_high_d, second_open & HIGH_OPEN
    elif left == right and not second_open & HIGH_OPEN:
        high_open = 0
    return low, low_d, high, high_d, low_open | high_open


def lowest_terms(values: Range) -> Range:
    """Return the same range with both ends in lowest terms."""
    low_n, low_d, high_n, high_d, is_open = values
    if low_d:
        common = gcd(low_n, low_d)
        low_n, low_d = low_n // common, low_d // common
    if high_d:
        common = gcd(high_n, high_d)
        high_n, high_d = high_n // common, high_d // common
    return low_n, low_d, high_n, high_d, is_open


def rounded_outward(values: Range, bits: int) -> Range:
    """Return a range around `values` whose denominators have no more than about `bits` bits."""
    low_n, low_d, high_n, high_d, is_open = lowest_terms(values)
    if low_d.bit_length() > bits:
        low_n, low_d, is_open = (low_n << bits) // low_d, 1 << bits, is_open & HIGH_OPEN
    if high_d.bit_length() > bits:
        high_n, high_d, is_open = -((-high_n << bits) // high_d), 1 << bits, is_open & LOW_OPEN
    return low_n, low_d, high_n, high_d, is_open


def is_below_zero(values: Range) -> bool:
    """Return whether all values are negative."""
    return bool(values[3]) and (values[2] < 0 or (values[2] == 0 and bool(values[4] & HIGH_OPEN)))
