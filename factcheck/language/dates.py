"""Dates, months, quarters, decades and times of day: reading them from digits and words, and the days that each has."""

from __future__ import annotations

import datetime
import re
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.language.lexicon.patterns import key_of
from factcheck.language.reader_state import PartialFigure, ReaderState, fixed
from factcheck.model.figure import NO_SUCH_DATE
from factcheck.model.interval import Interval

if TYPE_CHECKING:
    from factcheck.language.lexicon.lexicon_record import Lexicon
    from factcheck.language.pack import Clock
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
    # the module `calendar` has this function, too, but loads `locale` for it, at every start
    has_leap_day = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
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


_DIGITS = re.compile("[0-9]+")


def read_clock(state: ReaderState, start: int) -> PartialFigure | None:
    """Read a time of day as hours since midnight; a name and no quantity."""
    dates = state.lexicon.dates
    match = dates.clock.match(state.lowered, start)
    if match is None:
        return None
    if match["cued"] is not None and state.before(dates.clock_cue, start) is None:
        return None  # "sau 7 giờ 35 người"
    if match["apart"] and not match["suffix"] and state.before(dates.clock_cue, start) is None:
        return None  # "District 7: 53 cases" begins a list; "lúc 10: 30" is a time
    period = dates.clock_period.match(state.lowered, match.end())
    end = _without_day(state, match.end()) if period is None else period.end()
    parts = _DIGITS.findall(match[0])
    if len(parts[0]) > 2:
        parts[:1] = [parts[0][:-2], parts[0][-2:]]
    minutes = int(parts[1]) if len(parts) > 1 else 0
    hour = hour_of_day(state.lexicon.pack.clock, state.lowered[start:end], int(parts[0]))
    return fixed(start, end, hour + Fraction(minutes, 60), "time of day", "identifier")


def _without_day(state: ReaderState, end: int) -> int:
    """Return where a time of day ends, without the word of the day that follows ("19 giờ ngày 7/9")."""
    pack = state.lexicon.pack
    for word in sorted(pack.dates.day_words, key=len, reverse=True):
        is_period = word in (*pack.clock.morning, *pack.clock.afternoon, *pack.clock.night)
        if not is_period and state.lowered.endswith(f" {word}", 0, end):
            return end - len(word) - 1
    return end


NOON, EVENING = 12, 6


def hour_of_day(clock: Clock, written: str, hour: int) -> int:
    """Return the hour since midnight of an hour that its words put in one half of the day."""
    if written.endswith(clock.morning):
        return 0 if hour == NOON else hour
    if written.endswith(clock.afternoon):
        return hour + NOON if hour < NOON else hour
    if written.endswith(clock.night):
        return 0 if hour == NOON else hour + NOON if EVENING <= hour < NOON else hour
    return hour


Match = re.Match[str]

_DAY_MONTH = re.compile(
    r"(?P<day>[0-3]?[0-9]) ?(?P<mark>[/-]) ?(?P<month>1[0-2]|0?[1-9])(?![0-9]|[.,/][0-9]|-[0-9]{4})"
)

_MONTH_YEAR = re.compile(r"(?P<month>1[0-2]|0?[1-9]) ?[/-] ?(?P<year>(?:19|20)[0-9]{2})(?!-?[0-9])")

_YEAR_NEXT = re.compile("[ \u00a0][12][0-9]{3}(?![0-9])")

QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}


def read_numeric_date(lexicon: Lexicon, lowered: str, start: int) -> PartialFigure | None:
    """Read 2015-03-03, 24/1/2019, 30.9.2024, 3/3/17, 2014-10."""
    match = lexicon.dates.numeric.match(lowered, start)
    if match is None:
        return None
    end = match.end()
    if match["iso"]:
        year, month = int(match["iso"]), int(match["isomonth"])
        if match["isoday"] is None and month == (year + 1) % 100:
            return None  # "2003-04" is a season
        if match["isoday"] is None:
            return span_of_days(start, end, year, month, 1)
        day = int(match["isoday"])
        return full_date(start, end, year, month, day) or _impossible(start, end, year, day, month)
    first, second, year = int(match["a"]), int(match["b"]), full_year(match["year"])
    if len(match["year"]) == 2 and match["mark"] == "." and not _is_short_date(lexicon, match):
        return None
    day, month = (first, second) if lexicon.pack.dates.order == "dmy" else (second, first)
    return (
        full_date(start, end, year, month, day)
        or full_date(start, end, year, day, month)
        or (_impossible(start, end, year, first, second) if len(match["year"]) > 2 or match["mark"] == "/" else None)
    )


def _is_short_date(lexicon: Lexicon, match: Match) -> bool:
    """Return whether "04.03.19" is a date: day and month in two digits, where the full stop is no decimal mark."""
    return lexicon.style.decimal == "," and len(match["a"]) == len(match["b"]) == 2


def _impossible(start: int, end: int, year: int, first: int, second: int) -> PartialFigure | None:
    """Return a day that its month does not have ("30/2/2023"); None where the digits are no day and month at all."""
    low, high = sorted((first, second))
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= low <= 12 < high <= 31):
        return None
    return no_such_date(start, end, low, high, year)


_DASH = re.compile(r"(?P<first>[0-3]?[0-9])(?:\.|º|er)? ?[-–—] ?(?=[0-9])")


def read_days(lexicon: Lexicon, lowered: str, start: int) -> PartialFigure | None:
    """Read "3-9 May 2019", "3-9/5/2019", "3.–9. Mai 2019": the days from the first to the last."""
    dash = _DASH.match(lowered, start)
    if dash is None:
        return None
    last = read_worded_date(lexicon, lowered, dash.end()) or read_numeric_date(lexicon, lowered, dash.end())
    if last is None or last.unit != "date" or last.interval is not None:
        return None
    day, end = datetime.date.fromordinal(int(last.value)).day, int(last.value)
    if not 1 <= int(dash["first"]) < day:
        return None
    return from_day_to_day(start, last.end, end - day + int(dash["first"]), end)


def read_worded_date(lexicon: Lexicon, lowered: str, start: int) -> PartialFigure | None:
    """Read "24 tháng 1 năm 2019", "31st Oct 1974", "9 November", "14 april"."""
    match = lexicon.dates.worded.match(lowered, start)
    if match is None or _is_year_after_months(lexicon, match, lowered):
        return None
    if match["month"] and not match["year"] and lexicon.dates.day_next.match(lowered, match.end()):
        return None  # "1 tháng 6 ngày" is a month and six days
    return _day_of(lexicon, match, start)


def _is_year_after_months(lexicon: Lexicon, match: Match, lowered: str) -> bool:
    """Return whether "tháng năm" (May) is months and a year after all: "9 tháng năm 2024"."""
    last = (match["name"] or "").rpartition(" ")[2]
    return last in lexicon.pack.dates.year_before and _YEAR_NEXT.match(lowered, match.end("name")) is not None


def _month_of(lexicon: Lexicon, match: Match) -> int:
    return int(match["month"]) if match["month"] else lexicon.pack.dates.months[key_of(match["name"])]


def _day_of(lexicon: Lexicon, match: Match, start: int) -> PartialFigure | None:
    day = int(match["day"]) if match["day"] else lexicon.pack.ordinals.words[key_of(match["day_word"])]
    year, month = match["year"] or match.groupdict().get("short"), _month_of(lexicon, match)
    if year and day:
        written = full_year(year)
        known = full_date(start, match.end(), written, month, day)
        return (
            known
            or no_such_date(start, match.end(), month, day, written)
            or day_of_month(start, match.end(), month, day)
        )
    return day_of_month(start, match.end(), month, day) if 1 <= day <= 31 else None


def read_month_first(lexicon: Lexicon, lowered: str, start: int) -> PartialFigure | None:
    """Read "October 31, 1974", "March 2005", "tháng 6/2016", "tháng 4"; None for the bare name of a month."""
    match = lexicon.dates.month_first.match(lowered, start)
    if match is None or _is_year_after_months(lexicon, match, lowered):
        return None
    if match["day"] and not match["year"]:
        last = lexicon.dates.last_day.match(lowered, match.end())
        if last is not None and 1 <= int(match["day"]) < int(last["last"]):
            end = full_date(start, last.end(), int(last["year"]), _month_of(lexicon, match), int(last["last"]))
            if end is not None:  # "May 3-9, 2019"
                days = int(last["last"]) - int(match["day"])
                return from_day_to_day(start, last.end(), int(end.value) - days, int(end.value))
    if match["day"] or match["day_word"]:
        return _day_of(lexicon, match, start)
    month = _month_of(lexicon, match)
    if match["year"]:
        return span_of_days(start, match.end(), int(match["year"]), month, 1)
    return fixed(start, match.end(), month, "month of year", "date") if match["month"] else None


def read_quarter(lexicon: Lexicon, lowered: str, start: int) -> PartialFigure | None:
    """Read "quý 4 năm 2018", "quý III/2019", "Q4 2018", "4th quarter of 2018", "2018Q4"."""
    match = lexicon.dates.quarter.match(lowered, start)
    if match is None:
        return None
    if match["worded"] is not None:
        quarter = lexicon.pack.dates.quarter_words[key_of(match["worded"])]
    else:
        quarter = QUARTERS[match["quarter"] or match["last"] or match["tight"]]
    return span_of_days(start, match.end(), int(match["year"] or match["joined"]), 3 * quarter - 2, 3)


def read_month_year(lowered: str, start: int) -> PartialFigure | None:
    """Read "6/2016"."""
    match = _MONTH_YEAR.match(lowered, start)
    return span_of_days(start, match.end(), int(match["year"]), int(match["month"]), 1) if match else None


def read_day_month(lowered: str, start: int) -> PartialFigure | None:
    """Read "30/4" and "30-4" as a day of a month; whether it is one, the caller knows."""
    match = _DAY_MONTH.match(lowered, start)
    if match is None or not 1 <= int(match["day"]) <= 31:
        return None
    return day_of_month(start, match.end(), int(match["month"]), int(match["day"]))


def read_weekday_after(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read a weekday right after its date: "1/9/2025 (thứ Hai)", "1/9/2025, nhằm thứ Hai"."""
    last = state.partials[-1] if state.partials else None
    if last is None or last.unit != "date" or last.interval is not None:
        return None
    link = state.lexicon.dates.weekday_link.fullmatch(state.lowered, last.end, start)
    if link is None or (link[0].endswith("(") and not state.lowered.startswith(")", end)):
        return None
    return fixed(start, end, state.lexicon.pack.dates.weekdays[key_of(state.lowered[start:end])], "weekday", "date")


def read_weekday(lexicon: Lexicon, lowered: str, start: int, end: int) -> PartialFigure | None:
    """Read a weekday where its date follows: elsewhere "thứ hai" is an ordinal, and "Monday" no figure."""
    if lexicon.dates.after_weekday.match(lowered, end) is None:
        return None
    stop = end + lowered.startswith(".", end)  # "Tues., June 27"
    return fixed(start, stop, lexicon.pack.dates.weekdays[key_of(lowered[start:end])], "weekday", "date")
