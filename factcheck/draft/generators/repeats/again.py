"""Counts taken up again: "Five unions will meet … The five unions want", "ba xã … cả ba xã này"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.generators.repeats.repeat import repeat_candidate

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention
    from factcheck.draft.candidate import Candidate

FARTHEST = 12
"""How many counts back what is taken up again is looked for."""
REACH = 4
"""How many words name what is counted."""
TEXT_SCORE = 76


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield counts that a word such as "the", "all", "này" takes up again, with the count that stated them first."""
    for mention in scene.mentions:
        if mention.figure.kind not in ("count", "number") or mention.figure.value < 2 or mention.figure.hedge:
            continue
        if not _is_taken_up(scene, mention):
            continue
        first = _stated_before(scene, mention)
        if first is not None:
            yield repeat_candidate(first, mention, TEXT_SCORE)


def _is_taken_up(scene: AnnotatedArticle, mention: Mention) -> bool:
    """Return whether a word before or after a count says that it was stated before."""
    tokens = scene.sentences[mention.sentence].tokens
    before = tokens[max(mention.token - 1, 0) : mention.token]
    after = tokens[mention.token + 1 : mention.token + 1 + REACH]
    lists = scene.words.lists
    return not set(before).isdisjoint(lists.taken_up_before) or not set(after).isdisjoint(lists.taken_up_after)


def _stated_before(scene: AnnotatedArticle, mention: Mention) -> Mention | None:
    """Return the nearest earlier count of the same number that names the same thing."""
    named = _name(scene, mention)
    for first in reversed(scene.mentions[max(mention.place - FARTHEST, 0) : mention.place]):
        is_same = first.figure.value == mention.figure.value and first.sentence != mention.sentence
        units = {first.figure.unit, mention.figure.unit} - {""}
        if is_same and len(units) <= 1 and named & _name(scene, first):
            return first
    return None


def _name(scene: AnnotatedArticle, mention: Mention) -> set[str]:
    """Return the words that name what a figure counts."""
    following = scene.sentences[mention.sentence].tokens[mention.token + 1 : mention.token + 1 + REACH]
    until = next((place for place, token in enumerate(following) if not token[0].isalnum()), len(following))
    own = {*mention.wording.split()[1:], *mention.figure.noun.lower().split()}
    return (own | set(following[:until])) - scene.words.fillers - set(scene.words.lists.taken_up_after)
