"""Dates and years of operands on one scale of days, for the calendar rules."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model.interval import Interval

if TYPE_CHECKING:
    from factcheck.model.rule import Operand

YEAR_UNITS = ("", "calendar year", "year")
"""A bare 2019 in a check is a year."""


class NoDayError(ValueError):
    """An operand is no date and no year, or one that the calendar does not hold."""


def is_year(operand: Operand) -> bool:
    """Return whether the operand names a year only."""
    return operand.unit in YEAR_UNITS


def year_of(day: int) -> int:
    """Return the year of a day number."""
    return datetime.date.fromordinal(day).year


def ends_of(operand: Operand) -> tuple[Fraction, Fraction]:
    """Return the two ends of an operand's interval; raises `NoDayError` where one is missing."""
    interval = operand.interval
    if interval.low is None or interval.high is None:
        raise NoDayError("the day is not known")
    return interval.low, interval.high


def day_span(operand: Operand) -> tuple[int, int]:
    """Return the first and the last day number that the operand can mean; a year is all its days."""
    low, high = ends_of(operand)
    first, last = int(-((-low) // 1)), int(high // 1)
    if operand.unit == "date":
        in_calendar = 1 <= first <= last <= datetime.date.max.toordinal()
    else:
        in_calendar = is_year(operand) and datetime.MINYEAR <= first <= last <= datetime.MAXYEAR
    if not in_calendar:
        raise NoDayError("that is no date and no year")
    if operand.unit == "date":
        return first, last
    return datetime.date(first, 1, 1).toordinal(), datetime.date(last, 12, 31).toordinal()


def years_between(first: int, last: int) -> int:
    """Return the whole years from one day to another: a birthday counts on its day, 29 February on 1 March."""
    born, then = datetime.date.fromordinal(first), datetime.date.fromordinal(last)
    return then.year - born.year - ((then.month, then.day) < (born.month, born.day))


def whole(low: int, high: int) -> Interval:
    """Return the interval between two whole numbers."""
    return Interval(Fraction(low), Fraction(high))
