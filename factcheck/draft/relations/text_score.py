"""How probable it is that a text states a relation, from words, structure and layout alone.

A linear model over hashed features, trained by `python -m tools.train` (see docs/scoring.md).  Its weights are whole
numbers of one byte, and a score is their sum, so that every machine gets the same.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from factcheck.draft.relations.features import BITS, Features, Part, buckets

if TYPE_CHECKING:
    from factcheck.draft.relations.passage import Passage
    from factcheck.draft.relations.relation import Relation

WEIGHTS = "text_score.bin"
HEADER = 4
"""Bytes before the weights: the score of a relation without any feature, in the unit of the weights."""


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


def text_scores(passage: Passage, relations: Sequence[Relation], weights: Weights | None = None) -> list[int]:
    """Return the score of each relation; relations that share figures in roles share the sums of their parts."""
    own = load_weights() if weights is None else weights
    features = Features(passage)
    rivals = Counter(relation.type for relation in relations)
    known: dict[object, int] = {}
    scores = []
    for relation in relations:
        score = own.base
        for key, part in features.parts(relation, rivals[relation.type]):
            added = known.get(key)
            if added is None:
                added = known[key] = own.sum(part)
            score += added
        scores.append(score)
    return scores
