"""Ask one number of tables under the project root: read-only, bounded, without network.

The files that the query names are loaded first; then DuckDB is denied all access to files and network, the settings
are locked, and only a single SELECT is run.  So the query itself can open nothing, whatever functions it calls.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from factcheck.engine.inputs.tables.files import files_named, refusal
from factcheck.engine.limits import MAX_QUERY_MEMORY, MAX_QUERY_SECONDS
from factcheck.model.distribution import missing_extra
from factcheck.model.figure import Figure
from factcheck.model.interval import Interval

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LONGEST_QUERY = 10_000

FLOAT_DIGITS = 15
"""Digits of a binary float that stand for what was written: 0.1 + 0.2 is 0.3, not 0.30000000000000004."""


class TableAnswer(msgspec.Struct, frozen=True, gc=False):
    """What a table says, and where it says so."""

    figure: Figure
    source: str
    """The query, each file with the day of its last change."""


def ask(sql: str, folder: Path, root: Path, unit: str, seconds: float = MAX_QUERY_SECONDS) -> TableAnswer:
    """Return the one number that a query gives; raises FactcheckError with the reason where it gives none.

    Files are named relative to `folder` and must lie under `root`.  `seconds` are left for it.
    """
    if seconds <= 0:
        raise refusal("the queries of this file take too long together", "leave out the slow ones, or split the file")
    try:
        import duckdb
    except ImportError:
        raise missing_extra("table queries need DuckDB", "tables") from None
    if len(sql) > LONGEST_QUERY:
        raise refusal(f"a query longer than {LONGEST_QUERY} characters")
    files = files_named(sql, folder, root)
    connection = duckdb.connect(":memory:", config={"threads": "1", "memory_limit": MAX_QUERY_MEMORY})
    try:
        with interrupted_after(connection, min(seconds, MAX_QUERY_SECONDS)):
            value = answer(connection, sql, files)
    except duckdb.InterruptException:
        raise refusal(f"the query takes longer than {min(seconds, MAX_QUERY_SECONDS):.0f} seconds") from None
    except duckdb.PermissionException:
        raise refusal(
            "the query reaches for something outside its tables", "read files by name: select … from 'file.csv'"
        ) from None
    except duckdb.Error as error:
        raise refusal(f"the query fails: {first_line(error)}") from None
    finally:
        connection.close()
    return TableAnswer(figure_of(value, unit), source_of(sql, files))


def answer(connection: DuckDBPyConnection, sql: str, files: dict[str, Path]) -> object:
    """Load the files, lock the database, run the query and return its one value."""
    import duckdb

    from factcheck.engine.inputs.tables.loading import load

    statements = connection.extract_statements(sql)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise refusal("a query is one SELECT and nothing else")
    for named, path in files.items():
        load(connection, named, path)
    for setting in (
        "python_enable_replacements = false",
        "temp_directory = ''",
        "autoinstall_known_extensions = false",
        "autoload_known_extensions = false",
        "enable_external_access = false",
        "lock_configuration = true",
    ):
        connection.execute(f"set {setting}")
    rows = connection.execute(sql).fetchmany(2)
    if len(rows) != 1 or len(rows[0]) != 1:
        raise refusal("the query must give one row with one value", "narrow it with where, sum(…) or limit 1")
    return rows[0][0]


@contextmanager
def interrupted_after(connection: DuckDBPyConnection, seconds: float) -> Iterator[None]:
    """Interrupt whatever the connection does after so many seconds."""
    timer = threading.Timer(seconds, connection.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def first_line(error: Exception) -> str:
    """Return the first line of a database's message."""
    return str(error).strip().partition("\n")[0]


def figure_of(value: object, unit: str) -> Figure:
    """Return a table's value as a figure, rounded to its last digit as any written number is."""
    if isinstance(value, datetime.date):
        day = Fraction(value.toordinal())
        text = value.isoformat()[:10]
        return Figure(text=text, start=0, end=0, kind="date", value=day, interval=Interval(day, day), unit="date")
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise refusal(f"the query gives no number: {value!r}"[:200])
    text = f"{value:.{FLOAT_DIGITS}g}" if isinstance(value, float) else str(value)
    try:
        decimal = Decimal(text)
        exact = Fraction(decimal)
    except (ValueError, OverflowError):
        raise refusal(f"the query gives no number: {text}") from None
    exponent = decimal.as_tuple().exponent
    ulp = Fraction(10) ** min(int(exponent), 0) if (unit or exponent) else Fraction(0)
    half = ulp / 2
    interval = Interval(exact - half, exact + half)
    return Figure(text=text, start=0, end=len(text), kind="number", value=exact, interval=interval, ulp=ulp)


def source_of(sql: str, files: dict[str, Path]) -> str:
    """Return where a value comes from: the query and the day of each file."""
    days = [
        f"{named} ({datetime.date.fromtimestamp(path.stat().st_mtime).isoformat()})" for named, path in files.items()
    ]
    return "; ".join([" ".join(sql.split()), *days])
