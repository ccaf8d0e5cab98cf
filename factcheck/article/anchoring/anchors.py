"""Anchor the claims of a file in the article as it is now, which may have been edited since they were written."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from factcheck.article.anchoring.altered import MOST_PLACES, Candidate, candidate_at, candidates, reworded
from factcheck.article.anchoring.anchored_marks import figure_at
from factcheck.article.anchoring.choose_place import (
    LEAST_FIT_OTHER_NUMBERS,
    LEAST_WITNESSES,
    Context,
    Part,
    candidate_part,
    choose,
    joined,
    missing_part,
    overlap,
    verbatim_part,
    within_longer,
)
from factcheck.article.anchoring.claim_order import windows
from factcheck.article.anchoring.match import quote_tokens
from factcheck.article.anchoring.text_tokens import ArticleIndex
from factcheck.article.anchoring.verbatim import Found, word_for_word
from factcheck.model.article import Span, line_and_column

if TYPE_CHECKING:
    from factcheck.article.anchoring.match import Match
    from factcheck.article.anchoring.turns import Anchor
    from factcheck.article.anchoring.verbatim import Found
    from factcheck.model.article import Article
    from factcheck.model.claim import Quote
    from factcheck.model.figure import Figure


# Decide whether claims are where they were found, so that what an edit has made of them need not be looked for.


LEAST_FIT_OF_A_TWIN = 0.8
"""An edited sentence that is elsewhere too is taken for a claim's own with so many of its words, and no fewer."""

LONGEST_WINDOW = 64 * 1024
"""Characters in which the words of a claim are looked for one by one."""


def all_settled(claims: Sequence[Sequence[Quote]], found: Sequence[Found], index: ArticleIndex) -> bool:
    """Return whether every claim was found in its very characters, at a place of its own that no edit can have left.

    Claims found in their order are.  One that is not may quote a sentence that occurred twice, of which the one
    between its neighbours was edited; then most of its words are still there.
    """
    if not all(one.is_exact and not any(one.shares) for one in found):
        return False
    if all(before.start <= one.start for before, one in pairwise(found)):
        return True
    around = windows(
        [quotes[0].text if quotes else "" for quotes in claims],
        [one.start for one in found],
        [one.end for one in found],
        len(index.text),
    )
    return not any(
        is_displaced(one, window) and may_have_a_twin(quotes[0], index.text[window.start : window.end])
        for quotes, one, window in zip(claims, found, around, strict=True)
    )


def is_displaced(one: Found, window: Span) -> bool:
    """Return whether a claim is elsewhere than between its neighbours; none does where they changed places."""
    return window.start <= window.end and not (window.start <= one.start and one.end <= window.end)


def may_have_a_twin(quote: Quote, text: str) -> bool:
    """Return whether a text may hold an edited version of a quote: as many of its words as that would have."""
    if len(text) > LONGEST_WINDOW:
        return True
    parts = quote_tokens(quote)
    words = [word for position, word in enumerate(parts.words) if position not in parts.marked]
    folded = unicodedata.normalize("NFC", text).casefold()
    return sum(word in folded for word in words) >= LEAST_FIT_OF_A_TWIN * len(words)


def anchor(quotes: Sequence[Quote], article: Article, figures: Sequence[Figure]) -> Anchor:
    """Return where the quotes of one claim are in an article.

    `figures` are those read in the article, in their order.  Many claims on one article are anchored faster, and
    better where words repeat, by `anchor_all`.
    """
    return anchor_all([quotes], article, figures)[0]


def anchor_all(claims: Sequence[Sequence[Quote]], article: Article, figures: Sequence[Figure]) -> tuple[Anchor, ...]:
    """Return where the quotes of every claim are in an article, one answer for each claim in its order.

    Claims are looked for word for word first.  What was edited is then looked for with the help of the others:
    a claim is likely between its neighbours, and not on figures that another claim still quotes.
    """
    index = ArticleIndex(article, figures)
    found = word_for_word(claims, index)
    if all_settled(claims, found, index):
        return tuple(
            joined(
                [verbatim_part(quote, match, index) for quote, match in zip(quotes, one.matches, strict=True) if match]
            )
            for quotes, one in zip(claims, found, strict=True)
        )
    return anchor_drifted(claims, found, index)


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
    return candidate_part(place, (f"its old words are elsewhere too, at {_line(index, match.start)}",))


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
    others = [
        place
        for place in _uncut(candidates(quote, index, context.window), quote, index)
        if context.keeps_order(place.match.start, place.match.end)
        and not overlap(place.match, match)
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
    part = candidate_part(choice.best, (f"several places fit: {lines}",))
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
