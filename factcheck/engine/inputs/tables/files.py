"""Which files a query names, and whether it may read them."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

from factcheck.engine.limits import MAX_TABLE_BYTES
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.opening import open_file

if TYPE_CHECKING:
    from contextlib import ExitStack

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
        hint = "name a file of the project, relative to the claims file"
        raise refusal(f"the file “{named}” lies outside the project", hint)
    real = os.path.realpath(folder / named)
    if not PASSES_DESCRIPTORS and not PATTERN_SIGNS.isdisjoint(real):
        raise refusal(f"the path of the file “{named}” holds signs of a pattern", "rename the file or its folder")
    try:
        file = open_file(folder / named, f"file “{named}”", root=root)
    except FactcheckError as error:
        raise refusal(error.problems[0].message, nearest(folder / named)) from None
    if os.fstat(file.fileno()).st_size > MAX_TABLE_BYTES:
        file.close()
        raise refusal(f"the file “{named}” is larger than {MAX_TABLE_BYTES} bytes")
    return file


def nearest(path: Path) -> str:
    """Return a hint at a file of nearly that name, in the folder that was meant."""
    from factcheck.model.nearest import did_you_mean

    names = [other.name for other in path.parent.iterdir()] if path.parent.is_dir() else []
    return did_you_mean(path.name, names, "paths are relative to the claims file's folder")
