"""Growth over several years: from, to, the yearly rate and the number of years."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from factcheck.draft.relations.quantity import PERCENT, Quantity
from factcheck.draft.relations.relation import Relation, computed

if TYPE_CHECKING:
    from factcheck.draft.relations.passage import Passage

FASTEST = 60.0
FEWEST, MOST = 2, 60
MOST_OF_COUNT = 30
LARGEST = 12.0
Roles = tuple[tuple[str, int], ...]


def growth(passage: Passage) -> Iterator[Relation]:
    """Yield that a level grew to another at a yearly rate, and that a yearly rate makes a growth in all."""
    for rate in passage.percentages:
        if rate.value > FASTEST:
            continue
        for roles, years in _spans(passage, rate):
            used = {index for _, index in roles}
            for sign in (1, -1):
                yield from _levels(passage, rate, roles, years, sign, used)
                yield from _in_all(passage, rate, roles, years, sign, used)


def _spans(passage: Passage, rate: Quantity) -> list[tuple[Roles, float]]:
    """Return the numbers of years near a rate, as a span or as two years."""
    near = passage.near(rate, passage.all)
    spans: list[tuple[Roles, float]] = [
        ((("years", one.index),), one.raw)
        for one in near
        if (one.kind == "duration" and one.unit == "year" and FEWEST <= one.raw <= MOST)
        or (one.kind in ("count", "number") and FEWEST <= one.raw <= MOST_OF_COUNT and one.raw == int(one.raw))
    ]
    calendar = [one for one in near if one.kind == "year" and one.value > 1000]
    spans += [
        ((("since", one.index), ("until", other.index)), abs(one.value - other.value))
        for one, other in combinations(calendar, 2)
        if FEWEST <= abs(one.value - other.value) <= 40
    ]
    return spans


def _factors(rate: Quantity, years: float, sign: int) -> tuple[float, float, float]:
    """Return by what a level is multiplied over the years, at the ends of the rate and in its middle."""
    ends = [(1 + sign * value / 100) ** int(years) for value in (rate.low, rate.value, rate.high)]
    return min(ends), ends[1], max(ends)


def _levels(
    passage: Passage, rate: Quantity, roles: Roles, years: float, sign: int, used: set[int]
) -> Iterator[Relation]:
    low, value, high = _factors(rate, years, sign)
    near = [one for one in passage.near(rate, passage.amounts) if one.index not in used]
    for old, new in permutations(near, 2):
        if old.is_like(new) and 1 / LARGEST < new.value / old.value < LARGEST:
            named = (("old", old.index), ("new", new.index), ("rate", rate.index), *roles)
            type_ = "growth" if sign > 0 else "shrinking"
            yield from computed(type_, named, old.low * low, old.value * value, old.high * high, new)


def _in_all(
    passage: Passage, rate: Quantity, roles: Roles, years: float, sign: int, used: set[int]
) -> Iterator[Relation]:
    low, value, high = _factors(rate, years, sign)
    for total in (*passage.near(rate, passage.percentages), *passage.near(rate, passage.multiples)):
        if total.index in used:
            continue
        named = (("rate", rate.index), ("in_all", total.index), *roles)
        if total.dimension == PERCENT:
            ends = sorted((abs(low - 1) * 100, abs(high - 1) * 100))
            yield from computed("growth_in_all", named, ends[0], abs(value - 1) * 100, ends[1], total)
        else:
            yield from computed("growth_in_all", named, low, value, high, total)
