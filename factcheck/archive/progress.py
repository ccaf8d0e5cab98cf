"""How far a run is: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from factcheck.archive import storage
from factcheck.archive.job import archive_error
from factcheck.archive.request import Totals
from factcheck.archive.result_schema import ARTICLES, FINDINGS, UNITS_KEY
from factcheck.model.errors import FactcheckError
from factcheck.model.said import ENGLISH, in_language, said

if TYPE_CHECKING:
    from rich.console import Console

# Which files of a results folder count.
#
# A unit's rows may be in two files for a moment: in its own and in a compacted one, when a kill came between
# writing the one and removing the other; or in an old and a new one, while a changed archive is scanned again.
# What is said here is the only rule, and every reader of results goes by it.


COMPACTED = "compacted-"
SUPERSEDED = "superseded.json"


class ResultsFile(msgspec.Struct, frozen=True):
    """A name under which there is a file of articles and one of findings, and the units in it."""

    name: str
    stems: tuple[str, ...]

    @property
    def is_compacted(self) -> bool:
        """Return whether it holds the rows of several units."""
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
    """Return `files` without those whose units are all in an earlier one."""
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
    """Return a file with the units that it holds: a unit's own file says so by its name, a compacted one inside."""
    if not name.startswith(COMPACTED):
        return ResultsFile(name, (name.removesuffix(".parquet"),))
    path = storage.join(storage.join(results, ARTICLES), name)
    try:
        with storage.open_result(path) as file:
            marks = pq.read_metadata(file).metadata or {}
            return ResultsFile(name, tuple(json.loads(marks[UNITS_KEY])))
    except (pa.ArrowInvalid, KeyError):
        hint = said("archive.restore_file")
        raise FactcheckError(archive_error(said("archive.damaged"), path, hint)) from None


LINE_SECONDS = 30.0
"""Where there is no terminal (a log), one line in so many seconds."""


class Watch(Protocol):
    """What shows the progress of a run; called after every unit."""

    def __call__(self, totals: Totals, weight: int, whole: int) -> None:
        """Take the totals so far, and how much of the whole weight is done."""


class _Rate(ProgressColumn):
    """Articles, articles a second, findings."""

    def __init__(self, language: str) -> None:
        """Write them in a language."""
        super().__init__()
        self.language = language

    def render(self, task: Task) -> Text:
        """Return the numbers as text."""
        totals: Totals = task.fields["totals"]
        return Text(progress_line(totals, task.elapsed or 0.0, self.language))


def progress_line(totals: Totals, seconds: float, language: str) -> str:
    """Return what a run did so far, in words."""
    rate = totals.articles / seconds if seconds > 0 else 0.0
    code = "archive.progress_skipped" if totals.quarantined else "archive.progress"
    counts = {"articles": totals.articles, "rate": round(rate), "errors": totals.inconsistent}
    return in_language(said(code, **counts, skipped=totals.quarantined), language)


@contextmanager
def shown(console: Console, quiet: bool = False, language: str = ENGLISH) -> Iterator[Watch]:
    """Show progress on a console, as it can."""
    if quiet:
        yield lambda totals, weight, whole: None
    elif console.is_terminal:
        with _bar(console, language) as watch:
            yield watch
    else:
        yield _Lines(console, language)


@contextmanager
def _bar(console: Console, language: str) -> Iterator[Watch]:
    """Show a bar with rate, findings and time left."""
    columns = (
        TextColumn(in_language(said("archive.scanning"), language)),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        _Rate(language),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("", total=None, totals=Totals())

        def watch(totals: Totals, weight: int, whole: int) -> None:
            progress.update(task, completed=weight, total=whole, totals=totals)

        yield watch


class _Lines:
    """Writes a line from time to time."""

    def __init__(self, console: Console, language: str) -> None:
        """Write to a console, in a language."""
        self.console, self.language = console, language
        self.started = self.last = time.monotonic()

    def __call__(self, totals: Totals, weight: int, whole: int) -> None:
        """Write a line if it is time."""
        now = time.monotonic()
        if now - self.last < LINE_SECONDS:
            return
        self.last = now
        spent = now - self.started
        left = spent * (whole - weight) / max(weight, 1)
        line = in_language(
            said(
                "archive.progress_line",
                percent=f"{100 * weight / max(whole, 1):.0f}",
                line=progress_line(totals, spent, self.language),
                minutes=round(left / 60),
            ),
            self.language,
        )
        self.console.print(line, markup=False, highlight=False)
