"""Choose among the places where claims stand word for word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import msgspec

from factcheck.article.anchoring.index import ArticleIndex
from factcheck.article.anchoring.match import Match
from factcheck.article.anchoring.verbatim import verbatim
from factcheck.model.claim import Quote

MOST_REPEATS = 30
"""Places of a repeated part that are compared when a claim has several quotes."""


class Found(msgspec.Struct, frozen=True, gc=False):
    """One claim's quotes, each with its place or none."""

    matches: tuple[Match | None, ...]
    shares: bool = False
    """Whether an earlier claim with the same words holds the only place there is."""

    @property
    def start(self) -> int:
        """Where the first quote that was found starts; -1 for none."""
        return next((match.start for match in self.matches if match is not None), -1)

    @property
    def is_whole(self) -> bool:
        """Tell whether every quote was found."""
        return None not in self.matches


def word_for_word(claims: Sequence[Sequence[Quote]], index: ArticleIndex) -> list[Found]:
    """Return where each claim's quotes stand word for word, repeats given out in the order of the claims."""
    found: list[Found] = []
    last_use: dict[str, int] = {}
    cursor = 0
    for quotes in claims:
        if len(quotes) == 1:
            one = _next_place(quotes[0], index, cursor, last_use)
        else:
            one = Found(_near_each_other(quotes, index, cursor))
        found.append(one)
        cursor = one.start if one.start >= 0 else cursor
    return found


def _next_place(quote: Quote, index: ArticleIndex, cursor: int, last_use: dict[str, int]) -> Found:
    """Return the first place that keeps the order of claims, a new one for each claim with the same words."""
    used = last_use.get(quote.text, -1)
    match = next(verbatim(quote, index, cursor if used < 0 else used + 1), None)
    shares = match is not None and match.start <= used
    if match is not None:
        last_use[quote.text] = max(match.start, used)
    return Found((match,), shares)


def _near_each_other(quotes: Sequence[Quote], index: ArticleIndex, cursor: int) -> tuple[Match | None, ...]:
    """Return the places of several quotes that are nearest to the one with the fewest places."""
    places = [list(islice(verbatim(quote, index, cursor), MOST_REPEATS)) for quote in quotes]
    pivots = min((found for found in places if found), key=len, default=None)
    if pivots is None:
        return (None,) * len(quotes)
    pivot = pivots[0].start
    return tuple(min(found, key=lambda match: abs(match.start - pivot), default=None) for found in places)
