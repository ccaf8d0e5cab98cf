"""Dates as they are written that no calendar holds: "31 June", "29/2/2023", "ngày 31 tháng 4"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from functools import cache

import msgspec

from factcheck.language.load_languages import load_pack

LAST_MONTH = 12
LEAP_YEAR = 2000
"""Used where no year is written, so that 29 February passes."""

FREE = r"(?<![\d/.,-])"
NUMERIC = re.compile(
    rf"{FREE}(?P<day>\d{{1,2}})(?P<mark>[/.-])(?P<month>\d{{1,2}})(?P=mark)(?P<year>\d{{4}})(?![\d/-])"
)
YEAR_FIRST = re.compile(
    rf"{FREE}(?P<year>\d{{4}})(?P<mark>[/-])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?![\d/-])"
)
DAY_AND_MONTH = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})")


class ImpossibleDate(msgspec.Struct, frozen=True):
    """A day that its month does not have, and where it is written."""

    start: int
    end: int
    day_start: int
    """Where the day is written."""
    day: int
    month: int
    year: int | None

    @property
    def days_of_month(self) -> int:
        """How many days the month has in that year; in a leap year where none is written."""
        return days_of(self.month, self.year)


def days_of(month: int, year: int | None) -> int:
    """Return how many days a month has."""
    return calendar.monthrange(year or LEAP_YEAR, month)[1]


def impossible_dates(text: str, language: str) -> Iterator[ImpossibleDate]:
    """Yield the dates of a text whose day their month does not have, in no order; each pattern in its turn."""
    for match in NUMERIC.finditer(text):
        first, second, year = int(match["day"]), int(match["month"]), int(match["year"])
        if second > LAST_MONTH:
            yield from _impossible(match, second, first, year)
        elif not (1 <= first <= LAST_MONTH and second <= days_of(first, year)):
            yield from _impossible(match, first, second, year)
    for match in YEAR_FIRST.finditer(text):
        yield from _impossible(match, int(match["day"]), int(match["month"]), int(match["year"]))
    patterns, months = _worded(language)
    lowered = text.lower()
    if len(lowered) != len(text):
        return
    for pattern in patterns:
        for match in pattern.finditer(lowered):
            name = " ".join(match["month"].split())
            month = months[name] if name in months else int(re.sub(r"\D", "", name))
            yield from _impossible(match, int(match["day"]), month, int(match["year"]) if match["year"] else None)


def impossible_day(text: str, is_date: bool) -> ImpossibleDate | None:
    """Return the day and month that a text is, without a year, where its month does not have the day ("30/2").

    Only where the text is known to be a date: "30/2" may be a quotient as well.
    """
    match = DAY_AND_MONTH.fullmatch(text) if is_date else None
    return next(_impossible(match, int(match["day"]), int(match["month"]), None), None) if match else None


def _impossible(match: re.Match[str], day: int, month: int, year: int | None) -> Iterator[ImpossibleDate]:
    """Yield what a match says where the calendar has its month but not its day."""
    if 1 <= month <= LAST_MONTH and year != 0 and day > days_of(month, year):
        yield ImpossibleDate(match.start(), match.end(), match.start("day"), day, month, year)


@cache
def _worded(language: str) -> tuple[tuple[re.Pattern[str], ...], dict[str, int]]:
    """Return the patterns of dates with words, by the language's pack, and the months that its names stand for."""
    dates = load_pack(language).dates
    months = dict(dates.months)
    names = [re.escape(name).replace(r"\ ", r"\s+") for name in sorted(months, key=len, reverse=True)]
    names += [rf"{re.escape(word)}\s+\d{{1,2}}" for word in dates.month_before]
    patterns = []
    day = r"(?P<day>\d{1,2})(?!\d)"
    if names:
        month = rf"(?P<month>{'|'.join(names)})\b\.?"
        suffix = f"(?:{'|'.join(map(re.escape, dates.day_suffixes))})?" if dates.day_suffixes else r"\.?"
        between = "|".join(rf"{re.escape(word)}\s" for word in (*dates.between, *dates.year_words) if word.isalpha())
        year = rf"(?:,?\s(?:{between})?(?P<year>\d{{4}})(?!\d))?" if between else r"(?:,?\s(?P<year>\d{4})(?!\d))?"
        patterns.append(re.compile(rf"(?<![\d.,/-])\b{day}{suffix}\s(?:{between or '(?!)'})?{month}{year}"))
        patterns.append(re.compile(rf"\b{month}\s{day}{suffix}(?![,.:/-]?\d|\s?%){year}"))
    words = "|".join(re.escape(word) for word in dates.day_words)
    if words:
        patterns.append(re.compile(rf"\b(?:{words})\s{day}[/-](?P<month>\d{{1,2}})(?![\d/.,-])(?P<year>(?!))?"))
    return tuple(patterns), months
