"""An answer as text: a table for people, CSV for a spreadsheet, JSON for programs."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING

import msgspec

from factcheck.archive.job import archive_error
from factcheck.model.errors import FactcheckError
from factcheck.model.safe import visible_line, without_commands
from factcheck.model.said import ENGLISH, in_language, said
from factcheck.model.suggestion import did_you_mean
from factcheck.report.console import new_table, string_console, written
from factcheck.report.csv import harmless
from factcheck.report.document import SCHEMA_VERSION, harmless_json

if TYPE_CHECKING:
    from factcheck.archive.questions.results import Connection
    from factcheck.report.options import Options

# A question put to a database, and its answer as columns and rows.


MOST_ROWS = 10**9
"""A larger limit is the same as none; DuckDB takes none of more than 63 bits."""

ROWS_AT_ONCE = 1_000


class QueryResult(msgspec.Struct, frozen=True):
    """Columns and rows; `more` says whether there are rows beyond those asked for."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    more: bool = False

    def records(self) -> list[dict[str, object]]:
        """Return each row by its columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def run(connection: Connection, query: str, parameters: Sequence[object] = ()) -> Connection:
    """Run a query and return what its rows are fetched from; raises FactcheckError with what is wrong in it."""
    import duckdb  # loaded already: it made the connection

    try:
        return connection.execute(query, list(parameters))
    except duckdb.Error as error:
        lines = str(error).splitlines()
        hint = next((line for line in lines if line.startswith(("Did you mean", "Candidate"))), _columns(connection))
        raise FactcheckError(archive_error(said("archive.unanswered", error=lines[0]), hint=hint)) from None


def ask(connection: Connection, query: str, parameters: Sequence[object] = (), limit: int = -1) -> QueryResult:
    """Return the answer of a query, or its first `limit` rows."""
    limit = min(limit, MOST_ROWS)
    cursor = run(connection, query, parameters)
    rows = cursor.fetchall() if limit < 0 else cursor.fetchmany(limit + 1)
    return QueryResult(column_names(cursor), tuple(rows if limit < 0 else rows[:limit]), 0 <= limit < len(rows))


def column_names(cursor: Connection) -> tuple[str, ...]:
    """Return the columns of an answer."""
    return tuple(column[0] for column in cursor.description or ())


def batches(cursor: Connection) -> Iterator[list[tuple[object, ...]]]:
    """Yield the rows of an answer that may be larger than memory."""
    while rows := cursor.fetchmany(ROWS_AT_ONCE):
        yield rows


def _columns(connection: Connection) -> str:
    """Name the columns that can be asked of."""
    listing = "select table_name, string_agg(column_name, ', ') from duckdb_columns() where not internal group by all"
    return "; ".join(f"`{table}: {columns}`" for table, columns in sorted(connection.execute(listing).fetchall()))


FORMATS = ("table", "csv", "json", "jsonl")


def rendered(answer: QueryResult, format: str, options: Options) -> str:
    """Return an answer in a format; raises FactcheckError for one that there is not."""
    if format == "table":
        return table_text(answer, options)
    if format == "csv":
        return csv_text(answer)
    if format == "jsonl":
        return "".join(json_line(record) for record in answer.records())
    return json_text({"rows": answer.records(), "more": answer.more})


def known_format(format: str, formats: tuple[str, ...] = FORMATS) -> str:
    """Return the format, or raise FactcheckError with the nearest one."""
    if format not in formats:
        message = said("archive.no_format", format=format)
        raise FactcheckError(archive_error(message, hint=did_you_mean(format, formats)))
    return format


def table_text(answer: QueryResult, options: Options) -> str:
    """Return a table for a terminal; what came out of articles can do nothing to it."""
    console = string_console(options)
    table = new_table(*map(visible_line, answer.columns))
    for row in answer.rows:
        table.add_row(*(visible_line(cell_text(cell)) for cell in row))
    console.print(table)
    if answer.more:
        console.print(in_language(said("archive.more"), options.language or ENGLISH))
    return written(console)


def csv_text(answer: QueryResult) -> str:
    """Return CSV in which no cell is a formula."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(map(harmless, answer.columns))
    writer.writerows([harmless(cell_text(cell)) for cell in row] for row in answer.rows)
    return without_commands(file.getvalue())


def json_text(document: dict[str, object]) -> str:
    """Return a JSON object with the version of its schema."""
    encoded = msgspec.json.encode({"schema_version": SCHEMA_VERSION, **document}, enc_hook=str)
    return harmless_json(msgspec.json.format(encoded, indent=2).decode()) + "\n"


def json_line(record: dict[str, object]) -> str:
    """Return one line of JSON."""
    return harmless_json(msgspec.json.encode(record, enc_hook=str).decode()) + "\n"


def cell_text(cell: object) -> str:
    """Return a cell as people write it; nothing for none, and no digits that say nothing."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.6g}"
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return str(cell)
