"""An announced count and what is then listed: "three reasons: …", "the duo A and B", "two deals, one …, another …"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.context import is_heading
from factcheck.draft.listing.bullets import MOST_ITEMS, bulleted_items, numbered_headings
from factcheck.draft.listing.one_by_one import NumberedItems, counted_one_by_one
from factcheck.draft.listing.series import lists_after, lists_before

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention

LIST_REACH = 400


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield counts from 2 to 12 that a list of as many items is beside, and bulleted lists of any other length."""
    text = scene.article.text
    headings, items = numbered_headings(text), NumberedItems(scene)
    for mention in scene.mentions:
        if not _announces(mention):
            continue
        announced = int(mention.figure.value)
        bullets = bulleted_items(text, mention.figure.end)
        if bullets > 1:
            yield _announced(mention, bullets, 82)
        elif announced == headings and is_heading(scene, mention):
            yield _announced(mention, headings, 78)
        else:
            text_score = _text_score(scene, items, mention, announced)
            if text_score:
                yield _announced(mention, announced, text_score)


def _announces(mention: Mention) -> bool:
    """Return whether a figure may announce a list."""
    figure = mention.figure
    return (
        (figure.kind == "count" or (figure.kind == "number" and mention.wording.isalpha()))
        and figure.hedge is None
        and figure.value.denominator == 1
        and 2 <= figure.value <= MOST_ITEMS
    )


def _text_score(scene: AnnotatedArticle, items: NumberedItems, mention: Mention, announced: int) -> int:
    """Return how surely the words list exactly what a figure announces; 0 where they don't."""
    text, words, figure = scene.article.text, scene.words.lists, mention.figure
    if lists_after(text, figure, LIST_REACH, words):
        return 80
    if lists_before(text, figure.start, LIST_REACH, words, announced, scene.words.fillers):
        return 76
    if counted_one_by_one(text, figure.end, words) == announced:
        return 74
    return 74 if items.are(announced, mention) else 0


def _announced(mention: Mention, listed: int, text_score: int) -> Candidate:
    """Return the candidate that so many items are listed as were announced."""
    return Candidate(
        kind="count",
        check=f"announced ≈ {listed}",
        operands=(("announced", mention),),
        stated="announced",
        text_score=text_score,
    )
