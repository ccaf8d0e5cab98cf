"""What is done already, what became old, and whether these results may be gone on with at all."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pyarrow.parquet as pq

from factcheck.archive import storage
from factcheck.archive.job import archive_error
from factcheck.archive.progress import (
    ResultsFile,
    remove_files,
    set_superseded,
    superseded_names,
    whole_files,
    without_doubles,
)
from factcheck.archive.result_schema import ARTICLES, FINDINGS, SCHEMA_VERSION
from factcheck.language.load_languages import language_files, read_source
from factcheck.model import saving
from factcheck.model.distribution import VERSION
from factcheck.model.errors import FactcheckError
from factcheck.model.said import said

if TYPE_CHECKING:
    from factcheck.archive.job import OwnLanguages
    from factcheck.archive.request import Request

MANIFEST = storage.RESULTS_MARK

LOCK = ".lock"
"""The file in a results folder that is there while a run writes to it."""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What all rows of a results folder have in common."""

    schema_version: str
    factcheck: str
    """The release that found them."""
    scan: str
    language: str
    keep_consistent: bool
    own_languages: str = ""
    """What the project's own packs and words are, as a digest; "" without any."""
    archive: str = ""
    complete: bool = True
    """Whether the last run came to its end with every part of the archive read."""


class State(msgspec.Struct, frozen=True):
    """What a run finds."""

    done: frozenset[str]
    """Names of units that need not be done."""
    reuse: tuple[str, ...]
    """Results files in which unchanged articles are looked up."""
    outdated: int = 0
    """Units of earlier results that are planned no more: their input has changed or gone."""


def manifest_of(request: Request, complete: bool = False) -> Manifest:
    """Return what the rows of a run will have in common."""
    return Manifest(
        schema_version=SCHEMA_VERSION,
        factcheck=VERSION,
        scan=request.scan,
        language=request.source.language,
        keep_consistent=request.keep_consistent,
        own_languages=_digest(request.own),
        archive=request.source.path,
        complete=complete,
    )


def _digest(own: OwnLanguages) -> str:
    """Return what changes when a project's packs or words do."""
    if not own.packs and not own.words:
        return ""
    digest = blake2b(msgspec.json.encode(own.words, order="deterministic"), digest_size=10)
    for path in language_files(own.packs):
        for file in sorted(path.glob("*.toml")) if path.is_dir() else [path]:
            digest.update(read_source(file, root=Path(own.project)).encode())
    return digest.hexdigest()


def read_manifest(results: str) -> Manifest:
    """Return what a results folder says of itself; raises FactcheckError for a folder that is none."""
    path = storage.join(results, MANIFEST)
    try:
        return msgspec.json.decode(storage.read(path), type=Manifest)
    except (FileNotFoundError, NotADirectoryError):
        hint = said("archive.name_results")
        raise FactcheckError(archive_error(said("archive.no_results"), results, hint)) from None
    except msgspec.DecodeError as error:
        raise FactcheckError(archive_error(said("archive.no_manifest", error=str(error)), path)) from None


def begin(request: Request) -> None:
    """Make ready for a run, or raise FactcheckError with the reason why the folder can't be used."""
    if not storage.exists(storage.join(request.results, MANIFEST)):
        return
    if not request.resume:
        hint = said("archive.go_on")
        raise FactcheckError(archive_error(said("archive.results_there"), request.results, hint))
    found, wanted = read_manifest(request.results), manifest_of(request)
    for name in ("schema_version", "factcheck", "scan", "language", "keep_consistent"):
        old, new = getattr(found, name), getattr(wanted, name)
        if old != new:
            message = said("archive.made_with", name=name, old=str(old), new=str(new))
            hint = said("archive.scan_apart")
            raise FactcheckError(archive_error(message, request.results, hint))
    if found.own_languages != wanted.own_languages:
        message = said("archive.other_words")
        hint = said("archive.scan_apart")
        raise FactcheckError(archive_error(message, request.results, hint))
    for kind in (ARTICLES, FINDINGS):
        storage.sweep(storage.join(request.results, kind))


def write_manifest(request: Request, complete: bool = False) -> None:
    """Make a folder one of results, once the run is sure to begin; write it again when the run is complete."""
    results = request.results
    content = json.dumps(msgspec.to_builtins(manifest_of(request, complete)), indent=2, ensure_ascii=False).encode()
    try:
        storage.write(storage.join(results, MANIFEST), content)
    except OSError as error:
        hint = said("archive.choose_folder")
        message = said("archive.folder_unwritten", reason=str(error.strerror or error))
        raise FactcheckError(archive_error(message, results, hint)) from None


def take_stock(results: str, planned: set[str], retry: bool) -> State:
    """Decide what of the results stays.

    A file stays if every unit in it is still planned; one that holds the rows of an archive file that has
    changed since is superseded as a whole: its articles are not scanned again where they are unchanged.
    """
    former = superseded_names(results)
    whole = sorted(whole_files(results), key=lambda file: (file.name in former, not file.is_compacted))
    current = [file for file in without_doubles(whole) if planned.issuperset(file.stems)]
    live_stems = {stem for file in current for stem in file.stems}
    names = {file.name for file in current}
    old = [file for file in whole if file.name not in names and not live_stems.issuperset(file.stems)]
    again = [file for file in current if retry and _has_quarantined(results, file)]
    replaced = {file.name for file in old} | {file.name for file in again if file.is_compacted}
    set_superseded(results, replaced)
    redone = {stem for file in again for stem in file.stems}
    outdated = {stem for file in old for stem in file.stems} - planned
    return State(frozenset(live_stems - redone), tuple(file.name for file in (*old, *again)), len(outdated))


def finish(results: str) -> None:
    """Remove what a whole run has replaced."""
    remove_files(results, superseded_names(results))
    set_superseded(results, ())


def _has_quarantined(results: str, file: ResultsFile) -> bool:
    """Return whether a results file holds articles that were quarantined."""
    with storage.open_result(storage.join(storage.join(results, ARTICLES), file.name)) as source:
        return "set aside" in pq.ParquetFile(source).read(["status"]).column(0).unique().to_pylist()


@contextmanager
def locked(results: str) -> Iterator[None]:
    """Hold a folder of this machine for one run; the lock of a killed run is gone with it.

    A folder in which no run came to begin is not left behind.
    """
    if storage.is_remote(results):
        yield
        return
    folder = Path(results)
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = said("archive.folder_unwritten", reason=str(error.strerror))
        raise FactcheckError(archive_error(message, results, said("archive.choose_folder"))) from None
    with saving.locked(folder / MANIFEST, wait=0, name=LOCK):
        try:
            yield
        finally:
            if is_new and not (folder / MANIFEST).exists():
                shutil.rmtree(folder)
