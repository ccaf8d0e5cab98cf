from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.interval import Interval, exactly
from factcheck.model.rule import Operand
from factcheck.rules import find_rule

days = st.dates(min_value=datetime.date(1, 1, 1), max_value=datetime.date(9990, 12, 31))


def day(value: datetime.date) -> Operand:
    return Operand(exactly(value.toordinal()), "date")


def year(value: int) -> Operand:
    return Operand(exactly(value), "calendar year")


def asked(rule: str, *operands: Operand):
    return find_rule(rule).answer(operands)


@given(days)
def test_the_weekday_is_the_calendars(date):
    assert asked("weekday", day(date)).interval == exactly(date.weekday())


@given(days)
def test_a_day_lies_within_its_own_year_and_not_within_the_next(date):
    assert asked("within", day(date), year(date.year)).holds is True
    assert asked("within", day(date), year(date.year + 1)).holds is False


@given(days, st.integers(min_value=0, max_value=120), st.integers(min_value=0, max_value=364))
def test_an_age_by_years_alone_holds_the_age_by_dates(born, years, more):
    try:
        then = born.replace(year=born.year + years) + datetime.timedelta(more)
    except (ValueError, OverflowError):
        return
    exact = asked("age", day(born), day(then)).interval
    loose = asked("age", year(born.year), year(then.year)).interval
    assert exact.is_exact and loose.holds(exact.low)
    assert loose.high - loose.low <= 1


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [("1942-09-03", "2011-09-02", 68), ("1942-09-03", "2011-09-03", 69), ("2000-02-29", "2023-02-28", 22),
     ("2000-02-29", "2023-03-01", 23), ("2000-02-29", "2024-02-29", 24)],
)  # fmt: skip
def test_a_birthday_counts_on_its_day(born, on, years):
    found = asked("age", day(datetime.date.fromisoformat(born)), day(datetime.date.fromisoformat(on)))
    assert found.interval == exactly(years) and found.unit == "year"


@pytest.mark.parametrize(
    ("from_", "to", "low", "high"),
    [(2019, 2023, 4, 5), (2020, 2020, 0, 1)],
)
def test_a_span_of_years_counts_the_last_year_or_not(from_, to, low, high):
    found = asked("duration", year(from_), year(to))
    assert (found.interval, found.unit) == (Interval(Fraction(low), Fraction(high)), "year")


def test_a_period_stated_as_one_figure_is_a_period():
    period = Operand(Interval(Fraction(2019), Fraction(2023)), "calendar year")
    assert asked("within", year(2023), period).holds is True
    assert asked("within", year(2024), period).holds is False


def test_a_month_known_only_by_name_may_be_early_or_late():
    september = Operand(
        Interval(Fraction(datetime.date(2024, 9, 1).toordinal()), Fraction(datetime.date(2024, 9, 30).toordinal())),
        "date",
    )
    assert asked("before", september, day(datetime.date(2024, 9, 2))).holds is True
    assert asked("before", september, day(datetime.date(2024, 9, 1))).holds is False
    assert asked("weekday", september).interval == Interval(Fraction(0), Fraction(6))


@pytest.mark.parametrize("rule", ["weekday", "age", "duration", "within", "before"])
@pytest.mark.parametrize(
    "strange",
    [Operand(Interval(), "date"), Operand(exactly(10**9), "date"), Operand(exactly(0), "calendar year"),
     Operand(exactly(3), "kilometre"), Operand(Interval(Fraction(12, 10), Fraction(13, 10)), "calendar year")],
)  # fmt: skip
def test_what_is_no_day_cannot_be_decided(rule, strange):
    operands = [strange] * len([role for role in find_rule(rule).roles if not role.optional])
    answer = asked(rule, *operands)
    assert answer.holds is None and answer.interval is None and answer.reason
