"""Percentages that cannot be: a share of more than the whole, a cut of more than everything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.candidate import SURE, Candidate
from factcheck.draft.change_endpoints import delta
from factcheck.draft.proximity import cue_after, cue_before, is_percent

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence

HUNDRED = 100


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield shares and cuts of more than 100 %; those that can be need no check."""
    for sentence in scene.sentences:
        for mention in sentence.mentions:
            if not is_percent(mention) or mention.figure.unit != "percent" or mention.figure.value <= HUNDRED:
                continue
            move = delta(sentence, mention)
            if move is not None:
                if move.sign < 0 and move.cue.last <= mention.token and "higher" not in move.cue.parts:
                    yield _candidate("change", "possible_decrease(rate)", "rate", mention, move.cue)
            elif cue := _share_cue(sentence, mention):
                yield _candidate("share", "percentage ≤ 100 %", "percentage", mention, cue)


def _share_cue(sentence: Sentence, mention: Mention) -> Cue | None:
    """Return the word that says outright that a percentage is a part of a total."""
    cue = cue_before(sentence, mention.token, "takes_up", words=1)
    return cue if cue and cue_after(sentence, mention.token, "to", words=0) is None else None


def _candidate(kind: str, check: str, role: str, mention: Mention, cue: Cue) -> Candidate:
    """Return the candidate that a percentage is possible."""
    return Candidate(
        kind="share" if kind == "share" else "change",
        check=check,
        operands=((role, mention),),
        stated=role,
        text_score=SURE,
        cues=(cue,),
    )
