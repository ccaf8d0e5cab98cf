"""Places and what earned them: who stands higher in a list has no less: "242nd with $6.6bn, … 1,326th with $1.7bn"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.draft.candidate import Candidate
from factcheck.draft.links import alike, cue_before, distance, is_quantity
from factcheck.draft.relations.comparison import order_candidate
from factcheck.draft.scene import WHEN, Mention, Scene, Sentence

NEARBY_SENTENCES = 2
REACH = 12
"""How many words may stand between a place and the amount that earned it."""
AMOUNTS = ("money", "count", "number")
"""Measures are left out: in a race the shorter time is the better one, and 1,500 m is no result."""


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield that of two places told near each other the better one has no less."""
    earlier: tuple[int, Mention] | None = None
    for sentence in scene.sentences:
        for place in _places(sentence):
            amount = _amount_after(sentence, place)
            if amount is None:
                continue
            rank = int(place.figure.value)
            if rank == 2 and not (earlier and earlier[0] == 1):
                earlier = _first_place(scene, amount)
            if earlier and earlier[0] != rank and _are_of_one_list(scene, earlier[1], amount):
                yield order_candidate(amount, earlier[1], "≤" if rank > earlier[0] else "≥", 72, ())
            earlier = (rank, amount)


def _are_of_one_list(scene: Scene, earlier: Mention, amount: Mention) -> bool:
    """Tell whether two amounts are of one kind and told near each other."""
    gap = scene.sentences[amount.sentence].number - scene.sentences[earlier.sentence].number
    return gap <= NEARBY_SENTENCES and alike(scene, earlier, amount)


def _first_place(scene: Scene, second: Mention) -> tuple[int, Mention] | None:
    """Return the amount of the first place: the last one like it in the sentence before."""
    if second.sentence == 0:
        return None
    before = scene.sentences[second.sentence - 1]
    found = [mention for mention in before.mentions if mention.family == second.family]
    return (1, found[-1]) if found else None


def _places(sentence: Sentence) -> list[Mention]:
    """Return the places told in a sentence: ranks, and numbers after a word for a rank."""
    found = [mention for mention in sentence.asides if mention.family == "ordinal"]
    for mention in sentence.mentions:
        is_plain = mention.figure.kind in ("count", "number") and mention.figure.value.denominator == 1
        cue = cue_before(sentence, mention.token, "rank", words=0) if is_plain else None
        if cue is not None and WHEN not in sentence.tokens[cue.last : mention.token]:
            found.append(mention)
    return sorted(found, key=lambda mention: mention.token)


def _amount_after(sentence: Sentence, place: Mention) -> Mention | None:
    """Return the first amount after a place, if it is near and no place itself."""
    amount = next((mention for mention in sentence.mentions if mention.token > place.token), None)
    if amount is None or not is_quantity(amount) or amount.figure.kind not in AMOUNTS:
        return None
    is_place = any(amount is other for other in _places(sentence))
    return None if is_place or distance(sentence, place.token, amount.token) > REACH else amount
