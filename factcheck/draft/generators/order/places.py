"""Places and what earned them: who is higher in a list has no less: "242nd with $6.6bn, … 1,326th with $1.7bn"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.annotated_article import WHEN, AnnotatedArticle, Mention, Sentence
from factcheck.draft.generators.order.comparison import order_candidate
from factcheck.draft.proximity import alike, cue_after, cue_before, distance, is_in_brackets, is_quantity

if TYPE_CHECKING:
    from factcheck.draft.candidate import Candidate

NEARBY_SENTENCES = 2
REACH = 12
"""How many words may come between a place and the amount that earned it."""
REACH_BEFORE = 4
"""The same where the amount comes first: "$11.8m, coming in at number three"."""
AMOUNTS = ("money", "count", "number")
"""Measures are left out: in a race the shorter time is the better one, and 1,500 m is no result."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield that of two places stated near each other the better one has no less."""
    earlier: tuple[int, Mention] | None = None
    for sentence in scene.sentences:
        for place in _places(scene, sentence):
            amount = _amount_of(scene, sentence, place)
            if amount is None or (earlier and amount is earlier[1]):
                continue
            rank = int(place.figure.value)
            first = _first_place(scene, amount) if rank == 2 and not (earlier and earlier[0] == 1) else None
            for other in filter(None, (earlier, first)):
                if other[0] != rank and _are_of_one_list(scene, other[1], amount):
                    yield order_candidate(amount, other[1], "≤" if rank > other[0] else "≥", 72, ())
            earlier = (rank, amount)


def _are_of_one_list(scene: AnnotatedArticle, earlier: Mention, amount: Mention) -> bool:
    """Return whether two amounts are of one kind and stated near each other."""
    gap = scene.sentences[amount.sentence].number - scene.sentences[earlier.sentence].number
    return gap <= NEARBY_SENTENCES and alike(scene, earlier, amount)


def _first_place(scene: AnnotatedArticle, second: Mention) -> tuple[int, Mention] | None:
    """Return the amount of the first place: the last one like it in the sentence before."""
    if second.sentence == 0:
        return None
    before = scene.sentences[second.sentence - 1]
    found = [mention for mention in before.mentions if mention.family == second.family]
    return (1, found[-1]) if found else None


def _places(scene: AnnotatedArticle, sentence: Sentence) -> list[Mention]:
    """Return the places stated in a sentence: ranks, and numbers after a word for a rank."""
    found = [
        mention for mention in sentence.asides if mention.family == "ordinal" and _is_alone(scene, sentence, mention)
    ]
    for mention in (*sentence.mentions, *sentence.asides):
        is_plain = mention.figure.kind in ("count", "number", "identifier") and mention.figure.value.denominator == 1
        cue = cue_before(sentence, mention.token, "rank", words=0) if is_plain else None
        if cue is not None and WHEN not in sentence.tokens[cue.last : mention.token]:
            found.append(mention)
    return sorted(found, key=lambda mention: mention.token)


def _is_alone(scene: AnnotatedArticle, sentence: Sentence, rank: Mention) -> bool:
    """Return whether a rank is a place, not the rank of something named after it ("its first weekend")."""
    following = sentence.tokens[rank.token + 1 : rank.token + 2]
    ends = not following or not following[0][0].isalnum() or following[0] in scene.words.fillers
    return ends or any(
        find_cue(sentence, rank.token, "rank", words=words) for find_cue, words in ((cue_before, 1), (cue_after, 0))
    )


def _amount_of(scene: AnnotatedArticle, sentence: Sentence, place: Mention) -> Mention | None:
    """Return the amount that earned a place: the first one after it, else the last one before it, if it is near."""
    amounts = [mention for mention in sentence.mentions if _can_earn(scene, sentence, mention)]
    after = (mention for mention in amounts if mention.token > place.token)
    before = (mention for mention in reversed(amounts) if mention.token < place.token)
    following, preceding = next(after, None), next(before, None)
    if following is not None and distance(sentence, place.token, following.token) <= REACH:
        return following
    if preceding is not None and distance(sentence, preceding.token, place.token) <= REACH_BEFORE:
        return preceding
    return None


def _can_earn(scene: AnnotatedArticle, sentence: Sentence, mention: Mention) -> bool:
    """Return whether a figure can be what earned a place: no place itself, no conversion in brackets."""
    if not is_quantity(mention) or mention.figure.kind not in AMOUNTS or is_in_brackets(sentence, mention):
        return False
    return all(mention is not place for place in _places(scene, sentence))
