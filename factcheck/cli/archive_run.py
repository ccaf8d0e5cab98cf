"""One run of `factcheck scan` over an archive: what makes a path one, and what is reported of the run."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec
from msgspec.structs import astuple

from factcheck.archive.inputs.pieces import IN_FOLDERS, reader_of
from factcheck.archive.job import MEBIBYTE, SCANS, Columns, Limits, OwnLanguages
from factcheck.cli.output import show_problems
from factcheck.cli.spoken import message_language
from factcheck.cli.streams import INTERRUPTED
from factcheck.model.distribution import missing_extra
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.exact_number import exact_fraction
from factcheck.model.safe import visible_line
from factcheck.model.said import Said, in_language, said

if TYPE_CHECKING:
    from factcheck.archive.request import Request, Totals

MANY_ARTICLES = 500
"""A folder with more articles is an archive: their findings are no longer a list that somebody reads at once."""


class ArchiveScan(msgspec.Struct, frozen=True, kw_only=True):
    """What the arguments ask of a scan that only an archive can answer."""

    columns: Columns = Columns()
    table: str = ""
    query: str = ""
    results: str = ""
    resume: bool = False
    retry: bool = False
    engine: str = ""
    workers: int = 0
    limit: int = -1
    sample: str = ""
    seconds: float = Limits().seconds
    sensitivity: str = "strict"
    memory: int = Limits().memory // MEBIBYTE


def is_archive(paths: Sequence[str], asked: ArchiveScan, wants_report: bool) -> bool:
    """Return whether the paths are to be scanned as an archive.

    They are where an option says so, and where the one path is a table, a web archive, an address, or a folder
    that holds such or very many articles.  `wants_report` (a --format or --output) keeps a folder in one report.
    """
    if msgspec.structs.replace(asked, sensitivity="strict") != ArchiveScan():
        return True
    if len(paths) != 1:
        return False
    path = paths[0]
    if os.path.isdir(path):  # noqa: PTH112 -- also for addresses, which Path would mangle
        return not wants_report and _is_large(path)
    return "://" in path or reader_of(path) not in ("", "folder")


def _is_large(folder: str) -> bool:
    """Return whether a folder holds tables or web archives and no articles, or very many articles."""
    kinds = list(islice((kind for kind in map(reader_of, _files(folder)) if kind), MANY_ARTICLES + 1))
    if "folder" not in kinds:
        return any(kind in IN_FOLDERS for kind in kinds)
    return kinds.count("folder") > MANY_ARTICLES


def _files(folder: str) -> Iterator[str]:
    """Yield the names of files below a folder."""
    return (name for _, _, names in os.walk(folder) for name in names)


def run_archive_scan(
    paths: Sequence[str], asked: ArchiveScan, language: str, everything: bool, wants_report: bool
) -> int:
    """Scan an archive and report what was done.

    The exit code is 0 for an archive that was gone through, whatever was found in it, 2 where a part of it
    could not be read, and 130 where the run was stopped.
    """
    if len(paths) != 1:
        raise FactcheckError(Problem(said("run.archive_scanned"), hint=said("run.name_one")))
    if wants_report:
        hint = said("run.leave_out")
        raise FactcheckError(Problem(said("run.findings_archive"), paths[0], hint=hint))
    try:
        from factcheck.archive.progress import shown
        from factcheck.archive.run import scan_archive
    except ModuleNotFoundError as error:
        if error.name != "pyarrow":
            raise
        raise missing_extra(said("archive.needs_pyarrow"), "archive", paths[0]) from None
    from rich.console import Console

    request = _request(paths[0], asked, language, everything, _own_languages())
    try:
        with shown(Console(stderr=True), language=message_language()) as watch:
            totals = scan_archive(request, watch)
    except KeyboardInterrupt:
        print(in_language(said("archive.stopped"), message_language()), file=sys.stderr)
        return INTERRUPTED
    *done, results, question = (in_language(line, message_language()) for line in _outcome_lines(totals, request))
    print(" · ".join(done), results, question, sep="\n")
    show_problems(totals.problems)
    return 2 if totals.problems else 0


def _own_languages() -> OwnLanguages:
    """Put the project's own packs and words into effect, and return them for the workers."""
    from factcheck.config import load_project

    config = load_project(Path.cwd())
    words = {language: dict(added) for language, added in config.words.items()}
    return OwnLanguages(config.packs, words, config.path, config.project)


def _request(path: str, asked: ArchiveScan, language: str, everything: bool, own: OwnLanguages) -> Request:
    """Return what is asked in the archive's own terms."""
    from factcheck.archive.plan import Source
    from factcheck.archive.request import Request

    for text in (path, asked.results, asked.table, asked.query, asked.engine, *astuple(asked.columns)):
        _refuse_unwritable(text)
    for address in (path, asked.results):
        _refuse_unsplittable(address)
    return Request(
        source=Source(path=path, columns=asked.columns, language=language, table=asked.table, query=asked.query),
        results=asked.results or _results_for(path),
        workers=asked.workers,
        engine=asked.engine,
        resume=asked.resume or asked.retry,
        retry=asked.retry,
        limit=asked.limit,
        sample=_share(asked.sample),
        limits=Limits(seconds=asked.seconds, memory=asked.memory * MEBIBYTE),
        scan=SCANS[asked.sensitivity],
        own=own,
        keep_consistent=everything,
    )


def _refuse_unwritable(text: str) -> None:
    """Raise for a name that no file of results can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        hint = said("run.give_name")
        raise FactcheckError(Problem(said("run.no_name_on"), text, hint=hint)) from None


def _refuse_unsplittable(address: str) -> None:
    """Raise for an address that is none."""
    try:
        urlsplit(address)
    except ValueError as error:
        raise FactcheckError(Problem(said("run.no_address", error=str(error)), address)) from None


def _results_for(path: str) -> str:
    """Return a folder beside the reader, not beside the archive, which may not be theirs to write to."""
    return (path.rstrip("/").rpartition("/")[2].partition(".")[0] or "archive") + ".results"


def _share(text: str) -> float:
    """Read a share between 0 and 1: "1%", "0.01", "0,01"."""
    if not text:
        return 1.0
    try:
        share = float(exact_fraction(text.removesuffix("%").strip().replace(",", ".")))
        share /= 100 if text.endswith("%") else 1
    except ValueError:
        share = 0.0
    if not 0 < share <= 1:
        raise FactcheckError(Problem(said("run.no_sample_share", text=text), hint=said("run.such")))
    return share


def _outcome_lines(totals: Totals, request: Request) -> Iterator[Said]:
    """Yield what a run did, and what to do next."""
    yield said("archive.scanned", count=totals.articles) if totals.units else said("archive.nothing_left")
    if totals.units:
        yield said("archive.do_not_add_up", count=totals.inconsistent)
    if totals.outdated:
        yield said("archive.outdated", count=totals.outdated)
    if totals.reused:
        yield said("archive.reused", count=totals.reused)
    if totals.quarantined:
        yield said("archive.set_aside", count=totals.quarantined)
    if totals.skipped:
        yield said("archive.done_before", count=totals.skipped, parts=totals.skipped + totals.units)
    rate = round(totals.articles / max(totals.seconds, 1e-9))
    yield said("archive.speed", seconds=round(totals.seconds), rate=rate)
    where = visible_line(request.results)
    yield said("archive.results_at", folder=where)
    yield said("archive.ask_them", folder=where)
