"""The process in which tables are loaded and asked: run by `asking` as a program of its own, bounded in all it takes.

What a stranger's table unpacks to is known only when it is unpacked, and neither SQLite nor a workbook's reader nor
every loop of DuckDB looks at a clock.  So all of it happens here, where the system bounds memory, processor time and
files, and where nothing of the project is imported: an order comes as JSON on standard input, the answer leaves as
JSON on standard output.  Files come as open descriptors (as paths where the system can't pass those on).

The files are loaded as tables first; then DuckDB is denied all access to files and network, its settings are locked,
and only a single SELECT is run.  So the query itself can open nothing, whatever functions it calls.  Values of a table
are in no message: a file may hold what is not for the reader of a report.
"""

from __future__ import annotations

import csv
import datetime
import json
import os
import sqlite3
import sys
import threading
import time
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any, TypedDict

import duckdb

READERS = {
    ".csv": "read_csv",
    ".tsv": "read_csv",
    ".parquet": "read_parquet",
    ".json": "read_json_auto",
    ".jsonl": "read_json_auto",
    ".ndjson": "read_json_auto",
}

LONGEST_CELL = 1_000_000
"""Bytes of one value of an SQLite table; a generated column of a few letters can make gigabytes."""

STEPS_BETWEEN_LOOKS = 10_000
"""Instructions of SQLite between two looks at the clock: about a millisecond."""

CLOSING_SECONDS = 5
"""Of processor time, beyond that of the query, to give the interrupt time to be heard."""

WHAT_FAILED = {
    "ConversionException": "check.failed_type",
    "OutOfRangeException": "check.failed_range",
    "OutOfMemoryException": "check.failed_memory",
    "InvalidInputException": "check.failed_input",
    "TypeMismatchException": "check.failed_mismatch",
}
"""Errors of DuckDB whose own words may quote the tables' values, and the code of what is said instead."""

ABOUT_THE_QUERY = (
    "ParserException",
    "SyntaxException",
    "BinderException",
    "CatalogException",
    "NotImplementedException",
)
"""Errors of DuckDB that come before any value is read: their first line quotes the query alone."""

LOCKS = (
    "python_enable_replacements = false",
    "temp_directory = ''",
    "autoinstall_known_extensions = false",
    "autoload_known_extensions = false",
    "enable_external_access = false",
    "lock_configuration = true",
)

Rows = Iterable[Sequence[object]]
Connection = duckdb.DuckDBPyConnection


class File(TypedDict):
    """One file that the query names."""

    named: str
    suffix: str
    descriptor: int
    """-1 where the system can't pass it on."""
    path: str


class Order(TypedDict):
    """What is asked, and what it may take."""

    sql: str
    files: list[File]
    seconds: float
    memory: str
    """As DuckDB writes it."""
    cells: int
    bytes: int
    """Of one table that is unpacked."""
    address_space: int


class RefusedError(Exception):
    """A query that is not answered: the code of the message, what fills it in, and the code of the hint."""

    def __init__(self, code: str, hint: str = "", /, **values: str | int) -> None:
        """Hold all three."""
        super().__init__(code)
        self.code, self.hint, self.values = code, hint, values


def main() -> None:
    """Answer one order."""
    order: Order = json.load(sys.stdin)
    bound(order)
    try:
        answer: dict[str, object] = {"value": ask(order)}
    except RefusedError as error:
        answer = {"refused": [error.code, error.values, error.hint]}
    except MemoryError:
        answer = {"refused": ["check.query_memory", {}, ""]}
    print(json.dumps(answer))


def bound(order: Order) -> None:
    """Have the system end this process, or refuse it memory, where it takes more than it may."""
    if sys.platform == "win32":
        return  # its parent's clock is all there is
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    seconds = int(used + order["seconds"] + CLOSING_SECONDS)
    for limit, value in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, order["address_space"]),
        (resource.RLIMIT_FSIZE, 2 * order["bytes"]),
        (resource.RLIMIT_CORE, 0),
    ):
        highest = resource.getrlimit(limit)[1]
        allowed = value if highest == resource.RLIM_INFINITY else min(value, highest)
        with suppress(ValueError, OSError):  # macOS knows no bound on address space
            resource.setrlimit(limit, (allowed, allowed))


def ask(order: Order) -> dict[str, str]:
    """Return the type and text of the one value that a query gives."""
    config = {"threads": "1", "memory_limit": order["memory"], "temp_directory": ""}
    connection = duckdb.connect(":memory:", config=config)  # type: ignore[arg-type]
    try:
        with interrupted_after(connection, order["seconds"]) as deadline:
            return described(_value(connection, order, deadline))
    except duckdb.InterruptException:
        raise RefusedError("check.query_takes", seconds=f"{order['seconds']:.0f}") from None
    except duckdb.PermissionException:
        raise RefusedError("check.query_outside", "check.read_by_name") from None
    except duckdb.Error as error:
        code, values = reason_of(error)
        raise RefusedError(code, **values) from None


def _value(connection: Connection, order: Order, deadline: float) -> object:
    """Load the files, lock the database, run the query and return its one value."""
    statements = connection.extract_statements(order["sql"])
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise RefusedError("check.one_select")
    for file in order["files"]:
        load(connection, file, order, deadline)
    for setting in LOCKS:
        connection.execute(f"set {setting}")
    rows = connection.execute(order["sql"]).fetchmany(2)
    if len(rows) != 1 or len(rows[0]) != 1:
        raise RefusedError("check.one_value", "check.narrow")
    value: object = rows[0][0]
    return value


@contextmanager
def interrupted_after(connection: Connection, seconds: float) -> Iterator[float]:
    """Interrupt whatever the connection does after so many seconds; yield when that is, on the monotonic clock."""
    timer = threading.Timer(seconds, connection.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield time.monotonic() + seconds
    finally:
        timer.cancel()


def reason_of(error: Exception) -> tuple[str, dict[str, str]]:
    """Return what went wrong in a query, as a code and its values, without any value of a table."""
    kind = type(error).__name__
    if kind in ABOUT_THE_QUERY:
        return "check.query_fails", {"reason": str(error).strip().partition("\n")[0]}
    return WHAT_FAILED.get(kind, "check.failed_otherwise"), {"kind": kind}


def described(value: object) -> dict[str, str]:
    """Return a value that is a number or a day with its type; RefusedError, without the value, for any other."""
    if isinstance(value, datetime.date):
        return {"type": "date", "text": value.isoformat()[:10]}
    if isinstance(value, str):
        raise RefusedError("check.gives_text", count=len(value))
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        if value is None:
            raise RefusedError("check.gives_nothing")
        raise RefusedError("check.gives_type", type=type(value).__name__)
    return {"type": type(value).__name__, "text": repr(value) if isinstance(value, float) else str(value)}


def load(connection: Connection, file: File, order: Order, deadline: float) -> None:
    """Make a table called as the query names the file; a workbook or database gives one for each sheet or table."""
    named, suffix = file["named"], file["suffix"]
    reader = READERS.get(suffix)
    if reader is not None:
        create(connection, quoted(named), reader, address(file), named)
        return
    connection.execute(f"create schema {quoted(named)}")
    number = 0
    for name, rows in sheets_of(file, order["bytes"]) if suffix == ".xlsx" else tables_of(file, deadline):
        copy = Path(f"{number}.csv")
        write_rows(copy, rows, order, deadline)
        create(connection, f"{quoted(named)}.{quoted(name)}", "read_csv", str(copy), named)
        if number == 0:
            create(connection, quoted(named), "read_csv", str(copy), named)
        copy.unlink()
        number += 1
    if not number:
        raise RefusedError("check.holds_no_table", named=named)


def address(file: File) -> str:
    """Return a path that opens the very file that was let in, whatever is at its own path by now."""
    return f"/dev/fd/{file['descriptor']}" if file["descriptor"] >= 0 else file["path"]


def create(connection: Connection, table: str, reader: str, path: str, named: str) -> None:
    """Make one table out of one file."""
    try:
        connection.execute(f"create table {table} as select * from {reader}(?)", [path])
    except (duckdb.InterruptException, duckdb.PermissionException):
        raise
    except duckdb.OutOfMemoryException:
        raise RefusedError("check.file_memory", named=named) from None
    except duckdb.Error as error:  # its own words quote the file's lines
        kind = f"{type(error).__name__} of DuckDB"
        raise RefusedError("check.file_no_table", "check.check_file", named=named, kind=kind) from None


def quoted(name: str) -> str:
    """Return a name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def write_rows(path: Path, rows: Rows, order: Order, deadline: float) -> None:
    """Write rows as CSV; nothing becomes an empty field.  Refuses more cells, bytes or time than a table may take."""
    try:
        _write_rows(path, rows, order, deadline)
    except OSError as error:
        raise RefusedError("check.not_unpacked", "check.as_csv", reason=str(error.strerror)) from None


def _write_rows(path: Path, rows: Rows, order: Order, deadline: float) -> None:
    cells = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for row in rows:
            cells += len(row)
            if cells > order["cells"]:
                raise RefusedError("check.most_cells", "check.as_csv", count=order["cells"])
            writer.writerow(row)
            if file.tell() > order["bytes"]:
                raise RefusedError("check.most_bytes", "check.as_csv", count=order["bytes"])
            if time.monotonic() > deadline:
                raise duckdb.InterruptException


def tables_of(file: File, deadline: float) -> Iterator[tuple[str, Rows]]:
    """Yield the name and the rows, heading first, of every table of an SQLite file, opened for reading only."""
    connection = sqlite3.connect(f"{Path(file['path']).as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        if file["descriptor"] >= 0 and not os.path.samestat(os.fstat(file["descriptor"]), Path(file["path"]).stat()):
            raise RefusedError("check.exchanged", "check.ask_again", named=file["named"])
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_CELL)
        connection.set_progress_handler(lambda: time.monotonic() > deadline, STEPS_BETWEEN_LOOKS)
        for pragma in ("trusted_schema = off", "cell_size_check = on", "query_only = on"):
            connection.execute(f"pragma {pragma}")
        names = connection.execute("select name from sqlite_master where type = 'table' order by rowid").fetchall()
        for (name,) in names:
            cursor = connection.execute(f"select * from {quoted(name)}")
            yield name, chain([[column[0] for column in cursor.description]], cursor)
    except sqlite3.Error as error:
        if time.monotonic() > deadline:
            raise duckdb.InterruptException from None
        if isinstance(error, sqlite3.DataError):
            raise RefusedError(
                "check.long_value", "check.without_column", named=file["named"], count=LONGEST_CELL
            ) from None
        kind = getattr(error, "sqlite_errorname", "error")
        raise RefusedError("check.no_sqlite", "check.check_file", named=file["named"], kind=kind) from None
    finally:
        connection.close()


def sheets_of(file: File, most_bytes: int) -> Iterator[tuple[str, Rows]]:
    """Yield the name and the rows of every sheet of a workbook; formulas give the values that were last computed."""
    import openpyxl  # `asking` has seen that it is there

    source: Any = os.fdopen(os.dup(file["descriptor"]), "rb") if file["descriptor"] >= 0 else file["path"]
    try:
        with zipfile.ZipFile(source) as package:
            size = sum(part.file_size for part in package.infolist())  # no more of a part is ever unpacked
        if size > most_bytes:
            raise RefusedError("check.unpacks_to", "check.as_csv", named=file["named"], count=most_bytes)
        workbook = openpyxl.load_workbook(source, read_only=True, data_only=True)
        for sheet in workbook.worksheets:
            yield sheet.title, sheet.iter_rows(values_only=True)
        workbook.close()
    except (RefusedError, duckdb.Error, MemoryError):
        raise
    except Exception as error:  # whatever a broken package makes the library stumble over
        kind = type(error).__name__
        raise RefusedError("check.no_workbook", "check.save_xlsx", named=file["named"], kind=kind) from None


if __name__ == "__main__":
    main()
