"""A level with its percentage of change whose base is in another sentence, known by what is said of it.

"Revenue of 51.5bn, up 7.6 %" in one sentence; "revenue reached 47.9bn" in another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.change_endpoints import Move, delta, is_base, is_result
from factcheck.draft.check_terms import in_unit_of
from factcheck.draft.context import shared_words
from factcheck.draft.proximity import (
    alike,
    alike_or_bare,
    base_unit,
    distance,
    is_percent,
    is_quantity,
    marks_between,
)

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence

FARTHEST = 40
"""How many figures away the base is looked for; beyond NEARBY it must share two words with the level."""
NEARBY = 10


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield changes whose base shares words with the level."""
    for sentence in scene.sentences:
        for first, second in zip(sentence.mentions, sentence.mentions[1:], strict=False):
            beside = _beside(sentence, first, second)
            if beside is not None:
                yield from _with_bases(scene, *beside)
            moved = _moved_beside(sentence, first, second)
            if moved is not None:
                yield from _moved_from(scene, *moved)


def _beside(sentence: Sentence, first: Mention, second: Mention) -> tuple[Mention, Mention, Move] | None:
    """Return level, rate and direction for "b, up p %" and "up p % to b"."""
    if is_percent(first) == is_percent(second) or not (is_quantity(first) and is_quantity(second)):
        return None
    rate, level = (first, second) if is_percent(first) else (second, first)
    move = delta(sentence, rate)
    if move is None or delta(sentence, level) or is_base(sentence, level):
        return None
    if level is second and not is_result(sentence, level):
        return None
    near = (
        distance(sentence, first.token, second.token) <= 4 and marks_between(sentence, first.token, second.token) <= 2
    )
    return (level, rate, move) if near else None


def _moved_beside(sentence: Sentence, first: Mention, second: Mention) -> tuple[Mention, Mention, Move] | None:
    """Return level, amount and direction for "b, up 3,300" and "up 3,300 to b"."""
    if is_percent(first) or is_percent(second) or base_unit(first) != base_unit(second) or not base_unit(first):
        return None
    moves = (delta(sentence, first), delta(sentence, second))
    near = distance(sentence, first.token, second.token) <= 4
    if not near or (moves[0] is None) == (moves[1] is None) or is_base(sentence, first) or is_base(sentence, second):
        return None
    if moves[0] is not None:
        return (second, first, moves[0]) if is_result(sentence, second) else None
    assert moves[1] is not None
    return first, second, moves[1]


def _moved_from(scene: AnnotatedArticle, level: Mention, amount: Mention, move: Move) -> Iterator[Candidate]:
    """Yield the level less (or plus) its change with the figures that may be where it came from."""
    around = scene.mentions[max(level.place - NEARBY, 0) : level.place + NEARBY]
    bases = [
        base
        for base in around
        if base.sentence != level.sentence
        and alike_or_bare(scene, base, level)
        and not is_percent(base)
        and not delta(scene.sentences[base.sentence], base)
    ]
    minus = "−" if move.sign < 0 else ""
    for base in bases:
        ends = (in_unit_of("base", base, amount), in_unit_of("level", level, amount))
        yield Candidate(
            kind="difference",
            check=f"difference(from = {ends[0]}, to = {ends[1]}) ≈ {minus}moved",
            operands=(("base", base), ("level", level), ("moved", amount)),
            stated="moved",
            text_score=44 + 6 * min(len(shared_words(scene, base, level)), 2),
            cues=(move.cue,),
            rivals=len(bases),
            strict_only=True,
        )


def _with_bases(scene: AnnotatedArticle, level: Mention, rate: Mention, move: Move) -> Iterator[Candidate]:
    """Yield the candidate for each figure of the kind, in another sentence, that shares words with the level."""
    for base in scene.mentions[max(level.place - FARTHEST, 0) : level.place + FARTHEST]:
        if base.sentence == level.sentence or not alike(scene, base, level):
            continue
        if delta(scene.sentences[base.sentence], base):
            continue
        shared = len(shared_words(scene, base, level))
        if shared >= 2 or (shared and abs(base.place - level.place) <= NEARBY):
            yield Candidate(
                kind="change",
                check=f"change(from = base, to = level) ≈ {'−' if move.sign < 0 else ''}rate",
                operands=(("base", base), ("level", level), ("rate", rate)),
                stated="rate",
                text_score=min(36 + 6 * shared, 55),
                cues=(move.cue,),
                strict_only=True,
            )
