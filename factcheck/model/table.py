"""A table of an article: its cells as spans of the article's text."""

from __future__ import annotations

import msgspec

from factcheck.model.article import Span


class Row(msgspec.Struct, frozen=True, gc=False):
    """One row: its span and those of its cells, without the blanks and marks around them."""

    start: int
    end: int
    cells: tuple[Span, ...]


class Table(msgspec.Struct, frozen=True, gc=False):
    """Rows of cells; a row may have fewer cells than another: the last of it are empty then."""

    rows: tuple[Row, ...]
    heads: int
    """How many rows at the top are known to be column heads; 0 where the format does not say."""
    caption: Span | None = None
    """The line above the table, where there is one that can say what the numbers are."""
    note: Span | None = None
    """The line below the table."""

    @property
    def width(self) -> int:
        """Return the number of cells in the widest row."""
        return max(len(row.cells) for row in self.rows)
