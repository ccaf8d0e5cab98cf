"""Growth that compounds: by the year, or over any number of periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model.rule import Role
from factcheck.rules.define import formula_rule

if TYPE_CHECKING:
    from factcheck.model.expression import Term

RATE = Role("rate", "the growth in one period")
PERIODS = Role("periods", "how many periods, or how long: then the rate says what one period is", is_count=True)


@formula_rule(
    kind="annual_growth",
    roles=(
        Role("from", "the first value"),
        Role("to", "the last value"),
        Role("years", "how many years lie between them, or the first year", is_year=True, is_count=True, unit="year"),
        Role("until", "the last year, where the first was given", optional=True, is_year=True, unit="year"),
    ),
    good=("annual_growth(100, 121, 2) = 10 %", "annual_growth(100, 121, 2021, 2023) = 10 %/year"),
    bad=("annual_growth(100, 120, 2) = 10 %", "annual_growth(100, 121, 2021, 2024) = 10 %"),
)
def annual_growth(from_: Term, to: Term, years: Term, until: Term | None = None) -> Term:
    """Give the average growth a year: the geometric mean, over the intervals between the years.

    Doubling in three years is 26.0 % a year, not 33.3 %; from 2016 to 2019 is three years.
    """
    intervals = years if until is None else until - years
    return (to / from_) ** (1 / intervals) - 1


@formula_rule(
    kind="annual_growth",
    roles=(RATE, PERIODS),
    good=("compound(10 %, 2) = 21 %", "compound(0.5 %, 12) > 6 %"),
    bad=("compound(10 %, 2) = 20 %", "compound(0.5 %, 12) = 6 %"),
)
def compound(rate: Term, periods: Term) -> Term:
    """Give the whole growth over several periods: (1 + rate) to the power of their number, less one."""
    return (1 + rate) ** periods - 1


@formula_rule(
    kind="annual_growth",
    roles=(Role("from", "the first value"), RATE, PERIODS),
    good=("grown(100 USD, 10 %, 2) = 121 USD", "grown(1000, -50 %, 3) = 125"),
    bad=("grown(100 USD, 10 %, 2) = 120 USD", "grown(1000, -50 %, 2) = 125"),
)
def grown(from_: Term, rate: Term, periods: Term) -> Term:
    """Give the value that growth at a rate leads to after several periods."""
    return from_ * (1 + rate) ** periods
