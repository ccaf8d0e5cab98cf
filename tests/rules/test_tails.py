"""Reference values: Abramowitz and Stegun 1964, tables 26.7, 26.8, 26.9 and 26.10; closed forms where there are any."""

from __future__ import annotations

from decimal import Context
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.rules.significance import ArgumentTooLargeError, beta_below, chi_square_tail

HALF = Fraction(1, 2)
sizes = st.fractions(min_value=Fraction(1, 1000), max_value=60, max_denominator=1000)


@pytest.mark.parametrize(
    ("statistic", "degrees", "tail"),
    [("3.84146", 1, "0.05"), ("6.63490", 1, "0.01"), ("18.3070", 10, "0.05"), ("29.5883", 10, "0.001"),
     ("124.342", 100, "0.05"), ("0.00393214", 1, "0.95")],
)  # fmt: skip
def test_chi_square_agrees_with_the_tables(statistic, degrees, tail):
    low, high = chi_square_tail(Fraction(statistic), Fraction(degrees))
    assert abs(low - Fraction(tail)) < Fraction(1, 10**5) and high - low < Fraction(1, 10**28)


@pytest.mark.parametrize(
    ("t", "degrees", "tail"),
    [("12.706", 1, "0.05"), ("2.228", 10, "0.05"), ("3.169", 10, "0.01"), ("2.048", 28, "0.05"), ("1.98", 120, "0.05")],
)
def test_student_agrees_with_the_tables(t, degrees, tail):
    point = degrees / (degrees + Fraction(t) ** 2)
    low, _ = beta_below(point, Fraction(degrees, 2), HALF)
    assert abs(low - Fraction(tail)) < Fraction(1, 10**4)


@pytest.mark.parametrize(("f", "above", "below", "tail"), [("4.10", 2, 10, "0.05"), ("3.34", 2, 28, "0.05")])
def test_the_f_distribution_agrees_with_the_tables(f, above, below, tail):
    low, _ = beta_below(below / (below + above * Fraction(f)), Fraction(below, 2), Fraction(above, 2))
    assert abs(low - Fraction(tail)) < Fraction(1, 10**3)


@given(sizes)
def test_two_degrees_of_freedom_have_a_closed_form(statistic):
    """χ² with 2 degrees of freedom is exponential."""
    context = Context(prec=50)
    exact = context.exp(context.divide(-statistic.numerator, 2 * statistic.denominator))
    low, high = chi_square_tail(statistic, Fraction(2))
    assert low <= Fraction(exact) <= high


@given(sizes)
def test_student_with_two_degrees_has_a_closed_form(size):
    """P(|t| > s) = 1 − s ÷ √(2 + s²): squared, so that it stays a fraction."""
    low, high = beta_below(2 / (2 + size**2), Fraction(1), HALF)
    inside = size**2 / (2 + size**2)
    assert (1 - high) ** 2 <= inside <= (1 - low) ** 2


@given(st.fractions(min_value=0, max_value=1, max_denominator=500), sizes, sizes)
def test_the_two_tails_of_a_beta_make_one(point, first, second):
    low, high = beta_below(point, first, second)
    other_low, other_high = beta_below(1 - point, second, first)
    assert low + other_low <= 1 <= high + other_high


@given(sizes, sizes, sizes)
def test_a_tail_falls_as_the_statistic_grows(first, second, degrees):
    smaller, larger = sorted((first, second))
    assert chi_square_tail(smaller, degrees)[1] >= chi_square_tail(larger, degrees)[0]


def test_what_would_take_too_long_is_refused():
    with pytest.raises(ArgumentTooLargeError):
        chi_square_tail(Fraction(10**9), Fraction(3))
    with pytest.raises(ArgumentTooLargeError):
        beta_below(HALF, Fraction(10**7), HALF)
