"""What anchoring knows of an article, worked out once and only when needed."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from factcheck.article.anchoring.tokens import Tokens, is_number, masked, tokenize
from factcheck.model.article import Article, Span
from factcheck.model.figure import Figure


class ArticleIndex:
    """An article with its figures, its tokens, and where each token stands."""

    def __init__(self, article: Article, figures: Sequence[Figure]) -> None:
        """Hold the article; nothing is computed yet."""
        self.article = article
        self.text = article.text
        self.figures = figures
        self._figure_starts = [figure.start for figure in figures]

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

    def sequences(self, words: list[str], first: int = 0, last: int | None = None) -> Iterator[int]:
        """Yield the token positions, between two others, where exactly these words stand in a row."""
        yield from self._rows(words, words, self.tokens.words, first, last)

    def masked_sequences(self, words: list[str], first: int = 0, last: int | None = None) -> Iterator[int]:
        """Yield the token positions where these words stand in a row, whatever the numbers between them are."""
        known = [word for word in words if not is_number(word)]
        if known:
            yield from self._rows(masked(words), known, self.masked, first, last)

    def _rows(self, words: list[str], known: list[str], text: list[str], first: int, last: int | None) -> Iterator[int]:
        """Look wherever the rarest of the `known` words stands."""
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
