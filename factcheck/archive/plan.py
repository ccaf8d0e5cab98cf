"""From the path of an archive to its units of work."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

import msgspec

from factcheck.archive import storage
from factcheck.archive.inputs import read, reader
from factcheck.archive.inputs.folder import plan_files
from factcheck.archive.inputs.pieces import COLUMNED, IN_FOLDERS, reader_of
from factcheck.archive.inputs.tables import answer, choose, further_names, known_language, plan_table
from factcheck.archive.job import Columns, Unit, archive_error
from factcheck.archive.names import named
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import said

# The plan of a run, kept in a file: an archive of a billion articles has a million units.


class Plan:
    """All units of a run, in order, and what is to be known of them at once."""

    def __init__(self, units: Iterable[Unit | Problem]) -> None:
        """Write down the units; problems are kept apart."""
        self.stems: set[str] = set()
        self.problems: list[Problem] = []
        self.weight = 0
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 -- lives as long as the plan
        for unit in units:
            if isinstance(unit, Problem):
                self.problems.append(unit)
            else:
                self._keep(unit)

    def _keep(self, unit: Unit) -> None:
        """Write down one unit."""
        self.stems.add(unit.stem)
        self.weight += unit.weight
        self._file.write(msgspec.json.encode(unit) + b"\n")

    def __iter__(self) -> Iterator[Unit]:
        """Yield the units."""
        self._file.seek(0)
        for line in self._file:
            yield msgspec.json.decode(line, type=Unit)


FILES_FOR_NAMES = 20
"""So many tables of a folder are looked into for their columns."""


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """An archive as a person names it."""

    path: str
    columns: Columns = Columns()
    language: str = "auto"
    """The code of a language for all articles, or the column that holds each one's."""
    table: str = ""
    query: str = ""


def resolve(source: Source, results: str) -> tuple[Source, tuple[str, ...]]:
    """Return the source with its columns and language decided, and the names of the columns that come along.

    A query is answered into the results folder, and its answer becomes the source.  Raises FactcheckError
    for an archive that is not there, is of no known kind, or lacks a column.
    """
    if not storage.exists(source.path):
        raise FactcheckError(archive_error(said("archive.none_there"), source.path, _neighbour(source.path)))
    source = msgspec.structs.replace(source, path=storage.absolute(source.path))
    if source.query:
        path = answer(source.path, source.query, storage.join(results, "input"))
        source = msgspec.structs.replace(source, path=path, query="")
    names = _column_names(source)
    if not _is_table(source):
        return msgspec.structs.replace(source, language=known_language(source.language, (), source.path)), tuple(names)
    columns, language = choose(source.columns, source.language, names, source.path)
    return msgspec.structs.replace(source, columns=columns, language=language), further_names(columns, names)


def _is_table(source: Source) -> bool:
    """Return whether the archive has columns to choose from."""
    return any(reader_of(path) in COLUMNED for path in _first_tables(source))


def _column_names(source: Source) -> list[str]:
    """Return the columns of the archive's first tables; one that can't be read matters only if none can."""
    names: dict[str, None] = {}
    failures: list[FactcheckError] = []
    for path in _first_tables(source):
        kind = reader_of(path)
        table = (source.table,) if kind == "tables" else ()
        try:
            names.update(dict.fromkeys(reader(kind).column_names(path, *table)))
        except FactcheckError as error:
            failures.append(error)
    if failures and not names:
        raise failures[0]
    return list(names)


def _first_tables(source: Source) -> list[str]:
    """Return the files of the archive that have columns, but not too many."""
    if not storage.is_folder(source.path):
        return [source.path] if reader_of(source.path) not in ("", "folder") else []
    found = (path for path in storage.walk(source.path) if reader_of(path) in IN_FOLDERS)
    return [path for path, _ in zip(found, range(FILES_FOR_NAMES), strict=False)]


def units(source: Source, settings: str) -> Iterator[Unit | Problem]:
    """Yield the units of an archive, named; a file that can't be planned is a problem among them.

    `settings` is what was asked of the run; it is part of every unit's name.
    """
    stamps: dict[str, str] = {}
    for plan in _plans(source):
        try:
            yield from (named(unit, source.path, settings, stamps) for unit in plan())
        except FactcheckError as error:
            yield from error.problems
        except OSError as error:
            yield archive_error(said("archive.unread", error=str(error)), source.path)


def _plans(source: Source) -> Iterator[Callable[[], Iterable[Unit]]]:
    """Yield a plan for each file, or each run of article files."""
    if storage.is_folder(source.path):
        for kind, group in groupby(storage.walk(source.path), key=reader_of):
            if kind in (*IN_FOLDERS, "folder"):
                yield from _plans_of(kind, group, source)
        return
    kind = reader_of(source.path)
    if not kind:
        hint = said("archive.kinds")
        raise FactcheckError(archive_error(said("archive.unknown_kind"), source.path, hint))
    yield from _plans_of(kind, [source.path], source)


def _plans_of(kind: str, paths: Iterable[str], source: Source) -> Iterator[Callable[[], Iterable[Unit]]]:
    """Yield the plans of neighbouring files of one kind."""
    if kind == "folder":
        yield lambda: plan_files(paths)
    elif kind == "tables":
        yield from (lambda path=path: plan_table(path, source.table) for path in paths)
    else:
        yield from (lambda path=path: reader(kind).plan(path) for path in paths)


def first(planned: Iterable[Unit | Problem], limit: int, columns: Columns) -> Iterator[Unit | Problem]:
    """Yield units that hold the first `limit` articles; a unit of unknown length is read to count it."""
    left = limit
    for unit in planned:
        if left <= 0:
            return
        if isinstance(unit, Unit):
            count = unit.articles if unit.articles >= 0 else _count(unit, columns, left)
            if count > left:
                unit = msgspec.structs.replace(unit, take=left, articles=left, stem=f"{unit.stem}-first-{left}")
            left -= count
        yield unit


def _count(unit: Unit, columns: Columns, enough: int) -> int:
    """Return how many articles a unit has, or one more than `enough`."""
    return sum(1 for _ in zip(read(unit, columns), range(enough + 1), strict=False))


def _neighbour(path: str) -> str:
    """Name the nearest path beside a missing one."""
    from factcheck.model.nearest import nearest  # for an error only
    from factcheck.model.suggestion import suggestion

    folder = Path(path).parent
    if storage.is_remote(path) or not folder.is_dir():
        return ""
    near = nearest(Path(path).name, [entry.name for entry in folder.iterdir()])
    return suggestion(str(folder / near)) if near else said("file.look_into", folder=str(folder))
