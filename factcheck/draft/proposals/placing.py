"""Where a proposal's quotes are in the article, and which stretch of it each mark covers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice, product

import msgspec

from factcheck.model.article import Span

OPEN, CLOSE = "\ue000", "\ue001"
"""Stand for the two ends of a mark while blanks are folded; no article is written in them."""
MARK = re.compile(rf"{OPEN} *([^{OPEN}{CLOSE}]*?) *{CLOSE}")
MOST_PLACES = 20
"""Places of one quote that are tried: a figure's bare text can be at very many."""
MOST_SETS = 200
"""Ways to place all quotes of a proposal that are compared."""
LONGEST_CLUSTER = 30
"""Combining marks on one letter that are composed."""

_CHANGED = re.compile(rf"\s+|[^\W\d_][\u0300-\u036f]{{1,{LONGEST_CLUSTER}}}")


class MarkedQuote(msgspec.Struct, frozen=True):
    """A quote without its marks, folded, and where the marks are in it."""

    text: str
    marks: tuple[Span, ...]


class Placed(msgspec.Struct, frozen=True):
    """One way to place all quotes of a proposal: spans of the article's own text."""

    quotes: tuple[Span, ...]
    marks: tuple[Span, ...]

    @property
    def spread(self) -> int:
        """Return how far apart its first and its last mark are."""
        return max(span.end for span in self.marks) - min(span.start for span in self.marks) if self.marks else 0


class FoldedText:
    """An article in composed letters and with single blanks, with the way back to its own offsets."""

    def __init__(self, text: str) -> None:
        """Fold a text once for all quotes."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for found in _CHANGED.finditer(text):
            _append(text[at : found.start()], at, pieces, starts, ends)
            folded = _folded(found[0])
            pieces.append(folded)
            starts += [found.start()] * len(folded)
            ends += [found.end()] * len(folded)
            at = found.end()
        _append(text[at:], at, pieces, starts, ends)
        self.text = "".join(pieces)
        self._starts = starts
        self._ends = ends

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of the article that a stretch of the folded text comes from."""
        return Span(self._starts[start], self._ends[end - 1])

    def places(self, quote: str) -> list[int]:
        """Return where a folded quote is, cutting no word and no number."""
        return list(islice(self._places(quote), MOST_PLACES))

    def _places(self, quote: str) -> Iterator[int]:
        start = self.text.find(quote) if quote else -1
        while start >= 0:
            if not self._cuts(start, quote[0]) and not self._cuts(start + len(quote), quote[-1]):
                yield start
            start = self.text.find(quote, start + 1)

    def _cuts(self, offset: int, edge: str) -> bool:
        """Return whether a word or a number runs across an end of a quote."""
        if not 0 < offset < len(self.text) or not edge.isalnum():
            return False
        before, after = self.text[offset - 1], self.text[offset]
        if before.isalnum() and after.isalnum():
            return before.isdigit() == after.isdigit()
        inside = self.text[max(offset - 2, 0) : offset + 2]
        return re.search(r"\d[.,]\d", inside) is not None


def _append(piece: str, at: int, pieces: list[str], starts: list[int], ends: list[int]) -> None:
    """Append a stretch that stays as it is."""
    pieces.append(piece)
    starts.extend(range(at, at + len(piece)))
    ends.extend(range(at + 1, at + len(piece) + 1))


def _folded(text: str) -> str:
    """Return one stretch in composed letters, blanks as one."""
    return " " if text.isspace() else unicodedata.normalize("NFC", text)


def marked_quote(written: str) -> MarkedQuote | None:
    """Return a quote with its marks taken out; None where the brackets do not pair."""
    if OPEN in written or CLOSE in written:
        return None
    text = written.replace("[[", OPEN).replace("]]", CLOSE)
    text = _CHANGED.sub(lambda found: _folded(found[0]), text).strip()
    plain: list[str] = []
    marks: list[Span] = []
    at = length = 0
    for found in MARK.finditer(text):
        before = text[at : found.start()]
        marks.append(Span(length + len(before), length + len(before) + len(found[1])))
        plain += (before, found[1])
        length = marks[-1].end
        at = found.end()
    whole = "".join([*plain, text[at:]])
    if OPEN in whole or CLOSE in whole or any(span.start == span.end for span in marks):
        return None
    return MarkedQuote(whole, tuple(marks))


def placings(article: FoldedText, quotes: Sequence[MarkedQuote]) -> list[Placed]:
    """Return the ways to place the quotes, those with the nearest marks first; none where a quote is not found."""
    places = [article.places(quote.text) for quote in quotes]
    sets = [_placed(article, quotes, starts) for starts in islice(product(*places), MOST_SETS)]
    return sorted(sets, key=lambda one: one.spread)


def _placed(article: FoldedText, quotes: Sequence[MarkedQuote], starts: Sequence[int]) -> Placed:
    pairs = list(zip(quotes, starts, strict=True))
    return Placed(
        tuple(article.span(start, start + len(quote.text)) for quote, start in pairs),
        tuple(article.span(start + mark.start, start + mark.end) for quote, start in pairs for mark in quote.marks),
    )
