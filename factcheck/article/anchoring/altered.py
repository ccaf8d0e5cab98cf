"""Find where an edited quote may stand: most of its words, whatever its numbers are now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from factcheck.article.anchoring.candidate import Candidate, candidate
from factcheck.article.anchoring.index import ArticleIndex
from factcheck.article.anchoring.match import QuoteTokens, quote_tokens
from factcheck.model.article import Span
from factcheck.model.claim import Quote

BEST_STRETCHES = 5
"""Stretches of the article that are weighed for one quote, beside those with all its words."""

MOST_PLACES = 12
"""Places with all its words and other numbers that are weighed at most."""

COMMON = 300
"""A word that stands more often than this in the article points nowhere."""

SKIPPED_TOKENS = 80
"""Words that one "…" may stand for where a quote was edited."""


def candidates(quote: Quote, index: ArticleIndex, window: Span) -> list[Candidate]:
    """Return the places that may be what became of a quote, each once.

    Places with all its words and other numbers come first, those between the claim's neighbours (`window`)
    before others; then wherever many of its words and numbers stand together.
    """
    parts = quote_tokens(quote)
    if not parts.words:
        return []
    places = _masked(parts, index, window) or _masked(parts, index, Span(0, len(index.text)))
    return _weighed(quote, parts, index, (*places, *_likely(parts, index)))


def reworded(quote: Quote, index: ArticleIndex, window: Span) -> list[Candidate]:
    """Return the places within `window` that have all the words of a quote, with other numbers."""
    parts = quote_tokens(quote)
    return [place for place in _weighed(quote, parts, index, _masked(parts, index, window)) if not place.same_numbers]


def _weighed(
    quote: Quote, parts: QuoteTokens, index: ArticleIndex, stretches: Iterable[tuple[int, int]]
) -> list[Candidate]:
    """Lay a quote beside stretches of the article; each place comes once.

    Where it comes to stand with other numbers, what is left of the stretch is looked at as well: two sentences of
    one pattern may stand side by side, and the one with more of the words need not be the quote's own.
    """
    found: dict[tuple[int, int], Candidate] = {}
    for stretch in stretches:
        place = candidate(quote, parts, index, *stretch)
        places = [place, *_beside(quote, parts, index, stretch, place)] if place else []
        for one in places:
            found.setdefault((one.match.start, one.match.end), one)
    return list(found.values())


def _beside(
    quote: Quote, parts: QuoteTokens, index: ArticleIndex, stretch: tuple[int, int], place: Candidate
) -> Iterator[Candidate]:
    """Yield where a quote stands before and after a place with other numbers, within a stretch."""
    if place.same_numbers:
        return
    start, end = index.tokens.first_at(place.match.start), index.tokens.first_from(place.match.end)
    for first, last in ((stretch[0], start), (end, stretch[1])):
        if last - first >= len(parts.words) // 2:
            other = candidate(quote, parts, index, first, last)
            if other is not None:
                yield other


def _masked(parts: QuoteTokens, index: ArticleIndex, window: Span) -> list[tuple[int, int]]:
    """Return the first stretches of tokens within a window that have all the quote's words, numbers aside."""
    first, last = index.tokens.first_at(window.start), index.tokens.first_from(window.end)
    places = islice(index.masked_sequences(parts.words, first, last), MOST_PLACES)
    return [(start, start + len(parts.words)) for start in places]


def _likely(parts: QuoteTokens, index: ArticleIndex) -> Iterator[tuple[int, int]]:
    """Yield the stretches where most of the quote's tokens stand at about their distances from each other.

    Every occurrence of a token votes for the place where the quote would then begin, a rare token with more
    weight; the votes are counted in buckets of half a quote.
    """
    length = len(parts.words)
    size = length // 2 + 8
    votes: Counter[int] = Counter()
    for token, word in enumerate(parts.words):
        positions = index.postings.get(word, ())
        if 0 < len(positions) <= COMMON:
            weight = 1 + 10 // len(positions)
            votes.update({(position - token) // size: weight for position in positions})
    paired = Counter({bucket: count + votes[bucket + 1] for bucket, count in votes.items()})
    reach = 3 * size + length + SKIPPED_TOKENS * len(parts.skips)
    for bucket, _ in paired.most_common(BEST_STRETCHES):
        first = max((bucket - 1) * size, 0)
        yield first, min(first + reach, len(index.tokens.words))
