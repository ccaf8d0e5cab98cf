"""Load the files that a query names as tables in memory, before the database is locked.

CSV, Parquet and JSON are read by DuckDB itself.  SQLite files and Excel workbooks would need extensions from the
network, so Python reads them and hands them over as CSV, by which columns get their types as for any CSV.
"""

from __future__ import annotations

import csv
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.engine.inputs.tables.files import refusal
from factcheck.engine.limits import MAX_TABLE_CELLS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

READERS = {
    ".csv": "read_csv",
    ".tsv": "read_csv",
    ".parquet": "read_parquet",
    ".json": "read_json_auto",
    ".jsonl": "read_json_auto",
    ".ndjson": "read_json_auto",
}

Rows = Iterable[Sequence[object]]


def load(connection: DuckDBPyConnection, named: str, path: Path) -> None:
    """Make a table called as the query names the file; a workbook or database gives one for each sheet or table."""
    reader = READERS.get(path.suffix.lower())
    if reader is not None:
        create(connection, quoted(named), reader, path)
        return
    connection.execute(f"create schema {quoted(named)}")
    number = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in sheets_of(path) if path.suffix.lower() == ".xlsx" else tables_of(path):
            copy = Path(folder) / f"{number}.csv"
            write_rows(copy, rows)
            create(connection, f"{quoted(named)}.{quoted(name)}", "read_csv", copy)
            if number == 0:
                create(connection, quoted(named), "read_csv", copy)
            number += 1
    if not number:
        raise refusal(f"the file “{named}” holds no table")


def create(connection: DuckDBPyConnection, table: str, reader: str, path: Path) -> None:
    """Make one table out of one file."""
    connection.execute(f"create table {table} as select * from {reader}(?)", [str(path)])


def quoted(name: str) -> str:
    """Return a name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def write_rows(path: Path, rows: Rows) -> None:
    """Write rows as CSV; nothing becomes an empty field.  Refuses more cells than `MAX_TABLE_CELLS`."""
    cells = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for row in rows:
            cells += len(row)
            if cells > MAX_TABLE_CELLS:
                raise refusal(f"a table with more than {MAX_TABLE_CELLS} cells", "give it as CSV or Parquet")
            writer.writerow(row)


def tables_of(path: Path) -> Iterator[tuple[str, Rows]]:
    """Yield the name and the rows, heading first, of every table of an SQLite file, opened for reading only."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        names = connection.execute("select name from sqlite_master where type = 'table' order by rowid").fetchall()
        for (name,) in names:
            cursor = connection.execute(f"select * from {quoted(name)}")
            yield name, chain([[column[0] for column in cursor.description]], cursor)
    except sqlite3.DatabaseError as error:
        raise refusal(f"“{path.name}” is no SQLite file: {error}") from None
    finally:
        connection.close()


def sheets_of(path: Path) -> Iterator[tuple[str, Rows]]:
    """Yield the name and the rows of every sheet of a workbook; formulas give the values that were last computed."""
    import zipfile

    import openpyxl

    try:
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise refusal(f"“{path.name}” is no Excel workbook: {error}") from None
    for sheet in workbook.worksheets:
        yield sheet.title, sheet.iter_rows(values_only=True)
    workbook.close()
