"""Find a quote's very words: in the same characters, or but for case, spaces, punctuation and normal form."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from factcheck.article.anchoring.claim_order import windows
from factcheck.article.anchoring.match import SKIP, Match, quote_tokens, token_match
from factcheck.article.anchoring.text_tokens import UNSPACED_RANGES, ArticleIndex
from factcheck.model.article import Span

if TYPE_CHECKING:
    from factcheck.model.claim import Quote

NEAR = 64 * 1024
"""Characters that are searched as they are; beyond, a long article is looked up by its rarest words.

A search of so many takes some 20 microseconds; only many claims on a long article would feel more.
"""

MOST_STEPS = 20_000
MOST_STARTS = 2000
"""Places of the words before the first "…" from which the rest of a quote is looked for, part by part: so many steps,
and so many places, at most.
"""

LONGEST_SKIP = 2000
"""Characters that one "…" may stand for, within a paragraph."""


def verbatim(quote: Quote, index: ArticleIndex, cursor: int = 0) -> Iterator[Match]:
    """Yield the places that say the same in the same words with the same numbers, exact ones first.

    The places from `cursor` on come before those that are earlier.
    """
    seen = set()
    for match in _exact(quote, index, cursor):
        seen.add(match.start)
        yield match
    if seen:
        return
    folded = list(_folded(quote, index))
    yield from (match for match in folded if match.start >= cursor)
    yield from (match for match in folded if match.start < cursor)


def _exact(quote: Quote, index: ArticleIndex, cursor: int) -> Iterator[Match]:
    """Yield the places with the very same characters."""
    text = index.text
    pieces = _pieces(quote)
    whole = len(text) <= NEAR
    stretches = ((cursor, len(text) if whole else cursor + NEAR), (0, cursor if whole else 0))
    for first, last in stretches:
        for start in _starts(text, quote.text, first, last):
            yield _shifted(quote, ((0, start),), start + len(quote.text))
        if len(pieces) > 1:
            yield from _skipping(quote, pieces, index, first, last)


def _starts(text: str, piece: str, first: int, last: int) -> Iterator[int]:
    """Yield where `piece` starts between two offsets, cutting no word and no number."""
    start = text.find(piece, first, last + len(piece) - 1) if piece else -1
    while start >= 0:
        if not _cuts(text, start) and not _cuts(text, start + len(piece)):
            yield start
        start = text.find(piece, start + 1, last + len(piece) - 1)


def _cuts(text: str, offset: int) -> bool:
    """Return whether a word or a number runs across `offset`."""
    if offset in (0, len(text)):
        return False
    before, after = text[max(offset - 2, 0) : offset], text[offset : offset + 2]
    if _are_joined(before[-1], after[0]):
        return True
    if after[0].isdecimal() and before[-1] in ".,":
        return len(before) > 1 and before[0].isdecimal()
    if after[0].isdecimal() and before[-1] in "-−–":
        return len(before) == 1 or before[0] in " \t\u00a0([“‘\"'|:"
    return after[0] in ".," and before[-1].isdecimal() and after[1:].isdecimal()


def _are_joined(left: str, right: str) -> bool:
    """Return whether two characters belong to one number or one word, or the second is a mark on the first."""
    if left.isdecimal() and right.isdecimal():
        return True
    return "\u0300" <= right <= "\u036f" or (_is_spaced_letter(left) and _is_spaced_letter(right))


def _is_spaced_letter(character: str) -> bool:
    """Return whether a character is a letter of a script with spaces between words."""
    if not character.isalnum() or character.isdecimal():
        return False
    return not any(first <= character <= last for first, last in UNSPACED_RANGES)


def _pieces(quote: Quote) -> list[Span]:
    """Return the stretches of a quote between its skips, without the white space around them."""
    spans = (match.span() for match in re.finditer(rf"[^{SKIP}]+", quote.text))
    pieces = []
    for start, end in spans:
        piece = quote.text[start:end]
        if stripped := piece.strip():
            start += piece.index(stripped)
            pieces.append(Span(start, start + len(stripped)))
    return pieces


def _skipping(quote: Quote, pieces: list[Span], index: ArticleIndex, first: int, last: int) -> Iterator[Match]:
    """Yield the places where the pieces follow each other within one paragraph."""
    texts = [quote.text[piece.start : piece.end] for piece in pieces]
    farthest = last + sum(len(words) + LONGEST_SKIP for words in texts)
    starts: dict[str, list[int]] = {}  # each piece is looked for once, not once from every start
    for start in islice(_starts(index.text, texts[0], first, last), _most_starts(texts)):
        bound = index.paragraph_at(start).end
        found, end = [(pieces[0].start, start)], start + len(texts[0])
        for piece, words in zip(pieces[1:], texts[1:], strict=True):
            if words not in starts:
                starts[words] = list(_starts(index.text, words, first, farthest))
            at = _next(starts[words], end, min(bound - len(words), end + LONGEST_SKIP))
            if at < 0:
                break
            found.append((piece.start, at))
            end = at + len(words)
        else:
            yield _shifted(quote, tuple(found), end)


def _most_starts(parts: Sequence[object]) -> int:
    """Return from how many places a quote of so many parts is looked for."""
    return min(MOST_STARTS, MOST_STEPS // len(parts))


def _next(places: list[int], first: int, last: int) -> int:
    """Return the first of some places, in order, between two others, both included; -1 for none."""
    number = bisect_left(places, first)
    return places[number] if number < len(places) and places[number] <= last else -1


def _shifted(quote: Quote, pieces: tuple[tuple[int, int], ...], end: int) -> Match:
    """Return the match whose pieces, (offset in the quote, offset in the article), were found there."""

    def moved(offset: int) -> int:
        """Return the article's offset of one of the quote's."""
        origin, start = next(piece for piece in reversed(pieces) if piece[0] <= offset or piece is pieces[0])
        return start + offset - origin

    marks = tuple(Span(moved(mark.start), moved(mark.end - 1) + 1) for mark in quote.marks)
    return Match(pieces[0][1], end, marks, exact=True)


def _folded(quote: Quote, index: ArticleIndex) -> Iterator[Match]:
    """Yield the places with the same words and numbers in a row, skips bridged within a paragraph."""
    parts = quote_tokens(quote)
    words = parts.words
    if not words:
        return
    for start in index.sequences(words):
        yield token_match(index, quote, parts, list(range(start, start + len(words))))
    cuts = sorted(cut for cut in parts.skips if 0 < cut < len(words))
    if not cuts:
        return
    rows = [words[first:last] for first, last in zip([0, *cuts], [*cuts, len(words)], strict=True)]
    starts: dict[tuple[str, ...], list[int]] = {}
    for start in islice(index.sequences(rows[0]), _most_starts(rows)):
        positions = _bridge(rows, index, start, starts)
        if positions:
            yield token_match(index, quote, parts, positions)


def _bridge(
    rows: list[list[str]], index: ArticleIndex, start: int, starts: dict[tuple[str, ...], list[int]]
) -> list[int]:
    """Return the token positions of rows of words that follow each other from `start`; none where one is missing.

    `starts` holds where each row is in the article, and is added to.
    """
    positions = list(range(start, start + len(rows[0])))
    bound = index.tokens.first_from(index.paragraph_at(index.tokens.starts[start]).end)
    for row in rows[1:]:
        reach = index.tokens.first_from(index.tokens.ends[positions[-1]] + LONGEST_SKIP)
        key = tuple(row)
        if key not in starts:
            starts[key] = list(index.sequences(row))
        at = _next(starts[key], positions[-1] + 1, min(bound, reach) - len(row))
        if at < 0:
            return []
        positions += range(at, at + len(row))
    return positions


# Choose among the places where claims are found word for word.


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
        """Return whether every quote was found in its very characters."""
        return all(match is not None and match.exact for match in self.matches)


def word_for_word(claims: Sequence[Sequence[Quote]], index: ArticleIndex) -> list[Found]:
    """Return where each claim's quotes are word for word.

    Words that occur once in the article are where they are; repeated words go to the claims in their order,
    each between the neighbours whose words occur once.
    """
    places: list[list[tuple[Match | None, ...]]] = []
    cursor = 0
    for quotes in claims:
        places.append(_places(quotes, index, cursor))
        cursor = _start(places[-1][0]) if places[-1] else cursor
    return _chosen(claims, places, len(index.text))


def _places(quotes: Sequence[Quote], index: ArticleIndex, cursor: int) -> list[tuple[Match | None, ...]]:
    """Return the places of a claim; several quotes are each taken nearest to the one of them with the fewest places."""
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
        match = min(matches, key=lambda match: (match.start in held, abs(match.start - pivot)), default=None)
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
        chosen = min(options, key=lambda one: _rank(_start(one), held, window, cursor), default=None)
        if chosen is None:
            found.append(Found((None,) * len(quotes), (False,) * len(quotes)))
            continue
        start = _start(chosen)
        found.append(Found(chosen, _shares(quotes, chosen, start in held)))
        held.add(start)
        cursor = start if window.start <= start <= window.end else cursor
    return found


def _shares(quotes: Sequence[Quote], matches: Sequence[Match | None], first: bool) -> tuple[bool, ...]:
    """Return for each quote whether the same words before it, of its claim or (`first`) of another, have its place."""
    places = [(quote.text, match and match.start) for quote, match in zip(quotes, matches, strict=True)]
    return (first, *(place[1] is not None and place in places[:at] for at, place in enumerate(places) if at))


def _words(quotes: Sequence[Quote]) -> str:
    """Return the words of a claim's first quote: claims that share them compete for the same places."""
    return quotes[0].text if quotes else ""


def _rank(start: int, held: set[int], window: Span, cursor: int) -> tuple[bool, bool, bool, int]:
    """Return how well a place suits a claim, the smallest best: between its neighbours, not given to another claim
    with the same words, after the claim before it, early.
    """
    return not window.start <= start <= window.end, start in held, start < cursor, start


def _start(matches: tuple[Match | None, ...] | None) -> int:
    """Return where the first quote that was found starts; -1 for none."""
    return next((match.start for match in matches or () if match is not None), -1)
