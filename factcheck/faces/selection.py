"""Which claims files a run is about: those named, those in folders, those of the config, those that changed."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from factcheck.claims import find_claims_file
from factcheck.model.errors import FactcheckError
from factcheck.model.report import Problem


def claims_files(named: Sequence[str], configured: Sequence[str], root: Path) -> list[Path]:
    """Return the claims files to verify, each once, in the order given.

    Folders stand for all claims files below them.  Nothing named: what the config names (patterns under
    `root`), else the nearest claims.toml upwards.
    """
    if named:
        found = [path for name in named for path in _expand(Path(name))]
    elif configured:
        found = [path for pattern in configured for path in sorted(root.glob(pattern))]
        if not found:
            raise FactcheckError(Problem(f"no claims file matches {', '.join(configured)}", path=str(root)))
    else:
        found = [find_claims_file(Path.cwd())]
    return list(dict.fromkeys(found))


def _expand(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted({*path.rglob("claims.toml"), *path.rglob("*.claims.toml")})
    if not found:
        raise FactcheckError(
            Problem(
                "no claims file in this folder", path=str(path), hint="claims.toml or NAME.claims.toml is looked for"
            )
        )
    return found


def changed_since(paths: Sequence[Path], revision: str) -> list[Path]:
    """Return those claims files that changed since a git revision, or whose article did."""
    changed = _changed_files(revision)
    return [path for path in paths if path.resolve() in changed or _article_of(path) in changed]


def _article_of(path: Path) -> Path | None:
    """Return the article's resolved path; a file that can't be read is left for `verify` to tell."""
    from factcheck.claims import load

    try:
        return Path(load(path).article).resolve()
    except FactcheckError:
        return None


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
        raise FactcheckError(
            Problem(f"git can't tell what changed: {reason}", hint="name a revision of this repository, such as HEAD~1")
        )
    return done.stdout
