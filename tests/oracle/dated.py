"""Statements about dates, years and ages."""

from __future__ import annotations

import datetime
from fractions import Fraction

from tests.oracle.making import Maker, Statement, UnsuitableError, answered, form, given
from tests.oracle.writing import UNITS, Figure


def _day(m: Maker, first: int = 1900, last: int = 2024) -> datetime.date:
    start, end = datetime.date(first, 1, 1).toordinal(), datetime.date(last, 12, 31).toordinal()
    day = datetime.date.fromordinal(m.random.randint(start, end))
    if (day.month, day.day) == (2, 29):
        raise UnsuitableError
    return day


def on_calendar(figure: Figure) -> tuple[Figure, tuple[Fraction]]:
    return figure, (figure.printed.value,)


def _moment(m: Maker, first: int, last: int) -> Figure:
    day = _day(m, first, last)
    return m.date(day) if m.random.random() < 0.6 else m.year(day.year)


@form("before")
def _before(m: Maker) -> Statement:
    earlier, later = _moment(m, 1990, 2012), _moment(m, 2008, 2024)
    if m.random.random() < 0.3:
        earlier, later = later, earlier
    return answered(
        m,
        "before",
        "before({earlier}, {later})",
        {"earlier": on_calendar(earlier), "later": on_calendar(later)},
        known=False,
    )


@form("within")
def _within(m: Maker) -> Statement:
    first = m.random.randint(1990, 2010)
    last = first + m.random.randint(1, 12)
    moment = _moment(m, first - 3, last + 3)
    return answered(
        m,
        "within",
        "within({moment}, {first}, {last})",
        {"moment": on_calendar(moment), "first": on_calendar(m.year(first)), "last": on_calendar(m.year(last))},
        known=False,
    )


@form("age")
def _age(m: Maker) -> Statement:
    born, on = _moment(m, 1930, 1990), _moment(m, 1992, 2024)
    days = [datetime.date.fromordinal(int(f.printed.value)) for f in (born, on)]
    years = max(1, days[1].year - days[0].year + m.random.choice((-2, -1, -1, 0, 0, 1)))
    return answered(
        m,
        "age",
        "age({born}, {on}) = {years}",
        {"years": m.whole(years, UNITS["year"]), "born": on_calendar(born), "on": on_calendar(on)},
        known=False,
    )


@form("nominal_age")
def _nominal_age(m: Maker) -> Statement:
    born, on = _moment(m, 1930, 1990), _moment(m, 1992, 2024)
    days = [datetime.date.fromordinal(int(f.printed.value)) for f in (born, on)]
    years = max(1, days[1].year - days[0].year + m.random.choice((-3, -2, -1, 0, 0, 1, 1, 2)))
    return answered(
        m,
        "nominal_age",
        "nominal_age({born}, {on}) = {years}",
        {"years": m.whole(years, UNITS["year"]), "born": on_calendar(born), "on": on_calendar(on)},
        known=False,
    )


@form("anniversary")
def _anniversary(m: Maker) -> Statement:
    first, last = _moment(m, 1900, 1990), _moment(m, 1992, 2024)
    days = [datetime.date.fromordinal(int(f.printed.value)) for f in (first, last)]
    number = days[1].year - days[0].year + m.random.choice((-2, -1, 0, 0, 0, 1, 10))
    number = max(1, number)
    return answered(
        m,
        "anniversary",
        "anniversary({first}, {last}) = {number}",
        {
            "number": (m.ordinal(number), (Fraction(number),)),
            "first": on_calendar(first),
            "last": on_calendar(last),
        },
        known=False,
    )


@form("duration")
def _duration_of_days(m: Maker) -> Statement:
    first = _day(m, 1990)
    length = m.random.randint(2, 90)
    last = first + datetime.timedelta(length)
    stated = max(1, length + m.random.choice((0, 0, 1, 1, -1, 2, 7)))
    return answered(
        m,
        "duration",
        "duration({first}, {last}) = {days}",
        {"days": m.whole(stated, UNITS["day"]), "first": on_calendar(m.date(first)), "last": on_calendar(m.date(last))},
        law="duration_of_days",
        name="days",
    )


@form("duration")
def _duration_of_years(m: Maker) -> Statement:
    first, length = m.random.randint(1950, 2010), m.random.randint(2, 40)
    stated = max(1, length + m.random.choice((0, 0, 1, 1, -1, 2, 7)))
    return answered(
        m,
        "duration",
        "duration({first}, {last}) = {years}",
        {
            "years": m.whole(stated, UNITS["year"]),
            "first": on_calendar(m.year(first)),
            "last": on_calendar(m.year(first + length)),
        },
        law="duration_of_years",
        name="years",
    )


@form("weekday")
def _weekday(m: Maker) -> Statement:
    day = _day(m)
    weekday = day.weekday() if m.random.random() < 0.6 else m.random.randint(0, 6)
    return answered(
        m,
        "weekday",
        "weekday({day}) = {weekday}",
        {"weekday": given(m.weekday(weekday), Fraction(weekday)), "day": on_calendar(m.date(day))},
    )


@form("date")
def _date(m: Maker) -> Statement:
    day = _day(m)
    other = day if m.random.random() < 0.6 else day + datetime.timedelta(m.random.randint(-40, 40))
    check = f"date({other.year}, {other.month}, {other.day}) = {{day}}"
    known = m.unprinted(Fraction(other.toordinal()))
    day_figure = m.date(day)
    return answered(
        m, "date", check, {"day": on_calendar(day_figure)}, law="same_date", derived=[day_figure, known], known=False
    )


@form("valid_date")
def _valid_date(m: Maker) -> Statement:
    day, month, year = m.random.randint(20, 31), m.random.randint(1, 12), m.random.randint(1950, 2030)
    if m.random.random() < 0.4:
        month = 2
    roles = {
        "day": m.number_alone(day),
        "month": m.number_alone(month),
        "year": on_calendar(m.year(year)),
    }
    return answered(m, "valid_date", "valid_date({day}, {month}, {year})", roles)


@form("valid_date")
def _valid_day(m: Maker) -> Statement:
    day, month = m.random.randint(20, 32), m.random.randint(1, 13)
    roles = {"day": m.number_alone(day), "month": m.number_alone(month)}
    return answered(m, "valid_date", "valid_date({day}, {month})", roles, name="valid_day")


@form("within")
def _within_year(m: Maker) -> Statement:
    year = m.random.randint(1990, 2010)
    roles = {"moment": on_calendar(_moment(m, year - 1, year + 1)), "first": on_calendar(m.year(year))}
    return answered(m, "within", "within({moment}, {first})", roles, name="within_year", known=False)
