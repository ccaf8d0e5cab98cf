"""One quote of a claim in the article, and all of a claim's quotes together."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from factcheck.article.anchoring.candidate import Candidate
from factcheck.article.anchoring.index import ArticleIndex
from factcheck.article.anchoring.marks import lost_marks, mark_anchors
from factcheck.article.anchoring.match import NOWHERE, Match
from factcheck.article.anchoring.records import WORST_LAST, Anchor, AnchorStatus, MarkAnchor
from factcheck.model.article import Span
from factcheck.model.claim import Quote


class Part(msgspec.Struct, frozen=True, gc=False):
    """Where one quote stands, and what became of its figures."""

    span: Span
    status: AnchorStatus
    marks: tuple[MarkAnchor, ...]
    notes: tuple[str, ...] = ()
    places: tuple[int, ...] = ()


def verbatim_part(quote: Quote, match: Match, index: ArticleIndex) -> Part:
    """Return a quote that stands word for word; changed all the same where one of its numbers has grown."""
    marks = mark_anchors(quote, match, index)
    same = all(mark.status == "same" for mark in marks)
    status: AnchorStatus = ("exact" if match.exact else "moved") if same else "changed"
    return Part(Span(match.start, match.end), status, marks)


def candidate_part(place: Candidate, notes: tuple[str, ...] = ()) -> Part:
    """Return a quote at a place that was chosen for it: moved where its numbers are the same, else changed."""
    span = Span(place.match.start, place.match.end)
    return Part(span, "moved" if place.same_numbers else "changed", place.marks, (*place.notes, *notes))


def missing_part(quote: Quote) -> Part:
    """Return a quote that stands nowhere."""
    return Part(NOWHERE, "missing", lost_marks(quote))


def joined(parts: Sequence[Part]) -> Anchor:
    """Return the anchor of a claim from its quotes."""
    found = [part.span for part in parts if part.span.start >= 0]
    return Anchor(
        start=min((span.start for span in found), default=-1),
        end=max((span.end for span in found), default=-1),
        status=max((part.status for part in parts), key=WORST_LAST.index, default="missing"),
        marks=tuple(mark for part in parts for mark in part.marks),
        notes=tuple(note for part in parts for note in part.notes),
        spans=tuple(part.span for part in parts),
        places=tuple(place for part in parts for place in part.places),
    )
