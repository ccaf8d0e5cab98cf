"""A question put to a database, and its answer as columns and rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from factcheck.archive.job import archive_error
from factcheck.archive.questions.results import Connection
from factcheck.model.errors import FactcheckError

MOST_ROWS = 10**9
"""A larger limit is the same as none; DuckDB takes none of more than 63 bits."""

ROWS_AT_ONCE = 1_000


class Answer(msgspec.Struct, frozen=True):
    """Columns and rows; `more` tells that there are rows beyond those asked for."""

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
        raise FactcheckError(archive_error(f"the query can't be answered: {lines[0]}", hint=hint)) from None


def ask(connection: Connection, query: str, parameters: Sequence[object] = (), limit: int = -1) -> Answer:
    """Return the answer of a query, or its first `limit` rows."""
    limit = min(limit, MOST_ROWS)
    cursor = run(connection, query, parameters)
    rows = cursor.fetchall() if limit < 0 else cursor.fetchmany(limit + 1)
    return Answer(column_names(cursor), tuple(rows if limit < 0 else rows[:limit]), 0 <= limit < len(rows))


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
    return "; ".join(f"{table}: {columns}" for table, columns in sorted(connection.execute(listing).fetchall()))
