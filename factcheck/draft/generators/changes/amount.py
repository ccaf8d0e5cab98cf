"""A change stated as an amount and a percentage, with the level reached: "up 56p, or 7.6%, at 797p".

The base is not printed: it is the level less the amount.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.draft.candidate import Candidate
from factcheck.draft.change_endpoints import Move, delta, is_base, is_result
from factcheck.draft.check_terms import in_unit_of
from factcheck.draft.proximity import (
    base_unit,
    cue_before,
    distance,
    is_bracketed_after,
    is_in_brackets,
    is_percent,
    is_quantity,
    marks_between,
)

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence

MOST_LOOSE = 64
POINT = "point"
REACH = 6
"""How many figures back a level that the change belongs to may be."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield amounts of change that are beside their percentage and the level reached."""
    for sentence in scene.sentences:
        for first, second in zip(sentence.mentions, sentence.mentions[1:], strict=False):
            yield from _beside(scene, sentence, first, second)


def _beside(scene: AnnotatedArticle, sentence: Sentence, first: Mention, second: Mention) -> Iterator[Candidate]:
    """Yield the candidate for an amount and a percentage that are side by side."""
    if not (is_quantity(first) and is_quantity(second)) or is_percent(first) == is_percent(second):
        return
    move = delta(sentence, first)
    if move is None:
        return
    is_identity = are_one_move(sentence, first, second)
    again = delta(sentence, second)
    if not is_identity and not (again and again.sign == move.sign and _are_neighbours(sentence, first, second)):
        return
    amount, rate = (second, first) if is_percent(first) else (first, second)
    level = _level_after(sentence, amount, second) or _level_before(sentence, amount, first)
    around = [level] if level is not None else _levels_in_reach(scene, amount, first, second)
    for rank, (mention, text_score) in enumerate(around):
        found = _candidate(amount, rate, mention, move, text_score if is_identity else min(text_score, MOST_LOOSE))
        yield replace(found, rivals=len(around), strict_only=True) if rank else found


def _are_neighbours(sentence: Sentence, first: Mention, second: Mention) -> bool:
    """Return whether two changes of one direction may be one: "up 200bn on last year, a rise of 15%"."""
    return (
        distance(sentence, first.token, second.token) <= 8 and marks_between(sentence, first.token, second.token) <= 2
    )


def are_one_move(sentence: Sentence, first: Mention, second: Mention) -> bool:
    """Return whether two figures state one change twice: the second in brackets or after "or"."""
    if is_bracketed_after(sentence, first.token, second):
        return True
    if second.token == first.token + 1:
        return True
    close = (
        distance(sentence, first.token, second.token) <= 4 and marks_between(sentence, first.token, second.token) <= 2
    )
    return close and cue_before(sentence, second.token, "equals", words=2) is not None


def _is_level_of(amount: Mention, mention: Mention) -> bool:
    """Return whether a figure can be a level that such an amount leads to; an index in points is a bare number."""
    if amount.figure.unit == POINT and not mention.figure.unit and not mention.figure.noun:
        return mention.figure.value > amount.figure.value
    return base_unit(mention) == base_unit(amount)


def _level_after(sentence: Sentence, amount: Mention, last: Mention) -> tuple[Mention, int] | None:
    """Return the level that follows: "… to 1,042.74"."""
    for mention in sentence.mentions:
        if mention.token <= last.token:
            continue
        if is_in_brackets(sentence, mention):
            return None
        if _is_level_of(amount, mention) and is_quantity(mention) and not delta(sentence, mention):
            near = distance(sentence, last.token, mention.token) <= 6
            if near and is_result(sentence, mention) and not is_base(sentence, mention):
                return mention, 92
        return None
    return None


def _level_before(sentence: Sentence, amount: Mention, first: Mention) -> tuple[Mention, int] | None:
    """Return the level that goes before: "797p, up 56p or 7.6%"."""
    for mention in reversed(sentence.mentions):
        if mention.token >= first.token:
            continue
        if not _is_level_of(amount, mention) or not is_quantity(mention) or delta(sentence, mention):
            return None
        near = distance(sentence, mention.token, first.token) <= 2
        return (mention, 85) if near and marks_between(sentence, mention.token, first.token) <= 2 else None
    return None


def _levels_in_reach(
    scene: AnnotatedArticle, amount: Mention, first: Mention, last: Mention
) -> list[tuple[Mention, int]]:
    """Return the levels of the unit in this sentence or the one before, the nearest first; a miss is not reported."""
    found = []
    number = scene.sentences[first.sentence].number
    around = [
        *reversed(scene.mentions[max(first.place - REACH, 0) : first.place]),
        *scene.mentions[last.place + 1 : last.place + 3],
    ]
    for mention in around:
        sentence = scene.sentences[mention.sentence]
        if abs(sentence.number - number) > 1 or not _is_level_of(amount, mention):
            continue
        if is_quantity(mention) and not delta(sentence, mention) and mention.figure.value > amount.figure.value:
            found.append((mention, 66 if mention.sentence == first.sentence else 62))
    return found


def _candidate(amount: Mention, rate: Mention, level: Mention, move: Move, text_score: int) -> Candidate:
    """Return the candidate: a change to the level from the level less (or plus) the amount."""
    sign, minus = ("+", "−") if move.sign < 0 else ("−", "")
    reached = in_unit_of("level", level, amount)
    return Candidate(
        kind="change",
        check=f"change(from = {reached} {sign} moved, to = {reached}) ≈ {minus}rate",
        operands=(("moved", amount), ("level", level), ("rate", rate)),
        stated="rate",
        text_score=text_score,
        cues=(move.cue,),
    )
