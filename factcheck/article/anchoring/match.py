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


def token_match(index: ArticleIndex, quote: Quote, parts: QuoteTokens, positions: list[int]) -> Match:
    """Return the match whose every quote token stands at the article token given for it."""
    starts, ends = index.tokens.starts, index.tokens.ends
    marks = tuple(
        Span(starts[positions[held[0]]], ends[positions[held[-1]]]) if held else NOWHERE for held in parts.marks
    )
    start, end = starts[positions[0]], ends[positions[-1]]
    exact = index.text[start:end] == quote.text
    return Match(start, end, marks, exact)
