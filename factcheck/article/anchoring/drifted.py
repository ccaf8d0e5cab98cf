"""Anchor claims in an article that was edited since they were written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from factcheck.article.anchoring.altered import MOST_PLACES, Candidate, candidate_at, candidates, reworded, rewritten
from factcheck.article.anchoring.anchored_quotes import Part, figure_at, joined, missing_part, verbatim_part
from factcheck.article.anchoring.choose_place import (
    LEAST_FIT_OTHER_NUMBERS,
    LEAST_WITNESSES,
    Context,
    candidate_part,
    choose,
    overlap,
    within_longer,
)
from factcheck.article.anchoring.claim_order import windows
from factcheck.article.anchoring.match import quote_tokens
from factcheck.model.article import Span, line_and_column
from factcheck.model.said import said

if TYPE_CHECKING:
    from factcheck.article.anchoring.anchor_records import Anchor
    from factcheck.article.anchoring.match import Match
    from factcheck.article.anchoring.text_tokens import ArticleIndex
    from factcheck.article.anchoring.verbatim import Found
    from factcheck.model.claim import Quote


def anchor_drifted(
    claims: Sequence[Sequence[Quote]], found: Sequence[Found], index: ArticleIndex
) -> tuple[Anchor, ...]:
    """Return the anchors of all claims, given where they are word for word, if anywhere."""
    around = windows(
        [quotes[0].text if quotes else "" for quotes in claims],
        [one.start for one in found],
        [one.end for one in found],
        len(index.text),
    )
    held = [_figures(one, index) for one in found]
    holders = Counter(figure for figures in held for figure in figures)
    whole = Span(0, len(index.text))
    parts = []
    for quotes, one, window, own in zip(claims, found, around, held, strict=True):
        contexts = [Context(window if number == 0 else whole, holders, own) for number in range(len(quotes))]
        parts.append(_parts(quotes, one, contexts, index))
    return tuple(joined(one) for one in within_longer(claims, parts, index))


def _parts(quotes: Sequence[Quote], one: Found, contexts: Sequence[Context], index: ArticleIndex) -> list[Part]:
    """Return the places of a claim's quotes; of two with the same words only one has to give way to the other."""
    parts: list[Part] = []
    gave_way = set()
    for quote, match, shares, context in zip(quotes, one.matches, one.shares, contexts, strict=True):
        part = _part(quote, match, shares and quote.text not in gave_way, index, context)
        if match is not None and part.span.start != match.start:
            gave_way.add(quote.text)
        parts.append(part)
    return parts


def _figures(one: Found, index: ArticleIndex) -> frozenset[int]:
    """Return the figures that a claim holds where it is found word for word."""
    spans = [span for match in one.matches if match is not None for span in match.marks]
    return frozenset(figure_at(span, index) for span in spans) - {-1}


def _part(quote: Quote, match: Match | None, shares: bool, index: ArticleIndex, context: Context) -> Part:
    """Return one quote's place: word for word, else where it fits best."""
    if match is None:
        return _drifted_part(quote, index, context)
    borrowed = not match.exact and any(context.is_held(figure_at(span, index)) for span in match.marks)
    displaced = not context.keeps_order(match.start, match.end)
    place = _replaced(quote, index, context) if shares or borrowed or displaced else None
    if place is None and (borrowed or (shares and displaced)):
        place = _replaced_in_the_same_characters(quote, index, context)
    if place is None and displaced:
        place = _rewritten(quote, match, index, context)
    if place is None:
        return verbatim_part(quote, match, index)
    return candidate_part(place, (said("anchor.elsewhere", place=_line(index, match.start)),))


def _replaced(quote: Quote, index: ArticleIndex, context: Context) -> Candidate | None:
    """Return the place between a claim's neighbours where its very words are with other numbers.

    It is looked for where the old words and numbers are out of the claim's order or belong to another claim:
    then the claim's own sentence may have been edited, and a repeat of the old one must not hide it.
    """
    places = _uncut(reworded(quote, index, context.window), quote, index)
    return next((place for place in places if place.kept >= LEAST_WITNESSES and context.is_free(place)), None)


def _replaced_in_the_same_characters(quote: Quote, index: ArticleIndex, context: Context) -> Candidate | None:
    """Return the place anywhere in the article that differs from a quote by nothing but its marked numbers."""
    anywhere = Context(Span(0, len(index.text)), context.holders, context.own)
    place = _replaced(quote, index, anywhere)
    return place if place is not None and _same_characters(quote, place.match, index.text) else None


def _rewritten(quote: Quote, match: Match, index: ArticleIndex, context: Context) -> Candidate | None:
    """Return the one place that an edit may have made of a sentence which is unchanged at `match` too.

    Two claims may also quote one sentence, so the place must have nearly all the words, and every figure.
    """
    window = context.window if context.window.start <= context.window.end else Span(0, len(index.text))
    others = [
        place
        for place in _uncut(rewritten(quote, index, window), quote, index)
        if not overlap(place.match, match)
        and not context.shares(place)
        and place.kept >= LEAST_WITNESSES
        and place.fit >= LEAST_FIT_OTHER_NUMBERS[False]
        and all(mark.status != "gone" for mark in place.marks)
    ]
    choice = choose(others, context)
    return None if choice.rivals else choice.best


def _same_characters(quote: Quote, match: Match, text: str) -> bool:
    """Return whether the text between the marks is the same to the letter."""
    before = _between(quote.text, 0, len(quote.text), [(mark.start, mark.end) for mark in quote.marks])
    return before == _between(text, match.start, match.end, [(span.start, span.end) for span in match.marks])


def _between(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> list[str]:
    """Return the stretches of a text outside its marks."""
    edges = [start, *(edge for mark in marks for edge in mark), end]
    return [text[first:last] for first, last in zip(edges[::2], edges[1::2], strict=True)]


def _drifted_part(quote: Quote, index: ArticleIndex, context: Context) -> Part:
    """Return where an edited quote fits best, all places where several fit, or that it is missing."""
    if cut := _cut_places(quote, index):
        return _cut_part(quote, cut, index, context)
    choice = choose(candidates(quote, index, context.window), context)
    if choice.best is None:
        return missing_part(quote)
    if not choice.rivals:
        return candidate_part(choice.best)
    places = sorted(place.match.start for place in (choice.best, *choice.rivals))
    lines = ", ".join(_line(index, start) for start in places)
    part = candidate_part(choice.best, (said("anchor.several", places=lines),))
    return Part(part.span, "ambiguous", part.marks, part.notes, tuple(places), part.turns)


def _cut_part(quote: Quote, cut: Sequence[Candidate], index: ArticleIndex, context: Context) -> Part:
    """Return a quote that the article has nowhere but begun or ended inside a number or a word.

    "[5 people]" is not in "15 people", whatever else the article has.  An edit has added a digit only where words
    outside the marks say so, all of them still there, and no other claim quotes the longer figure.
    """
    grown = [place for place in cut if place.fit >= 1 and place.kept >= LEAST_WITNESSES and context.is_free(place)]
    return candidate_part(grown[0]) if len(grown) == 1 else missing_part(quote)


def _uncut(places: Sequence[Candidate], quote: Quote, index: ArticleIndex) -> list[Candidate]:
    """Return the places that are not where a quote begins or ends inside a number or a word."""
    cut = _cut_places(quote, index)
    return [place for place in places if not any(overlap(place.match, other.match) for other in cut)]


def _cut_places(quote: Quote, index: ArticleIndex) -> list[Candidate]:
    """Return where a quote's words follow each other and begin or end inside a number or a word."""
    parts = quote_tokens(quote)
    rows = (list(range(at, at + len(parts.words))) for at in islice(index.cutting(parts.words), MOST_PLACES))
    return [place for row in rows if (place := candidate_at(quote, parts, row, index)) is not None]


def _line(index: ArticleIndex, offset: int) -> str:
    """Return line and column of an offset for a note."""
    line, column = line_and_column(index.article, offset)
    return f"{line}:{column}"
