"""Find a quote by a longer one: what stood within it at sign-off has gone where it went.

Claims often share a sentence, and a short quote of it has little that tells it from another place.  (The longer
quote is to the shorter what prefix and suffix are to the selector of the W3C's Web Annotation Data Model.)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from factcheck.article.anchoring.candidate import Candidate, candidate_at, positions_in
from factcheck.article.anchoring.index import ArticleIndex
from factcheck.article.anchoring.match import quote_tokens
from factcheck.article.anchoring.part import Part, candidate_part
from factcheck.model.article import Article
from factcheck.model.claim import Quote

MOST_LONGER = 30
"""Places in other quotes that are looked at for one quote."""


def within_longer(
    claims: Sequence[Sequence[Quote]], parts: Sequence[list[Part]], index: ArticleIndex
) -> Sequence[list[Part]]:
    """Return the parts of all claims, those not found in their very characters set where a longer quote says."""
    if all(part.status == "exact" for claim in parts for part in claim):
        return parts
    others = _Others([quote for quotes in claims for quote in quotes], [part for claim in parts for part in claim])
    return [
        [
            part if part.status == "exact" else _relocated(quote, part, others, index)
            for quote, part in zip(quotes, claim, strict=True)
        ]
        for quotes, claim in zip(claims, parts, strict=True)
    ]


class _Others:
    """The quotes of all claims as one text, to find in which of them some words stand."""

    def __init__(self, quotes: Sequence[Quote], parts: Sequence[Part]) -> None:
        """Put the quotes one after the other."""
        self._quotes, self._parts = quotes, parts
        self._starts = [0]
        for quote in quotes:
            self._starts.append(self._starts[-1] + len(quote.text) + 1)
        text = "\n".join(quote.text for quote in quotes)
        self._index = ArticleIndex(Article("", text, "", (0,), (), ()), ())

    def holding(self, quote: Quote, words: list[str]) -> Iterator[tuple[Quote, Part, int]]:
        """Yield the longer quotes that were found and hold a quote's very characters, and from which token on."""
        for position in islice(self._index.sequences(words), MOST_LONGER):
            number = bisect_right(self._starts, self._index.tokens.starts[position]) - 1
            longer, part = self._quotes[number], self._parts[number]
            is_found = part.status in ("exact", "moved", "changed")
            if is_found and len(longer.text) > len(quote.text) and quote.text in longer.text:
                yield longer, part, position - self._index.tokens.first_from(self._starts[number])


def _relocated(quote: Quote, part: Part, others: _Others, index: ArticleIndex) -> Part:
    """Return a quote where the longer ones put it; as it is where there are none or they don't agree."""
    words = quote_tokens(quote).words
    if not words:
        return part
    places = [_within(quote, *longer, index) for longer in others.holding(quote, words)]
    kept = [place for place in places if place and any(mark.status != "gone" for mark in place.marks)]
    if not kept or len({place.match.start for place in kept}) > 1:
        return part
    return candidate_part(kept[0])


def _within(quote: Quote, longer: Quote, part: Part, token: int, index: ArticleIndex) -> Candidate | None:
    """Return a quote whose tokens stand where those of a longer one, from `token` on, have gone."""
    first, last = index.tokens.first_at(part.span.start), index.tokens.first_from(part.span.end)
    parts = quote_tokens(quote)
    positions = positions_in(quote_tokens(longer), index, first, last)[token : token + len(parts.words)]
    return candidate_at(quote, parts, positions, index)
