"""Dates, weekdays, periods and ages."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from factcheck.model.figure import NO_SUCH_DATE
from factcheck.model.rule import Operand, PredicateResult, Role
from factcheck.model.said import said
from factcheck.rules.day_spans import (
    NoDayError,
    day_span,
    ends_of,
    from_and_to,
    is_day_and_month,
    is_year,
    whole,
    whole_ends_of,
    year_of,
    years_between,
)
from factcheck.rules.define import predicate_rule, verdict_of

DAY = Role("day", "the day of the month")
MONTH = Role("month", "the month, 1 to 12")

MONTHS, COMMON_DAYS = 12, 365
LEAP_YEAR = 2000
"""Used where no year is stated, so that 29 February passes."""


@predicate_rule(
    kind="other",
    roles=(Role("year", "the year", is_year=True), MONTH, DAY),
    good=("date(2024, 9, 30) > date(2019, 1, 24)", "date(2023, 3, 1) - date(2023, 2, 28) = 1 day"),
    bad=("date(2024, 9, 30) < date(2019, 1, 24)", "date(2024, 3, 1) - date(2024, 2, 28) = 1 day"),
)
def date(operands: Sequence[Operand]) -> PredicateResult:
    """Give the day of a date that is written out in a check."""
    try:
        year, month, day = (exact_number(operand) for operand in operands)
        ordinal = datetime.date(year, month, day).toordinal()
    except (ValueError, OverflowError):
        return PredicateResult(reason=said("reason.no_date"))
    return PredicateResult(interval=whole(ordinal, ordinal), unit="date")


@predicate_rule(
    kind="other",
    roles=(
        Role("day", "the day of the month, or a date as the article writes it, alone"),
        Role("month", "the month, 1 to 12", optional=True),
        Role("year", "the year; left out where it is not stated", optional=True, is_year=True),
    ),
    good=("valid_date(29, 2, 2024)", "valid_date(31, 12)"),
    bad=("valid_date(29, 2, 2023)", "valid_date(31, 11)"),
)
def valid_date(operands: Sequence[Operand]) -> PredicateResult:
    """Return whether the calendar holds a date: there is no 31 November."""
    if len(operands) == 1:
        return valid_figure(operands[0])
    try:
        day, month, *year = (exact_number(operand) for operand in operands)
    except ValueError:
        return PredicateResult(reason=said("reason.day_known"))
    try:
        datetime.date(year[0] if year else LEAP_YEAR, month, day)
    except (ValueError, OverflowError):
        return PredicateResult(holds=False, reason=said("reason.not_in_calendar"))
    return PredicateResult(holds=True)


def valid_figure(date: Operand) -> PredicateResult:
    """Return whether the calendar holds a date that an article writes."""
    if date.figure is None or date.figure.kind != "date":
        return PredicateResult(reason=said("reason.no_day"))
    return verdict_of(NO_SUCH_DATE not in date.figure.notes, said("reason.not_in_calendar"))


def exact_number(operand: Operand) -> int:
    """Return an operand's only value; raises ValueError where it has several or is no whole number."""
    low, high = ends_of(operand)
    if low != high or low.denominator != 1:
        raise ValueError("not exactly known")
    return int(low)


@predicate_rule(
    kind="weekday",
    roles=(Role("date", "the date"),),
    good=("weekday(date(2011, 11, 8)) = 1 weekday", "weekday(date(2000, 1, 1)) = 5 weekday"),
    bad=("weekday(date(2011, 11, 8)) = 2 weekday", "weekday(date(2000, 1, 1)) = 6 weekday"),
)
def weekday(operands: Sequence[Operand]) -> PredicateResult:
    """Give the day of the week of a date: Monday is 0, Sunday 6."""
    if is_year(operands[0]):
        return PredicateResult(reason=said("reason.year_no_weekday"))
    try:
        first, last = day_span(operands[0])
    except NoDayError as missing:
        return PredicateResult(reason=missing.args[0])
    if last - first >= 6:
        return PredicateResult(interval=whole(0, 6), unit="weekday")
    days = {(ordinal - 1) % 7 for ordinal in range(first, last + 1)}
    return PredicateResult(interval=whole(min(days), max(days)), unit="weekday")


@predicate_rule(
    kind="duration",
    roles=(
        Role("from", "the first day or year, or a whole period (2010–2014)", is_year=True),
        Role("to", "the last day or year", optional=True, is_year=True),
    ),
    good=("duration(2019, 2023) = 5 year", "duration(date(2024, 3, 1), date(2024, 3, 9)) = 8 day"),
    bad=("duration(2019, 2023) = 6 year", "duration(date(2024, 3, 1), date(2024, 3, 9)) = 10 day"),
)
def duration(operands: Sequence[Operand]) -> PredicateResult:
    """Give how long it is from one day or year to another, the last one counted or not.

    2019–2023 are five years when all are counted and four from one to the other: both are what writers mean. Two days
    or months without a year are those of one year, or of the year and the next.
    """
    if len(operands) == 2 and all(operand.unit == "day of month" for operand in operands):
        return _between_days_without_year(*operands)
    if len(operands) == 2 and all(operand.unit == "month of year" for operand in operands):
        return _between_months(*operands)
    try:
        spans = [day_span(operand) for operand in operands] if len(operands) == 1 else [*from_and_to(*operands)]
    except NoDayError as missing:
        return PredicateResult(reason=missing.args[0])
    if len(spans) == 1:
        spans = [(spans[0][0], spans[0][0]), (spans[0][1], spans[0][1])]
    (from_first, from_last), (to_first, to_last) = spans
    if all(is_year(operand) for operand in operands):
        shortest, longest = year_of(to_first) - year_of(from_last), year_of(to_last) - year_of(from_first)
        return PredicateResult(interval=whole(shortest, longest + 1), unit="year")
    return PredicateResult(interval=whole(to_first - from_last, to_last - from_first + 1), unit="day")


def _between_days_without_year(start: Operand, end: Operand) -> PredicateResult:
    """Give the time from one day to a later one: of one month where none is stated, of the next year where it must be.

    Days with their months come as days of one year.
    """
    try:
        (start_first, start_last), (end_first, end_last) = map(whole_ends_of, (start, end))
    except NoDayError as missing:
        return PredicateResult(reason=missing.args[0])
    shortest, longest = end_first - start_last, end_last - start_first
    if longest < 0 and not (is_day_and_month(start) and is_day_and_month(end)):
        return PredicateResult(reason=said("reason.other_month"))
    if longest < 0:
        shortest, longest = shortest + COMMON_DAYS, longest + COMMON_DAYS + 1
    return PredicateResult(interval=whole(shortest, longest + 1), unit="day")


def _between_months(start: Operand, end: Operand) -> PredicateResult:
    """Give the time from one month to the next one of that name, the last one counted or not."""
    try:
        months = (exact_number(end) - exact_number(start)) % MONTHS
    except ValueError as missing:
        return PredicateResult(reason=missing.args[0])
    return PredicateResult(interval=whole(months, months + 1), unit="month")


@predicate_rule(
    kind="duration",
    roles=(
        Role("from", "the day or the year that is celebrated", is_year=True),
        Role("to", "the day or the year of the celebration", is_year=True),
    ),
    good=("anniversary(1962, 2024) = 62", "anniversary(date(1962, 11, 3), date(2024, 2, 1)) = 62"),
    bad=("anniversary(1962, 2024) = 60", "anniversary(date(1962, 11, 3), date(2024, 2, 1)) = 61"),
)
def anniversary(operands: Sequence[Operand]) -> PredicateResult:
    """Give which anniversary a year brings: the calendar years between, wherever in them the days lie.

    `duration` that is compared with an ordinal ("the 62nd anniversary") means this.
    """
    try:
        (from_first, from_last), (to_first, to_last) = map(day_span, operands)
    except NoDayError as missing:
        return PredicateResult(reason=missing.args[0])
    return PredicateResult(
        interval=whole(year_of(to_first) - year_of(from_last), year_of(to_last) - year_of(from_first))
    )


@predicate_rule(
    kind="age",
    roles=(
        Role("born", "the date or the year of birth", is_year=True),
        Role("on", "the date or the year of death, or in which the age is stated", is_year=True),
    ),
    good=("nominal_age(1950, 2020) = 71 year", "nominal_age(date(1950, 11, 3), date(2020, 2, 1)) = 71 year"),
    bad=("nominal_age(1950, 2020) = 72 year", "nominal_age(date(1950, 11, 3), date(2020, 2, 1)) = 68 year"),
)
def nominal_age(operands: Sequence[Operand]) -> PredicateResult:
    """Give the age as obituaries in Vietnam count it, the year of birth being the first; or in whole years.

    `age` that is compared with such an age ("hưởng thọ 71 tuổi") means this; papers count in both ways.
    """
    try:
        (born_first, born_last), (first, last) = map(day_span, operands)
    except NoDayError as missing:
        return PredicateResult(reason=missing.args[0])
    return PredicateResult(
        interval=whole(years_between(born_last, first), year_of(last) - year_of(born_first) + 1), unit="year"
    )


@predicate_rule(
    kind="age",
    roles=(
        Role("born", "the date or the year of birth", is_year=True),
        Role("on", "the date or the year in which the age is stated", is_year=True),
    ),
    good=("age(1942, 2011) = 68 year", "age(date(1942, 9, 3), date(2011, 9, 2)) = 68 year"),
    bad=("age(1942, 2011) = 70 year", "age(date(1942, 9, 3), date(2011, 9, 3)) = 68 year"),
)
def age(operands: Sequence[Operand]) -> PredicateResult:
    """Give the age in whole years; where only years are known, the birthday may be past or still to come."""
    try:
        (born_first, born_last), (first, last) = map(day_span, operands)
    except NoDayError as missing:
        return PredicateResult(reason=missing.args[0])
    return PredicateResult(
        interval=whole(years_between(born_last, first), years_between(born_first, last)), unit="year"
    )


@predicate_rule(
    kind="other",
    roles=(
        Role("moment", "a date, a year or a period", is_year=True),
        Role("from", "the first year or day of the period, or the whole period", is_year=True),
        Role("to", "the last year or day of the period", optional=True, is_year=True),
    ),
    good=("within(2021, 2019, 2023)", "within(date(2024, 9, 30), 2024)"),
    bad=("within(2018, 2019, 2023)", "within(date(2024, 9, 30), 2019, 2023)"),
)
def within(operands: Sequence[Operand]) -> PredicateResult:
    """Return whether a date or a year lies inside a period, the first and the last year or day included."""
    try:
        spans = [day_span(operand) for operand in operands]
    except NoDayError as missing:
        return PredicateResult(reason=missing.args[0])
    (first, last), start, end = spans[0], spans[1][0], spans[-1][1]
    return verdict_of(last >= start and first <= end, said("reason.outside_period"))


@predicate_rule(
    kind="comparison",
    roles=(
        Role("earlier", "the date or year said to come first", is_year=True),
        Role("later", "the date or year after it", is_year=True),
    ),
    good=("before(2019, date(2024, 9, 30))", "before(date(2024, 9, 29), date(2024, 9, 30))"),
    bad=("before(2025, date(2024, 9, 30))", "before(date(2024, 9, 30), date(2024, 9, 30))"),
)
def before(operands: Sequence[Operand]) -> PredicateResult:
    """Return whether one date or year can come before another; a year and a day in it can come either way."""
    days = all(is_day_and_month(operand) for operand in operands)
    try:
        (first, _), (_, last) = map(whole_ends_of if days else day_span, operands)
    except NoDayError as missing:
        return PredicateResult(reason=missing.args[0])
    return verdict_of(first < last, said("reason.not_before"))
