"""The fixed name of a unit's results: the same for the same input and settings, another for any other."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

import msgspec

from factcheck.archive import storage
from factcheck.archive.inputs.warc import MEMBER

if TYPE_CHECKING:
    from factcheck.archive.job import Unit

JOURNALS = ("-wal", ".wal")
"""SQLite's and DuckDB's: a change is there first, and the database file as it was."""


def named(unit: Unit, archive: str, settings: str, stamps: dict[str, str]) -> Unit:
    """Return the unit with its name.

    The name holds what shows whether the input changed (sizes and times, or the store's mark), so that a
    results file that exists under a planned name needs no second look.  The archive's own path is no part
    of it: an archive that was moved as a whole keeps its results.
    """
    inside = unit.file.removeprefix(archive).lstrip("/")
    marks = [unit.table, str(unit.group), str(unit.start), str(unit.stop), settings, inside, *unit.names]
    stamp = input_stamp(unit, stamps)
    digest = blake2b("\n".join([*marks, stamp]).encode("utf-8", "surrogateescape"), digest_size=10)
    base = re.sub(r"[^A-Za-z0-9]+", "-", (inside or archive).rpartition("/")[2])[:40].strip("-") or "archive"
    position = f"{max(unit.group, 0):04d}-{max(unit.start, 0):012d}"
    return msgspec.structs.replace(unit, stem=f"{base}-{position}-{digest.hexdigest()}", stamp=stamp)


def input_stamp(unit: Unit, known: dict[str, str]) -> str:
    """Return what changes when the files of a unit change; `known` holds the stamps of files looked at before."""
    if unit.names:
        return "\n".join(_stamp(storage.join(unit.file, name)) for name in unit.names)
    if unit.file not in known:
        package = unit.file if unit.reader != "warc" else unit.file.partition(MEMBER)[0]
        known[unit.file] = _stamp(package) + (_journal(package) if unit.reader == "tables" else "")
    return known[unit.file]


def _journal(database: str) -> str:
    """Return the stamps of files beside a database, to which it writes before it writes to itself."""
    if storage.is_remote(database):
        return ""
    found = (f"{database}{ending}" for ending in JOURNALS if storage.exists(f"{database}{ending}"))
    return "".join(f" {storage.stamp(path)}" for path in found if storage.size_of(path))


def _stamp(path: str) -> str:
    """Return the stamp of a file; one that can't be looked at is reported when it is read."""
    try:
        return storage.stamp(path)
    except OSError as error:
        return f"unreadable: {type(error).__name__}"
