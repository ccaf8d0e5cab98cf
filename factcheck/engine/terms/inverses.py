"""The way back through an operation: from wanted results to what its other side can be."""

from __future__ import annotations

from factcheck.engine.intervals.arithmetic import DivisionByZero, divide, negate
from factcheck.engine.intervals.logarithms import power
from factcheck.engine.intervals.ranges import WHOLE, Empty, Range, holds_zero, hull, is_point, is_zero, lowest_terms
from factcheck.engine.intervals.roots import root, within_domain
from factcheck.engine.limits import PRECISION_BITS


def factor_of(product: Range, other: Range) -> Range:
    """Return what times a value of `other` can give a value of `product`."""
    if holds_zero(other) and holds_zero(product):
        return WHOLE
    try:
        return divide(product, other)
    except DivisionByZero:
        raise Empty from None  # nothing times 0 gives what is wanted, which is not 0


def base_of(wanted: Range, base: Range, exponent: Range) -> Range:
    """Return what to the power of `exponent` can give `wanted`, near the base's own sign."""
    if not is_point(exponent):
        return inverse_power(within_domain(wanted), exponent)
    numerator, denominator, _, _, _ = lowest_terms(exponent)
    if denominator == 1 and numerator % 2:
        return odd_root(wanted, numerator)
    roots = inverse_power(within_domain(wanted), exponent)
    if denominator == 1 and base[0] < 0:
        return hull(roots, negate(roots))
    return roots


def odd_root(wanted: Range, degree: int) -> Range:
    """Return the real root of odd degree, which every number has; a negative degree takes the reciprocal first."""
    if degree > 0:
        return root(wanted, degree, PRECISION_BITS)
    if is_zero(wanted):
        raise Empty
    return root(divide((1, 1, 1, 1, 0), wanted), -degree, PRECISION_BITS)


def inverse_power(wanted: Range, exponent: Range) -> Range:
    """Return wanted^(1 ÷ exponent) for values that are not negative."""
    if holds_zero(exponent):
        return WHOLE
    return power(wanted, divide((1, 1, 1, 1, 0), exponent), PRECISION_BITS)
