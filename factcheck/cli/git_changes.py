"""Which claims files a change in a git repository touches: theirs, their article, or a table that they ask."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from factcheck.claims.project import ClaimsPath
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.faults import contained
from factcheck.model.said import said

HARMLESS = (
    *("--no-optional-locks", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}"),
)
NO_PROGRAMS = ("--no-ext-diff", "--no-textconv", "--ignore-submodules=dirty")
"""A repository that came as a folder, not by a clone, brings a configuration, which may name programs for git to run:
hooks, a watcher of files, one to show a difference or to compare a file (filters), and those of submodules.  None is
run; nor does git write to the repository, or take a folder's name for a pattern."""


def changed_since(paths: Sequence[ClaimsPath], revision: str, always: Sequence[str] = ()) -> list[ClaimsPath]:
    """Return those claims files that have something to do with what changed since a git revision.

    A change of one of the `always` files (the configuration) concerns all of them.  Raises `FactcheckError` where
    git knows no such revision.
    """
    changed = _changed_files(revision)
    if any(Path(path).resolve() in changed for path in always if path):
        return list(paths)
    return [path for path in paths if _is_concerned(path, changed)]


def _is_concerned(path: ClaimsPath, changed: set[Path]) -> bool:
    """Return whether a file rests on one that has changed; what can't be read may, and `verify` says why it can't."""
    unreadable: list[Problem] = []
    with contained(unreadable):
        return not changed.isdisjoint(_depended_on(path))
    return True


def _depended_on(claims: ClaimsPath) -> Iterator[Path]:
    """Yield the resolved files that a claims file rests on; raises where it can't be read."""
    path = claims.path
    yield path.resolve()
    from factcheck.claims import load
    from factcheck.engine.inputs.tables.asking import names_in
    from factcheck.model.claim import Query

    claims_file = load(path, root=claims.root)
    yield Path(claims_file.article).resolve()
    for outside in claims_file.outside:
        if isinstance(outside.value, Query):
            yield from (Path(path.parent, named).resolve() for named in names_in(outside.value.sql))


def _changed_files(revision: str) -> set[Path]:
    top = Path(_git("rev-parse", "--show-toplevel").removesuffix("\n"))
    git = partial(_git, *_without_filters())
    listed = git("diff", *NO_PROGRAMS, "--name-only", "-z", "--end-of-options", revision, "--")
    untracked = git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", str(top))
    return {(top / name).resolve() for name in (listed + untracked).split("\0") if name}


def _without_filters() -> list[str]:
    """Return options that switch off every filter program that the configuration names.

    To compare a file git would run it; a file that a filter would make equal counts as changed, which does no harm.
    """
    names = _git("config", "--null", "--name-only", "--get-regexp", r"^filter\.", fails=False).split("\0")
    drivers = {name.rpartition(".")[0] for name in names if name.count(".") >= 2}
    settings = [f"{driver}.{key}" for driver in sorted(drivers) for key in ("clean=", "process=", "required=false")]
    return [part for setting in settings for part in ("-c", setting)]


def _git(*arguments: str, fails: bool = True) -> str:
    """Return what git prints; `fails` says whether its exit code matters."""
    command = [_git_program(), *HARMLESS, *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="surrogateescape", check=False)
    if done.returncode and fails:
        reason = done.stderr.strip().partition("\n")[0]
        hint = said("run.name_revision")
        raise FactcheckError(Problem(said("run.git_cant", reason=reason), hint=hint))
    return done.stdout


def _git_program() -> str:
    """Return git as it is on the path, but never one in the current folder, where Windows and "." would look."""
    name = "git.exe" if sys.platform == "win32" else "git"
    folders = (Path(folder) for folder in os.get_exec_path() if Path(folder).is_absolute())
    found = (folder / name for folder in folders if folder != Path.cwd())
    for program in found:
        if os.access(program, os.X_OK) and program.is_file():
            return str(program)
    raise FactcheckError(Problem(said("run.no_changed_since")))
