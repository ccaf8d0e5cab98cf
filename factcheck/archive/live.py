"""Which files of a results folder count.

A unit's rows may stand in two files for a moment: in its own and in a compacted one, when a kill came between
writing the one and removing the other; or in an old and a new one, while a changed archive is scanned again.
What is said here is the only rule, and every reader of results goes by it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from factcheck.archive import storage
from factcheck.archive.job import archive_error
from factcheck.archive.output import ARTICLES, FINDINGS, UNITS_KEY
from factcheck.model.errors import FactcheckError

COMPACTED = "compacted-"
SUPERSEDED = "superseded.json"


class ResultsFile(msgspec.Struct, frozen=True):
    """A name under which there is a file of articles and one of findings, and the units in it."""

    name: str
    stems: tuple[str, ...]

    @property
    def is_compacted(self) -> bool:
        """Tell whether it holds the rows of several units."""
        return self.name.startswith(COMPACTED)


def whole_files(results: str) -> list[ResultsFile]:
    """Return every file that was written to its end, compacted ones first."""
    names = storage.names(storage.join(results, ARTICLES))
    found = [_described(results, name) for name in names if name.endswith(".parquet")]
    return sorted(found, key=lambda file: (not file.is_compacted, file.name))


def live_files(results: str) -> list[ResultsFile]:
    """Return the files whose rows count, each unit once."""
    superseded = superseded_names(results)
    return without_doubles(file for file in whole_files(results) if file.name not in superseded)


def without_doubles(files: Iterable[ResultsFile]) -> list[ResultsFile]:
    """Return `files` without those whose units all stand in an earlier one."""
    seen: set[str] = set()
    kept = []
    for file in files:
        if not seen.issuperset(file.stems):
            kept.append(file)
        seen.update(file.stems)
    return kept


def superseded_names(results: str) -> frozenset[str]:
    """Return the names of files whose rows a newer scan replaces."""
    path = storage.join(results, SUPERSEDED)
    return frozenset(json.loads(storage.read(path))) if storage.exists(path) else frozenset()


def set_superseded(results: str, names: Iterable[str]) -> None:
    """Record, at one stroke, whose rows no longer count."""
    path = storage.join(results, SUPERSEDED)
    if listed := sorted(names):
        storage.write(path, json.dumps(listed, indent=1).encode())
    else:
        storage.remove(path)


def remove_files(results: str, names: Iterable[str]) -> None:
    """Remove results files, the mark of being done first."""
    for name in names:
        storage.remove(storage.join(storage.join(results, ARTICLES), name))
        storage.remove(storage.join(storage.join(results, FINDINGS), name))


def _described(results: str, name: str) -> ResultsFile:
    """Return a file with the units that it holds: a unit's own file tells by its name, a compacted one inside."""
    if not name.startswith(COMPACTED):
        return ResultsFile(name, (name.removesuffix(".parquet"),))
    path = storage.join(storage.join(results, ARTICLES), name)
    try:
        with storage.open_result(path) as file:
            marks = pq.read_metadata(file).metadata or {}
            return ResultsFile(name, tuple(json.loads(marks[UNITS_KEY])))
    except (pa.ArrowInvalid, KeyError):
        hint = "restore it, or remove it and scan again with --resume"
        raise FactcheckError(archive_error("this results file is damaged", path, hint)) from None
