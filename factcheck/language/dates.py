"""Dates, months, quarters, years and decades, from digits and month names."""

from __future__ import annotations

import calendar
import datetime
import re
from fractions import Fraction
from functools import lru_cache

import msgspec

from factcheck.language.draft import Draft, fixed
from factcheck.language.lexicon import BLANK, Lexicon, key_of
from factcheck.language.patterns import any_of
from factcheck.model.interval import Interval

FIRST_YEAR, LAST_YEAR = 1000, 2200

Pattern = re.Pattern[str]

_YEAR_NEXT = re.compile("[ \u00a0][12][0-9]{3}(?![0-9])")


class DatePatterns(msgspec.Struct, frozen=True):
    """The ways one language writes dates."""

    numeric: Pattern
    day_month: Pattern
    month_year: Pattern
    worded: Pattern
    """Day, month name or "tháng" and number, perhaps the year."""
    month_first: Pattern
    quarter: Pattern
    cue: Pattern
    """On reversed text: a word that makes "30-4" a day and a month."""
    year_cue: Pattern
    after_weekday: Pattern
    """Between a weekday and its date."""


@lru_cache(maxsize=32)
def date_patterns(lexicon: Lexicon) -> DatePatterns:
    """Build the patterns of one language."""
    dates = lexicon.pack.dates
    months = any_of(dates.months)
    month_before = any_of(dates.month_before)
    suffix = rf"(?:{any_of(dates.day_suffixes)})?"
    between = rf"(?:{BLANK}?(?:{any_of(dates.between)})|,)?{BLANK}?"
    year = r"(?P<year>[12][0-9]{3})(?![0-9])"
    numbered = rf"(?:{month_before}){BLANK}(?P<month>0?[1-9]|1[0-2])(?![0-9.,]?[0-9])"
    named_month = rf"(?P<name>{months})\.?"
    year_part = rf"(?:{between}(?:/{BLANK}?|-)?(?:(?:{any_of(dates.year_before)}){BLANK})?{year})?"
    quarters = "(?P<quarter>[1-4]|iv|i{1,3})"
    return DatePatterns(
        numeric=re.compile(
            r"(?P<iso>[12][0-9]{3})-(?P<isomonth>[01][0-9])(?:-(?P<isoday>[0-3][0-9]))?(?![0-9])"
            r"|(?P<a>[0-3]?[0-9])(?P<mark> ?[/.-] ?)(?P<b>[0-3]?[0-9])(?P=mark)"
            r"(?P<year>[12][0-9]{3}|[0-9]{2})(?![0-9]|[.,][0-9])"
        ),
        day_month=re.compile(
            r"(?P<day>[0-3]?[0-9]) ?(?P<mark>[/-]) ?(?P<month>1[0-2]|0?[1-9])(?![0-9]|[.,/][0-9]|-[0-9]{4})"
        ),
        month_year=re.compile(r"(?P<month>1[0-2]|0?[1-9]) ?[/-] ?(?P<year>(?:19|20)[0-9]{2})(?!-?[0-9])"),
        worded=re.compile(
            rf"(?P<day>[0-3]?[0-9]){suffix}(?:{BLANK}|-|/|{BLANK}?(?:{any_of(dates.between)}){BLANK})?"
            rf"(?:{named_month}(?![^\W\d_])|{numbered})(?:-(?P<short>[0-9]{{2}})(?![0-9])|[/-]?{year_part})"
        ),
        month_first=re.compile(
            rf"(?:{named_month}|{numbered})"
            rf"(?:{BLANK}(?:the{BLANK})?(?P<day>[0-3]?[0-9]){suffix}(?![0-9]|[.,:][0-9]|%|{BLANK}?(?:%)))?{year_part}"
        ),
        quarter=re.compile(
            rf"(?:(?:{any_of(dates.quarter_before)}){BLANK}?{quarters}(?![^\W_])"
            rf"|(?P<last>[1-4])(?:{any_of(lexicon.pack.ordinals.suffixes)})?{BLANK}(?:{any_of(dates.quarter_after)}))"
            rf"(?:{BLANK}?[/-]{BLANK}?|{between})(?:(?:{any_of(dates.year_before)}){BLANK})?{year}"
            rf"|(?P<joined>[12][0-9]{{3}}){BLANK}?q(?P<tight>[1-4])(?![^\W_])"
        ),
        cue=re.compile(rf"{BLANK}(?:{_backwards(dates.day_before)}|{_backwards(dates.weekdays)}[,)]?)"),
        year_cue=re.compile(rf"{BLANK}?[(]?{BLANK}?(?:{_backwards(dates.year_before)})"),
        after_weekday=re.compile(
            rf"[,(]?{BLANK}?[(]?(?:(?:{any_of(dates.day_before)}){BLANK})?(?:[0-3]?[0-9](?:{BLANK}?[/.-]{BLANK}?[01]?[0-9](?![0-9])|"
            rf"{suffix}{BLANK}(?:{months}|{month_before}))|(?:{months}){BLANK}[0-3]?[0-9])"
        ),
    )


def _backwards(words: object) -> str:
    return any_of(word[::-1] for word in words)  # type: ignore[attr-defined]


def full_date(start: int, end: int, year: int, month: int, day: int) -> Draft | None:
    """Return a day as a figure; None where there is no such day."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return fixed(start, end, datetime.date(year, month, day).toordinal(), "date", "date")


def span_of_days(start: int, end: int, year: int, first_month: int, months: int) -> Draft | None:
    """Return a month or a quarter as a figure: the interval of its days, its first day the value."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= first_month <= 12):
        return None
    first = datetime.date(year, first_month, 1).toordinal()
    last_month = first_month + months - 1
    last = datetime.date(year, last_month, calendar.monthrange(year, last_month)[1]).toordinal()
    return fixed(start, end, first, "date", "date", interval=Interval(Fraction(first), Fraction(last)))


def read_numeric_date(lexicon: Lexicon, lowered: str, start: int) -> Draft | None:
    """Read 2015-03-03, 24/1/2019, 30.9.2024, 3/3/17, 2014-10."""
    match = date_patterns(lexicon).numeric.match(lowered, start)
    if match is None:
        return None
    end = match.end()
    if match["iso"]:
        year, month = int(match["iso"]), int(match["isomonth"])
        if match["isoday"] is None:
            return span_of_days(start, end, year, month, 1)
        return full_date(start, end, year, month, int(match["isoday"]))
    first, second, year = int(match["a"]), int(match["b"]), _full_year(match["year"])
    if len(match["year"]) == 2 and match["mark"] == ".":
        return None
    day, month = (first, second) if lexicon.pack.dates.order == "dmy" else (second, first)
    return full_date(start, end, year, month, day) or full_date(start, end, year, day, month)


def _full_year(text: str) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    return year + (2000 if year < 50 else 1900)


def read_worded_date(lexicon: Lexicon, lowered: str, start: int) -> Draft | None:
    """Read "24 tháng 1 năm 2019", "31st Oct 1974", "9 November", "14 april"."""
    match = date_patterns(lexicon).worded.match(lowered, start)
    if match is None or _is_year_after_months(lexicon, match, lowered):
        return None
    return _day_of(lexicon, match, start)


def _is_year_after_months(lexicon: Lexicon, match: re.Match[str], lowered: str) -> bool:
    """Tell whether "tháng năm" (May) is months and a year after all: "9 tháng năm 2024"."""
    last = (match["name"] or "").rpartition(" ")[2]
    return last in lexicon.pack.dates.year_before and _YEAR_NEXT.match(lowered, match.end("name")) is not None


def _month_of(lexicon: Lexicon, match: re.Match[str]) -> int:
    return int(match["month"]) if match["month"] else lexicon.pack.dates.months[match["name"]]


def _day_of(lexicon: Lexicon, match: re.Match[str], start: int) -> Draft | None:
    day = int(match["day"])
    if not 1 <= day <= 31:
        return None
    year = match["year"] or match.groupdict().get("short")
    if year:
        return full_date(start, match.end(), _full_year(year), _month_of(lexicon, match), day)
    return fixed(start, match.end(), day, "day of month", "date")


def read_month_first(lexicon: Lexicon, lowered: str, start: int) -> Draft | None:
    """Read "October 31, 1974", "March 2005", "tháng 6/2016", "tháng 4"; None for the bare name of a month."""
    match = date_patterns(lexicon).month_first.match(lowered, start)
    if match is None or _is_year_after_months(lexicon, match, lowered):
        return None
    if match["day"]:
        return _day_of(lexicon, match, start)
    month = _month_of(lexicon, match)
    if match["year"]:
        return span_of_days(start, match.end(), int(match["year"]), month, 1)
    return fixed(start, match.end(), month, "month of year", "date") if match["month"] else None


QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}


def read_quarter(lexicon: Lexicon, lowered: str, start: int) -> Draft | None:
    """Read "quý 4 năm 2018", "quý III/2019", "Q4 2018", "4th quarter of 2018", "2018Q4"."""
    match = date_patterns(lexicon).quarter.match(lowered, start)
    if match is None:
        return None
    quarter = QUARTERS[match["quarter"] or match["last"] or match["tight"]]
    return span_of_days(start, match.end(), int(match["year"] or match["joined"]), 3 * quarter - 2, 3)


def read_month_year(lexicon: Lexicon, lowered: str, start: int) -> Draft | None:
    """Read "6/2016"."""
    match = date_patterns(lexicon).month_year.match(lowered, start)
    return span_of_days(start, match.end(), int(match["year"]), int(match["month"]), 1) if match else None


def read_day_month(lexicon: Lexicon, lowered: str, start: int) -> Draft | None:
    """Read "30/4" and "30-4" as a day of a month; whether it is one, the caller knows."""
    match = date_patterns(lexicon).day_month.match(lowered, start)
    if match is None or not 1 <= int(match["day"]) <= 31:
        return None
    return fixed(start, match.end(), int(match["day"]), "day of month", "date")


def is_year(text: str) -> bool:
    """Tell whether these digits can be a year."""
    return len(text) == 4 and text.isdigit() and 1500 <= int(text) <= 2100


def weekday(lexicon: Lexicon, lowered: str, start: int, end: int) -> Draft | None:
    """Return the weekday named there."""
    number = lexicon.pack.dates.weekdays.get(key_of(lowered[start:end]))
    return None if number is None else fixed(start, end, number, "weekday", "date")
