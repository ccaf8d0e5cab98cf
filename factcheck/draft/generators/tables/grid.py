"""A table as numbers: rows and columns that can be added up, each with its head."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from factcheck.draft.annotated_article import Mention
from factcheck.draft.cells import NOTE, beside
from factcheck.draft.generators.tables.words import begins_with, is_nothing, is_percent, says

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle
    from factcheck.model.table import Table

HALF = Fraction(1, 2)
LONGEST_HEAD = 60
"""Characters of a head that are shown."""


class Number(msgspec.Struct, frozen=True, gc=False):
    """The number of one cell."""

    value: Fraction
    """Negative also where only brackets say so."""
    own: Fraction
    """By how much the true value may differ as it is written: half a unit of the last digit, 0 for a whole number."""
    slack: Fraction
    """The same where the table says that whole numbers are rounded too."""
    mention: Mention | None = None
    """Nothing for a dash, which means zero."""
    is_noted: bool = False
    """A mark beside it leads to a note that may say why it does not add up."""
    is_negated: bool = False
    """The figure is positive and the brackets around it make it negative."""
    is_year: bool = False


Vector = tuple[Number | None, ...]
"""A row or a column; nothing where a cell is empty, unknown or holds words."""


class Line(msgspec.Struct, frozen=True, gc=False):
    """A row or a column with its head."""

    head: str
    numbers: Vector
    is_total: bool
    is_mean: bool
    is_change: bool
    is_part: bool
    is_percent: bool
    is_intensive: bool
    is_scaled: bool
    """Its whole numbers are rounded: "in millions"."""
    is_noted: bool


class Grid(msgspec.Struct, frozen=True, gc=False):
    """The rows and columns of a table that hold numbers; each is as long as there are lines of the other kind."""

    rows: tuple[Line, ...]
    columns: tuple[Line, ...]


def grid_of(scene: AnnotatedArticle, index: int) -> Grid | None:
    """Return a table as numbers; None where it has too few of them to say anything."""
    table = scene.tables[index]
    cells = _cells(scene, index)
    first = _first_row(table, cells)
    body = cells[first:]
    heads_of_columns = [_column_head(scene, table, first, column) for column in range(table.width)]
    counted = [
        column
        for column in range(table.width)
        if _is_counted(body, column, heads_of_columns[column], scene, table, first)
    ]
    if not counted or len(body) < 2:
        return None
    around = " ".join(
        scene.article.text[span.start : span.end] for span in (table.caption, table.note) if span is not None
    )
    is_scaled, shares = says(around, "scale"), is_percent(around) and not any(map(is_percent, heads_of_columns))
    columns = tuple(
        _line(heads_of_columns[column], tuple(row[column] for row in body), is_scaled, shares) for column in counted
    )
    head_columns = [column for column in range(table.width) if column not in counted]
    all_shares = all(column.is_percent for column in columns)
    rows = tuple(
        msgspec.structs.replace(
            _line(
                _row_head(scene, table, first + number, head_columns),
                tuple(column.numbers[number] for column in columns),
                is_scaled,
                shares=False,
            ),
            is_percent=all_shares,
        )
        for number in range(len(body))
    )
    return Grid(rows, columns)


def _cells(scene: AnnotatedArticle, index: int) -> list[list[Number | None]]:
    """Return the numbers of a table, every row as wide as the widest."""
    table, text = scene.tables[index], scene.article.text
    rows: list[list[Number | None]] = []
    for row_index, row in enumerate(table.rows):
        numbers: list[Number | None] = []
        for column, cell in enumerate(row.cells):
            mention = scene.cells.get((index, row_index, column))
            if mention is not None:
                numbers.append(_number(mention, beside(text, cell, mention.figure)))
            elif is_nothing(text[cell.start : cell.end]):
                numbers.append(Number(Fraction(0), Fraction(0), Fraction(0)))
            else:
                numbers.append(None)
        rows.append(numbers + [None] * (table.width - len(numbers)))
    return rows


def _number(mention: Mention, rest: str) -> Number:
    """Return a figure with what is beside it in its cell."""
    figure = mention.figure
    is_negated = figure.value > 0 and NOTE.sub("", rest).strip(" $€£¥₫%") == "()"
    low, high = figure.interval.low, figure.interval.high
    slack = Fraction(0) if low is None or high is None else (high - low) / 2
    return Number(
        -figure.value if is_negated else figure.value,
        slack,
        slack,
        mention,
        is_noted=NOTE.search(rest) is not None,
        is_negated=is_negated,
        is_year=figure.unit == "calendar year",
    )


def _first_row(table: Table, cells: Sequence[Sequence[Number | None]]) -> int:
    """Return the first row that is no head: one with numbers that are no years, beside its first cell."""
    for index, row in enumerate(cells[:4]):
        inside = [number for number in row[1:] if number is not None and number.mention is not None]
        if index < table.heads or not inside or all(number.is_year for number in inside):
            continue
        filled = sum(cell.end > cell.start for cell in table.rows[index].cells[1:])
        if index == 0 and len(inside) < filled:
            continue  # "Under 30 | 30–50 | Over 50"
        return index
    return max(table.heads, 1)


def _column_head(scene: AnnotatedArticle, table: Table, first: int, column: int) -> str:
    """Return what is above a column."""
    words: list[str] = []
    for row in table.rows[:first]:
        if column < len(row.cells):
            cell = row.cells[column]
            words.append(" ".join(scene.article.text[cell.start : cell.end].split()))
    return " ".join(filter(None, words))[:LONGEST_HEAD]


def _row_head(scene: AnnotatedArticle, table: Table, index: int, columns: Sequence[int]) -> str:
    """Return what is in front of a row: the first of its cells that hold words."""
    cells = table.rows[index].cells
    spans = [cells[column] for column in columns if column < len(cells)]
    words = [" ".join(scene.article.text[span.start : span.end].split()) for span in spans]
    named = [word for word in words if any(character.isalpha() for character in word)]
    return (named or [*filter(None, words), ""])[0][:LONGEST_HEAD]


def _is_counted(
    body: Sequence[Sequence[Number | None]],
    column: int,
    head: str,
    scene: AnnotatedArticle,
    table: Table,
    first: int,
) -> bool:
    """Return whether a column holds amounts: no words, no years and no numbering of the rows."""
    numbers = [row[column] for row in body]
    printed = [number for number in numbers if number is not None and number.mention is not None]
    filled = sum(
        column < len(row.cells) and row.cells[column].end > row.cells[column].start for row in table.rows[first:]
    )
    if len(printed) * 2 < filled or not printed:
        return False
    if all(number.is_year for number in printed):
        return False
    if column == 0:
        return False  # the heads of the rows
    values = [number.value for number in printed]
    return column > 1 or len(values) < 3 or values != list(range(1, len(values) + 1)) or not head


def _line(head: str, numbers: Vector, is_scaled: bool, shares: bool) -> Line:
    """Return a row or a column with what its head says."""
    printed = [number.mention for number in numbers if number is not None and number.mention is not None]
    percents = sum(mention.figure.unit.startswith("percent") for mention in printed)
    is_share = shares or is_percent(head) or (percents * 2 > len(printed))
    is_scaled = is_scaled or says(head, "scale")
    is_change = says(head, "change")
    return Line(
        head,
        tuple(_rounded(number) if is_scaled or is_share else number for number in numbers),
        is_total=begins_with(head, "total") or (says(head, "total") and not is_change),
        is_mean=says(head, "mean"),
        is_change=is_change,
        is_part=begins_with(head, "part"),
        is_percent=is_share,
        is_intensive=says(head, "intensive"),
        is_scaled=is_scaled,
        is_noted=NOTE.search(head) is not None,
    )


def _rounded(number: Number | None) -> Number | None:
    """Return a whole number of millions with the half million that it may be off."""
    if number is None or number.mention is None or number.slack:
        return number
    return msgspec.structs.replace(number, slack=HALF)
