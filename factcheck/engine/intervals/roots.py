"""Roots by whole numbers alone: exact where the root is a fraction, else rounded outward to any number of places."""

from __future__ import annotations

from math import isqrt

from factcheck.engine.intervals.arithmetic import TooLargeError, negate, whole_power
from factcheck.engine.intervals.ranges import (
    HIGH_OPEN,
    LOW_OPEN,
    NOT_NEGATIVE,
    EmptyIntersectionError,
    Range,
    is_empty,
    lowest_terms,
    overlap,
)
from factcheck.engine.limits import MAX_BITS

LARGEST_FLOAT = 1000
"""Bits of a number that a binary float can hold roughly: as a first guess only, Newton's steps are in whole numbers."""

ABOVE = 1 + 2**-40
"""Lifts a guess above the root, from where Newton's steps come down to it."""


def whole_root(value: int, degree: int) -> int:
    """Return the largest whole number whose power is not above `value` (not negative)."""
    if degree == 1 or value < 2:
        return value
    if degree == 2:
        return isqrt(value)
    bits = value.bit_length()
    if degree >= bits:
        return 1
    if bits < LARGEST_FLOAT:
        guess = int(value ** (1 / degree) * ABOVE) + 1
    else:  # a root of the leading half of the digits is a start that is right to half the places
        shift = bits // (2 * degree)
        guess = whole_root(value >> shift * degree, degree) + 1 << shift
    while True:
        better = ((degree - 1) * guess + value // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def root_of_end(numerator: int, denominator: int, degree: int, bits: int) -> tuple[int, int, int]:
    """Return the root of a positive fraction: its floor in units of `unit`⁻¹, `unit`, and 1 where it is inexact."""
    top, bottom = whole_root(numerator, degree), whole_root(denominator, degree)
    if top**degree == numerator and bottom**degree == denominator:
        return top, bottom, 0
    # places after the point, and before it where the number itself is small
    places = bits + max(0, (denominator.bit_length() - numerator.bit_length()) // degree)
    if places * degree > MAX_BITS:
        raise TooLargeError
    return whole_root((numerator << places * degree) // denominator, degree), 1 << places, 1


def root(values: Range, degree: int, bits: int) -> Range:
    """Return the range of the real root; of the values that have one (even degrees: not the negative ones).

    Raises `EmptyIntersectionError` where no value has a real root.
    """
    low_n, low_d, high_n, high_d, is_open = lowest_terms(values)
    if degree % 2 == 0 and low_n < 0:
        values = overlap(values, NOT_NEGATIVE)
        if is_empty(values):
            raise EmptyIntersectionError
        low_n, low_d, high_n, high_d, is_open = values
    if high_n <= 0 and low_n < 0:
        return negate(root(negate(values), degree, bits))
    if low_n < 0:
        below = root((0, 1, -low_n, low_d, HIGH_OPEN if is_open & LOW_OPEN else 0), degree, bits)
        above = root((0, 1, high_n, high_d, is_open & HIGH_OPEN), degree, bits)
        turned = negate(below)
        return turned[0], turned[1], above[2], above[3], (turned[4] & LOW_OPEN) | (above[4] & HIGH_OPEN)
    low, low_unit, low_inexact = root_of_end(low_n, low_d, degree, bits)
    if not high_d:
        return low, low_unit, 1, 0, is_open
    high, high_unit, high_inexact = root_of_end(high_n, high_d, degree, bits)
    if low_inexact:
        is_open &= ~LOW_OPEN
    if high_inexact:
        is_open &= ~HIGH_OPEN
    return low, low_unit, high + high_inexact, high_unit, is_open


def rational_power(values: Range, numerator: int, denominator: int, bits: int) -> Range:
    """Return the range of x^(p ÷ q), q positive.

    Raises `EmptyIntersectionError`, `TooLargeError` and `DivisionByZeroError`.
    """
    if denominator == 1:
        return whole_power(values, numerator)
    if numerator < 0:
        return whole_power(rational_power(values, -numerator, denominator, bits), -1)
    return root(whole_power(within_domain(values), numerator), denominator, bits)


def within_domain(values: Range) -> Range:
    """Return the values that are not negative: only these have every power.  Raises `EmptyIntersectionError`."""
    kept = overlap(values, NOT_NEGATIVE)
    if is_empty(kept):
        raise EmptyIntersectionError
    return kept
