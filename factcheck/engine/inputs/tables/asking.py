"""Ask one number of tables under the project root: read-only, bounded, without network.

The files that the query names are opened here, by the rules that hold for every file of a project; what is in them is
unpacked and asked by `query_process`, in a process of its own whose time and memory the system bounds.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path
from typing import IO

import msgspec

from factcheck.engine.limits import (
    MAX_CHILD_MEMORY,
    MAX_QUERY_MEMORY,
    MAX_QUERY_SECONDS,
    MAX_TABLE_BYTES,
    MAX_TABLE_CELLS,
    MAX_UNPACKED_BYTES,
)
from factcheck.model.distribution import missing_extra
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.exact_number import exact_decimal
from factcheck.model.figure import Figure
from factcheck.model.interval import Interval
from factcheck.model.opening import open_file
from factcheck.model.said import said

SUFFIXES = (".csv", ".tsv", ".parquet", ".json", ".jsonl", ".ndjson", ".sqlite", ".sqlite3", ".db", ".xlsx")

PASSES_DESCRIPTORS = sys.platform != "win32" and Path("/dev/fd").exists()
"""Whether the database can be given an open file.  Elsewhere it is given a path, in which some signs mean a pattern."""

PATTERN_SIGNS = frozenset("*?[]{}")
"""In a path the database takes these for a pattern, and reads what lies behind other names."""

QUOTED = re.compile(r"'((?:[^']|'')*)'|\"((?:[^\"]|\"\")*)\"")


def refusal(message: str, hint: str = "") -> FactcheckError:
    """Return the error for a query that can't be asked."""
    return FactcheckError(Problem(message, hint=hint))


def names_in(sql: str) -> list[str]:
    """Return the name of every file that a query names in quotes, each once."""
    quoted = ((match[1] or match[2] or "").replace("''", "'").replace('""', '"') for match in QUOTED.finditer(sql))
    return list(dict.fromkeys(name for name in quoted if name.lower().endswith(SUFFIXES)))


def open_files(sql: str, folder: Path, root: Path, stack: ExitStack) -> dict[str, IO[bytes]]:
    """Open every file that a query names, for as long as `stack` is open.

    Raises FactcheckError for a file that is missing, is no regular file, lies outside the root (also by way of a
    link), or is too large.
    """
    return {named: stack.enter_context(open_table(named, folder, root)) for named in names_in(sql)}


def open_table(named: str, folder: Path, root: Path) -> IO[bytes]:
    """Open a table that is named relative to a folder."""
    if Path(named).is_absolute():
        hint = said("check.name_file")
        raise refusal(said("check.file_lies", named=named), hint)
    real = os.path.realpath(folder / named)
    if not PASSES_DESCRIPTORS and not PATTERN_SIGNS.isdisjoint(real):
        raise refusal(said("check.path_file", named=named), said("check.rename_file"))
    try:
        file = open_file(folder / named, f"file “{named}”", root=root)
    except FactcheckError as error:
        raise refusal(error.problems[0].message, nearest(folder / named)) from None
    if os.fstat(file.fileno()).st_size > MAX_TABLE_BYTES:
        file.close()
        raise refusal(said("check.file_larger", named=named, max_table_bytes=MAX_TABLE_BYTES))
    return file


def nearest(path: Path) -> str:
    """Return a hint at a file of nearly that name, in the folder that was meant."""
    from factcheck.model.suggestion import did_you_mean

    names = [other.name for other in path.parent.iterdir()] if path.parent.is_dir() else []
    return did_you_mean(path.name, names, said("check.paths_are"))


LONGEST_QUERY = 10_000

FLOAT_DIGITS = 15
"""Digits of a binary float that stand for what was written: 0.1 + 0.2 is 0.3, not 0.30000000000000004."""

STARTING_SECONDS = 20.0
"""Beyond its time, what a process may take to start and to end on a busy machine; then it is killed."""

KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "VIRTUAL_ENV")
"""Of the environment, which may hold secrets, what the process needs, beside the variables of Python and the loader."""

CHILD = Path(__file__).with_name("query_process.py")


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
        raise refusal(said("check.queries_file"), said("check.leave_out"))
    if not is_installed("duckdb"):
        raise missing_extra(said("check.needs_duckdb"), "tables")
    if any(named.lower().endswith(".xlsx") for named in names_in(sql)) and not is_installed("openpyxl"):
        raise missing_extra(said("check.needs_openpyxl"), "tables")
    if len(sql) > LONGEST_QUERY:
        raise refusal(said("check.query_longer", longest_query=LONGEST_QUERY))
    with ExitStack() as stack:
        files = open_files(sql, folder, root, stack)
        value = answer(sql, files, folder, min(seconds, MAX_QUERY_SECONDS))
        return TableAnswer(figure_of(value["type"], value["text"], unit), source_of(sql, files))


def is_installed(library: str) -> bool:
    """Return whether a library is there, without loading it."""
    from importlib.util import find_spec

    return find_spec(library) is not None


def answer(sql: str, files: dict[str, IO[bytes]], folder: Path, seconds: float) -> dict[str, str]:
    """Return the type and text of what a process of its own answers; raises FactcheckError with its reason."""
    order = {
        "sql": sql,
        "files": [
            {
                "named": named,
                "suffix": Path(named).suffix.lower(),
                "descriptor": file.fileno() if PASSES_DESCRIPTORS else -1,
                "path": os.path.realpath(folder / named),
            }
            for named, file in files.items()
        ],
        "seconds": seconds,
        "memory": MAX_QUERY_MEMORY,
        "cells": MAX_TABLE_CELLS,
        "bytes": MAX_UNPACKED_BYTES,
        "address_space": MAX_CHILD_MEMORY,
    }
    with tempfile.TemporaryDirectory(prefix="factcheck-") as place:
        try:
            done = subprocess.run(
                [sys.executable, "-P", str(CHILD)],
                input=json.dumps(order).encode(),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=place,
                env=environment(),
                pass_fds=[file.fileno() for file in files.values()] if PASSES_DESCRIPTORS else [],
                timeout=seconds + STARTING_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise refusal(said("check.query_takes", seconds=f"{seconds:.0f}")) from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise refusal(said("check.query_takes_more"), said("check.ask_less")) from None
    if "refused" in answer:
        code, values, hint = answer["refused"]
        raise refusal(said(code, **values), said(hint) if hint else "")
    value: dict[str, str] = answer["value"]
    return value


def environment() -> dict[str, str]:
    """Return the variables that the process gets."""
    kept = (name for name in os.environ if name in KEPT_VARIABLES or name.startswith(("PYTHON", "LD_", "DYLD_")))
    return {name: os.environ[name] for name in kept}


def figure_of(kind: str, text: str, unit: str) -> Figure:
    """Return a table's value as a figure, rounded to its last digit as any written number is.

    `kind` is the name of its Python type: "int", "float", "Decimal", "date".
    """
    if kind == "date":
        day = Fraction(datetime.date.fromisoformat(text).toordinal())
        return Figure(text=text, start=0, end=0, kind="date", value=day, interval=Interval(day, day), unit="date")
    if kind == "float":
        text = f"{float(text):.{FLOAT_DIGITS}g}"
    try:
        decimal = exact_decimal(text)
    except ValueError:
        raise refusal(said("check.no_query_gives", text=text[:80])) from None
    exact = Fraction(decimal)
    exponent = int(decimal.as_tuple().exponent)
    ulp = Fraction(10) ** min(exponent, 0) if (unit or exponent) else Fraction(0)
    half = ulp / 2
    interval = Interval(exact - half, exact + half)
    return Figure(text=text, start=0, end=len(text), kind="number", value=exact, interval=interval, ulp=ulp)


def source_of(sql: str, files: dict[str, IO[bytes]]) -> str:
    """Return where a value comes from: the query and the day of each file."""
    times = {named: os.fstat(file.fileno()).st_mtime for named, file in files.items()}
    days = [f"{named} ({datetime.date.fromtimestamp(time).isoformat()})" for named, time in times.items()]
    return "; ".join([" ".join(sql.split()), *days])
