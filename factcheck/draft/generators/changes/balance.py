"""Two amounts and, behind a comma, what lies between them by name: "412 votes to 377, a majority of 35"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.candidate import SURE, Candidate
from factcheck.draft.generators.changes import difference
from factcheck.draft.proximity import alike, base_unit, cue_before, distance, is_percent, is_quantity

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence

MARKS = frozenset(",;-–—(")
PLAIN = SURE + 2
FARTHEST = 6
"""How many words that mean something may come between the two amounts, and before their balance."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield balances of the two amounts that come right before them."""
    for sentence in scene.sentences:
        for first, second, between in zip(
            sentence.mentions, sentence.mentions[1:], sentence.mentions[2:], strict=False
        ):
            cue = _named(sentence, between)
            if cue is not None and _are_two(scene, sentence, first, second, cue) and _is_of(scene, between, first):
                yield _candidate(first, second, between, cue)


def _named(sentence: Sentence, between: Mention) -> Cue | None:
    """Return the noun of a balance that begins a clause of its own: ", a majority of", ", nhập siêu"."""
    cue = cue_before(sentence, between.token, "lead", words=0)
    return cue if cue and sentence.tokens[cue.first - 1] in MARKS else None


def _are_two(scene: AnnotatedArticle, sentence: Sentence, first: Mention, second: Mention, cue: Cue) -> bool:
    """Return whether two amounts of one kind are close to each other and to what is said of them."""
    if not alike(scene, first, second) or first.figure.value == second.figure.value:
        return False
    if not is_quantity(first) or is_percent(first) or "range" in (first.figure.kind, second.figure.kind):
        return False
    near = distance(sentence, first.token, second.token) <= FARTHEST
    return near and distance(sentence, second.token, cue.first) <= FARTHEST


def _is_of(scene: AnnotatedArticle, between: Mention, level: Mention) -> bool:
    """Return whether a figure can be what lies between two such: of their unit, or a bare number."""
    return alike(scene, between, level) or base_unit(between) == base_unit(level)


def _candidate(first: Mention, second: Mention, between: Mention, cue: Cue) -> Candidate:
    """Return the candidate that the third figure is what lies between the other two."""
    check, operands = difference.between(first, second, between)
    return Candidate(kind="difference", check=check, operands=operands, stated="moved", text_score=PLAIN, cues=(cue,))
