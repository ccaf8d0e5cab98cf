"""Types that say which of some figures is larger, the largest, or at which place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.draft.relations.quantity import FRACTION, Quantity
from factcheck.draft.relations.relation import Relation

if TYPE_CHECKING:
    from factcheck.draft.relations.passage import Passage

FEWEST, MOST = 3, 6
LAST_PLACE = 9
APART = 2
"""Sentences between the first and the last figure that are ranked."""
RANK_KINDS = frozenset({"ordinal", "number", "count"})
NEAR_PLACE = 5
LARGEST_PLACE = 250
MISS = 1.1
"""The size of the miss of an order: there is none to compute."""


def orders(passage: Passage) -> Iterator[Relation]:
    """Yield both orders of two like figures in one sentence or the next."""
    for group in passage.like_groups:
        if group[0].dimension == FRACTION:
            continue
        for place, one in enumerate(group):
            for other in group[place + 1 : place + 8]:
                if abs(one.sentence - other.sentence) > 1 or one.value == other.value or not one.is_near(other):
                    continue
                roles = (("one", one.index), ("other", other.index))
                yield Relation("more", roles, one.high > other.low, MISS)
                yield Relation("less", roles, one.low < other.high, MISS)


def extremes(passage: Passage) -> Iterator[Relation]:
    """Yield that one of three to six figures in a run is the largest, the smallest, or at a stated place."""
    for group in passage.like_groups:
        for first in range(len(group)):
            for last in range(first + FEWEST, min(first + MOST, len(group)) + 1):
                run = group[first:last]
                if run[-1].sentence - run[0].sentence > APART or not run[0].is_near(run[-1]):
                    break
                consecutive = run[-1].index - run[0].index == len(run) - 1
                if consecutive or len(run) == len(group):
                    yield from _of_run(passage, run, f"{min(len(run), 5)}{'c' if consecutive else 's'}")


def places(passage: Passage) -> Iterator[Relation]:
    """Yield what places say of numbers: so many places up, the next after so many, no later than there are."""
    ranks = [one for one in passage.all if _is_place(one)]
    for rank in ranks:
        if rank.kind != "ordinal":
            continue
        for other in passage.near(rank, passage.all, NEAR_PLACE):
            if other.kind not in RANK_KINDS or abs(other.sentence - rank.sentence) > 1 or other.raw <= 0:
                continue
            if other.kind != "ordinal" and abs(other.index - rank.index) < NEAR_PLACE - 1:
                yield from _of_place(rank, other)
            if _is_place(other) and (other.kind == "number" or other.index > rank.index) and other.kind != "count":
                yield from _places_apart(passage, rank, other)


def _is_place(one: Quantity) -> bool:
    return one.kind in RANK_KINDS and 1 <= one.raw <= LARGEST_PLACE


def _of_place(rank: Quantity, number: Quantity) -> Iterator[Relation]:
    """Yield that a place is the next after so many, and that there are at least so many."""
    roles = (("rank", rank.index), ("counted", number.index))
    if 1 / 3 < (number.raw + 1) / rank.raw < 3:
        yield Relation("next", roles, number.raw + 1 == rank.raw, (number.raw + 1) / rank.raw)
    if abs(rank.index - number.index) == 1 and rank.sentence == number.sentence:
        yield Relation("among", roles, rank.raw <= number.raw, MISS, chance=0.7)


def _places_apart(passage: Passage, one: Quantity, other: Quantity) -> Iterator[Relation]:
    """Yield that somebody went up or down so many places."""
    apart = abs(one.raw - other.raw)
    for stated in passage.near(one, passage.all, NEAR_PLACE):
        if stated.kind not in ("count", "number") or stated.index == other.index or stated.raw <= 0 or not apart:
            continue
        if 1 / 3 < apart / stated.raw < 3 and abs(stated.sentence - one.sentence) <= 1:
            roles = (("from", one.index), ("to", other.index), ("places", stated.index))
            yield Relation("places", roles, apart == stated.raw, apart / stated.raw, chance=0.5 / apart)


def _of_run(passage: Passage, run: Sequence[Quantity], tag: str) -> Iterator[Relation]:
    """Yield what each figure of a run may be among the others."""
    indexes = {one.index for one in run}
    for own in run:
        others = [one for one in run if one is not own]
        roles = (("own", own.index), *(("part", one.index) for one in others))
        yield Relation("largest", roles, own.value >= max(one.value for one in others), MISS, tag, chance=1 / len(run))
        yield Relation("smallest", roles, own.value <= min(one.value for one in others), MISS, tag, chance=1 / len(run))
        for rank in passage.near(own, passage.all):
            place = rank.raw
            if (
                rank.kind not in RANK_KINDS or rank.index in indexes or abs(rank.sentence - own.sentence) > 1
                or place not in range(1, LAST_PLACE + 1)
            ):  # fmt: skip
                continue
            named = (*roles, ("rank", rank.index))
            above, below = (sum(one.value > own.value for one in others), sum(one.value < own.value for one in others))
            yield Relation("rank_from_top", named, 1 + above == place, MISS, tag, chance=1 / len(run))
            yield Relation("rank_from_bottom", named, 1 + below == place, MISS, tag, chance=1 / len(run))
