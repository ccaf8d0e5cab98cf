"""The claims files of a project: which there are, and which article each names."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from factcheck.claims.locate import read_source
from factcheck.claims.project import CLAIMS_FILE, project_root, resolve_article
from factcheck.cli.selection import PASSED_BY
from factcheck.model.bounded_toml import parse_bounded_toml
from factcheck.model.errors import FactcheckError

MOST_FOLDERS = 4_000
"""Folders of a project that are looked through: a newsroom's archive of ten years, and some tenths of a second."""

HEAD = re.compile(r"\A(?:[ \t]*(?:#[^\n]*)?\r?\n|[ \t]*[\w-]+[ \t]*=[^\n]*\n?)*?[ \t]*article[ \t]*=[ \t]*([^\n]*)")
"""The line that names the article, above the first table."""


def is_claims_file(path: str) -> bool:
    """Return whether a file's name is that of a claims file: claims.toml or NAME.claims.toml."""
    name = os.path.basename(path)  # noqa: PTH119 - a URI's last part, too
    return name == CLAIMS_FILE or name.endswith(f".{CLAIMS_FILE}")


def claims_files_of(folder: Path) -> dict[str, str]:
    """Return the claims files of a folder's project by resolved path, each with the resolved path of its article."""
    root = project_root(folder)
    found: dict[str, str] = {}
    for path in _claims_files(root, folder.resolve()):
        article = _article_named_by(path, root)
        if article:
            found[os.path.realpath(path)] = article
    return found


def _claims_files(root: Path, near: Path) -> Iterator[Path]:
    """Yield claims files, those of one folder first, so that a project of too many folders hides none beside it."""
    seen: set[str] = set()
    for top in (near, root):
        for place, folders, names in os.walk(top):
            folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in PASSED_BY)
            if place in seen:
                continue
            seen.add(place)
            yield from (Path(place, name) for name in sorted(names) if is_claims_file(name))
            if len(seen) >= MOST_FOLDERS:
                return


def _article_named_by(path: Path, root: Path) -> str:
    """Return the resolved path of the article that a claims file names, "" where it may not be read or names none."""
    try:
        source, _ = read_source(path, "claims file", root=root)
    except FactcheckError:
        return ""
    return article_named_in(source, str(path))


def article_named_in(source: str, path: str) -> str:
    """Return the resolved path of the article that the text of a claims file names; "" for none in the project."""
    line = HEAD.match(source)
    if line is None:
        return ""
    try:
        written = parse_bounded_toml(f"article = {line[1]}").get("article")
    except ValueError:
        return ""
    if not isinstance(written, str):
        return ""
    article, complaint = resolve_article(written, path)
    return "" if complaint or not article else os.path.realpath(article)
