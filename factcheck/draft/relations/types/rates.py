"""Types of three figures of which one is a rate: share, change, and the multiple."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from factcheck.draft.relations.quantity import FRACTION, PERCENT, PERCENTAGE_POINTS, POINT, Quantity, alike
from factcheck.draft.relations.relation import Relation, computed

if TYPE_CHECKING:
    from factcheck.draft.relations.passage import Passage

HUNDRED = 100.0
FEWEST, MOST = 3, 5
BESIDE = 4
"""Figures between a share and the part that is left, at most."""
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
        if max(abs(one - rate), abs(other - rate)) <= BESIDE and abs(first.sentence - second.sentence) <= 1:
            yield from computed(
            "share_left", (("part", one), ("whole", other), ("rate", rate)),
            max(1 - first.high / second.low, 1e-9) * scale, (1 - first.value / second.value) * scale,
            (1 - first.low / second.high) * scale, stated,
        )  # fmt: skip
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


def shares_among(passage: Passage) -> Iterator[Relation]:
    """Yield the share that one of three to five like figures in a run has in all of them, where no whole is printed."""
    if not passage.percentages:
        return
    for group in passage.like_groups:
        if group[0].dimension in (PERCENT, FRACTION):
            continue
        for first in range(len(group)):
            for last in range(first + FEWEST, min(first + MOST, len(group)) + 1):
                run = group[first:last]
                if not run[0].is_near(run[-1]) or run[-1].index - run[0].index > len(run):
                    break
                yield from _share_of_run(passage, run)


def _share_of_run(passage: Passage, run: Sequence[Quantity]) -> Iterator[Relation]:
    low, value, high = sum(one.low for one in run), sum(one.value for one in run), sum(one.high for one in run)
    for own in run:
        others = tuple(("part", one.index) for one in run if one is not own)
        for stated in passage.near(own, passage.percentages, FEWEST + MOST):
            share = own.value / value * HUNDRED
            is_beside = min(abs(stated.index - one.index) for one in run) <= BESIDE
            if is_beside and 1 / NEAR_TURNED < share / stated.value < NEAR_TURNED:
                yield from computed(
                    "share_among", (("rate", stated.index), ("own", own.index), *others),
                    own.low / high * HUNDRED, own.value / value * HUNDRED, own.high / low * HUNDRED, stated,
                    f"{len(run)}", NEAR_TURNED,
                )  # fmt: skip


def points(passage: Passage) -> Iterator[Relation]:
    """Yield that points, which a text may call percentage points, are the difference of two percentages."""
    for stated in passage.all:
        are_points = stated.dimension == PERCENTAGE_POINTS or (stated.kind == "measure" and stated.unit == POINT)
        if not are_points or stated.value <= 0:
            continue
        for first, second in combinations(passage.near(stated, passage.percentages), 2):
            if first.value == second.value or not first.is_near(second):
                continue
            low, high = sorted((first, second), key=lambda one: one.value)
            yield from computed(
                "points", (("from", low.index), ("to", high.index), ("points", stated.index)),
                max(high.low - low.high, 1e-9), high.value - low.value, high.high - low.low, stated,
            )  # fmt: skip


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
