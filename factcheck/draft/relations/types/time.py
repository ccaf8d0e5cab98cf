"""Types of time: how long between two moments, how old, on which weekday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from factcheck.draft.relations.quantity import FRACTION, Quantity
from factcheck.draft.relations.relation import Relation

if TYPE_CHECKING:
    from factcheck.draft.relations.passage import Passage

DAY = "date day of month"
YEAR, DATE, CLOCK = "year calendar year", "date date", "identifier time of day"
DAYS_OF_YEAR = 365.2425
COMMON_YEAR = 2023
PARTS: dict[str, dict[str, float]] = {
    "year": {"year": 1, "month": 1 / 12, "decade": 10, "century": 100},
    "day": {"day": 1, "night": 1, "week": 7, "month": 30.44, "year": 365.25},
    "hour": {"hour": 1, "minute": 1 / 60, "second": 1 / 3600},
    "overnight": {"hour": 1, "minute": 1 / 60},
}
"""How long each unit is in the one that moments are counted in."""
WHOLE_UNITS = (1, 1 / 60)
LARGEST_SIZE = 3.3
MOST_COUNT = 400
YEARS_FROM = 2
"""Years between two dates from which on a bare number beside them is one of years, and no longer of days."""
HALF = 0.6
EXACT = 0.01
SPAN_KINDS = frozenset({"duration", "count", "number", "ordinal"})
WEEKDAY_REACH = 4
APART = re.compile(r",\s*(?!năm\b)[^\W\d]+\s+\d{3,4}$")
"""A year that a word sets apart from its day may be the time of day: "19 January, from 1930"."""
MISS = 1.1


def spans(passage: Passage) -> Iterator[Relation]:
    """Yield that a span, an age or an anniversary is the time between two moments."""
    moments = [one for one in passage.all if _is_moment(one)]
    for place, first in enumerate(moments):
        for second in moments[place + 1 : place + 13]:
            if not first.is_near(second):
                continue
            between = _between(first, second)
            if between is None or between[0] == 0:
                continue
            for stated in passage.near(first, passage.all):
                if stated.index != second.index and stated.is_near(second):
                    yield from _span(first, second, stated, *between)


def _is_moment(one: Quantity) -> bool:
    if one.dimension == DAY:
        return one.figure.month > 0
    return (one.dimension == YEAR and one.value > 100) or one.dimension in (DATE, CLOCK)


def _between(first: Quantity, second: Quantity) -> tuple[float, str, float] | None:
    """Return the time between two moments, its unit, and how much of that unit the moments leave open."""
    kinds = {first.dimension, second.dimension}
    if len(kinds) == 1:
        unit, round_ = {YEAR: ("year", 0), DATE: ("day", 0), DAY: ("day", 365), CLOCK: ("hour", 24)}[first.dimension]
        apart = _place_in_time(second) - _place_in_time(first)
        if unit == "hour" and apart < 0:
            return apart % round_, "overnight", 0.0
        open_ = max(first.high - first.low, second.high - second.low) if unit == "day" else 0.0
        return (apart % round_ if round_ else abs(apart)), unit, open_
    if kinds == {YEAR, DATE}:
        one, other = (moment.value if moment.dimension == YEAR else _year_of(moment) for moment in (first, second))
        return abs(other - one), "year", 1.0
    return None


def _place_in_time(moment: Quantity) -> float:
    """Return a moment in the unit that it is counted in; a day without a year as that of a common one."""
    if moment.dimension != DAY:
        return moment.value
    try:
        return date(COMMON_YEAR, moment.figure.month, int(moment.value)).toordinal()
    except ValueError:
        return moment.value


def _year_of(moment: Quantity) -> float:
    """Return a date as a year with its fraction."""
    return 1 + moment.value / DAYS_OF_YEAR


def _span(
    first: Quantity, second: Quantity, stated: Quantity, distance: float, unit: str, open_: float
) -> Iterator[Relation]:
    """Yield the span as it is, with both ends counted, and as an age in whole years."""
    if stated.kind not in SPAN_KINDS or stated.dimension == FRACTION or stated.raw <= 0:
        return
    length = PARTS[unit].get(stated.unit, 0.0) if stated.kind == "duration" else 1.0
    if unit == "day" and stated.kind != "duration" and distance > YEARS_FROM * DAYS_OF_YEAR:
        length = DAYS_OF_YEAR
    in_years = unit == "year" or length > DAYS_OF_YEAR - 1
    if not length or (stated.kind != "duration" and not 2 <= stated.value <= MOST_COUNT):
        return
    value = distance / length
    if not 1 / LARGEST_SIZE < max(value, 0.01) / stated.raw < LARGEST_SIZE:
        return
    roles = (("since", first.index), ("until", second.index), ("span", stated.index))
    size = max(value, 0.01) / stated.raw
    hedged = (stated.high - stated.low) / 2 / stated.value * stated.raw if stated.figure.hedge else None
    plain = HALF if length not in WHOLE_UNITS or (unit == "year" and open_) else EXACT
    tolerance = hedged if hedged is not None else plain
    chance = min((2 * tolerance or 1.0) / max(value, stated.raw), 1.0)
    yield Relation("span", roles, abs(value - stated.raw) <= tolerance, size, unit, chance=chance)
    inclusive = abs(value + 1 / length - stated.raw) <= tolerance
    yield Relation("span_inclusive", roles, inclusive, size, unit, chance=chance)
    more = 1.0 if in_years or length <= 1 else 1 / length
    most = more + (tolerance if hedged is not None else 0.0)
    if in_years and open_:  # born in a year: by its end a year less has passed
        most += open_ / length
        tolerance = max(open_ / length, EXACT) if hedged is None else tolerance
    below = -tolerance <= value - stated.raw <= most
    yield Relation("age", roles, below, size, unit, chance=min(2 * chance, 1.0))


def weekdays(passage: Passage) -> Iterator[Relation]:
    """Yield that a date is on the weekday beside it."""
    for day in passage.all:
        if day.unit != "weekday":
            continue
        for other in passage.near(day, passage.all, WEEKDAY_REACH):
            is_day = other.dimension == DATE and other.low == other.high and not APART.search(other.figure.text)
            if is_day and abs(other.sentence - day.sentence) <= 1:
                holds = date.fromordinal(int(other.value)).weekday() == day.value
                yield Relation("weekday", (("day", day.index), ("date", other.index)), holds, MISS, chance=1 / 7)
