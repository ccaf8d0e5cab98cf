"""Dates and years of operands on one scale of days, for the calendar rules."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model.interval import Interval
from factcheck.model.said import said

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
        raise NoDayError(said("reason.day_unknown"))
    return interval.low, interval.high


def whole_ends_of(operand: Operand) -> tuple[int, int]:
    """Return the first and the last whole number of an operand's interval; raises `NoDayError` as `ends_of` does."""
    low, high = ends_of(operand)
    return int(-((-low) // 1)), int(high // 1)


def day_span(operand: Operand) -> tuple[int, int]:
    """Return the first and the last day number that the operand can mean; a year is all its days."""
    first, last = whole_ends_of(operand)
    if operand.unit == "date":
        in_calendar = 1 <= first <= last <= datetime.date.max.toordinal()
    else:
        in_calendar = is_year(operand) and datetime.MINYEAR <= first <= last <= datetime.MAXYEAR
    if not in_calendar:
        raise NoDayError(said("reason.no_date_or_year"))
    if operand.unit == "date":
        return first, last
    return datetime.date(first, 1, 1).toordinal(), datetime.date(last, 12, 31).toordinal()


def is_day_and_month(operand: Operand) -> bool:
    """Return whether the operand is a day whose month is written with it, but no year."""
    return operand.unit == "day of month" and operand.figure is not None and operand.figure.month > 0


def from_and_to(start: Operand, end: Operand) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the day spans of both; a day without its year is the next one after a full date, or the last before."""
    if start.unit == "date" and is_day_and_month(end):
        first, last = day_span(start)
        return (first, last), _nearest(end, first, 1)
    if end.unit == "date" and is_day_and_month(start):
        first, last = day_span(end)
        return _nearest(start, last, -1), (first, last)
    return day_span(start), day_span(end)


YEARS_TO_A_LEAP_YEAR = 8
"""At most: from 1896 to 1904."""


def _nearest(operand: Operand, ordinal: int, step: int) -> tuple[int, int]:
    """Return the nearest such day of a year not before a day number (`step` 1), or not after it (-1)."""
    month, day = operand.figure.month if operand.figure is not None else 0, whole_ends_of(operand)[0]
    beside = year_of(ordinal)
    for year in range(beside, beside + step * (YEARS_TO_A_LEAP_YEAR + 1), step):
        try:
            found = datetime.date(year, month, day).toordinal()
        except ValueError:  # 29 February
            continue
        if (found - ordinal) * step >= 0:
            return found, found
    raise NoDayError(said("reason.no_date_or_year"))


def years_between(first: int, last: int) -> int:
    """Return the whole years from one day to another: a birthday counts on its day, 29 February on 1 March."""
    born, then = datetime.date.fromordinal(first), datetime.date.fromordinal(last)
    return then.year - born.year - ((then.month, then.day) < (born.month, born.day))


def whole(low: int, high: int) -> Interval:
    """Return the interval between two whole numbers."""
    return Interval(Fraction(low), Fraction(high))
