"""Relations with a figure that the article does not print: "1.83 times 2018's", "up 12% on last year"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.change_endpoints import Move, delta, is_base, is_result
from factcheck.draft.proximity import distance, is_in_brackets, is_percent, marks_between

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence

FARTHEST_WORDS = 14
FARTHEST_MARKS = 4
FARTHEST_REACHED = 5


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield multiples and changes of a level whose base is left unsaid."""
    for sentence in scene.sentences:
        for stated in sentence.mentions:
            if stated.family == "times":
                level = _level(sentence, stated, of_rate=True)
                if level is not None:
                    yield _candidate("ratio", "ratio(level, base) ≈ times", level, "times", stated)
            elif is_percent(stated) and (move := delta(sentence, stated)):
                level = _level_reached(sentence, stated) or _level(sentence, stated, of_rate=False)
                if level is not None and not is_percent(level):
                    check = f"change(from = base, to = level) ≈ {'−' if move.sign < 0 else ''}rate"
                    yield _candidate("change", check, level, "rate", stated, move)


def _level_reached(sentence: Sentence, rate: Mention) -> Mention | None:
    """Return the level that a change leads to: "fell 6.8% to £31.5m", "a 6% rise in profits to £280.2m"."""
    for mention in sentence.mentions:
        if mention.token <= rate.token or is_in_brackets(sentence, mention) or mention.figure.kind == "duration":
            continue
        if not is_result(sentence, mention) or is_base(sentence, mention) or delta(sentence, mention):
            return None
        near = distance(sentence, rate.token, mention.token) <= FARTHEST_REACHED
        return mention if near and marks_between(sentence, rate.token, mention.token) <= 1 else None
    return None


def _level(sentence: Sentence, stated: Mention, of_rate: bool) -> Mention | None:
    """Return the level that a multiple or a change is stated of: the nearest one before it in the sentence.

    A multiple may be stated of a rate of growth (`of_rate`), a change in percent may not.
    """
    for mention in reversed(sentence.mentions):
        if mention.token >= stated.token or mention.family == "times" or is_in_brackets(sentence, mention):
            continue
        if is_base(sentence, mention) or (delta(sentence, mention) and not (of_rate and is_percent(mention))):
            continue
        if mention.figure.kind == "duration":
            continue
        near = distance(sentence, mention.token, stated.token) <= FARTHEST_WORDS
        return mention if near and marks_between(sentence, mention.token, stated.token) <= FARTHEST_MARKS else None
    return None


def _candidate(
    kind: str, check: str, level: Mention, role: str, stated: Mention, move: Move | None = None
) -> Candidate:
    """Return the candidate with its base left to be solved."""
    return Candidate(
        kind="ratio" if kind == "ratio" else "change",
        check=check,
        operands=(("level", level), (role, stated)),
        stated=role,
        text_score=72,
        cues=(move.cue,) if move else (),
        unprinted="base",
    )
