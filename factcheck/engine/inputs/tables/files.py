"""Which files a query names, and whether it may read them."""

from __future__ import annotations

import re
from pathlib import Path

from factcheck.engine.limits import MAX_TABLE_BYTES
from factcheck.model.errors import FactcheckError
from factcheck.model.report import Problem

SUFFIXES = (".csv", ".tsv", ".parquet", ".json", ".jsonl", ".ndjson", ".sqlite", ".sqlite3", ".db", ".xlsx")

PATTERN_SIGNS = frozenset("*?[]{}\x00")
"""In the name of a real file the database would take these for a pattern, and read what lies behind other names."""

QUOTED = re.compile(r"'((?:[^']|'')*)'|\"((?:[^\"]|\"\")*)\"")


def refusal(message: str, hint: str = "") -> FactcheckError:
    """Return the error for a query that can't be asked."""
    return FactcheckError(Problem(message, hint=hint))


def files_named(sql: str, folder: Path, root: Path) -> dict[str, Path]:
    """Return every file that a query names in quotes, as named and as it really lies under the root.

    Raises FactcheckError for a file that is missing, lies outside the root (also by way of a link), or is too large.
    """
    found: dict[str, Path] = {}
    for match in QUOTED.finditer(sql):
        named = (match[1] or match[2] or "").replace("''", "'").replace('""', '"')
        if named.lower().endswith(SUFFIXES) and named not in found:
            found[named] = file_under(named, folder, root)
    return found


def file_under(named: str, folder: Path, root: Path) -> Path:
    """Return the real path of a file that is named relative to a folder."""
    if not PATTERN_SIGNS.isdisjoint(named):
        raise refusal(f"the file name “{named}” holds signs of a pattern", "name one file")
    path = (folder / named).resolve()
    if Path(named).is_absolute() or not path.is_relative_to(root.resolve()):
        raise refusal(
            f"the file “{named}” lies outside the project", "name a file of the project, relative to the claims file"
        )
    if not path.is_file():
        raise refusal(f"there is no file “{named}”", nearest(folder / named))
    if path.stat().st_size > MAX_TABLE_BYTES:
        raise refusal(f"the file “{named}” is larger than {MAX_TABLE_BYTES} bytes")
    return path


def nearest(path: Path) -> str:
    """Return a hint at a file of nearly that name, in the folder that was meant."""
    import difflib

    names = [other.name for other in path.parent.iterdir()] if path.parent.is_dir() else []
    close = difflib.get_close_matches(path.name, names, n=1)
    return f"did you mean “{close[0]}”?" if close else "paths are relative to the claims file's folder"
