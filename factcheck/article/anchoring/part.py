"""One quote of a claim in the article, and all of a claim's quotes together."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from factcheck.article.anchoring.candidate import Candidate
from factcheck.article.anchoring.choose import is_told_by_numbers
from factcheck.article.anchoring.index import ArticleIndex
from factcheck.article.anchoring.marks import lost_marks, mark_anchors
from factcheck.article.anchoring.match import NOWHERE, Match
from factcheck.article.anchoring.records import WORST_LAST, Anchor, AnchorStatus, MarkAnchor
from factcheck.article.anchoring.turns import Turn
from factcheck.model.article import Span
from factcheck.model.claim import Quote


class Part(msgspec.Struct, frozen=True, gc=False):
    """Where one quote stands, and what became of its figures."""

    span: Span
    status: AnchorStatus
    marks: tuple[MarkAnchor, ...]
    notes: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    turns: tuple[Turn, ...] = ()


def verbatim_part(quote: Quote, match: Match, index: ArticleIndex) -> Part:
    """Return a quote that stands word for word; changed all the same where one of its numbers has grown."""
    marks = mark_anchors(quote, match, index)
    same = all(mark.status == "same" for mark in marks)
    status: AnchorStatus = ("exact" if match.exact else "moved") if same else "changed"
    return Part(Span(match.start, match.end), status, marks)


def candidate_part(place: Candidate, notes: tuple[str, ...] = ()) -> Part:
    """Return a quote at a place that was chosen for it: moved where its numbers are the same, else changed."""
    span = Span(place.match.start, place.match.end)
    turns = place.turns
    if place.same_numbers and not place.is_own and not is_told_by_numbers(place) and not turns:
        turns = (Turn(*place.changed_words, 0),)
    status: AnchorStatus = "moved" if place.same_numbers and not turns else "changed"
    return Part(span, status, place.marks, (*place.notes, *notes), turns=turns)


def missing_part(quote: Quote) -> Part:
    """Return a quote that stands nowhere."""
    return Part(NOWHERE, "missing", lost_marks(quote))


def joined(parts: Sequence[Part]) -> Anchor:
    """Return the anchor of a claim from its quotes."""
    found = [part.span for part in parts if part.span.start >= 0]
    turns: list[Turn] = []
    marks = 0
    for part in parts:
        turns += [msgspec.structs.replace(turn, mark=marks + max(turn.mark, 0)) for turn in part.turns]
        marks += len(part.marks)
    return Anchor(
        start=min((span.start for span in found), default=-1),
        end=max((span.end for span in found), default=-1),
        status=max((part.status for part in parts), key=WORST_LAST.index, default="missing"),
        marks=tuple(mark for part in parts for mark in part.marks),
        notes=tuple(note for part in parts for note in part.notes),
        spans=tuple(part.span for part in parts),
        turns=tuple(turns),
        places=tuple(place for part in parts for place in part.places),
    )
