"""Types of products: price times number, so many each, per so many, a month's amount and the year's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from factcheck.draft.relations.passage import Group
from factcheck.draft.relations.quantity import COUNT, Quantity
from factcheck.draft.relations.relation import Relation, computed

if TYPE_CHECKING:
    from factcheck.draft.relations.passage import Passage

FACTOR_KINDS = frozenset({"count", "number", "measure", "money", "duration", "ratio"})
PERIODS = (2, 4, 7, 12, 24, 30, 52, 60, 365)
"""How many of a shorter period make a longer one."""
NEAR = 2.0
NUMBER = re.compile(r"\d[\d.,\u00a0]*\d")
"""A number inside a figure: the 100,000 of "3 per 100,000 people"."""
MONTH = (0.93, 1.04)
"""A month of thirty days has 28 to 31."""
MOST_MATCHES, REACH_OF_RESULTS = 41, 5
PER = (100.0, 1_000.0, 10_000.0, 100_000.0, 1_000_000.0)


def products(passage: Passage) -> Iterator[Relation]:
    """Yield that a figure is the product of two others, or a whole number of periods of another."""
    factors = Group.of((*(one for one in passage.amounts if one.kind in FACTOR_KINDS), *passage.multiples))
    for total in passage.amounts:
        for one, other in combinations(passage.near(total, factors), 2):
            if one.is_near(other) and one.value != 1 and other.value != 1 and _may_multiply(total, one, other):
                yield from _product(total, one, other)
        for each in passage.near(total, passage.amounts):
            if each.kind == total.kind and each.is_like(total):
                yield from _periods(total, each)


def _may_multiply(total: Quantity, one: Quantity, other: Quantity) -> bool:
    """Return whether the unit of a product can come from its factors."""
    if total.kind in (one.kind, other.kind) or total.dimension in (one.dimension, other.dimension):
        return True
    return total.kind in ("measure", "count", "number")


def _product(total: Quantity, one: Quantity, other: Quantity) -> Iterator[Relation]:
    """Yield the product in base units or in those written, whichever comes nearer."""
    best: tuple[float, float, float, float] | None = None
    for own, second, result in (
        (own, second, result)
        for own in dict.fromkeys((one.value, one.raw))
        for second in dict.fromkeys((other.value, other.raw))
        for result in dict.fromkeys((total.value, total.raw))
    ):
        if result <= 0 or own * second <= 0:
            continue
        ratio = own * second / result
        distance = ratio if ratio >= 1 else 1 / ratio
        if best is None or distance < best[0]:
            best = (distance, own / one.value, second / other.value, total.value / result)
    if best is None:
        return
    _, first, second, scale = best
    yield from computed(
        "product", (("total", total.index), ("factor", one.index), ("factor", other.index)),
        one.low * first * other.low * second * scale, one.value * first * other.value * second * scale,
        one.high * first * other.high * second * scale, total,
    )  # fmt: skip


def _periods(total: Quantity, each: Quantity) -> Iterator[Relation]:
    """Yield that one figure is another for each of the periods of a year, a week, a day."""
    for number in PERIODS:
        size = each.value * number / total.value
        if 1 / NEAR < size < NEAR:
            low, high = MONTH if number == 30 else (1.0, 1.0)
            yield from computed(
                "periods", (("total", total.index), ("each", each.index)),
                each.low * number * low, each.value * number, each.high * number * high, total, f"k{number}",
            )  # fmt: skip


def league_points(passage: Passage) -> Iterator[Relation]:
    """Yield that points are three for each of some wins and one for each of some draws (FIFA, since 1994)."""
    results = Group.of(
        one for one in passage.all if one.kind in ("count", "number") and not one.per and one.raw in range(MOST_MATCHES)
    )
    for total in passage.all:
        if total.unit != "point" or total.raw <= 0:
            continue
        near = [
            one for one in passage.near(total, results, REACH_OF_RESULTS) if abs(one.sentence - total.sentence) <= 2
        ]
        for wins, draws in permutations(near, 2):
            size = (3 * wins.raw + draws.raw) / total.raw
            if abs(wins.index - draws.index) <= 2 and 1 / NEAR < size < NEAR:
                roles = (("total", total.index), ("wins", wins.index), ("draws", draws.index))
                yield Relation("league_points", roles, size == 1, size, chance=1 / total.raw)


def rates_per(passage: Passage) -> Iterator[Relation]:
    """Yield that so many of a number are so many per thousand or per 100,000."""
    bases = {one.value for one in passage.all} | {
        float("".join(filter(str.isdigit, number))) for one in passage.all for number in NUMBER.findall(one.figure.text)
    }
    for base in sorted(bases & set(PER)):
        others = [one for one in passage.amounts if one.value != base or one.kind != "count"]
        for rate in others:
            if rate.dimension != COUNT:
                continue
            for part, whole in permutations(passage.near(rate, passage.amounts), 2):
                if part.dimension != whole.dimension or part.value >= whole.value or base in (part.value, whole.value):
                    continue
                if part.is_near(whole):
                    yield from computed(
                        "rate_per", (("part", part.index), ("whole", whole.index), ("rate", rate.index)),
                        part.low / whole.high * base, part.value / whole.value * base, part.high / whole.low * base,
                        rate, f"per{int(base)}",
                    )  # fmt: skip
