"""Types of pairs: one fact twice, one measure in two units, sums of money in two currencies at one rate."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.draft.relations.relation import Relation, chance_of, computed, is_plausible
from factcheck.units import IncompatibleUnitsError, UnknownUnitError, convert

if TYPE_CHECKING:
    from factcheck.draft.relations.passage import Passage
    from factcheck.draft.relations.quantity import Quantity

CLOSE, FAR = 3.0, 8.0
"""Sizes between which two figures are neither the same nor the same with a slip of zeros."""
ROUNDED = 0.005
BESIDE = 3
PAIRS_APART = 12
WIDEST_FACTOR = 13.0
"""A conversion done the wrong way round misses by the square of its factor: 3.28 feet make a metre."""
TEMPERATURE = "kelvin"


def repeats(passage: Passage) -> Iterator[Relation]:
    """Yield that two figures state one fact."""
    for group in passage.like_groups:
        for place, one in enumerate(group):
            for other in group[place + 1 : place + 14]:
                if one.index == other.index or not one.is_near(other) or not one.is_like(other):
                    continue
                size = one.value / other.value
                ratio = max(size, 1 / size)
                if ratio < CLOSE or (ratio > FAR and is_plausible(size)):
                    holds = one.low <= other.high and other.low <= one.high
                    chance = chance_of(one.low, one.high, other.low, other.high)
                    yield Relation("repeat", (("value", one.index), ("again", other.index)), holds, size, chance=chance)


def conversions(passage: Passage) -> Iterator[Relation]:
    """Yield that two figures in two units of one kind are the same measure."""
    measures = [one for one in passage.all if one.kind in ("measure", "duration") and one.value > 0]
    for place, one in enumerate(measures):
        for other in measures[place + 1 : place + 5]:
            if one.dimension != other.dimension or one.unit == other.unit or not one.is_near(other, 4, 1):
                continue
            written = _in_unit(one, other)
            if written is None:
                continue
            low, value, high = written
            size = value / other.value
            if is_plausible(size, WIDEST_FACTOR):
                chance = chance_of(low, high, other.low, other.high)
                holds = low - abs(low) * ROUNDED <= other.high and other.low <= high + abs(high) * ROUNDED
                yield Relation("conversion", (("value", one.index), ("again", other.index)), holds, size, chance=chance)


def _in_unit(one: Quantity, other: Quantity) -> tuple[float, float, float] | None:
    """Return a measure's interval and value as base units of the other's scale, offsets of temperatures included."""
    if TEMPERATURE not in one.dimension:
        return one.low, one.value, one.high
    try:
        low, value, high = (
            float(convert(Fraction(end / one.factor), one.unit, other.unit)) * other.factor
            for end in (one.low, one.value, one.high)
        )
    except (IncompatibleUnitsError, UnknownUnitError):
        return None
    return (low, value, high) if value > 0 else None


def exchanges(passage: Passage) -> Iterator[Relation]:
    """Yield that two sums of money, each in the same two currencies, are exchanged at one rate."""
    money = [one for one in passage.all if one.kind == "money" and one.value > 0]
    pairs = [
        (one, other) if one.dimension < other.dimension else (other, one)
        for place, one in enumerate(money)
        for other in money[place + 1 : place + 4]
        if one.dimension != other.dimension and one.is_near(other, BESIDE, 1)
    ]
    for place, first in enumerate(pairs):
        for second in pairs[place + 1 : place + 1 + PAIRS_APART]:
            indexes = {one.index for one in (*first, *second)}
            if len(indexes) < 4 or [one.dimension for one in first] != [one.dimension for one in second]:
                continue
            (one, other), (third, fourth) = first, second
            roles = (("one", one.index), ("its", other.index), ("stated", third.index), ("last", fourth.index))
            yield from computed(
                "exchange", roles,
                one.low / other.high * fourth.low, one.value / other.value * fourth.value,
                one.high / other.low * fourth.high, third,
            )  # fmt: skip
