"""Days, months and quarters as figures."""

from __future__ import annotations

import calendar
import datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.language.lexicon.patterns import key_of
from factcheck.language.reader_state import PartialFigure, ReaderState, fixed
from factcheck.model.figure import NO_SUCH_DATE
from factcheck.model.interval import Interval

if TYPE_CHECKING:
    import re

    from factcheck.model.kinds import Kind

# Decades: "1960s", "années 60", "the '90s", "thập niên 90"; and ages stated in tens: "in her 40s".


CENTURY = 1900
"""A decade written in two digits is one of this century."""


def read_decade(state: ReaderState, start: int) -> PartialFigure | None:
    """Read the ten years from the first one on."""
    dates = state.lexicon.dates
    match = dates.decade.match(state.lowered, start)
    if match is None:
        return None
    if match["cued"] is not None and state.before(dates.age_cue, start) is not None:
        return _ten(start, match.end(), int(match["cued"]), "year", "duration")
    return _ten(start, match.end(), _first_year(state, match), "calendar year", "year")


def _first_year(state: ReaderState, match: re.Match[str]) -> int:
    if match["word"] is not None:
        return state.lexicon.pack.dates.decade_words[key_of(match["word"])]
    if match["tens"] is not None:
        return CENTURY + state.lexicon.values[key_of(match["tens"])]
    written = match["named"] or match["full"] or match["short"] or match["cued"]
    return int(written) if len(written) == 4 else CENTURY + int(written)


def _ten(start: int, end: int, first: int, unit: str, kind: Kind) -> PartialFigure:
    return fixed(start, end, first, unit, kind, Interval(Fraction(first), Fraction(first + 9)))


FIRST_YEAR, LAST_YEAR = 1000, 2200

LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of each month; February's in a leap year."""

FEBRUARY = 2


def full_date(start: int, end: int, year: int, month: int, day: int) -> PartialFigure | None:
    """Return a day as a figure; None where there is no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        written = datetime.date(year, month, day)
    except ValueError:  # 31 April, or the 13th month
        return None
    return fixed(start, end, written.toordinal(), "date", "date")


def days_of(month: int, year: int | None = None) -> int:
    """Return how many days a month has; in a leap year where no year is written."""
    has_leap_day = year is None or calendar.isleap(year)
    return LONGEST_MONTHS[month - 1] - (month == FEBRUARY and not has_leap_day)


def no_such_date(start: int, end: int, month: int, day: int, year: int | None = None) -> PartialFigure | None:
    """Return a day that its month does not have as one figure that says so; None where the month has it."""
    if day <= days_of(month, year):
        return None
    partial = fixed(start, end, day, "day of month", "date")
    partial.month, partial.days, partial.notes = month, days_of(month, year), (NO_SUCH_DATE,)
    return partial


def day_of_month(start: int, end: int, month: int, day: int) -> PartialFigure:
    """Return a day of a month without its year."""
    if impossible := no_such_date(start, end, month, day):
        return impossible
    partial = fixed(start, end, day, "day of month", "date")
    partial.month = month
    return partial


def from_day_to_day(start: int, end: int, first: int, last: int) -> PartialFigure:
    """Return days that follow one another as a figure: their interval, the first day the value."""
    return fixed(start, end, first, "date", "date", Interval(Fraction(first), Fraction(last)))


def span_of_days(start: int, end: int, year: int, first_month: int, months: int) -> PartialFigure | None:
    """Return a month or a quarter as a figure: the interval of its days, its first day the value."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= first_month <= 12):
        return None
    first = datetime.date(year, first_month, 1).toordinal()
    after = first_month + months
    last = datetime.date(year + (after - 1) // 12, (after - 1) % 12 + 1, 1).toordinal() - 1
    return fixed(start, end, first, "date", "date", Interval(Fraction(first), Fraction(last)))


def full_year(text: str) -> int:
    """Return the year that two or four digits name."""
    year = int(text)
    if len(text) > 2:
        return year
    return year + (2000 if year < 50 else 1900)


def is_year(text: str) -> bool:
    """Return whether these digits can be a year."""
    return len(text) == 4 and text.isdigit() and 1500 <= int(text) <= 2100
