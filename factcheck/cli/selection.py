"""Which claims files a run is about: those named, those in folders, those that the config names."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from factcheck.claims.project import ClaimsPath, chosen_claims_file, project_root
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.faults import contained
from factcheck.model.said import said

CLAIMS_FILE = "claims.toml"
"""Claims files are called this, or NAME.claims.toml."""

PASSED_BY = ("node_modules", "__pycache__", "site-packages")
"""Folders that hold other people's files, beside those whose name begins with a dot."""


def claims_files(
    named: Sequence[str],
    configured: Sequence[str],
    excluded: Sequence[str],
    root: Path,
    project: Path,
    config_path: str = "",
) -> tuple[list[ClaimsPath], list[Problem]]:
    """Return the claims files to verify, each once, in the order given, and what is wrong with a name or a pattern.

    Folders mean all claims files below them.  Nothing named: what the config names (patterns under
    `root`), else the nearest claims.toml upwards.  `excluded` are patterns under `root` too; a file that is named
    by itself is verified all the same.  A file that a folder or the config led to must really lie in the project: that
    of the folder, or `project`.
    """
    found: list[ClaimsPath] = []
    problems: list[Problem] = []
    for name in named:
        with contained(problems, name):
            found += _expanded(Path(name), excluded, root)
    if not named and configured:
        found += [ClaimsPath(path, project) for path in _configured(configured, excluded, root, config_path, problems)]
    elif not named:
        with contained(problems):
            found.append(chosen_claims_file(None, Path.cwd()))
    once: dict[Path, ClaimsPath] = {}
    for claims in found:
        once.setdefault(claims.path, claims)
    return list(once.values()), problems


def _configured(
    patterns: Sequence[str], excluded: Sequence[str], root: Path, config_path: str, problems: list[Problem]
) -> list[Path]:
    found: list[Path] = []
    for pattern in patterns:
        with contained(problems, config_path):
            found += _matching(pattern, root)
    files = [file for path in found for file in (_below(path, excluded, root) if path.is_dir() else [path])]
    files = [file for file in files if not _is_excluded(file, excluded, root)]
    if not files and not problems:
        problems.append(Problem(said("run.no_claims_file", patterns=", ".join(patterns)), path=str(root)))
    return files


def _matching(pattern: str, root: Path) -> list[Path]:
    """Return the paths below the root that match a pattern of the config."""
    hint = said("run.write_from")
    if ".." in Path(pattern).parts:
        raise FactcheckError(Problem(said("run.claims_leads", pattern=pattern), hint=hint))
    try:
        return sorted(root.glob(pattern))
    except NotImplementedError:
        raise FactcheckError(Problem(said("run.claims_absolute", pattern=pattern), hint=hint)) from None
    except (ValueError, OSError, IndexError) as error:
        raise FactcheckError(
            Problem(said("run.no_claims_pattern", pattern=pattern, error=str(error)), hint=hint)
        ) from None


def _expanded(path: Path, excluded: Sequence[str], root: Path) -> list[ClaimsPath]:
    if not path.is_dir():
        return [ClaimsPath(path)]
    found = _below(path, excluded, root)
    if not found:
        hint = said("run.claims_toml")
        raise FactcheckError(Problem(said("run.no_claims_file_folder"), path=str(path), hint=hint))
    project = project_root(path)
    return [ClaimsPath(claims, project) for claims in found]


def _below(folder: Path, excluded: Sequence[str], root: Path) -> list[Path]:
    return [path for path in sorted(_claims_below(folder)) if not _is_excluded(path, excluded, root)]


def _claims_below(folder: Path) -> Iterator[Path]:
    """Yield every claims file below a folder; links to folders are not followed, so no circle can catch it."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in PASSED_BY]
        yield from (Path(place, name) for name in names if name == CLAIMS_FILE or name.endswith(f".{CLAIMS_FILE}"))


def _is_excluded(path: Path, patterns: Sequence[str], root: Path) -> bool:
    """Return whether a pattern names the file, or one of the folders above it: "drafts" means all that is in it."""
    if not patterns:
        return False
    try:
        parts = path.resolve().relative_to(root.resolve()).parts
    except ValueError:
        return False  # not the config's to exclude
    names = ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
    names += [f"./{name}" for name in names]  # so that "**/drafts" means the one at the top as well
    return any(fnmatch(name, pattern.rstrip("/")) for name in names for pattern in patterns)
