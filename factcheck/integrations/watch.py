"""`factcheck verify --watch`: verify again whenever the article, its claims or what silences them change."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from factcheck.cli.output import show_problems
from factcheck.cli.streams import INTERRUPTED, write_out
from factcheck.cli.verify_run import VerifyRun, run_once, selected
from factcheck.model.distribution import missing_extra
from factcheck.model.faults import contained
from factcheck.model.said import said

if TYPE_CHECKING:
    from watchfiles import Change

    from factcheck.claims.project import ClaimsPath
    from factcheck.model.errors import Problem

CLEAR = "\x1b[H\x1b[2J\x1b[3J"
"""Home, clear the screen, clear what scrolled off it: each run is read from the top."""

LOOKS: dict[str, Any] = {"rust_timeout": 1000, "yield_on_timeout": True}
"""Milliseconds after which files are looked at even when the system reports no change (network drives do not)."""


def watch_run(run: VerifyRun) -> NoReturn:
    """Verify, then verify again at every change, until interrupted.

    Raises `FactcheckError` when watchfiles is not installed.
    """
    try:
        from watchfiles import watch
    except ImportError as error:
        raise missing_extra(said("run.watch_needs"), "watch") from error
    try:
        while True:
            files = watched_files(run)
            before = _stamps(files)
            _run_and_report(run)
            folders = {file.parent for file in files if file.parent.is_dir()}
            for changes in watch(*folders, watch_filter=_only(files), recursive=False, **LOOKS):
                if changes or _stamps(files) != before:
                    break
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None


def _stamps(files: Iterable[Path]) -> list[tuple[int, int]]:
    """Return what changes when a file is written: so that one saved during a run is not missed."""
    found = (file.stat() if file.exists() else None for file in sorted(files))
    return [(stat.st_mtime_ns, stat.st_size) if stat else (0, 0) for stat in found]


def watched_files(run: VerifyRun) -> set[Path]:
    """Return every file that a run depends on; a claims file that can't be read is still waited for."""
    claims, _ = selected(run)
    others = [Path(path).resolve() for path in (run.config.path, run.baseline) if path]
    articles = (article for path in claims for article in _article_of(path))
    return {*(path.path.resolve() for path in claims), *articles, *others}


def _article_of(path: ClaimsPath) -> Iterable[Path]:
    from factcheck.claims import load

    with contained([]):  # its problems are those of the run itself
        return [Path(load(path.path, root=path.root).article).resolve()]
    return []


def _only(files: set[Path]) -> Callable[[Change, str], bool]:
    def is_watched(change: Change, path: str) -> bool:
        return Path(path).resolve() in files

    return is_watched


def _run_and_report(run: VerifyRun) -> None:
    """Verify once; a mistake in the input is reported and waited on, as its author is about to correct it."""
    if sys.stdout.isatty():
        write_out(CLEAR)
    problems: list[Problem] = []
    with contained(problems):
        run_once(run)
    show_problems(problems)
