"""What became of a quote that was found: of its marked figures, and of all quotes of a claim together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.article.anchoring.anchor_records import WORST_LAST, Anchor, AnchorStatus, MarkAnchor, MarkStatus, Turn
from factcheck.article.anchoring.match import NOWHERE, Match
from factcheck.article.anchoring.text_tokens import ArticleIndex, tokenize
from factcheck.model.article import Span

if TYPE_CHECKING:
    from factcheck.model.claim import Mark, Quote
    from factcheck.model.figure import Figure

JOINED_KINDS = frozenset({"range", "date", "identifier"})
"""Figures with parts of their own; a claim may quote one part ("2023" of "2019-2023") and mean it."""


def mark_anchors(quote: Quote, match: Match, index: ArticleIndex) -> tuple[MarkAnchor, ...]:
    """Return every mark of a quote as the article has it at a match."""
    return tuple(
        _mark_anchor(mark, _grown(span, match, index), index)
        for mark, span in zip(quote.marks, match.marks, strict=True)
    )


def lost_marks(quote: Quote) -> tuple[MarkAnchor, ...]:
    """Return the marks of a quote that was not found."""
    return tuple(_gone(mark) for mark in quote.marks)


def figure_at(span: Span, index: ArticleIndex) -> int:
    """Return the figure that a mark means: with its very span, else whose number it covers, the longest; else -1."""
    best, longest = -1, -1
    for position in index.figures_in(span.start, span.end):
        figure = index.figures[position]
        if (figure.start, figure.end) == (span.start, span.end):
            return position
        number = number_span(figure)
        if span.start <= number.start and number.end <= span.end and number.end - number.start > longest:
            best, longest = position, number.end - number.start
    return best


def number_span(figure: Figure) -> Span:
    """Return where a figure's digits or number words are; the whole figure where it has no such span."""
    if figure.number_start < 0:
        return Span(figure.start, figure.end)
    return Span(figure.number_start, figure.number_end)


def _mark_anchor(mark: Mark, span: Span, index: ArticleIndex) -> MarkAnchor:
    """Compare a mark's surface with what is at its place now."""
    if span.start < 0:
        return _gone(mark)
    text = index.text[span.start : span.end]
    covers = tuple(index.figures_in(span.start, span.end))
    figure = figure_at(span, index)
    if same_surface(mark.surface, text):
        return MarkAnchor(mark.name, mark.surface, figure, span.start, span.end, "same", text, covers)
    now = index.figures[figure] if figure >= 0 else index.language.read(text)
    if now is None:
        return _gone(mark)
    before = index.language.read(mark.surface)
    same = before is not None and _mean_the_same(before, mark.surface, now, index.text[now.start : now.end])
    status: MarkStatus = "same" if same else "changed"
    return MarkAnchor(mark.name, mark.surface, figure, span.start, span.end, status, text, covers)


def same_surface(surface: str, text: str) -> bool:
    """Return whether two figures are written alike, but for case, spaces and normal form."""
    return surface == text or tokenize(surface).words == tokenize(text).words


def _mean_the_same(before: Figure, surface: str, now: Figure, text: str) -> bool:
    """Return whether two figures that are written differently say the same ("7.960 USD" and "7960 USD").

    Dates and identifiers, and figures with digits that their reading leaves out ("5x7"), must be written alike.
    """
    if {before.kind, now.kind} & {"date", "identifier"} or not (_all_read(before, surface) and _all_read(now, text)):
        return False
    return (before.value, before.unit, before.interval) == (now.value, now.unit, now.interval)


def _all_read(figure: Figure, text: str) -> bool:
    """Return whether every digit of a figure's text belongs to its number."""
    number = number_span(figure)
    return sum(map(str.isdecimal, text)) == sum(
        map(str.isdecimal, figure.text[number.start - figure.start : number.end - figure.start])
    )


def _gone(mark: Mark) -> MarkAnchor:
    """Return a mark that the article has no more."""
    return MarkAnchor(mark.name, mark.surface, -1, -1, -1, "gone", "")


def _grown(span: Span, match: Match, index: ArticleIndex) -> Span:
    """Widen a mark over the part of its number that an edit has added beside it.

    "[twenty]" at the end of a quote is not the same figure when the article now goes on to say "twenty-five";
    but a part that the quote itself has outside the mark was left out by its writer.  So is a hedge a part of the
    figure: "[half]" is not the same where the article now says "nearly half".
    """
    if span.start < 0:
        return NOWHERE
    start, end = span.start, span.end
    for position in index.figures_in(span.start, span.end):
        figure = index.figures[position]
        number = number_span(figure)
        grows = figure.kind not in JOINED_KINDS
        if match.is_inserted(number.start, start) or (grows and match.is_outside(number.start, start)):
            start = min(start, number.start)
        if match.is_inserted(end, number.end) or (grows and match.is_outside(end, number.end)):
            end = max(end, number.end)
        if match.is_inserted(end, figure.end):
            end = max(end, figure.end)
        hedge = figure.hedge
        if hedge is not None and (_is_new(hedge.start, start, match) or _is_new(end, hedge.end, match)):
            start, end = min(start, hedge.start), max(end, hedge.end)
    return Span(start, end)


def _is_new(start: int, end: int, match: Match) -> bool:
    """Return whether a stretch beside a mark is not in the quote: outside it, or inserted."""
    return start < end and (match.is_outside(start, end) or match.is_inserted(start, end))


class Part(msgspec.Struct, frozen=True, gc=False):
    """Where one quote is, and what became of its figures."""

    span: Span
    status: AnchorStatus
    marks: tuple[MarkAnchor, ...]
    notes: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    turns: tuple[Turn, ...] = ()


def verbatim_part(quote: Quote, match: Match, index: ArticleIndex) -> Part:
    """Return a quote that is there word for word; changed all the same where one of its numbers has grown."""
    marks = mark_anchors(quote, match, index)
    same = all(mark.status == "same" for mark in marks)
    status: AnchorStatus = ("exact" if match.exact else "moved") if same else "changed"
    return Part(Span(match.start, match.end), status, marks)


def missing_part(quote: Quote) -> Part:
    """Return a quote that is nowhere in the article."""
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
