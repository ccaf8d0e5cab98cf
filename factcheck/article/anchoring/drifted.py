"""Anchor claims in an article that was edited since they were written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.article.anchoring.altered import candidates, reworded
from factcheck.article.anchoring.candidate import Candidate
from factcheck.article.anchoring.choose import LEAST_WITNESSES, Context, choose
from factcheck.article.anchoring.index import ArticleIndex
from factcheck.article.anchoring.marks import figure_at
from factcheck.article.anchoring.match import Match
from factcheck.article.anchoring.order import windows
from factcheck.article.anchoring.part import Part, joined, missing_part, verbatim_part
from factcheck.article.anchoring.places import Found
from factcheck.article.anchoring.records import Anchor
from factcheck.model.article import Span
from factcheck.model.claim import Quote
from factcheck.model.document import line_and_column


def anchor_drifted(
    claims: Sequence[Sequence[Quote]], found: Sequence[Found], index: ArticleIndex
) -> tuple[Anchor, ...]:
    """Return the anchors of all claims, given where they stand word for word, if anywhere."""
    around = windows(
        [quotes[0].text if quotes else "" for quotes in claims],
        [one.start for one in found],
        [one.end for one in found],
        len(index.text),
    )
    held = [_figures(one, index) for one in found]
    holders = Counter(figure for figures in held for figure in figures)
    anchors = []
    for quotes, one, window, own in zip(claims, found, around, held, strict=True):
        context = Context(window, holders, own)
        parts = [
            _part(quote, match, one.shares, index, context) for quote, match in zip(quotes, one.matches, strict=True)
        ]
        anchors.append(joined(parts))
    return tuple(anchors)


def _figures(one: Found, index: ArticleIndex) -> frozenset[int]:
    """Return the figures that a claim holds where it stands word for word."""
    spans = [span for match in one.matches if match is not None for span in match.marks]
    return frozenset(figure_at(span, index) for span in spans) - {-1}


def _part(quote: Quote, match: Match | None, shares: bool, index: ArticleIndex, context: Context) -> Part:
    """Return one quote's place: word for word, else where it fits best."""
    if match is None:
        return _drifted_part(quote, index, context)
    borrowed = not match.exact and any(context.is_held(figure_at(span, index)) for span in match.marks)
    if shares or borrowed or not context.keeps_order(match.start, match.end):
        place = _replaced(quote, index, context)
        if place is not None:
            note = f"its old words stand elsewhere too, at {_line(index, match.start)}"
            return _at(place, (note,))
    return verbatim_part(quote, match, index)


def _replaced(quote: Quote, index: ArticleIndex, context: Context) -> Candidate | None:
    """Return the place between a claim's neighbours where its very words stand with other numbers.

    It is looked for where the old words and numbers stand out of the claim's order or belong to another claim:
    then the claim's own sentence may have been edited, and a repeat of the old one must not hide it.
    """
    places = reworded(quote, index, context.window)
    return next((place for place in places if place.kept >= LEAST_WITNESSES and context.is_free(place)), None)


def _drifted_part(quote: Quote, index: ArticleIndex, context: Context) -> Part:
    """Return where an edited quote fits best, all places where several fit, or that it is missing."""
    choice = choose(candidates(quote, index, context.window), context)
    if choice.best is None:
        return missing_part(quote)
    if not choice.rivals:
        return _at(choice.best)
    places = sorted(place.match.start for place in (choice.best, *choice.rivals))
    lines = ", ".join(_line(index, start) for start in places)
    part = _at(choice.best, (f"several places fit: {lines}",))
    return Part(part.span, "ambiguous", part.marks, part.notes, tuple(places))


def _at(place: Candidate, notes: tuple[str, ...] = ()) -> Part:
    """Return a quote at the place that was chosen for it."""
    span = Span(place.match.start, place.match.end)
    return Part(span, "moved" if place.same_numbers else "changed", place.marks, (*place.notes, *notes))


def _line(index: ArticleIndex, offset: int) -> str:
    """Return line and column of an offset for a note."""
    line, column = line_and_column(index.article, offset)
    return f"{line}:{column}"
