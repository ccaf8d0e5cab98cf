"""The tables of an article: Markdown's, the rows that other readers join with bars, and rows pasted from a spreadsheet.

Every reader writes a row as one line of the article's text, so that a table is found there and its cells keep their
offsets.  A PDF has no cells, so that it has tables only where its text has tabs or bars.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from factcheck.model.article import Article, Span
from factcheck.model.table import Row, Table

DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
"""The line below the heads of a Markdown table."""
BAR = re.compile(r"(?<!\\)\|")
TAB = re.compile(r"\t")
MARKDOWN = frozenset({"md", "qmd", "mdx", "ipynb"})
"""Formats in which a line below its heads makes a table; code is no part of their text."""
JOINED = frozenset({"html", "docx", "odt", "rtf", "zip"})
"""Formats whose reader joins cells with bars, and writes none around a row."""
LONGEST_CAPTION = 300
EMPHASIS = re.compile(r"(\*\*\*|\*\*|\*|___|__|_|`)(.*\S)\1", re.DOTALL)
"""Words in bold, slanted or code type."""


class _Line(msgspec.Struct, frozen=True, gc=False):
    """A line of the text, and what separates the cells in it: a bar, a tab, or nothing."""

    start: int
    end: int
    separator: str
    table: str
    """The label of the table that it belongs to, where the reader has one."""


def tables_of(article: Article) -> tuple[Table, ...]:
    """Return the tables of an article in their order: at least two rows of at least two cells."""
    lines = list(_lines(article))
    tables = []
    first = 0
    for key, group in itertools.groupby(lines, key=lambda line: (line.separator, line.table)):
        length = len(list(group))
        block = lines[first : first + length]
        if key[0] and length > 1:
            table = _table(article, block, _beside(lines[:first][-2:][::-1]), _beside(lines[first + length :][:2]))
            if table is not None:
                tables.append(table)
        first += length
    return tuple(tables)


def _lines(article: Article) -> Iterator[_Line]:
    """Yield the lines of an article."""
    text, joined = article.text, article.format in JOINED
    offsets = [offset for offset, _ in article.places]
    for start, following in itertools.pairwise((*article.line_starts, len(text) + 1)):
        end = start + len(text[start : following - 1].rstrip("\r\n"))
        separator = ""
        if "|" in text[start:end]:
            separator = "|"
        elif not joined and "\t" in text[start:end].strip():
            separator = "\t"
        yield _Line(start, end, separator, _label(article, offsets, start) if joined else "")


def _label(article: Article, offsets: Sequence[int], start: int) -> str:
    """Return which table a line is in, for a reader that counts them."""
    at = bisect_left(offsets, start)
    label = article.places[at][1] if at < len(offsets) and offsets[at] == start else ""
    return label.partition(",")[0] if label.startswith("table") else ""


def _beside(lines: Sequence[_Line]) -> Span | None:
    """Return the nearest of the lines beside a table that is not blank and no row."""
    for line in lines:
        if line.end > line.start:
            is_short = line.end - line.start <= LONGEST_CAPTION
            return Span(line.start, line.end) if is_short and not line.separator else None
    return None


def _table(article: Article, block: Sequence[_Line], caption: Span | None, note: Span | None) -> Table | None:
    """Return the table that lines with cells make; None where they make none."""
    text = article.text
    below = next((index for index, line in enumerate(block) if DELIMITER.fullmatch(text, line.start, line.end)), None)
    if below is None and article.format in MARKDOWN and block[0].separator == "|":
        return None
    if below:
        block = [block[below - 1], *block[below + 1 :]]
    rows = tuple(_row(text, line, article.format in JOINED) for line in block)
    if len(rows) < 2 or sum(len(row.cells) > 1 for row in rows) < 2:
        return None
    return Table(rows, heads=1 if below else 0, caption=caption, note=note)


def _row(text: str, line: _Line, joined: bool) -> Row:
    """Cut a line into cells."""
    start, end = line.start, line.end
    if line.separator == "|" and not joined:
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end = start + len(text[start:end].rstrip())
        start += text[start:end].startswith("|")
        end -= text[start:end].endswith("|")
    pattern = BAR if line.separator == "|" else TAB
    cuts = [found.start() for found in pattern.finditer(text, start, end)]
    spans = itertools.pairwise((start - 1, *cuts, end))
    return Row(line.start, line.end, tuple(_stripped(text, before + 1, after) for before, after in spans))


def _stripped(text: str, start: int, end: int) -> Span:
    """Return a cell without the blanks around its words and the marks of bold and slanted type."""
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    inside = inside.strip()
    while found := EMPHASIS.fullmatch(inside):
        start, inside = start + len(found[1]), found[2]
    return Span(start, start + len(inside))
