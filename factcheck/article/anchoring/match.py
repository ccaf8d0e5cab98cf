"""A place in the article that fits a quote."""

from __future__ import annotations

import msgspec

from factcheck.article.anchoring.index import ArticleIndex
from factcheck.article.anchoring.tokens import Tokens, tokenize
from factcheck.model.article import Span
from factcheck.model.claim import Quote

SKIP = "…"
"""Stands in a quote for words that are left out."""

NOWHERE = Span(-1, -1)

SIGNS = "-−–"
"""What may be a minus, or join a letter to a number."""


class Match(msgspec.Struct, frozen=True, gc=False):
    """Where a quote stands, and where each of its marks does."""

    start: int
    end: int
    marks: tuple[Span, ...]
    exact: bool = False
    """Whether in the very same characters."""
    inserted: tuple[Span, ...] = ()
    """Words between its start and end that the quote does not have."""

    def is_outside(self, start: int, end: int) -> bool:
        """Tell whether a stretch begins before the quote or ends after it."""
        return start < min(self.start, end) or end > max(self.end, start)

    def is_inserted(self, start: int, end: int) -> bool:
        """Tell whether a stretch holds words that the quote does not have."""
        return any(start < span.end and span.start < end for span in self.inserted)


class QuoteTokens(msgspec.Struct, frozen=True):
    """A quote's tokens, and which of them its marks hold."""

    tokens: Tokens
    marks: tuple[range, ...]
    """The token positions of each mark."""
    marked: frozenset[int]
    skips: frozenset[int]
    """The tokens before which words may be left out."""

    @property
    def words(self) -> list[str]:
        """The folded words and numbers."""
        return self.tokens.words


def quote_tokens(quote: Quote) -> QuoteTokens:
    """Return the tokens of a quote."""
    tokens = tokenize(quote.text)
    marks = tuple(range(tokens.first_at(mark.start), tokens.first_from(mark.end)) for mark in quote.marks)
    marked = frozenset(position for positions in marks for position in positions)
    skips = (offset for offset, character in enumerate(quote.text) if character == SKIP)
    return QuoteTokens(tokens, marks, marked, frozenset(tokens.first_from(offset) for offset in skips))


def mark_span(quote: Quote, parts: QuoteTokens, number: int, first: int, last: int, index: ArticleIndex) -> Span:
    """Return where a mark stands whose tokens are the article's `first` to `last`, with the signs at its edges.

    A mark may begin or end with a sign that is no token ("+5", "~30%"); it belongs to it where the article has it.
    """
    mark, held = quote.marks[number], parts.marks[number]
    start, end = index.tokens.starts[first], index.tokens.ends[last]
    if parts.tokens.starts[held[0]] < mark.start and index.text[start] in SIGNS:
        start += 1  # the quote leaves the sign of "Ka -52" outside its mark
    before = quote.text[mark.start : parts.tokens.starts[held[0]]]
    after = quote.text[parts.tokens.ends[held[-1]] : mark.end]
    if before and index.text.endswith(before, 0, start):
        start -= len(before)
    if after and index.text.startswith(after, end):
        end += len(after)
    return Span(start, end)


def token_match(index: ArticleIndex, quote: Quote, parts: QuoteTokens, positions: list[int]) -> Match:
    """Return the match whose every quote token stands at the article token given for it."""
    marks = tuple(
        mark_span(quote, parts, number, positions[held[0]], positions[held[-1]], index) if held else NOWHERE
        for number, held in enumerate(parts.marks)
    )
    start, end = index.tokens.starts[positions[0]], index.tokens.ends[positions[-1]]
    return Match(start, end, marks, exact=index.text[start:end] == quote.text)
