"""The fixed name of a unit's results: the same for the same input and settings, another for any other."""

from __future__ import annotations

import re
from hashlib import blake2b

import msgspec

from factcheck.archive import storage
from factcheck.archive.inputs.warc import MEMBER
from factcheck.archive.job import Unit


def named(unit: Unit, archive: str, settings: str, stamps: dict[str, str]) -> Unit:
    """Return the unit with its name.

    The name holds what tells whether the input changed (sizes and times, or the store's mark), so that a
    results file that exists under a planned name needs no second look.  The archive's own path is no part
    of it: an archive that was moved as a whole keeps its results.
    """
    inside = unit.file.removeprefix(archive).lstrip("/")
    marks = [unit.table, str(unit.group), str(unit.start), str(unit.stop), settings, inside, *unit.names]
    digest = blake2b("\n".join([*marks, *_stamps(unit, stamps)]).encode("utf-8", "surrogateescape"), digest_size=10)
    base = re.sub(r"[^A-Za-z0-9]+", "-", (inside or archive).rpartition("/")[2])[:40].strip("-") or "archive"
    position = f"{max(unit.group, 0):04d}-{max(unit.start, 0):012d}"
    return msgspec.structs.replace(unit, stem=f"{base}-{position}-{digest.hexdigest()}")


def _stamps(unit: Unit, known: dict[str, str]) -> list[str]:
    """Return what changes when the files of a unit change."""
    if unit.names:
        return [_stamp(storage.join(unit.file, name)) for name in unit.names]
    if unit.file not in known:
        package = unit.file if unit.reader != "warc" else unit.file.partition(MEMBER)[0]
        known[unit.file] = _stamp(package)
    return [known[unit.file]]


def _stamp(path: str) -> str:
    """Return the stamp of a file; one that can't be looked at is told when it is read."""
    try:
        return storage.stamp(path)
    except OSError as error:
        return f"unreadable: {type(error).__name__}"
