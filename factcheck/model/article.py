"""A text under check."""

from __future__ import annotations

from bisect import bisect_right

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False):
    """A stretch of text in code points, the end exclusive."""

    start: int
    end: int


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where something is, for people: line and column from 1, and in the words of the file's format."""

    line: int
    column: int
    label: str = ""
    """Paragraph and character of a .docx, page of a .pdf; "" where line and column say it all."""


class Article(msgspec.Struct, frozen=True, gc=False):
    """The text of one article as read, and how to point into it.

    `text` is the decoded file as it is (no normal form applied, line ends kept) without a byte-order mark;
    for formats that are not plain text it is the text that was taken out of the file.
    """

    path: str
    text: str
    language: str
    line_starts: tuple[int, ...]
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    format: str = "txt"
    places: tuple[tuple[int, str], ...] = ()
    """(offset, label): from this offset on, positions carry this label (page 3, paragraph 12, row 2)."""


def line_and_column(article: Article, offset: int) -> tuple[int, int]:
    """Return line and column, both from 1, of an offset."""
    line = bisect_right(article.line_starts, offset)
    return line, offset - article.line_starts[line - 1] + 1
