"""The figures of an article in groups that relation types ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.draft.relations.quantity import (
    COUNT,
    FRACTION,
    NO_AMOUNT,
    PERCENT,
    POINT,
    REACH,
    Quantity,
    neighbours,
    quantities,
)

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle

REACHES = ((100, REACH), (300, 8), (1_000, 5))
NARROWEST = 3
LARGE = 1000
"""From which on a number after money may be an amount without its currency."""
SCALE_WORD = re.compile(r"[^\W\d_]")
NEIGHBOUR = 3
"""A bare number takes on the unit of a figure at most so many figures away."""


class Group(tuple[Quantity, ...]):
    """Some of an article's figures, in the order of the text."""

    indexes: frozenset[int]

    @classmethod
    def of(cls, members: Iterable[Quantity]) -> Group:
        """Return a group of these figures."""
        group = cls(sorted(members, key=lambda one: one.index))
        group.indexes = frozenset(one.index for one in group)
        return group


class Passage:
    """An article's figures: all, those that are amounts, percentages, and the groups that measure the same."""

    def __init__(self, scene: AnnotatedArticle) -> None:
        """Sort the figures of a scene."""
        self.scene = scene
        self.all = Group.of(quantities(scene))
        _loosen(self.all)
        self.amounts = Group.of(one for one in self.all if one.value > 0 and _is_amount(one))
        self.parts_of_whole = Group.of(
            one for one in self.all if one.dimension in (PERCENT, FRACTION) and one.value > 0
        )
        self.percentages = Group.of(one for one in self.parts_of_whole if one.dimension == PERCENT)
        self.multiples = Group.of(one for one in self.all if one.kind == "ratio" and one.value > 0)
        self.points = Group.of(
            one for one in self.all if one.kind == "identifier" and one.unit == "point" and one.value > 0
        )
        self.starts = [one.figure.start for one in self.all]
        self.sentence_starts = [span.start for span in scene.article.sentences]
        self.reach = next((reach for most, reach in REACHES if len(self.all) <= most), NARROWEST)
        """How many figures apart those of one relation may be: fewer on a page of figures."""
        self._near: dict[tuple[int, int], Sequence[Quantity]] = {}

    def near(self, own: Quantity, among: Group, reach: int = 0) -> list[Quantity]:
        """Return those of some figures that are near one, itself left out."""
        reach = min(reach or REACH, self.reach)
        inside = self._near.get((own.index, reach))
        if inside is None:
            inside = self._near[own.index, reach] = neighbours(self.all, own, reach)
        return [one for one in inside if one.index in among.indexes and one.index != own.index]

    @cached_property
    def like_groups(self) -> list[list[Quantity]]:
        """Return the figures that can be added up, by what they measure; bare numbers also in others' groups."""
        groups: dict[str, list[Quantity]] = {}
        for one in (*self.amounts, *self.points, *self.parts_of_whole):
            group = groups.setdefault(one.dimension, [])
            if not any(other.index == one.index for other in group[-2:]):
                group.append(one)
        placed: dict[str, dict[int, int]] = {
            dimension: {one.index: place for place, one in reversed(list(enumerate(group)))}
            for dimension, group in groups.items()
        }
        for one in self.all:
            if one.is_loose and one.value > 0:
                self._join(one, groups, placed)
        for group in groups.values():
            group.sort(key=lambda one: one.index)
        return list(groups.values())

    def _join(self, one: Quantity, groups: Mapping[str, list[Quantity]], placed: Mapping[str, dict[int, int]]) -> None:
        """Add a bare number to the groups of which a figure is right beside it, on the scale of the nearest.

        `placed` says where in its group each figure is.
        """
        beside = [other for other in self.near(one, self.all, NEIGHBOUR) if abs(other.sentence - one.sentence) <= 1]
        for dimension, group in groups.items():
            if dimension == one.dimension or dimension == FRACTION or not _may_join(one, dimension):
                continue
            places = sorted(placed[dimension][other.index] for other in beside if other.index in placed[dimension])
            likes = [group[place] for place in places if not group[place].is_loose or group[place].dimension == COUNT]
            if likes:
                closest = min(likes, key=lambda other: abs(other.index - one.index))
                placed[dimension].setdefault(one.index, len(group))
                group.append(one.scaled_like(closest))


def _loosen(figures: Sequence[Quantity]) -> None:
    """Let a large number after money be money, too, whatever word follows: "9.3 million euros; 6.9 million before"."""
    for place, one in enumerate(figures):
        if one.kind == "count" and not one.unit and one.raw >= LARGE and SCALE_WORD.search(one.mention.wording):
            before = figures[max(place - NEIGHBOUR, 0) : place]
            one.is_loose = one.is_loose or any(
                other.kind == "money" and one.sentence - other.sentence <= 1 for other in before
            )


def _may_join(one: Quantity, dimension: str) -> bool:
    """Return whether a bare number may be of a group: scores are only added to counts."""
    points = f"identifier {POINT}"
    return dimension != points and (one.dimension != points or dimension == COUNT)


def _is_amount(one: Quantity) -> bool:
    """Return whether a figure is an amount that others may be a part of."""
    if one.dimension in (PERCENT, FRACTION):
        return False
    return one.kind not in NO_AMOUNT or one.is_loose
