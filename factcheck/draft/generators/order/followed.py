"""Lists in order of size: "Oslo with $19m, followed by Turin with $8m and Lyon with $6m"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.generators.order.comparison import order_candidate
from factcheck.draft.proximity import alike, distance, is_quantity

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence
    from factcheck.draft.candidate import Candidate

REACH = 12
"""How many words may come between two amounts of the list."""
TOLD, JOINED = 72, 68


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield that what follows in a ranking is no larger than what came before it."""
    for sentence in scene.sentences:
        for cue in sentence.cues:
            if "followed" in cue.parts:
                yield from _around(scene, sentence, cue)


def _around(scene: AnnotatedArticle, sentence: Sentence, cue: Cue) -> Iterator[Candidate]:
    """Yield the orders around one "followed by": the amount before it, the one after it, and one joined to that."""
    before = [mention for mention in sentence.mentions if mention.token < cue.first]
    after = [mention for mention in sentence.mentions if mention.token >= cue.last]
    if not after or not is_quantity(after[0]):
        return
    first = _nearest(scene, sentence, before[::-1], after[0])
    if first is not None:
        yield order_candidate(after[0], first, "≤", TOLD, (cue,))
        third = _nearest(scene, sentence, after[1:], after[0])
        if third is not None and _is_joined(scene, sentence, after[0], third):
            yield order_candidate(third, after[0], "≤", JOINED, (cue,))


def _nearest(scene: AnnotatedArticle, sentence: Sentence, mentions: list[Mention], other: Mention) -> Mention | None:
    """Return the first of some figures that is like another and near it."""
    for mention in mentions:
        if alike(scene, mention, other):
            first, last = sorted((mention.token, other.token))
            return mention if distance(sentence, first, last) <= REACH else None
    return None


def _is_joined(scene: AnnotatedArticle, sentence: Sentence, second: Mention, third: Mention) -> bool:
    """Return whether "and" joins the next amount to the list."""
    return not set(scene.words.lists.joints).isdisjoint(sentence.tokens[second.token : third.token])
