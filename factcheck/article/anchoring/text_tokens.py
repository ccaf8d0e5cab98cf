"""Words and numbers of a text, folded so that small changes of typography make no difference.

Normal form (NFC or NFD), case, white space, quote marks, dashes and punctuation fall away.  Numbers keep their
own marks ("1,5" is not "15") and their minus; percent and money signs stay.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Protocol

import msgspec

from factcheck.model.article import Article, Span

if TYPE_CHECKING:
    from factcheck.language.relations.directions import DirectionWords
    from factcheck.model.figure import Figure

NUMBER = "0"
"""Stands for every number where numbers are wildcards."""

UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
MARKS = "\u0300-\u036f"

UNSPACED_RANGES = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"))
"""The letters of scripts without spaces, where a character is a word."""

UNSPACED = f"[{''.join(f'{first}-{last}' for first, last in UNSPACED_RANGES)}]"

TOKEN = (
    r"(?P<note>\[\^[^\]\[\s]{1,20}\])|"  # a footnote mark of Markdown, which its articles are read without
    r"(?P<sign>(?<![^ \t\u00a0(\[“‘\"'|:])[-−–](?=\d))?"  # a minus, perhaps: no bullet, no hyphen
    r"(?P<number>\d+(?:[.,]\d+)*)"
    rf"|{UNSPACED}|[^\W\d_](?:(?!{UNSPACED})[^\W\d_]|[{MARKS}{UNSEEN}])*"
    r"|[%‰°$€£¥₫]"
)


class Tokens(msgspec.Struct, frozen=True):
    """The folded words and numbers of a text, and where each one is in it."""

    words: list[str]
    starts: array[int]
    ends: array[int]

    def first_at(self, offset: int) -> int:
        """Return the first token that ends after `offset`."""
        return bisect_right(self.ends, offset)

    def first_from(self, offset: int) -> int:
        """Return the first token that starts at `offset` or later."""
        return bisect_left(self.starts, offset)


def tokenize(text: str) -> Tokens:
    """Return the tokens of `text` in order."""
    words: list[str] = []
    starts, ends = array("q"), array("q")
    after_number = False
    for match in re.finditer(TOKEN, text):
        if match["note"] is not None:
            continue
        start = match.start()
        is_number = match["number"] is not None
        word = match["number"] if is_number else _fold(match[0])
        if match["sign"] and after_number and text[start - 1].isspace():
            start += 1  # "5 -7" is a range
        elif match["sign"]:
            word = "-" + word
        words.append(word)
        starts.append(start)
        ends.append(match.end())
        after_number = is_number
    return Tokens(words, starts, ends)


def is_number(word: str) -> bool:
    """Return whether a token is a number in digits."""
    return word[-1].isdecimal()


def masked(words: list[str]) -> list[str]:
    """Return the tokens with every number replaced by the same wildcard."""
    return [NUMBER if is_number(word) else word for word in words]


@lru_cache(maxsize=65536)
def _fold(word: str) -> str:
    """Return one word in composed form, without case and without characters that are not seen."""
    return unicodedata.normalize("NFC", re.sub(f"[{UNSEEN}]", "", word)).casefold()


# What anchoring knows of a text and an article, worked out once and only when needed.


class TextIndex:
    """A text, its tokens, and where each token is."""

    def __init__(self, text: str) -> None:
        """Hold the text; nothing is computed yet."""
        self.text = text

    @cached_property
    def tokens(self) -> Tokens:
        """The folded words and numbers of the whole text."""
        return tokenize(self.text)

    @cached_property
    def masked(self) -> list[str]:
        """The tokens with every number replaced by a wildcard."""
        return masked(self.tokens.words)

    @cached_property
    def postings(self) -> dict[str, array[int]]:
        """Token to its positions, in order."""
        postings: dict[str, array[int]] = {}
        for position, word in enumerate(self.tokens.words):
            postings.setdefault(word, array("q")).append(position)
        return postings

    def sequences(self, words: list[str], first: int = 0, last: int | None = None) -> Iterator[int]:
        """Yield the token positions, between two others, where exactly these words follow one another."""
        yield from self._rows(words, words, self.tokens.words, first, last)

    def masked_sequences(self, words: list[str], first: int = 0, last: int | None = None) -> Iterator[int]:
        """Yield the token positions where these words follow one another, whatever the numbers between them are."""
        known = [word for word in words if not is_number(word)]
        if known:
            yield from self._rows(masked(words), known, self.masked, first, last)

    def cutting(self, words: list[str]) -> Iterator[int]:
        """Yield the token positions where these words follow each other and begin or end inside a word or a number."""
        if not words:
            return
        first, last, inner = words[0], words[-1], words[1:-1]
        if len(words) == 1:
            rows = (at for word in self.postings if first in word for at in self.postings[word])
        elif inner:
            rows = (at - 1 for at in self.sequences(inner))
        else:
            rows = (at for word in self.postings if word.endswith(first) for at in self.postings[word])
        text = self.tokens.words
        for start in rows:
            row = text[max(start, 0) : start + len(words)]
            is_row = len(words) == 1 or (row[0].endswith(first) and row[-1].startswith(last))
            if len(row) == len(words) and is_row and row != words:
                yield start

    def _rows(self, words: list[str], known: list[str], text: list[str], first: int, last: int | None) -> Iterator[int]:
        """Look wherever the rarest of the `known` words occurs."""
        rarest = min(known, key=lambda word: len(self.postings.get(word, ())), default="")
        positions = self.postings.get(rarest, array("q"))
        shift, length = words.index(rarest) if positions else 0, len(words)
        limit = len(text) if last is None else last
        for index in range(bisect_left(positions, first + shift), len(positions)):
            start = positions[index] - shift
            if start + length > limit:
                return
            if text[start : start + length] == words:
                yield start


class LanguageKnowledge(Protocol):
    """What anchoring must know of an article's language; asked only where the article was edited."""

    def common(self) -> frozenset[str]:
        """Return the words that distinguish no statement from another."""

    def directions(self) -> DirectionWords:
        """Return the words that give a direction, and those that deny."""

    def read(self, surface: str) -> Figure | None:
        """Return the figure that a surface is by itself; None where it is none."""


class ArticleIndex(TextIndex):
    """An article with its figures, its tokens, and where each token is."""

    def __init__(self, article: Article, figures: Sequence[Figure], language: LanguageKnowledge) -> None:
        """Hold the article; nothing is computed yet."""
        super().__init__(article.text)
        self.article = article
        self.figures = figures
        self.language = language
        self._figure_starts = [figure.start for figure in figures]

    @cached_property
    def _longest_figure(self) -> int:
        """The length of the longest figure: how far back an overlapping one can start."""
        return max((figure.end - figure.start for figure in self.figures), default=0)

    def figures_in(self, start: int, end: int) -> Iterator[int]:
        """Yield the indices of the figures that overlap a stretch of text."""
        index = bisect_left(self._figure_starts, start - self._longest_figure)
        while index < len(self.figures) and self._figure_starts[index] < end:
            if self.figures[index].end > start:
                yield index
            index += 1

    def paragraph_at(self, offset: int) -> Span:
        """Return the paragraph that holds `offset`; from the paragraph before up to the text's end for none."""
        paragraphs = self.article.paragraphs
        index = bisect_right(paragraphs, offset, key=lambda span: span.start) - 1
        return paragraphs[index] if index >= 0 else Span(0, len(self.text))
