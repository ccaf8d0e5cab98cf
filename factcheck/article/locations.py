"""Offsets of an article, in the words that people use to point into its format."""

from __future__ import annotations

from bisect import bisect_right

from factcheck.model.article import Article, Place, line_and_column

COUNTS_CHARACTERS = frozenset({"docx", "odt"})
"""Formats without lines of their own, where paragraph and character are what an editor can find."""


def place(article: Article, offset: int) -> Place:
    """Return line and column (from 1) of an offset, with the page or paragraph where the format has them."""
    line, column = line_and_column(article, offset)
    index = bisect_right(article.places, offset, key=lambda entry: entry[0]) - 1
    if index < 0:
        return Place(line, column)
    start, label = article.places[index]
    if label and article.format in COUNTS_CHARACTERS:
        label = f"{label}, character {offset - start + 1}"
    return Place(line, column, label)
