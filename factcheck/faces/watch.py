"""`factcheck verify --watch`: verify again whenever the article, its claims or what silences them change."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from factcheck.faces.output import show_problems
from factcheck.faces.verify_run import VerifyRun, run_once, selected
from factcheck.model.errors import FactcheckError
from factcheck.model.report import Problem

if TYPE_CHECKING:
    from watchfiles import Change

CLEAR = "\x1b[H\x1b[2J\x1b[3J"
"""Home, clear the screen, clear what scrolled off it: each run is read from the top."""


def watch_run(run: VerifyRun) -> NoReturn:
    """Verify, then verify again at every change, until interrupted; exits with the last run's code.

    Raises `FactcheckError` when watchfiles is not installed.
    """
    try:
        from watchfiles import watch
    except ImportError as error:
        hint = "install it with: pip install 'factcheck[watch]'"
        raise FactcheckError(Problem("--watch needs the library watchfiles", hint=hint)) from error
    while True:
        code = _run_and_tell(run)
        files = watched_files(run)
        folders = {file.parent for file in files if file.parent.is_dir()}
        changes = watch(*folders, watch_filter=_only(files), recursive=False, raise_interrupt=False)
        if next(changes, None) is None:  # interrupted
            raise typer.Exit(code)


def watched_files(run: VerifyRun) -> set[Path]:
    """Return every file that a run depends on; a claims file that can't be read is still waited for."""
    claims = [path.resolve() for path in selected(run)]
    others = [Path(path).resolve() for path in (run.config.path, run.baseline) if path]
    return {*claims, *(article for path in claims for article in _article_of(path)), *others}


def _article_of(path: Path) -> Iterable[Path]:
    from factcheck.claims import load

    try:
        return [Path(load(path).article).resolve()]
    except FactcheckError:
        return []  # its problems are told by the run itself


def _only(files: set[Path]) -> Callable[[Change, str], bool]:
    def is_watched(change: Change, path: str) -> bool:
        return Path(path).resolve() in files

    return is_watched


def _run_and_tell(run: VerifyRun) -> int:
    """Verify once; a mistake in the input is told and waited on, as its author is about to mend it."""
    if sys.stdout.isatty():
        sys.stdout.write(CLEAR)
    try:
        code = run_once(run)
    except FactcheckError as error:
        show_problems(error.problems)
        code = 2
    sys.stdout.flush()
    return code
