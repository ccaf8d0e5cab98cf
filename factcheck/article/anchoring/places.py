"""Choose among the places where claims stand word for word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from factcheck.article.anchoring.index import ArticleIndex
from factcheck.article.anchoring.match import Match
from factcheck.article.anchoring.order import windows
from factcheck.article.anchoring.verbatim import verbatim
from factcheck.model.article import Span
from factcheck.model.claim import Quote

MOST_REPEATS = 30
"""Places of repeated words that are looked at."""


class Found(msgspec.Struct, frozen=True, gc=False):
    """One claim's quotes, each with its place or none."""

    matches: tuple[Match | None, ...]
    shares: tuple[bool, ...] = ()
    """For each quote, whether the only place there is was given to the same words before."""

    @property
    def start(self) -> int:
        """Where the first quote starts; -1 where it was not found.  Only first quotes keep the claims' order."""
        return -1 if self.matches[0] is None else self.matches[0].start

    @property
    def end(self) -> int:
        """Where the first quote ends; -1 where it was not found."""
        return -1 if self.matches[0] is None else self.matches[0].end

    @property
    def is_exact(self) -> bool:
        """Tell whether every quote was found in its very characters."""
        return all(match is not None and match.exact for match in self.matches)


def word_for_word(claims: Sequence[Sequence[Quote]], index: ArticleIndex) -> list[Found]:
    """Return where each claim's quotes stand word for word.

    Words that stand once in the article are where they are; repeated words go to the claims in their order,
    each between the neighbours whose words stand once.
    """
    places: list[list[tuple[Match | None, ...]]] = []
    cursor = 0
    for quotes in claims:
        places.append(_places(quotes, index, cursor))
        cursor = _start(places[-1][0]) if places[-1] else cursor
    return _chosen(claims, places, len(index.text))


def _places(quotes: Sequence[Quote], index: ArticleIndex, cursor: int) -> list[tuple[Match | None, ...]]:
    """Return the places of a claim; several quotes each stand nearest to the one of them with the fewest places."""
    found = [list(islice(verbatim(quote, index, cursor), MOST_REPEATS)) for quote in quotes]
    pivots = min((matches for matches in found if matches), key=len, default=[])
    if len(quotes) == 1:
        return [(match,) for match in pivots]
    return [tuple(_nearest(pivot.start, quotes, found)) for pivot in pivots]


def _nearest(pivot: int, quotes: Sequence[Quote], found: list[list[Match]]) -> Iterator[Match | None]:
    """Yield for each quote its place nearest to an offset, for the same words once more another place if there is."""
    given: dict[str, set[int]] = {}
    for quote, matches in zip(quotes, found, strict=True):
        held = given.setdefault(quote.text, set())
        match = min(matches, key=lambda match: (match.start in held, abs(match.start - pivot)), default=None)  # noqa: B023
        if match is not None:
            held.add(match.start)
        yield match


def _chosen(
    claims: Sequence[Sequence[Quote]], places: list[list[tuple[Match | None, ...]]], length: int
) -> list[Found]:
    """Return one place for each claim."""
    single = [options[0] if len(options) == 1 else None for options in places]
    around = windows(
        [_words(quotes) for quotes in claims],
        [_start(matches) for matches in single],
        [_start(matches) for matches in single],
        length,
    )
    given: dict[str, set[int]] = {}
    found: list[Found] = []
    cursor = 0
    for quotes, options, window in zip(claims, places, around, strict=True):
        held = given.setdefault(_words(quotes), set())
        chosen = min(options, key=lambda one: _rank(_start(one), held, window, cursor), default=None)  # noqa: B023
        if chosen is None:
            found.append(Found((None,) * len(quotes), (False,) * len(quotes)))
            continue
        start = _start(chosen)
        found.append(Found(chosen, _shares(quotes, chosen, start in held)))
        held.add(start)
        cursor = start if window.start <= start <= window.end else cursor
    return found


def _shares(quotes: Sequence[Quote], matches: Sequence[Match | None], first: bool) -> tuple[bool, ...]:
    """Tell for each quote whether the same words before it, of its claim or (`first`) of another, have its place."""
    places = [(quote.text, match and match.start) for quote, match in zip(quotes, matches, strict=True)]
    return (first, *(place[1] is not None and place in places[:at] for at, place in enumerate(places) if at))


def _words(quotes: Sequence[Quote]) -> str:
    """Return what tells claims with the same words from others."""
    return quotes[0].text if quotes else ""


def _rank(start: int, held: set[int], window: Span, cursor: int) -> tuple[bool, bool, bool, int]:
    """Return how well a place suits a claim, the smallest best: between its neighbours, not given to another claim
    with the same words, after the claim before it, early.
    """
    return not window.start <= start <= window.end, start in held, start < cursor, start


def _start(matches: tuple[Match | None, ...] | None) -> int:
    """Return where the first quote that was found starts; -1 for none."""
    return next((match.start for match in matches or () if match is not None), -1)
