"""Natural logarithms and powers with any exponent, in fixed-point whole numbers rounded outward.

ln by the series 2·artanh((m − 1) ÷ (m + 1)) after taking out powers of two, exp by its power series after halving
the argument (Muller, Elementary Functions, 3rd edition, chapters 3 and 5).  All errors are rounded outward.
"""

from __future__ import annotations

from functools import cache

from factcheck.engine.intervals.arithmetic import TooLargeError, multiply
from factcheck.engine.intervals.ranges import (
    HIGH_OPEN,
    LOW_OPEN,
    EmptyIntersectionError,
    Range,
    hull,
    is_point,
    lowest_terms,
)
from factcheck.engine.intervals.roots import rational_power, within_domain
from factcheck.engine.limits import MAX_BITS

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
