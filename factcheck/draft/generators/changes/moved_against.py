"""A move stated against where it started, of a level that an earlier sentence gives.

"Gold is bought at 32.99m and sold at 33.28m today. That is 100,000 down on yesterday's 33.09m and 33.38m."  Where the
sentence gives as many starts as the earlier one gives levels, they answer each other in turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.draft.candidate import SURE, Candidate
from factcheck.draft.change_endpoints import Ends, Move, delta, is_result
from factcheck.draft.generators.changes.change import change_candidate
from factcheck.draft.generators.changes.difference import difference_candidate, is_amount_between
from factcheck.draft.generators.changes.multiple import ratio_candidate
from factcheck.draft.proximity import alike_or_bare, cue_before, is_in_brackets, is_percent, is_quantity

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence

FARTHEST = 3
"""How many sentences back the levels may be."""
MOST = 4
"""In a longer list nobody follows which start belongs to which level."""
IN_TURN, ONE_EACH, CHOSEN = SURE, 74, 58
"""Text score where several starts and levels answer each other, where there is one of each, and where one is chosen."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield moves whose starts are stated beside them and whose ends are in a sentence before."""
    for place, sentence in enumerate(scene.sentences):
        for moved in sentence.mentions:
            move = delta(sentence, moved) if is_quantity(moved) else None
            if move is None and moved.family != "times":
                continue
            cue, bases = _bases(sentence, moved)
            if cue is None or not 0 < len(bases) <= MOST:
                continue
            levels = _levels(scene, place, bases[0], moved)
            yield from _candidates(moved, move, cue, bases, levels)


def _bases(sentence: Sentence, moved: Mention) -> tuple[Cue | None, Sequence[Mention]]:
    """Return the levels that the sentence compares with, and the word for it."""
    levels = [
        mention
        for mention in sentence.mentions
        if mention is not moved
        and is_quantity(mention)
        and mention.family != "times"
        and not delta(sentence, mention)
        and not is_in_brackets(sentence, mention)
        and not is_result(sentence, mention)
        and _may_be_base(moved, mention)
    ]
    first = levels[0] if levels else None
    cue = cue_before(sentence, first.token, "versus", words=5) if first else None
    return cue, levels


def _may_be_base(moved: Mention, base: Mention) -> bool:
    """Return whether a move in its unit can start from a level in its own."""
    if moved.family == "times":
        return base.figure.kind != "duration"
    return not is_percent(base) if is_percent(moved) else is_amount_between(moved, base)


def _levels(scene: AnnotatedArticle, place: int, base: Mention, moved: Mention) -> Sequence[Mention]:
    """Return the levels of the nearest sentence before that has any."""
    number = scene.sentences[place].number
    for sentence in reversed(scene.sentences[max(place - FARTHEST, 0) : place]):
        if number - sentence.number > FARTHEST:
            break
        found = [
            mention
            for mention in sentence.mentions
            if alike_or_bare(scene, mention, base)
            and not delta(sentence, mention)
            and not is_in_brackets(sentence, mention)
            and mention.figure.value != moved.figure.value
        ]
        if found:
            return found
    return ()


def _candidates(
    moved: Mention, move: Move | None, cue: Cue, bases: Sequence[Mention], levels: Sequence[Mention]
) -> Iterator[Candidate]:
    """Yield the candidates: in turn where starts and levels are as many, else each with each."""
    if len(bases) == len(levels):
        pairs, text_score = list(zip(bases, levels, strict=True)), IN_TURN if len(bases) > 1 else ONE_EACH
    else:
        pairs, text_score = [(base, level) for base in bases for level in levels[:MOST]], CHOSEN
    for base, level in pairs:
        ends = Ends(base, level, move, (cue,), text_score)
        if move is None or moved.family == "times":
            found = ratio_candidate(level, base, moved, text_score)
        elif is_percent(moved):
            found = change_candidate(ends, moved, move, text_score)
        else:
            found = difference_candidate(ends, moved, move, text_score)
        rivals = 1 if text_score >= ONE_EACH else len(pairs)
        stated = found.stated if len(pairs) == 1 else found.operands[1][0]  # one move may be of several levels
        yield replace(found, rivals=rivals, strict_only=True, stated=stated)
