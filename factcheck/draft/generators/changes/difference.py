"""The amount between two printed ends: "rose by 3.5bn to 40bn from 36.5bn", "the gap between 44 and 39"."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.change_endpoints import NEXT_TO, Ends, Move, delta, find_ends
from factcheck.draft.check_terms import as_level_of, in_unit_of
from factcheck.draft.proximity import alike, base_unit, distance, is_percent, is_quantity, marks_between, sentence_of

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence

NEARBY_SENTENCES = 2
ELSEWHERE, APART, BESIDE = 45, 60, 76


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield amounts of change between two printed ends of the same unit."""
    amounts = [
        (mention, move)
        for mention in scene.mentions
        if is_quantity(mention) and (move := delta(sentence_of(scene, mention), mention))
    ]
    if not amounts:
        return
    for sentence in scene.sentences:
        for ends in find_ends(scene, sentence):
            yield from _amounts_of(scene, sentence, ends, amounts)


def _amounts_of(
    scene: AnnotatedArticle, sentence: Sentence, ends: Ends, amounts: list[tuple[Mention, Move]]
) -> Iterator[Candidate]:
    """Yield the amounts that may state this change."""
    number = partial(_number, scene)
    first = bisect_left(amounts, sentence.number - NEARBY_SENTENCES, key=number)
    last = bisect_right(amounts, sentence.number + NEARBY_SENTENCES, key=number)
    for amount, move in amounts[first:last]:
        if amount.place in (ends.base.place, ends.result.place) or not _is_of(scene, amount, ends):
            continue
        is_here = sentence.number == scene.sentences[amount.sentence].number
        yield difference_candidate(
            ends, amount, move, _text_score(sentence, amount, move, ends) if is_here else ELSEWHERE
        )


def _number(scene: AnnotatedArticle, found: tuple[Mention, Move]) -> int:
    """Return which sentence of the article an amount is in."""
    return scene.sentences[found[0].sentence].number


def _text_score(sentence: Sentence, amount: Mention, move: Move, ends: Ends) -> int:
    """Return how surely an amount of the sentence states its change: the words of the amount may be all that do."""
    if not _is_beside(sentence, amount, move, ends):
        return APART
    return min(88, ends.text_score) if ends.move else BESIDE


def _is_of(scene: AnnotatedArticle, amount: Mention, ends: Ends) -> bool:
    """Return whether the amount has the unit of a difference between the ends."""
    if is_amount_between(amount, ends.base):
        return True
    return not is_percent(amount) and not is_percent(ends.base) and alike(scene, amount, ends.base)


def is_amount_between(amount: Mention, level: Mention) -> bool:
    """Return whether an amount is in the unit in which levels like this one differ."""
    if is_percent(level):
        return amount.family == "percentage point"
    return not is_percent(amount) and (base_unit(amount) == base_unit(level) != "" or amount.family == level.family)


def _is_beside(sentence: Sentence, amount: Mention, move: Move, ends: Ends) -> bool:
    """Return whether amount and ends follow each other without another figure, clause or subject between."""
    mentions = sorted((amount, ends.base, ends.result), key=lambda mention: mention.place)
    if mentions[2].place - mentions[0].place != 2:
        return False
    if amount is mentions[2] and sentence.weights[move.cue.first] - sentence.weights[mentions[1].token + 1] > 1:
        return False
    gaps = itertools.pairwise(mentions)
    return all(
        distance(sentence, one.token, other.token) <= NEXT_TO and marks_between(sentence, one.token, other.token) <= 2
        for one, other in gaps
    )


def difference_candidate(ends: Ends, amount: Mention, move: Move, text_score: int) -> Candidate:
    """Return the candidate that the ends lie this amount apart, the words' direction counted."""
    points, minus = is_percent(ends.base), "−" if move.sign < 0 else ""
    base, result = (
        in_unit_of(role, mention, amount) for role, mention in (("base", ends.base), ("result", ends.result))
    )
    return Candidate(
        kind="points" if points else "difference",
        check=f"{'points' if points else 'difference'}(from = {base}, to = {result}) ≈ {minus}moved",
        operands=(("base", ends.base), ("result", ends.result), ("moved", amount)),
        stated="moved",
        text_score=text_score,
        cues=(move.cue, *ends.cues),
    )


def between(one: Mention, other: Mention, amount: Mention) -> tuple[str, tuple[tuple[str, Mention], ...]]:
    """Return the check, and its operands, that an amount lies between two levels, whichever of them is the larger."""
    smaller, larger = sorted((one, other), key=lambda mention: mention.figure.value)
    ends = (as_level_of("smaller", smaller, amount), as_level_of("larger", larger, amount))
    check = f"difference(from = {ends[0]}, to = {ends[1]}) ≈ moved"
    return check, (("smaller", smaller), ("larger", larger), ("moved", amount))
