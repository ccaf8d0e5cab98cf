"""Which claims files a change in a git repository touches: theirs, their article, or a table that they ask."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.claims.project import ClaimsPath
from factcheck.model.errors import FactcheckError
from factcheck.model.report import Problem


def changed_since(paths: Sequence[ClaimsPath], revision: str, always: Sequence[str] = ()) -> list[ClaimsPath]:
    """Return those claims files that have something to do with what changed since a git revision.

    A change of one of the `always` files (the configuration) concerns all of them.  Raises `FactcheckError` where
    git knows no such revision.
    """
    changed = _changed_files(revision)
    if any(Path(path).resolve() in changed for path in always if path):
        return list(paths)
    return [path for path in paths if not changed.isdisjoint(_depended_on(path))]


def _depended_on(claims: ClaimsPath) -> Iterator[Path]:
    """Yield the resolved files that a claims file rests on; one that can't be read is `verify`'s to tell."""
    path = claims.path
    yield path.resolve()
    from factcheck.claims import load
    from factcheck.engine.inputs.tables.files import names_in
    from factcheck.model.claim import Query

    try:
        claims_file = load(path, root=claims.root)
        yield Path(claims_file.article).resolve()
        for outside in claims_file.outside:
            if isinstance(outside.value, Query):
                yield from (Path(path.parent, named).resolve() for named in names_in(outside.value.sql))
    except FactcheckError:
        return


def _changed_files(revision: str) -> set[Path]:
    top = Path(_git("rev-parse", "--show-toplevel").strip())
    listed = _git("diff", "--name-only", "-z", "--end-of-options", revision, "--")
    untracked = _git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", str(top))
    return {(top / name).resolve() for name in (listed + untracked).split("\0") if name}


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, text=True, encoding="utf-8", check=False)
    except FileNotFoundError as error:
        raise FactcheckError(Problem("--changed-since needs git, which is not installed")) from error
    if done.returncode:
        reason = done.stderr.strip().partition("\n")[0]
        hint = "name a revision of this repository, such as HEAD~1; a shallow clone may have to fetch it first"
        raise FactcheckError(Problem(f"git can't tell what changed: {reason}", hint=hint))
    return done.stdout
