"""Types of three figures of which one is a rate: share, change, and the multiple."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import TYPE_CHECKING

from factcheck.draft.relations.quantity import PERCENT, Quantity, alike
from factcheck.draft.relations.relation import Relation, computed

if TYPE_CHECKING:
    from factcheck.draft.relations.passage import Passage

HUNDRED = 100.0
NEAR_TURNED = 2.0
"""A rise that is said to be a fall counts as one only where the rate is of the right size."""


def shares_and_changes(passage: Passage) -> Iterator[Relation]:
    """Yield share, rise and fall of two like figures for each percentage or fraction."""
    for stated in passage.parts_of_whole:
        scale = HUNDRED if stated.dimension == PERCENT else 1.0
        near = passage.near(stated, passage.amounts)
        near += [one for one in passage.near(stated, passage.percentages) if one.dimension == PERCENT]
        for first, second in permutations(near, 2):
            if not first.is_near(second):
                continue
            pair = alike(first, second)
            if pair is not None:
                yield from _of_pair(*pair, stated, scale)


def _of_pair(first: Quantity, second: Quantity, stated: Quantity, scale: float) -> Iterator[Relation]:
    """Yield what a rate may be of two like figures, the first the part, the old level or the amount of the change."""
    one, other, rate = first.index, second.index, stated.index
    yield from computed(
        "share", (("part", one), ("whole", other), ("rate", rate)),
        first.low / second.high * scale, first.value / second.value * scale, first.high / second.low * scale, stated,
    )  # fmt: skip
    yield from _change(first, second, stated, scale)
    if first.value < second.value:
        roles = (("amount", one), ("new", other), ("rate", rate))
        if second.low > first.high:
            yield from computed(
                "amount_up", roles, first.low / (second.high - first.low) * scale,
                first.value / (second.value - first.value) * scale, first.high / (second.low - first.high) * scale,
                stated,
            )  # fmt: skip
        yield from computed(
            "amount_down", roles, first.low / (second.high + first.low) * scale,
            first.value / (second.value + first.value) * scale, first.high / (second.low + first.high) * scale, stated,
        )  # fmt: skip
    yield from computed(
        "share_beside", (("part", one), ("rest", other), ("rate", rate)),
        first.low / (first.low + second.high) * scale, first.value / (first.value + second.value) * scale,
        first.high / (first.high + second.low) * scale, stated,
    )  # fmt: skip


def _change(old: Quantity, new: Quantity, stated: Quantity, scale: float) -> Iterator[Relation]:
    """Yield rise and fall; the one that went the other way too, as one that does not hold."""
    roles = (("old", old.index), ("new", new.index), ("rate", stated.index))
    rise = (new.value / old.value - 1) * scale
    low, high = (new.low / old.high - 1) * scale, (new.high / old.low - 1) * scale
    for type_, value, least, most in (("rise", rise, low, high), ("fall", -rise, -high, -low)):
        if value > 0:
            yield from computed(type_, roles, max(least, 1e-9), value, most, stated)
        elif value < 0 and 1 / NEAR_TURNED < -value / stated.value < NEAR_TURNED:
            yield Relation(type_, roles, False, -value / stated.value)


def ratios(passage: Passage) -> Iterator[Relation]:
    """Yield that one of two like figures is so many times the other."""
    for stated in passage.multiples:
        near = passage.near(stated, passage.amounts) + passage.near(stated, passage.percentages)
        for first, second in permutations(near, 2):
            if not first.is_near(second):
                continue
            pair = alike(first, second)
            if pair is not None:
                one, other = pair
                yield from computed(
                    "ratio", (("value", one.index), ("base", other.index), ("times", stated.index)),
                    one.low / other.high, one.value / other.value, one.high / other.low, stated,
                )  # fmt: skip
