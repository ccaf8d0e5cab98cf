"""One value stated twice side by side: "1.664.695.857 (1,66 tỷ) shares", "a half (50%)", "two thirds, or 67%"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.generators.repeats.repeat import repeat_candidate, states_same
from factcheck.draft.proximity import (
    alike_or_bare,
    cue_before,
    distance,
    is_bracketed_after,
    is_quantity,
    marks_between,
)

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence
    from factcheck.draft.candidate import Candidate

DASHES = frozenset("-–—")
SHARES = ("fraction", "percent")
TEXT_SCORE = 78


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield figures that the next one in brackets, after a dash or after "or" states again, finer or rougher."""
    for sentence in scene.sentences:
        for first, second in zip(sentence.mentions, sentence.mentions[1:], strict=False):
            if is_quantity(first) and is_quantity(second) and _is_stated_again(scene, sentence, first, second):
                yield repeat_candidate(first, second, TEXT_SCORE)


def _is_stated_again(scene: AnnotatedArticle, sentence: Sentence, first: Mention, second: Mention) -> bool:
    """Return whether the second figure is in apposition to the first and can be the same value."""
    are_shares = {first.family, second.family} == set(SHARES)
    if not are_shares and not (alike_or_bare(scene, first, second) and states_same(first.figure, second.figure)):
        return False
    if is_bracketed_after(sentence, first.token, second):
        return distance(sentence, first.token, second.token) <= 2
    between = sentence.tokens[first.token + 1 : second.token]
    if between and set(between) <= DASHES:
        return True
    if distance(sentence, first.token, second.token) > 2 or marks_between(sentence, first.token, second.token) > 1:
        return False
    return cue_before(sentence, second.token, "equals", words=0) is not None
