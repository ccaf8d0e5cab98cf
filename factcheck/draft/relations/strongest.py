"""The words that speak most for a relation: what its text score rests on, for people."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.draft.annotated_article import Cue
from factcheck.draft.relations.features import (
    LONG_GAP,
    SIDE,
    buckets,
    constant,
    family_of_type,
    hashed,
    named_roles,
)
from factcheck.draft.relations.text_score import load_weights

if TYPE_CHECKING:
    from factcheck.draft.relations.passage import Passage
    from factcheck.draft.relations.quantity import Quantity
    from factcheck.draft.relations.relation import Relation

MOST_WORDS = 3
Place = tuple[int, int]
"""A sentence and a token in it."""


def strongest_words(passage: Passage, relation: Relation) -> tuple[Cue, ...]:
    """Return the words around and between the figures that add most to the text score, in the order of the text."""
    found: Counter[Place] = Counter()
    ordered = sorted(
        ((role, passage.all[index]) for role, index in named_roles(relation) if not role.endswith("*")),
        key=lambda item: item[1].index,
    )
    types = dict.fromkeys((relation.type, family_of_type(relation.type)))
    for role, one in ordered:
        for name in types:
            _add_sides(found, passage, one, f"{name} {role}")
    for (role, one), (other_role, other) in pairwise(ordered):
        for name in types:
            _add_between(found, passage, one, other, f"{name} {role}>{other_role}")
    chosen = sorted(place for place, weight in found.most_common(MOST_WORDS) if weight > 0)
    return tuple(_cue(passage, place) for place in chosen)


def _add_sides(found: Counter[Place], passage: Passage, one: Quantity, mixed: str) -> None:
    """Add what the words on both sides of a figure weigh in its role."""
    mention = one.mention
    tokens = passage.scene.sentences[mention.sentence].tokens
    for step, side, nearest in ((-1, "L", "l1"), (1, "R", "r1")):
        for distance in range(1, SIDE + 1):
            place = mention.token + step * distance
            if not 0 <= place < len(tokens) or not tokens[place][0].isalnum():
                continue
            names = [f"{side} {tokens[place]}", *([f"{nearest} {tokens[place]}"] if distance == 1 else [])]
            found[mention.sentence, place] += sum(_weight(mixed, name) for name in names)


def _add_between(found: Counter[Place], passage: Passage, one: Quantity, other: Quantity, mixed: str) -> None:
    """Add what the words between two figures of one sentence weigh."""
    first, second = one.mention, other.mention
    if first.sentence != second.sentence:
        return
    tokens = passage.scene.sentences[first.sentence].tokens
    low, high = sorted((first.token, second.token))
    if high - low - 1 <= LONG_GAP:
        for place in range(low + 1, high):
            if tokens[place][0].isalnum():
                found[first.sentence, place] += _weight(mixed, f"w {tokens[place]}")


def _weight(mixed: str, name: str) -> int:
    """Return the weight of one feature in a part."""
    (place,) = buckets((constant(mixed), (hashed(name),)))
    return load_weights().values[place]


def _cue(passage: Passage, place: Place) -> Cue:
    """Return a word as the reports quote what led to a claim."""
    sentence, token = place
    own = passage.scene.sentences[sentence]
    return Cue((), own.tokens[token], token, token + 1, own.starts[token], own.ends[token])
