"""Bring two terms to one measure, so that they can be added or compared; or say why that can't be."""

from __future__ import annotations

import datetime
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

import msgspec

from factcheck import units
from factcheck.engine.intervals.ranges import HIGH_OPEN, LOW_OPEN, Range, point, to_interval
from factcheck.engine.terms.nodes import Constant, Mapped, Node, Product, Sum
from factcheck.model.expression import Term
from factcheck.model.said import said
from factcheck.units import Unit

# Years and days on one scale: the calendar year that a day lies in, and the days of a year.


DAY = units.unit("date").factor
CALENDAR_YEAR = units.unit("calendar year").factor

LAST_YEAR = datetime.MAXYEAR
LAST_DAY = datetime.date.max.toordinal()


def years_of_days(days: Range) -> Range:
    """Return the calendar years (in base units) that days (in base units) lie in."""
    interval = to_interval(days, DAY)
    low = None if interval.low is None else year_of_day(-(-interval.low // 1))
    high = None if interval.high is None else year_of_day(interval.high // 1)
    return in_base_units(low, high, CALENDAR_YEAR)


def days_of_years(years: Range) -> Range:
    """Return the days (in base units) of calendar years (in base units), the first to the last."""
    interval = to_interval(years, CALENDAR_YEAR)
    low = None if interval.low is None else first_day(-(-interval.low // 1))
    high = None if interval.high is None else first_day(interval.high // 1 + 1) - 1
    return in_base_units(low, high, DAY)


def year_of_day(day: int) -> int:
    """Return the calendar year of a day number, held to the years that the calendar knows."""
    return datetime.date.fromordinal(min(max(day, 1), LAST_DAY)).year


def first_day(year: int) -> int:
    """Return the day number of 1 January, held to the years that the calendar knows."""
    return datetime.date(min(max(year, 1), LAST_YEAR), 1, 1).toordinal()


def in_base_units(low: int | None, high: int | None, factor: Fraction) -> Range:
    """Return the range between two whole numbers of units."""
    below = (-1, 0) if low is None else (low * factor.numerator, factor.denominator)
    above = (1, 0) if high is None else (high * factor.numerator, factor.denominator)
    return *below, *above, (LOW_OPEN if low is None else 0) | (HIGH_OPEN if high is None else 0)


# What a term measures, worked out before any number is looked at.


Dimension = tuple[tuple[str, int], ...]

YEAR = "calendar year"
DATE = "date"

SOLVED = "?"
"""Before an outside figure's name: its dimension, still to be found."""

MOST_UNITS = 1024
"""Units kept at hand: a file names a few of them again and again."""

RATES = ("percent/", "percent per ")
"""12,6 % a year is a percentage; the period is no divisor, for growth compounds."""


class Measure(msgspec.Struct, frozen=True, gc=False):
    """What a term measures: a dimension, and how loosely it may be taken."""

    dimension: Dimension = ()
    unit: str = ""
    """A name to show and to give results in; "" for a bare number, a guess for a compound."""
    bare: bool = False
    """A number that names no unit: it may count whatever the other side is."""
    scale: str = ""
    """"calendar year", "date" or "temperature": a place on a scale; differences of two are quantities."""
    literal: Fraction | None = None
    """The value, where it is a number written in the check itself."""


class UnitMismatchError(Exception):
    """Two terms that cannot be added or compared."""

    def __init__(self, message: str, column: int, hint: str = "") -> None:
        """Hold what is wrong, and where in the check."""
        super().__init__(message)
        self.message, self.column, self.hint = message, column, hint


@lru_cache(MOST_UNITS)
def rate_period(unit: str) -> Fraction | None:
    """Return the length in seconds of the period of "percent/year"; None for a unit that is no such rate."""
    for prefix in RATES:
        if unit.startswith(prefix):
            return units.unit(unit.removeprefix(prefix)).factor
    return None


@lru_cache(MOST_UNITS)
def unit_of(name: str) -> Unit:
    """Return the unit of a figure; a percentage a year is a percentage."""
    if rate_period(name) is not None:
        return Unit(name, Fraction(1, 100))
    return units.unit(name)


@lru_cache(MOST_UNITS)
def measure_of(name: str) -> Measure:
    """Return what a figure with this unit measures."""
    if not name:
        return Measure(bare=True)
    unit = unit_of(name)
    scale = name if name in (YEAR, DATE) else "temperature" if unit.offset else ""
    return Measure(unit.dimension, name, scale=scale)


def times(first: Dimension, second: Dimension, power: int = 1) -> Dimension:
    """Return the dimension of a product, the second factor raised to `power`."""
    if not second:
        return first
    exponents = dict(first)
    for base, exponent in second:
        exponents[base] = exponents.get(base, 0) + exponent * power
    return tuple(sorted((base, exponent) for base, exponent in exponents.items() if exponent))


def shown(measure: Measure) -> str:
    """Return a measure in words, for an error."""
    if measure.unit:
        return measure.unit
    named = [("time" if base == "second" else base, power) for base, power in measure.dimension]
    over = [name if power == 1 else f"{name}^{power}" for name, power in named if power > 0]
    under = [name if power == -1 else f"{name}^{-power}" for name, power in named if power < 0]
    if not over and not under:
        return "a pure number"
    return "·".join(over or ["1"]) + "".join(f"/{name}" for name in under)


Measured = tuple[Node, Measure]


class ResolvedArgument(Term, frozen=True, gc=False, tag=True):
    """An argument of a rule whose units are resolved already, so that nested rules resolve nothing twice."""

    measured: Measured


FIRST_YEAR = 1000
"""A bare number from here on, next to a calendar year, is a calendar year itself; below, it counts years."""

SECOND: Dimension = (("second", 1),)


class Bindings(NamedTuple):
    """What is known of the dimensions of unknowns, and in which period rates of this check count."""

    found: dict[str, Dimension]
    period: Fraction | None = None

    def resolved(self, dimension: Dimension) -> Dimension:
        """Return a dimension with all unknowns replaced whose own is known by now."""
        for base, power in dimension:
            if base in self.found:
                dimension = times(times(dimension, ((base, power),), -1), self.found[base], power)
        return dimension


def scaled(node: Node, factor: Fraction) -> Node:
    """Return a node times a number."""
    return node if factor == 1 else Product(node, Constant(point(factor)))


def natural_unit(measure: Measure) -> str:
    """Return the unit that a bare number beside this measure counts."""
    if measure.scale == YEAR:
        return "year"
    return "day" if measure.scale == DATE else measure.unit


def alike(left: Measured, right: Measured, bindings: Bindings, doing: str, column: int) -> tuple[Measured, Measured]:
    """Return both terms so that their values can be added or compared; raises `UnitMismatchError`."""
    left_dimension, right_dimension = bindings.resolved(left[1].dimension), bindings.resolved(right[1].dimension)
    if left_dimension == right_dimension:
        return left, right
    if left[1].literal == 0 or right[1].literal == 0:
        return left, right
    apart = times(left_dimension, right_dimension, -1)
    if bind_unknown(apart, bindings):
        return left, right
    if left[1].bare or right[1].bare:
        counted = count_bare(left, right)
        if counted is not None:
            return counted
    if bindings.period is not None and len(apart) == 1 and apart[0][0] == "second":
        return (scaled(left[0], bindings.period ** -apart[0][1]), right[1]), right
    raise mismatch(left[1], right[1], doing, column)


def bind_unknown(apart: Dimension, bindings: Bindings) -> bool:
    """Choose the dimension of an unknown that makes both sides measure the same; return whether there is one."""
    for base, power in apart:
        if base.startswith(SOLVED) and power in (1, -1):
            rest = tuple((other, exponent * -power) for other, exponent in apart if other != base)
            bindings.found[base] = rest
            return True
    return False


def count_bare(left: Measured, right: Measured) -> tuple[Measured, Measured] | None:
    """Let a bare number count days or years beside a duration ("aged 45", "after 3"); None for other measures."""
    if right[1].bare:
        counted = count_in(right, left[1])
        return None if counted is None else (left, counted)
    counted = count_in(left, right[1])
    return None if counted is None else (counted, right)


def count_in(bare: Measured, measure: Measure) -> Measured | None:
    """Return a bare number as a duration in the other's unit."""
    name = natural_unit(measure)
    if measure.dimension != SECOND or not name:
        return None
    return scaled(bare[0], unit_of(name).factor), Measure(SECOND, name)


def mismatch(left: Measure, right: Measure, doing: str, column: int) -> UnitMismatchError:
    """Return the error for two measures that have nothing to do with each other."""
    codes = {"+": "check.not_added", "-": "check.not_subtracted"}
    message = said(codes.get(doing, "check.not_compared"), left=shown(left), right=shown(right))
    return UnitMismatchError(message, column, hint_for(left, right))


def hint_for(left: Measure, right: Measure) -> str:
    """Return what would bring two measures together: a unit for a bare number, a duration counted without its own."""
    for bare, other in ((left, right), (right, left)):
        if bare.bare and other.unit:
            whole = bare.literal is not None and bare.literal.denominator == 1
            return said("check.give_unit", number=str(bare.literal) if whole else "× 1", unit=other.unit)
    for rate, other in ((left, right), (right, left)):
        total, _, per = rate.unit.partition("/")
        if per and total == other.unit:
            return said("check.per", per=per)
    apart = times(left.dimension, right.dimension, -1)
    if len(apart) == 1 and apart[0][0] == "second":
        return said("check.takes_time")
    return ""


def comparable(left: Measured, right: Measured, bindings: Bindings, column: int) -> tuple[Measured, Measured]:
    """Return both sides of a relation ready to be compared: on one scale and in one measure."""
    left, right = on_one_scale(left, right), on_one_scale(right, left)
    if left[1].scale != right[1].scale and (left[1].scale in (YEAR, DATE) or right[1].scale in (YEAR, DATE)):
        raise mismatch(left[1], right[1], "", column)
    return alike(left, right, bindings, "", column)


def on_one_scale(side: Measured, other: Measured) -> Measured:
    """Return `side` on the other's scale: a day as its year, a bare number as a calendar year."""
    node, measure = side
    scale = other[1].scale
    if measure.scale == DATE and (scale == YEAR or (other[1].bare and not scale)):
        return Mapped(node, years_of_days, days_of_years), measure_of_year()
    if measure.bare and scale in (YEAR, DATE):
        return scaled(node, units.unit(YEAR).factor), measure_of_year()
    if measure.scale == "temperature" and scale != "temperature":
        return difference_of(node, measure)
    return side


def measure_of_year() -> Measure:
    """Return the measure of a calendar year."""
    return Measure(SECOND, YEAR, scale=YEAR)


def as_quantity(factor: Measured) -> Measured:
    """Return a factor of a product: a temperature that is multiplied is a difference, without its scale's offset."""
    return difference_of(*factor) if factor[1].scale == "temperature" else factor


def difference_of(node: Node, measure: Measure) -> Measured:
    """Return a temperature as a difference of temperatures: without the offset of its scale."""
    offset = unit_of(measure.unit).offset
    return Sum((node, Constant(point(-offset)))), Measure(measure.dimension, measure.unit)
