"""Roots, logarithms and powers: exact where they can be, and never rounded inward."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.engine.intervals.powers import (
    exp_fixed,
    exponential,
    log_fixed,
    logarithm,
    power,
    rational_power,
    root,
    whole_root,
)
from factcheck.engine.intervals.ranges import EmptyIntersectionError, Range, point, to_interval

BITS = 128
positive = st.fractions(min_value=Fraction(1, 1000), max_value=10**6, max_denominator=1000)


@given(value=st.integers(0, 10**80), degree=st.integers(1, 60))
def test_a_whole_root_is_the_largest_that_fits(value: int, degree: int) -> None:
    found = whole_root(value, degree)
    assert found**degree <= value < (found + 1) ** degree


@given(value=positive, degree=st.integers(1, 12))
def test_the_root_of_a_perfect_power_is_exact(value: Fraction, degree: int) -> None:
    assert to_interval(root(point(value**degree), degree, BITS)).is_exact


@given(value=positive, degree=st.integers(2, 12))
def test_the_true_root_lies_between_the_ends(value: Fraction, degree: int) -> None:
    found = to_interval(root(point(value), degree, BITS))
    assert found.low is not None
    assert found.high is not None
    assert found.low**degree <= value <= found.high**degree
    assert found.high - found.low <= Fraction(1, 2**BITS)


def test_the_square_root_of_a_range_leaves_out_what_has_none() -> None:
    assert to_interval(root((-1, 1, 4, 1, 0), 2, BITS)).high == 2
    with pytest.raises(EmptyIntersectionError):
        root((-4, 1, -1, 1, 0), 2, BITS)


def test_an_odd_root_keeps_the_sign() -> None:
    found = to_interval(root((-27, 1, 8, 1, 0), 3, BITS))
    assert (found.low, found.high) == (-3, 2)


def test_doubling_in_three_years_is_26_percent_a_year() -> None:
    found = to_interval(rational_power(point(2), 1, 3, BITS))
    assert found.low is not None
    assert Fraction("0.25992104989487") < found.low - 1 < Fraction("0.25992104989488")


def to_decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


@given(value=positive)
@settings(max_examples=60)
def test_the_true_logarithm_lies_between_the_bounds(value: Fraction) -> None:
    low, high = log_fixed(value.numerator, value.denominator, BITS)
    with localcontext(prec=80):
        scaled = to_decimal(value).ln() * 2**BITS
        assert low <= scaled <= high
    assert high - low <= 4


@given(argument=st.integers(-40 << 60, 40 << 60))
@settings(max_examples=60)
def test_the_true_exponential_lies_between_the_bounds(argument: int) -> None:
    low, high, places = exp_fixed(argument, 60)
    with localcontext(prec=80):
        value = (Decimal(argument) / Decimal(2**60)).exp() * 2**places
        assert low <= value <= high
        assert high - low <= value / 2**40 + 2**10


@given(base=positive, exponent=st.fractions(min_value=-4, max_value=4, max_denominator=200))
@settings(max_examples=60, deadline=None)
def test_the_true_power_lies_between_the_ends(base: Fraction, exponent: Fraction) -> None:
    found = to_interval(power(point(base), point(exponent), BITS))
    with localcontext(prec=60):
        value = Fraction((to_decimal(base).ln() * to_decimal(exponent)).exp())
    slack = value / 10**40  # the decimal's own rounding
    assert found.low is not None
    assert found.high is not None
    assert found.low - slack <= value <= found.high + slack
    assert found.high - found.low <= value / 10**20 + Fraction(1, 10**20)


def test_a_power_with_a_loose_exponent_spans_its_corners() -> None:
    found = to_interval(power((4, 1, 9, 1, 0), (1, 2, 3, 2, 0), BITS))
    assert (found.low, found.high) == (2, 27)


def test_logarithms_of_a_range_that_begins_at_zero_have_no_lower_bound() -> None:
    values: Range = (0, 1, 1, 1, 0)
    assert to_interval(logarithm(values, BITS)).low is None
    assert to_interval(logarithm(values, BITS)).high == 0
    with pytest.raises(EmptyIntersectionError):
        logarithm(point(0), BITS)


def test_the_exponential_of_everything_is_everything_positive() -> None:
    assert to_interval(exponential((-1, 0, 1, 0, 3), BITS)).low == 0
