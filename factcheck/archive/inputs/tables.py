"""Articles in a DuckDB or SQLite database: a table by stretches of row ids, a query by its answer."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from factcheck.archive import storage
from factcheck.archive.inputs.pieces import ARTICLES_AT_LEAST, ArticleRow
from factcheck.archive.job import Columns, Unit, archive_error
from factcheck.language.load_languages import pack_codes
from factcheck.model.distribution import missing_extra
from factcheck.model.errors import FactcheckError
from factcheck.model.said import said
from factcheck.model.suggestion import did_you_mean

# Which column holds what, and a table's record as a row.


USUAL: dict[str, tuple[str, ...]] = {
    "text": ("text", "content", "body"),
    "id": ("id", "url", "guid"),
    "language": ("language", "lang"),
    "date": ("date", "published", "publish_date"),
    "desk": ("desk", "section", "category"),
}
"""Names that are taken without asking where no option names a column."""

OPTIONS = {"desk": "section", "language": "article-language"}
"""Roles whose options on the command line have another name."""


def choose(asked: Columns, language: str, names: Sequence[str], path: str) -> tuple[Columns, str]:
    """Return the columns to read (those asked for, else the usual names that a table has) and the language.

    `language` is a column or the code of a language; a code holds for all articles, whatever a column says.
    Raises FactcheckError, with the nearest name, for a column that is not there, or when none holds the text.
    """
    if language in names:
        asked, language = msgspec.structs.replace(asked, language=language), "auto"
    known_language(language, names, path)
    chosen = {}
    for role, usual in USUAL.items():
        wanted = getattr(asked, role)
        if wanted and wanted not in names:
            message = said("archive.no_column", wanted=wanted, role=OPTIONS.get(role, role))
            raise FactcheckError(archive_error(message, path, did_you_mean(wanted, names)))
        chosen[role] = wanted or next((name for name in usual if name in names), "")
    if not chosen["text"]:
        listed = ", ".join(names) or "none"
        raise FactcheckError(
            archive_error(said("archive.no_text_column", listed=listed), path, said("archive.name_text"))
        )
    if language != "auto":
        chosen["language"] = ""
    return Columns(**chosen), language


def known_language(language: str, names: Sequence[str], path: str) -> str:
    """Return the code of a language; raises FactcheckError for what is neither that nor one of `names`."""
    codes = ("auto", *pack_codes())
    if language not in codes:
        message = f"“{language}” is no language" + (", and no column" if names else "") + " (--article-language)"
        hint = did_you_mean(language, (*codes, *names)) or f"languages: {', '.join(codes)}"
        raise FactcheckError(archive_error(message, path, hint))
    return language


def require_text(columns: Columns, names: Sequence[str], path: str) -> None:
    """Raise FactcheckError where one table of several lacks the column that holds the text."""
    if columns.text not in names:
        message = said("archive.lacks_column", text=columns.text)
        raise FactcheckError(archive_error(message, path, did_you_mean(columns.text, names)))


def further_names(columns: Columns, names: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that come along."""
    taken = set(msgspec.structs.astuple(columns))
    return tuple(name for name in names if name not in taken)


def row_of(record: Mapping[str, object], columns: Columns, place: str) -> ArticleRow:
    """Return a table's record as a row; an article without an id gets its place for one."""
    taken = set(msgspec.structs.astuple(columns))
    further = {name: shown(value) for name, value in record.items() if name not in taken and value is not None}
    return ArticleRow(
        text=shown(record.get(columns.text)),
        id=shown(record.get(columns.id)) or place,
        language=shown(record.get(columns.language)),
        date=shown(record.get(columns.date)),
        desk=shown(record.get(columns.desk)),
        place=place,
        further=further,
    )


def shown(value: object) -> str:
    """Return a cell as text: days and times in ISO form, nested values as JSON, nothing as ""."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list | dict | tuple):
        return msgspec.json.encode(value, enc_hook=str).decode()
    return str(value)


SQLITE_START = b"SQLite format 3\0"

LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoload_known_extensions": False,
}
"""A DuckDB file may hold views over any file of the machine; it is a stranger's, and opens nothing but itself."""

Connection = Any
"""Of sqlite3 or duckdb: both follow PEP 249 where it matters here."""


def plan_table(path: str, table: str) -> Iterator[Unit]:
    """Yield the units of a table; "" names the only one there is."""
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


def read(unit: Unit, columns: Columns) -> Iterator[ArticleRow]:
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
    """Open a database, whose first bytes show its kind, for reading only."""
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
        raise missing_extra(said("archive.needs_duckdb"), "archive", path) from None
    try:
        return duckdb.connect(path, read_only=True, config=LOCKED)
    except duckdb.Error as error:
        raise FactcheckError(archive_error(said("archive.database_unopened", error=str(error)), path)) from None


def _table(connection: Connection, path: str, table: str) -> str:
    """Return the table to read."""
    listing = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
    tables = [str(row[0]) for row in _ask(connection, listing, path)]
    if table in tables:
        return table
    if table:
        raise FactcheckError(archive_error(said("archive.no_table", table=table), path, did_you_mean(table, tables)))
    if len(tables) != 1:
        message = said("archive.several_tables", count=len(tables), tables=", ".join(tables))
        raise FactcheckError(archive_error(message, path, said("archive.name_table")))
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
        raise FactcheckError(archive_error(said("archive.database_answers", error=str(error)), path)) from None


def _quoted(name: str) -> str:
    """Return a name as SQL writes it."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
