"""Where a project begins, where its claims file is, and which files an article may be."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from factcheck.claims.locate import Complaint
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import said

CLAIMS_FILE = "claims.toml"
ROOT_MARKS = ("factcheck.toml", "pyproject.toml", ".git")


class ClaimsPath(msgspec.Struct, frozen=True):
    """The path of a claims file, and the folder that it must really lie in."""

    path: Path
    root: Path | None = None
    """None for a file that the user named himself: that may be a link to anywhere."""


def chosen_claims_file(named: Path | None, start: Path) -> ClaimsPath:
    """Return the claims file that the user named, else the nearest in `start` or above it.

    Raises FactcheckError where none is named and none is near.
    """
    if named is not None:
        return ClaimsPath(named)
    path = find_claims_file(start)
    return ClaimsPath(path, project_root(path.parent))


def find_claims_file(start: Path) -> Path:
    """Return the nearest claims.toml in `start` or a folder above it; FactcheckError where there is none."""
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        path = candidate / CLAIMS_FILE
        if os.path.lexists(path) and not path.is_dir():  # what is no file, or a link to none, is for the reader to say
            return path
    raise FactcheckError(
        Problem(
            said("claims.any_folder", claims_file=CLAIMS_FILE, start=str(start)),
            hint=said("claims.name_claims"),
        )
    )


def project_root(folder: Path) -> Path:
    """Return the nearest folder from `folder` upwards that marks a project, else `folder` itself; resolved."""
    folder = folder.resolve()
    for candidate in (folder, *folder.parents):
        if any((candidate / mark).exists() for mark in ROOT_MARKS):
            return candidate
    return folder


def repository_root(folder: Path) -> Path:
    """Return the nearest folder from `folder` upwards that is a git repository, else `folder` itself; resolved.

    A configuration may name files of the whole repository: departments share language packs.
    """
    folder = folder.resolve()
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), folder)


def resolve_article(written: str, claims_path: str) -> tuple[str, Complaint | None]:
    """Return the article's path from the claims file's folder, or why it may not be read.

    A claims file may come from anyone, so it can name files of its own project only: no way out by “..”,
    by an absolute path or by a symbolic link.
    """
    folder = Path(claims_path).parent
    article = folder / written
    root = project_root(folder)
    hint = said("claims.give_path")
    if not written.strip() or "\0" in written:
        return "", Complaint(("article",), said("claims.no_article_names"), hint)
    try:
        target = article.resolve()
    except (OSError, RuntimeError) as reason:  # a circle of links
        return "", Complaint(("article",), said("claims.no_articles_path", reason=str(reason)), hint)
    if not target.is_relative_to(root):
        return "", Complaint(("article",), said("claims.article_lies", name=root.name), hint)
    return str(article), None
