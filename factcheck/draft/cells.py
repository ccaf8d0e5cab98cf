"""Which figures of an article are the numbers of its tables, alone in their cells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.model.article import Span
    from factcheck.model.figure import Figure
    from factcheck.model.table import Table

Cell = tuple[int, int, int]
"""Table, row and column of a number."""

NOTE = re.compile(r"\[\^?\w{1,3}\]|\((?:[a-z]|\d)\)|[*†‡§¶#]+|[⁰¹²³⁴-⁹ᵃ-ᶻ]+")
"""A mark that leads to a note."""
MOST_LETTERS = 5
"""Letters beside the number of a cell: a unit, or "pts"; more of them are text."""
LETTER = re.compile(r"[^\W_]")


def numbers_of(text: str, tables: Sequence[Table], figures: Sequence[Figure]) -> Mapping[int, Cell]:
    """Return the figures (by index) that are the only content of a cell, and where they are."""
    starts = [figure.start for figure in figures]
    found: dict[int, Cell] = {}
    for table_index, table in enumerate(tables):
        for row_index, row in enumerate(table.rows):
            for column, cell in enumerate(row.cells):
                index = _number(text, cell, figures, starts)
                if index is not None:
                    found[index] = (table_index, row_index, column)
    return found


def beside(text: str, cell: Span, figure: Figure) -> str:
    """Return what a cell holds beside its number."""
    return text[cell.start : figure.start] + text[max(figure.end, cell.start) : cell.end]


def _number(text: str, cell: Span, figures: Sequence[Figure], starts: Sequence[int]) -> int | None:
    """Return which figure a cell consists of; None for words, for several figures and for none."""
    first = bisect_left(starts, cell.start)
    if first >= len(figures) or figures[first].start >= cell.end or figures[first].end > cell.end:
        return None
    figure = figures[first]
    rest = NOTE.sub("", beside(text, cell, figure))
    letters = LETTER.findall(rest)
    if len(letters) > MOST_LETTERS or any(letter.isdigit() for letter in letters):
        return None
    return None if figure.kind in ("identifier", "ordinal", "date", "ratio", "range") else first
