"""Articles in a DuckDB or SQLite database: a table by stretches of row ids, a query by its answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from factcheck.archive import storage
from factcheck.archive.inputs.columns import require_text, row_of, shown
from factcheck.archive.inputs.pieces import ARTICLES_AT_LEAST
from factcheck.archive.inputs.row import Row
from factcheck.archive.job import Columns, Unit, archive_error
from factcheck.model.distribution import missing_extra
from factcheck.model.errors import FactcheckError
from factcheck.model.nearest import did_you_mean

SQLITE_START = b"SQLite format 3\0"

LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoload_known_extensions": False,
}
"""A DuckDB file may hold views over any file of the machine; it is a stranger's, and opens nothing but itself."""

Connection = Any
"""Of sqlite3 or duckdb: both follow PEP 249 where it matters here."""


def plan_table(path: str, table: str) -> Iterator[Unit]:
    """Yield the units of a table; "" stands for the only one there is."""
    with closing(connect(path)) as connection:
        table = _table(connection, path, table)
        low, high = _ask(connection, f"select min(rowid), max(rowid) from {_quoted(table)}", path)[0]
    if low is None:
        return
    for start in range(low, high + 1, ARTICLES_AT_LEAST):
        stop = min(start + ARTICLES_AT_LEAST, high + 1)
        yield Unit(reader="tables", file=path, table=table, start=start, stop=stop, weight=stop - start)


def column_names(path: str, table: str = "") -> list[str]:
    """Return the names of a table's columns."""
    with closing(connect(path)) as connection:
        name = _table(connection, path, table)
        return [row[0] for row in connection.execute(f"select * from {_quoted(name)} limit 0").description]


def read(unit: Unit, columns: Columns) -> Iterator[Row]:
    """Yield the articles of a unit in the order of their row ids."""
    with closing(connect(unit.file)) as connection:
        query = f"select rowid, * from {_quoted(unit.table)} where rowid >= ? and rowid < ? order by rowid"
        cursor = connection.execute(query, [unit.start, unit.stop])
        names = [column[0] for column in cursor.description][1:]
        require_text(columns, names, unit.file)
        while rows := cursor.fetchmany(256):
            for number, *cells in rows:
                yield row_of(dict(zip(names, cells, strict=True)), columns, f"{unit.file}#{unit.table}.{number}")


def answer(path: str, query: str, folder: str) -> str:
    """Write the answer of a query to a Parquet file in `folder`, once, and return its path.

    Only a file can be read again by several workers and after a kill, in the same order.
    """
    mark = blake2b(f"{path} {storage.stamp(path)} {query}".encode(), digest_size=8).hexdigest()
    target = storage.join(folder, f"query-{mark}.parquet")
    if storage.exists(target):
        return target
    with closing(connect(path)) as connection, storage.writing(target) as file:
        batches = _batches(connection, query, path)
        first = next(batches)
        with pq.ParquetWriter(file, first.schema, compression="zstd") as writer:
            writer.write_batch(first)
            for batch in batches:
                writer.write_batch(batch)
    return target


def _batches(connection: Connection, query: str, path: str) -> Iterator[pa.RecordBatch]:
    """Yield an answer in pieces, at least one; cells are text, as they are shown."""
    cursor = _execute(connection, query, path)
    schema = pa.schema([(column[0], pa.string()) for column in cursor.description])
    yield pa.RecordBatch.from_pylist([], schema)
    while rows := cursor.fetchmany(ARTICLES_AT_LEAST):
        columns = [[None if cell is None else shown(cell) for cell in column] for column in zip(*rows, strict=True)]
        yield pa.RecordBatch.from_arrays([pa.array(column, pa.string()) for column in columns], schema=schema)


def connect(path: str) -> Connection:
    """Open a database, whose first bytes tell its kind, for reading only."""
    with storage.open_input(path) as file:
        kind = file.read(len(SQLITE_START))
    if kind == SQLITE_START:
        import sqlite3  # only for such files

        connection = sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro", uri=True)
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        return connection
    try:
        import duckdb  # only for such files
    except ImportError:
        raise missing_extra("a DuckDB file needs duckdb", "archive", path) from None
    try:
        return duckdb.connect(path, read_only=True, config=LOCKED)
    except duckdb.Error as error:
        raise FactcheckError(archive_error(f"this database can't be opened: {error}", path)) from None


def _table(connection: Connection, path: str, table: str) -> str:
    """Return the table to read."""
    listing = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
    tables = [str(row[0]) for row in _ask(connection, listing, path)]
    if table in tables:
        return table
    if table:
        raise FactcheckError(archive_error(f"there is no table “{table}”", path, did_you_mean(table, tables)))
    if len(tables) != 1:
        message = f"the database has {len(tables)} tables: {', '.join(tables)}"
        raise FactcheckError(archive_error(message, path, "name one with --table, or ask for articles with --query"))
    return tables[0]


def _ask(connection: Connection, query: str, path: str) -> list[Any]:
    """Return all rows of an answer."""
    return list(_execute(connection, query, path).fetchall())


def _execute(connection: Connection, query: str, path: str) -> Connection:
    """Run a query; what the database says against it is a FactcheckError."""
    try:
        return connection.execute(query)
    except Exception as error:  # sqlite3 and duckdb share no class of errors
        if type(error).__module__.partition(".")[0] not in ("sqlite3", "duckdb", "_duckdb"):
            raise
        raise FactcheckError(archive_error(f"the database answers: {error}", path)) from None


def _quoted(name: str) -> str:
    """Return a name as SQL writes it."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
