"""Roots, natural logarithms, and powers with any exponent, by whole numbers alone.

Roots are exact where they are fractions, else rounded outward to any number of places.

ln by the series 2·artanh((m − 1) ÷ (m + 1)) after taking out powers of two, exp by its power series after halving
the argument (Muller, Elementary Functions, 3rd edition, chapters 3 and 5).  All errors are rounded outward.
"""

from __future__ import annotations

from functools import cache
from math import isqrt

from factcheck.engine.intervals.arithmetic import TooLargeError, multiply, negate, whole_power
from factcheck.engine.intervals.ranges import (
    HIGH_OPEN,
    LOW_OPEN,
    NOT_NEGATIVE,
    EmptyIntersectionError,
    Range,
    hull,
    is_empty,
    is_point,
    lowest_terms,
    overlap,
)
from factcheck.engine.limits import MAX_BITS

# Roots.

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
        guess = whole_root(value >> shift * degree, degree) + 1 << shift if shift else 1 << bits // degree + 1
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


GUARD = 24
"""Extra places that swallow the rounding of the series' terms; what is left is covered by widening."""

EXACT_DEGREE = 64
"""Exponents p ÷ q are taken as roots up to this q, above it through exp and ln: a root of degree 10,000 is slow."""

EXACT_POWER = 4096
"""The same for p."""


@cache
def log_two(places: int) -> int:
    """Return ln 2 in fixed point, at most 2 units too small: 2·artanh(1/3)."""
    return artanh_of_inverse(1, 3, places + GUARD) >> GUARD - 1


def artanh_of_inverse(numerator: int, denominator: int, places: int) -> int:
    """Return artanh of a fraction between −1/3 and 1/3 in fixed point; each term errs by one unit at most."""
    argument = (numerator << places) // denominator
    square, term, total, odd = argument * argument >> places, argument, argument, 3
    while term not in (0, -1):
        term = term * square >> places
        total += term // odd
        odd += 2
    return total


def log_fixed(numerator: int, denominator: int, bits: int) -> tuple[int, int]:
    """Return whole numbers below and above ln(n ÷ d) · 2**bits, at most 4 apart."""
    places = bits + GUARD
    exponent = numerator.bit_length() - denominator.bit_length()
    top, bottom = (numerator, denominator << exponent) if exponent >= 0 else (numerator << -exponent, denominator)
    series = 2 * artanh_of_inverse(top - bottom, top + bottom, places) + exponent * log_two(places)
    return (series >> GUARD) - 1, (series >> GUARD) + 2


def exp_fixed(argument: int, bits: int) -> tuple[int, int, int]:
    """Return (low, high, places) with low ≤ exp(argument ÷ 2**bits) · 2**places ≤ high."""
    places = bits + GUARD
    two = log_two(places)
    argument <<= GUARD
    exponent = argument // two
    if abs(exponent) > MAX_BITS:
        raise TooLargeError
    rest = argument - exponent * two
    # exp(rest) with rest in [0, ln 2): the series ends when its terms vanish
    total = term = 1 << places
    count = 1
    while term:
        term = (term * rest >> places) // count
        total += term
        count += 1
    slack = 4 * (count + abs(exponent) + 1)
    shift = places - exponent
    if shift < 0:
        return (total - slack) << -shift, (total + slack) << -shift, 0
    return total - slack, total + slack, shift


def logarithm(values: Range, bits: int) -> Range:
    """Return the range of ln x over the positive values; raises `EmptyIntersectionError` where there are none."""
    low_n, low_d, high_n, high_d, _is_open = lowest_terms(within_domain(values))
    if high_n == 0:
        raise EmptyIntersectionError
    unit = 1 << bits
    low = (log_fixed(low_n, low_d, bits)[0], unit) if low_n else (-1, 0)
    high = (log_fixed(high_n, high_d, bits)[1], unit) if high_d else (1, 0)
    if low_n == low_d:
        low = (0, 1)
    if high_n == high_d:
        high = (0, 1)
    return *low, *high, (LOW_OPEN if not low[1] else 0) | (HIGH_OPEN if not high[1] else 0)


def exponential(values: Range, bits: int) -> Range:
    """Return the range of eˣ."""
    low_n, low_d, high_n, high_d, _is_open = values
    low = (0, 1)
    if low_d:
        below, _, places = exp_fixed((low_n << bits) // low_d, bits)
        low = (max(below, 0), 1 << places)
    if not high_d:
        return *low, 1, 0, HIGH_OPEN
    _, above, places = exp_fixed(-((-high_n << bits) // high_d), bits)
    return *low, above, 1 << places, 0


def power(base: Range, exponent: Range, bits: int) -> Range:
    """Return the range of xʸ; x must be able to be positive unless y is a whole number.

    xʸ rises or falls in each of the two alone, so its range is that of the four corners.
    Raises `EmptyIntersectionError`, `TooLargeError` and `DivisionByZeroError`.
    """
    if is_point(exponent):
        low_n, low_d, _, _, _ = lowest_terms(exponent)
        if (low_d <= EXACT_DEGREE and abs(low_n) <= EXACT_POWER) or low_d == 1:
            return rational_power(base, low_n, low_d, bits)
        return exponential(multiply(exponent, logarithm(base, bits)), bits)
    low_n, low_d, high_n, high_d, _ = exponent
    if not low_d or not high_d:
        return exponential(multiply(exponent, logarithm(base, bits)), bits)
    base = within_domain(base)
    lowest = power(base, (low_n, low_d, low_n, low_d, 0), bits)
    highest = power(base, (high_n, high_d, high_n, high_d, 0), bits)
    return hull(lowest, highest)
