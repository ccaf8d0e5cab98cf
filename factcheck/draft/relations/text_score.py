"""How probable it is that a text states a relation, from words, structure and layout alone.

A linear model over hashed features, trained by `python -m tools.train` (see docs/scoring.md).  Its weights are whole
numbers of one byte, and a score is their sum, so that every machine gets the same.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factcheck.draft.relations.features import (
    BITS,
    Features,
    Hashes,
    Part,
    buckets,
    constant,
    core_roles,
    family_of_type,
)

if TYPE_CHECKING:
    from factcheck.draft.relations.passage import Passage
    from factcheck.draft.relations.quantity import Quantity
    from factcheck.draft.relations.relation import Relation

WEIGHTS = "text_score.bin"
HEADER = 4
"""Bytes before the weights: the score of a relation without any feature, in the unit of the weights."""

MOST_SUMS, MOST_KNOWN = 4_000, 2_000
"""Sums and weights that are kept of one part: in an article of 100 figures it has hundreds."""


class Weights:
    """The trained weights: one signed byte a bucket."""

    def __init__(self, packed: bytes) -> None:
        """Unpack them."""
        plain = zlib.decompress(packed)
        self.base = int.from_bytes(plain[:HEADER], "little", signed=True)
        self.values = memoryview(plain)[HEADER:].cast("b")
        if len(self.values) != 1 << BITS:
            message = f"{WEIGHTS} holds {len(self.values)} weights, expected {1 << BITS}"
            raise ValueError(message)

    def sum(self, part: Part) -> int:
        """Return the sum of a part's weights."""
        return sum(map(self.values.__getitem__, buckets(part)))


@cache
def load_weights() -> Weights:
    """Return the weights that are shipped."""
    return Weights(files(__package__).joinpath(WEIGHTS).read_bytes())


def text_scores(
    passage: Passage, relations: Sequence[Relation], weights: Weights | None = None, features: Features | None = None
) -> list[int]:
    """Return the score of each relation: the base and the weights of all its parts."""
    scorer = _Scorer(features or Features(passage), weights or load_weights())
    rivals = Counter(relation.type for relation in relations)
    return [scorer.score(relation, rivals[relation.type]) for relation in relations]


class _Scorer:
    """Adds up what `Features.parts` says of a relation, each sum made once for all relations that share it.

    The relations of one type come one after another and go through the text in order, so that little is lost where a
    long article makes too many sums to keep.
    """

    def __init__(self, features: Features, weights: Weights) -> None:
        self._features, self._weights = features, weights
        self._plans: dict[tuple[str, tuple[str, ...]], _Plan] = {}
        self._tables: dict[tuple[str, ...], _Table] = {}
        self._layouts: dict[object, int] = {}

    def score(self, relation: Relation, rivals: int) -> int:
        """Return the score of a relation that is one of so many of its type."""
        features = self._features
        figures = features.passage.all
        names, indexes = zip(*relation.roles, strict=True)
        plan = self._plans.get((relation.type, names))
        if plan is None:
            plan = self._plans[relation.type, names] = self._planned(relation, names)
        score = self._weights.base
        ordered: list[tuple[int, int]] = []
        for (place, _), table in zip(plan.core, plan.figures, strict=True):
            index = indexes[place]
            score += table.sum(index, features.unary, figures[index])
            ordered.append((index, len(ordered)))
        ordered.sort()
        for (one, first), (other, last) in pairwise(ordered):
            table = plan.pairs[first][last]
            score += table.sum((one, other), features.pair, figures[one], figures[other])
        if len(ordered) > 2:
            (one, first), (other, last) = ordered[0], ordered[-1]
            table = plan.ends[first][last]
            score += table.sum((one, other), features.distance, figures[one], figures[other])
        in_order = [(plan.core[place][1], figures[index]) for index, place in ordered]
        key, part = features.layout(relation, in_order, rivals)
        added = self._layouts.get(key)
        if added is None:
            if len(self._layouts) >= MOST_SUMS:
                self._layouts.clear()
            added = self._layouts[key] = self._weights.sum(part)
        return score + added

    def _planned(self, relation: Relation, names: tuple[str, ...]) -> _Plan:
        """Return which tables relations of this type and these roles are looked up in."""
        core = core_roles(relation)
        type_, roles = relation.type, [role for _, role in core]
        families = tuple(dict.fromkeys((type_, family_of_type(type_))))
        return _Plan(
            core,
            [self._table(*(f"{name} {role}" for name in families)) for role in roles],
            [[self._table(*(f"{name} {one}>{other}" for name in families)) for other in roles] for one in roles],
            [[self._table(f"{type_} ends {one} {other}") for other in roles] for one in roles],
        )

    def _table(self, *mixed: str) -> _Table:
        """Return the sums of a part that is mixed with these names."""
        table = self._tables.get(mixed)
        if table is None:
            table = self._tables[mixed] = _Table(self._weights, [constant(name) for name in mixed])
        return table


class _Plan(NamedTuple):
    """Where the parts of relations with the same type and roles are looked up."""

    core: list[tuple[int, str]]
    """The places of the roles that have features, each with the name it has there."""
    figures: list[_Table]
    """By place in `core`."""
    pairs: list[list[_Table]]
    """By the places of the earlier and the later figure in `core`; `ends` too."""
    ends: list[list[_Table]]


class _Table:
    """The sums of one part of relations, by figure or by pair of figures."""

    def __init__(self, weights: Weights, mixed: Sequence[int]) -> None:
        self._sums: dict[object, int] = {}
        self._known = _Known(weights, mixed)

    def sum(self, key: object, hashes: Callable[..., Hashes], *figures: Quantity) -> int:
        """Return the sum for figures that have this key."""
        found = self._sums.get(key)
        if found is None:
            if len(self._sums) >= MOST_SUMS:
                self._sums.clear()
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            found = self._sums[key] = sum(map(self._known.__getitem__, hashes(*figures)))
        return found


class _Known(dict[int, int]):
    """The weights of one part, of its type and of its family, by the hash of a feature."""

    def __init__(self, weights: Weights, mixed: Sequence[int]) -> None:
        self._weights, self._mixed = weights, mixed

    def __missing__(self, one: int) -> int:
        self[one] = found = sum(self._weights.sum((mixed, (one,))) for mixed in self._mixed)
        return found
