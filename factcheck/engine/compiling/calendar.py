"""Years and days on one scale: the calendar year that a day lies in, and the days of a year."""

from __future__ import annotations

import datetime
from fractions import Fraction

from factcheck import units
from factcheck.engine.intervals.ranges import HIGH_OPEN, LOW_OPEN, Range, to_interval

DAY = units.unit("date").factor
YEAR = units.unit("calendar year").factor

LAST_YEAR = datetime.MAXYEAR
LAST_DAY = datetime.date.max.toordinal()


def years_of_days(days: Range) -> Range:
    """Return the calendar years (in base units) that days (in base units) lie in."""
    interval = to_interval(days, DAY)
    low = None if interval.low is None else year_of_day(-(-interval.low // 1))
    high = None if interval.high is None else year_of_day(interval.high // 1)
    return in_base_units(low, high, YEAR)


def days_of_years(years: Range) -> Range:
    """Return the days (in base units) of calendar years (in base units), the first to the last."""
    interval = to_interval(years, YEAR)
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
