"""Interval arithmetic that is exact at the ends: + − × ÷ and whole powers."""

from __future__ import annotations

from factcheck.engine.intervals.ranges import (
    HIGH_OPEN,
    LARGE,
    LOW_OPEN,
    WHOLE,
    Range,
    holds_zero,
    hull,
    is_zero,
    lowest_terms,
)
from factcheck.engine.limits import MAX_BITS, MAX_EXPONENT

End = tuple[int, int, bool]
"""One end: numerator, denominator (0: without bound), open."""


class DivisionByZeroError(Exception):
    """The divisor is 0 and can be nothing else."""


class TooLargeError(Exception):
    """A power with more digits than any article means."""


def negate(values: Range) -> Range:
    """Return the range of −x."""
    low_n, low_d, high_n, high_d, is_open = values
    swapped = (is_open & LOW_OPEN) << 1 | (is_open & HIGH_OPEN) >> 1
    return -high_n, high_d, -low_n, low_d, swapped


def add(first: Range, second: Range) -> Range:
    """Return the range of x + y."""
    first_low, first_low_d, first_high, first_high_d, first_open = first
    second_low, second_low_d, second_high, second_high_d, second_open = second
    is_open = first_open | second_open
    if first_low_d == second_low_d and first_low_d:
        low, low_d = first_low + second_low, first_low_d
    elif first_low_d and second_low_d:
        low, low_d = first_low * second_low_d + second_low * first_low_d, first_low_d * second_low_d
    else:
        low, low_d = -1, 0
    if first_high_d == second_high_d and first_high_d:
        high, high_d = first_high + second_high, first_high_d
    elif first_high_d and second_high_d:
        high, high_d = first_high * second_high_d + second_high * first_high_d, first_high_d * second_high_d
    else:
        high, high_d = 1, 0
    if low_d > LARGE or high_d > LARGE:
        return lowest_terms((low, low_d, high, high_d, is_open))
    return low, low_d, high, high_d, is_open


def subtract(first: Range, second: Range) -> Range:
    """Return the range of x − y."""
    return add(first, negate(second))


def multiply(first: Range, second: Range) -> Range:
    """Return the range of x × y."""
    first_low, first_low_d, first_high, first_high_d, first_open = first
    second_low, second_low_d, second_high, second_high_d, second_open = second
    if first_open or second_open or first_low < 0 or second_low < 0:
        return multiply_any(first, second)
    low_d, high_d = first_low_d * second_low_d, first_high_d * second_high_d
    product = first_low * second_low, low_d, first_high * second_high, high_d, 0
    return lowest_terms(product) if low_d > LARGE or high_d > LARGE else product


def multiply_any(first: Range, second: Range) -> Range:
    """Return the range of x × y for any signs, open ends and ends without bound."""
    products = [end_product(one, other) for one in ends(first) for other in ends(second)]
    low = high = products[0]
    for end in products[1:]:
        low = end if before(end, low) else low
        high = end if before(high, end) else high
    # 0 may be reached inside a range whose ends only approach it
    zero = holds_zero(first) or holds_zero(second)
    low_open = low[2] and not (zero and low[0] == 0 and low[1])
    high_open = high[2] and not (zero and high[0] == 0 and high[1])
    low, high = attained(low, products, low_open), attained(high, products, high_open)
    is_open = (LOW_OPEN if low[2] else 0) | (HIGH_OPEN if high[2] else 0)
    return lowest_terms((low[0], low[1], high[0], high[1], is_open))


def ends(values: Range) -> tuple[End, End]:
    """Return the two ends of a range."""
    low_n, low_d, high_n, high_d, is_open = values
    return (low_n, low_d, bool(is_open & LOW_OPEN)), (high_n, high_d, bool(is_open & HIGH_OPEN))


def end_product(first: End, second: End) -> End:
    """Return the product of two ends; 0 times an end without bound is 0, for 0 times any number is."""
    first_n, first_d, first_open = first
    second_n, second_d, second_open = second
    if (first_n == 0 and first_d) or (second_n == 0 and second_d):
        reached = (first_n == 0 and first_d and not first_open) or (second_n == 0 and second_d and not second_open)
        return 0, 1, not reached
    denominator = first_d * second_d
    numerator = first_n * second_n
    if not denominator:
        numerator = 1 if numerator > 0 else -1
    return numerator, denominator, first_open or second_open


def before(first: End, second: End) -> bool:
    """Return whether one end is smaller than another."""
    if not first[1] and not second[1]:
        return first[0] < second[0]
    return first[0] * second[1] < second[0] * first[1]


def attained(end: End, among: list[End], is_open: bool) -> End:
    """Return `end`, closed where any equal end is."""
    if is_open and end[1]:
        is_open = all(other[2] for other in among if not before(other, end) and not before(end, other))
    return end[0], end[1], is_open


def reciprocal(values: Range) -> Range:
    """Return the range of 1 ÷ x; all numbers where 0 lies inside; raises `DivisionByZeroError`."""
    low_n, low_d, high_n, high_d, is_open = values
    if is_zero(values):
        raise DivisionByZeroError
    if low_n < 0 < high_n:
        return WHOLE
    swapped = (is_open & LOW_OPEN) << 1 | (is_open & HIGH_OPEN) >> 1
    if low_n >= 0:
        low: tuple[int, int] = (high_d, high_n)
        high = (low_d, low_n) if low_n else (1, 0)
        return *low, *high, swapped | (0 if low_n else HIGH_OPEN)
    low = (-high_d, -high_n) if high_n else (-1, 0)
    return *low, -low_d, -low_n, swapped | (0 if high_n else LOW_OPEN)


def divide(first: Range, second: Range) -> Range:
    """Return the range of x ÷ y; all numbers where y may have either sign; raises `DivisionByZeroError`."""
    first_low, first_low_d, first_high, first_high_d, first_open = first
    second_low, second_low_d, second_high, second_high_d, second_open = second
    if first_open or second_open or first_low < 0 or second_low <= 0:
        return multiply_any(first, reciprocal(second))
    low_d, high_d = first_low_d * second_high, first_high_d * second_low
    quotient = first_low * second_high_d, low_d, first_high * second_low_d, high_d, 0
    return lowest_terms(quotient) if low_d > LARGE or high_d > LARGE else quotient


def whole_power(values: Range, exponent: int) -> Range:
    """Return the range of xⁿ for a whole n; raises `TooLargeError` and `DivisionByZeroError`."""
    if exponent < 0:
        return reciprocal(whole_power(values, -exponent))
    if exponent == 0:
        return 1, 1, 1, 1, 0
    low_n, low_d, high_n, high_d, is_open = lowest_terms(values)
    size = max(end.bit_length() for end in (low_n, low_d, high_n, high_d))
    if exponent > MAX_EXPONENT or size * exponent > MAX_BITS:
        raise TooLargeError
    raised = low_n**exponent, low_d**exponent, high_n**exponent, high_d**exponent, is_open
    if exponent % 2 or low_n >= 0:
        return raised
    turned = negate(values)
    if high_n <= 0:
        return whole_power(turned, exponent)
    both = hull(values, turned)
    top = whole_power((0, 1, both[2], both[3], both[4] & HIGH_OPEN), exponent)
    return 0, 1, top[2], top[3], top[4] & HIGH_OPEN
