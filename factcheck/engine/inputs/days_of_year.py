"""Days without a year, beside other such days or beside full dates: "28/4 to 1/5", "23-3-2018" and "23-3"."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.claims.expression.writer import names_in
from factcheck.engine.readings import Quantity, quantity_of
from factcheck.model.expression import is_repetition
from factcheck.model.interval import Interval, exactly

if TYPE_CHECKING:
    from fractions import Fraction

    from factcheck.model.claim import Check
    from factcheck.model.figure import Figure

DAY, DATE = "day of month", "date"

LEAP_YEAR, DAYS = 2000, 366
"""Days are counted through a leap year, so that 29 February has its number."""

LEAP_DAY = 60
"""29 February."""

TURN_OF_YEAR = 300
"""Days: where the day that is written later falls this much earlier in the year, it is of the next one (28/12, 3/1)."""


def with_days_of_year(checks: Iterable[Check], names: dict[str, int], quantities: list[Quantity]) -> list[Quantity]:
    """Return the quantities, days without a year being counted through the year of what a check sets them against.

    The number that a day has in its month says nothing beside a day of another month: 1 May comes after 28 April.
    """
    if not any(has_month(quantity.figure) for quantity in quantities):
        return quantities
    meant = list(quantities)
    for check in checks:
        variables = sorted({names[name] for name in names_in(check.comparison) if name in names})
        days = [variable for variable in variables if quantities[variable].unit == DAY]
        dates = [variable for variable in variables if quantities[variable].unit == DATE]
        if not any(has_month(quantities[variable].figure) for variable in days):
            continue
        if len(dates) == len(days) == 1 and is_repetition(check.comparison):
            meant[days[0]] = as_date(quantities[days[0]], quantities[dates[0]].figure)
        elif len(days) > 1 and not dates:
            for variable, interval in numbered(days, quantities):
                meant[variable] = moved(quantities[variable], interval, DAY)
    return meant


def has_month(figure: Figure | None) -> bool:
    """Return whether a figure is a day of a month that is written with it, without a year."""
    return figure is not None and figure.unit == DAY and figure.month > 0


def numbered(days: Sequence[int], quantities: Sequence[Quantity]) -> Iterator[tuple[int, Interval]]:
    """Yield the variables of days with the days of the year that they can be, the article's order being that of time.

    Between 28 February and 1 March lies a day or none: without a year both can be.
    """
    figures = [(variable, figure) for variable in days if (figure := quantities[variable].figure) is not None]
    figures.sort(key=lambda item: item[1].start)
    month = next(figure.month for _, figure in figures if figure.month)
    places: list[tuple[int, int]] = []
    for variable, figure in figures:
        month = figure.month or month
        place = day_of_year(month, figure.value)
        if places and places[0][1] - place > TURN_OF_YEAR:
            place += DAYS
        places.append((variable, place))
    earliest = min(place for _, place in places)
    leap_day = LEAP_DAY if earliest < LEAP_DAY else LEAP_DAY + DAYS
    for variable, place in places:
        yield variable, Interval(exactly(place - (place > leap_day)).low, exactly(place).high)


def day_of_year(month: int, day: Fraction) -> int:
    """Return which day of a leap year a day is; of one that its month does not have, as if it had."""
    return datetime.date(LEAP_YEAR, month, 1).timetuple().tm_yday - 1 + int(day)


def as_date(day: Quantity, beside: Figure | None) -> Quantity:
    """Return a day without its year as the one nearest to a full date; as it is where there is none."""
    figure = day.figure
    if figure is None or beside is None or not figure.month:
        return day
    year = datetime.date.fromordinal(int(beside.value)).year
    try:
        near = [datetime.date(one, figure.month, int(figure.value)).toordinal() for one in (year - 1, year, year + 1)]
    except ValueError:  # 29 February, or a date that no calendar holds
        return day
    return moved(day, exactly(min(near, key=lambda ordinal: abs(ordinal - beside.value))), DATE)


def moved(day: Quantity, interval: Interval, unit: str) -> Quantity:
    """Return a day counted in another way: `interval` of `unit`."""
    if day.figure is None or interval.low is None:
        return day
    figure = msgspec.structs.replace(day.figure, value=interval.low, interval=interval, unit=unit)
    return quantity_of(figure, day.index, day.outside)
