"""One move of a whole list: "up 400,000 to 39.05m (bid) and 39.35m (ask)", with 38.65m and 38.95m stated elsewhere.

That every figure of the list lies the same amount from its counterpart is what ties the two lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.draft.change_endpoints import Ends, Move, delta
from factcheck.draft.generators.changes.difference import difference_candidate
from factcheck.draft.proximity import base_unit, is_percent, is_quantity
from factcheck.draft.search import compute

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence
    from factcheck.draft.candidate import Candidate

LEAST, MOST = 2, 4
"""How many figures the lists have."""
FARTHEST = 16
"""How many sentences with figures on each side the other list is looked for in."""
TEXT_SCORE = 73


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield the differences of two lists that one amount of change explains throughout."""
    for place, sentence in enumerate(scene.sentences):
        for moved in sentence.mentions:
            move = delta(sentence, moved) if is_quantity(moved) and not is_percent(moved) else None
            levels = _levels(sentence, moved) if move is not None else []
            if move is None or not LEAST <= len(levels) <= MOST:
                continue
            for other in scene.sentences[max(place - FARTHEST, 0) : place + FARTHEST]:
                if other is not sentence and not _are_of_others(scene, sentence, other):
                    yield from _all_moved(moved, move, _levels(other, moved), levels)


def _are_of_others(scene: AnnotatedArticle, one: Sentence, other: Sentence) -> bool:
    """Return whether two sentences name somebody each, and nobody in common: the levels of two banks."""
    first, second = _names(scene, one), _names(scene, other)
    return bool(first and second) and first.isdisjoint(second)


def _names(scene: AnnotatedArticle, sentence: Sentence) -> frozenset[str]:
    """Return the words with a capital letter, the first of the sentence left out."""
    words = zip(sentence.tokens[1:], sentence.starts[1:], strict=True)
    return frozenset(token for token, start in words if scene.article.text[start].isupper())


def _levels(sentence: Sentence, moved: Mention) -> list[Mention]:
    """Return the figures of a sentence that an amount of change can be of."""
    return [
        mention
        for mention in sentence.mentions
        if base_unit(mention) == base_unit(moved) != ""
        and mention.figure.kind != "range"
        and mention.figure.value > moved.figure.value
        and not delta(sentence, mention)
    ]


def _all_moved(moved: Mention, move: Move, bases: Sequence[Mention], levels: Sequence[Mention]) -> Iterator[Candidate]:
    """Yield a candidate for each figure of a list, if the amount fits all of them."""
    if len(bases) != len(levels):
        return
    found = [
        difference_candidate(Ends(base, level, move, (), TEXT_SCORE), moved, move, TEXT_SCORE)
        for base, level in zip(bases, levels, strict=True)
    ]
    if all(compute(candidate.check, candidate.operands).fit == "strict" for candidate in found):
        yield from (replace(candidate, stated="result", strict_only=True) for candidate in found)
