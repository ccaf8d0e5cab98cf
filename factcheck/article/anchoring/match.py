"""A place in the article that fits a quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.article.anchoring.text_tokens import ArticleIndex, Tokens, is_number, tokenize
from factcheck.model.article import Span

if TYPE_CHECKING:
    from factcheck.model.claim import Quote

SKIP = "…"
"""Stands in a quote for words that are left out."""

NOWHERE = Span(-1, -1)

SIGNS = "-−–"
"""What may be a minus, or join a letter to a number."""


class Match(msgspec.Struct, frozen=True, gc=False):
    """Where a quote is in the article, and where each of its marks is."""

    start: int
    end: int
    marks: tuple[Span, ...]
    exact: bool = False
    """Whether in the very same characters."""
    inserted: tuple[Span, ...] = ()
    """Words between its start and end that the quote does not have."""

    def is_outside(self, start: int, end: int) -> bool:
        """Return whether a stretch begins before the quote or ends after it."""
        return start < min(self.start, end) or end > max(self.end, start)

    def is_inserted(self, start: int, end: int) -> bool:
        """Return whether a stretch holds words that the quote does not have."""
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
    """Return where a mark is whose tokens are the article's `first` to `last`, with the signs at its edges.

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
    """Return the match in which every quote token has the article token given for it."""
    marks = tuple(
        mark_span(quote, parts, number, positions[held[0]], positions[held[-1]], index) if held else NOWHERE
        for number, held in enumerate(parts.marks)
    )
    start, end = index.tokens.starts[positions[0]], index.tokens.ends[positions[-1]]
    return Match(start, end, marks, exact=index.text[start:end] == quote.text)


# Align a quote's tokens with an article's, numbers as wildcards.


LOCKED_RUN = 4
"""This many equal tokens in a row are taken for the same words; only what lies between is aligned by worth."""

LARGEST_TABLE = 40_000
"""Quote tokens times article tokens that are aligned at once (some 15 ms); beyond, long runs are locked first."""

LARGEST_GAP = 250_000
"""The largest table between locked runs; larger gaps share nothing."""

EQUAL_NUMBER, EQUAL, OTHER_NUMBER, IN_MARK, OTHER_WORD = 60, 40, 20, 6, 2
"""What two aligned tokens are worth: a number that is the same is hardly chance, and a changed one must
still find its place, and prefers it.
"""

LEFT_OUT = 6
"""What each article token between two aligned ones costs, so that a quote does not stretch to words far away."""

Gap = tuple[int, int, int, int]
"""From and to in the quote, from and to in the article's words."""


def align(quote: QuoteTokens, words: Sequence[str]) -> list[int]:
    """Return for each token of the quote the position in `words` that it is aligned with; -1 for none."""
    positions = [-1] * len(quote.words)
    is_small = len(positions) * len(words) <= LARGEST_TABLE
    blocks = [] if is_small else list(_locked_runs(quote.words, words))
    for start, at, length in blocks:
        positions[start : start + length] = range(at, at + length)
    for gap in _gaps(blocks, len(positions), len(words)):
        for token, position in _align_gap(quote, words, gap, len(positions)):
            positions[token] = position
    return positions


def _locked_runs(words: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield (position, position in the others, length) of long equal runs along the best alignment."""
    from rapidfuzz.distance import LCSseq  # only for articles that were edited

    for operation in LCSseq.opcodes(words, others):
        length = operation.src_end - operation.src_start
        if operation.tag == "equal" and length >= LOCKED_RUN:
            yield operation.src_start, operation.dest_start, length


def _gaps(blocks: list[tuple[int, int, int]], length: int, others: int) -> Iterator[Gap]:
    """Yield what lies before, between and after the locked runs."""
    token = position = 0
    for start, at, run in [*blocks, (length, others, 0)]:
        if start > token and at > position:
            yield token, start, position, at
        token, position = start + run, at + run


def _align_gap(quote: QuoteTokens, words: Sequence[str], gap: Gap, length: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of the alignment of one gap that is worth most (Needleman and Wunsch, 1970).

    Article words before the quote's first token and after its last cost nothing, nor do those that "…" skips.
    """
    first, last, low, high = gap
    rows, columns = last - first, high - low
    if rows * columns > LARGEST_GAP:
        return
    others = words[low:high]
    worth = [[0] * (columns + 1)]
    for row in range(rows + 1):
        free = first + row in (0, length) or first + row in quote.skips
        cost = 0 if free else LEFT_OUT
        if row:
            worth.append(_next_row(worth[-1], _pair_worths(quote, first + row - 1, others), cost))
        elif cost:
            worth[0] = list(range(0, -cost * (columns + 1), -cost))
    yield from _trace(quote, words, gap, worth)


def _next_row(above: list[int], pairs: list[int], cost: int) -> list[int]:
    """Return the table's row below `above`, for a token with these worths and this cost of passing over a word."""
    best = above[0]
    row = [best]
    for diagonal, over, pair in zip(above, above[1:], pairs, strict=False):
        best -= cost
        if over > best:
            best = over
        if diagonal + pair > best:
            best = diagonal + pair
        row.append(best)
    return row


def _trace(quote: QuoteTokens, words: Sequence[str], gap: Gap, worth: list[list[int]]) -> Iterator[tuple[int, int]]:
    """Walk the table back from its end, and yield the pairs on the way."""
    first, last, low, high = gap
    row, column = last - first, high - low
    while row and column:
        token, position = first + row - 1, low + column - 1
        here = worth[row][column]
        if here == worth[row - 1][column - 1] + _pair_worths(quote, token, words[position : position + 1])[0]:
            yield token, position
            row, column = row - 1, column - 1
        elif here == worth[row - 1][column]:
            row -= 1
        else:
            column -= 1


def _pair_worths(quote: QuoteTokens, token: int, others: Sequence[str]) -> list[int]:
    """Return what it is worth to align a quote's token with each of some other words."""
    word = quote.words[token]
    differing = IN_MARK if token in quote.marked else OTHER_WORD
    if is_number(word):
        return [EQUAL_NUMBER if other == word else OTHER_NUMBER if is_number(other) else differing for other in others]
    return [EQUAL if other == word else differing for other in others]
