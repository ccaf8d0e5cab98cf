"""Adding and subtracting, where one of the two may be a place on a scale: a year, a day, a temperature."""

from __future__ import annotations

from factcheck import units
from factcheck.engine.compiling.calendar import days_of_years, years_of_days
from factcheck.engine.compiling.dimensions import (
    FIRST_YEAR,
    SECOND,
    Bindings,
    Measured,
    alike,
    count_in,
    difference_of,
    measure_of_year,
    mismatch,
    scaled,
)
from factcheck.engine.compiling.measures import DATE, YEAR, Measure, UnitMismatch, shown
from factcheck.engine.terms.nodes import Mapped


def combine(left: Measured, operator: str, right: Measured, bindings: Bindings, column: int) -> tuple[Measured, ...]:
    """Return the two terms ready to be added or subtracted, then the measure of the result with the left node."""
    left_scale, right_scale = left[1].scale, right[1].scale
    if "temperature" in (left_scale, right_scale):
        return add_temperatures(left, operator, right, bindings, column)
    if left_scale or right_scale:
        return add_on_calendar(left, operator, right, bindings, column)
    left, right = alike(left, right, bindings, operator, column)
    return left, right, (left[0], sum_measure(left[1], right[1]))


def sum_measure(left: Measure, right: Measure) -> Measure:
    """Return what a sum measures: in the unit of the first part that names one."""
    named = left if left.unit or not right.unit else right
    return Measure(named.dimension, named.unit, left.bare and right.bare)


def add_temperatures(
    left: Measured, operator: str, right: Measured, bindings: Bindings, column: int
) -> tuple[Measured, ...]:
    """Add a difference to a reading, or take the difference of two readings."""
    left_scale, right_scale = left[1].scale, right[1].scale
    if operator == "-" and left_scale and right_scale:
        return left, right, (left[0], Measure(left[1].dimension, left[1].unit))
    if left_scale and right_scale:
        right = difference_of(*right)
    left, right = alike(left, right, bindings, operator, column)
    return left, right, (left[0], left[1] if left_scale else right[1])


def add_on_calendar(
    left: Measured, operator: str, right: Measured, bindings: Bindings, column: int
) -> tuple[Measured, ...]:
    """Add a duration to a year or a day, or take the duration between two of them."""
    left, right = as_year(left, right, operator), as_year(right, left, operator)
    left_scale, right_scale = left[1].scale, right[1].scale
    if left_scale and right_scale:
        if operator == "+":
            raise UnitMismatch(f"can't add {shown(right[1])} to {shown(left[1])}", column, "subtract them instead")
        left, right = as_same_scale(left, right), as_same_scale(right, left)
        unit = "year" if left[1].scale == YEAR else "day"
        return left, right, (left[0], Measure(SECOND, unit))
    if right_scale and operator == "-":
        raise mismatch(left[1], right[1], operator, column)
    place, amount = (left, right) if left_scale else (right, left)
    counted = count_in(amount, place[1]) if amount[1].bare else amount
    if counted is None or bindings.resolved(counted[1].dimension) != SECOND:
        raise mismatch(left[1], right[1], operator, column)
    result = left[0], place[1]
    return (left, counted, result) if left_scale else (counted, right, result)


def as_year(side: Measured, other: Measured, operator: str) -> Measured:
    """Take a bare literal such as 2018 beside a year for a year, where a difference is taken."""
    literal = side[1].literal
    if operator == "-" and literal is not None and side[1].bare and literal >= FIRST_YEAR and other[1].scale == YEAR:
        return scaled(side[0], units.unit(YEAR).factor), measure_of_year()
    return side


def as_same_scale(side: Measured, other: Measured) -> Measured:
    """Take a day beside a year for its year."""
    if side[1].scale == DATE and other[1].scale == YEAR:
        return Mapped(side[0], years_of_days, days_of_years), measure_of_year()
    return side
