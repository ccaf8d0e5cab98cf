"""Random true values and honest roundings of them, for properties that must hold whatever the numbers."""

from __future__ import annotations

import os
from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor

from hypothesis import strategies as st

from factcheck.model.figure import Figure
from tests.engine.written import known_to

RUNS = int(os.environ.get("FACTCHECK_PROPERTY_RUNS", "0"))
"""Cases for each property; 0: a small number that each test chooses.  100,000 before a release."""

Rounding = Callable[[Fraction], int]


def runs(default: int) -> int:
    """Return how many cases to try."""
    return RUNS or default


def half_up(value: Fraction) -> int:
    return floor(value + Fraction(1, 2))


def half_down(value: Fraction) -> int:
    return ceil(value - Fraction(1, 2))


ROUNDINGS: tuple[Rounding, ...] = (half_up, half_down, round)


def rounded(value: Fraction, ulp: Fraction, how: Rounding) -> Fraction:
    return how(value / ulp) * ulp


def digits_unit(value: Fraction, digits: int) -> Fraction:
    """Return the unit of the last digit where a value is written with so many digits."""
    exponent = len(str(abs(floor(value)))) if abs(value) >= 1 else 0
    return Fraction(10) ** (exponent - digits)


@st.composite
def truths(draw: st.DrawFn) -> Fraction:
    """Draw a positive value of 2 to 5 digits; often one that lies just between two roundings."""
    digits = draw(st.integers(2, 5))
    whole = draw(st.integers(10 ** (digits - 1), 10**digits - 1))
    between = draw(st.sampled_from((Fraction(0), Fraction(1, 2), Fraction(1, 20), Fraction(1, 3), Fraction(5, 7))))
    return Fraction(whole, 10 ** draw(st.integers(0, 2))) + between / 10


@st.composite
def printings(draw: st.DrawFn, value: Fraction, unit: str = "") -> Figure:
    """Draw a figure that a newspaper may print for a value: with 2 to 4 digits, by any of the usual roundings."""
    ulp = digits_unit(value, draw(st.integers(2, 4)))
    return known_to(rounded(value, ulp, draw(st.sampled_from(ROUNDINGS))), ulp, unit)
