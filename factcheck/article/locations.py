"""Offsets of an article, in the words that people use to point into its format."""

from __future__ import annotations

import re
from bisect import bisect_right

from factcheck.model.article import Article, Place, line_and_column

# The text as it runs on over lines that were only wrapped, for whoever reads figures in it.


BREAK = re.compile(r"[\r\n]")


def running_text(article: Article) -> str:
    """Return the article's text with a space for each line break within a paragraph, every offset kept.

    "3.5" at the end of a wrapped line and "billion" on the next are one figure, but a heading "2019" and the word
    below it are not: the paragraphs distinguish them.
    """
    text, pieces, last = article.text, [], 0
    for paragraph in article.paragraphs:
        stretch = text[paragraph.start : paragraph.end]
        if "\n" in stretch or "\r" in stretch:
            pieces += [text[last : paragraph.start], BREAK.sub(" ", stretch)]
            last = paragraph.end
    return "".join([*pieces, text[last:]]) if pieces else text


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
