"""What an assistant hands over or names: bounded texts, and files of the one folder that the server serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.article import article_from_text, read_article
from factcheck.claims import load
from factcheck.claims.project import project_root
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.opening import is_below

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.model.article import Article
    from factcheck.model.claim import ClaimsFile

MOST_CHARACTERS = 100_000
"""Of a text or an article: a long magazine story has half of that, and is scanned in some seconds."""
INLINE = "text"
"""What messages call an article that came as text."""


def article_of(folder: Path, text: str, path: str, language: str) -> Article:
    """Return the article that an assistant means: a text, or a file of the folder.

    Raises FactcheckError for both or neither, for a file elsewhere, and for one that is too long.
    """
    if bool(text) == bool(path):
        raise FactcheckError(Problem("give either the article's text or its path", hint="one of “text” and “path”"))
    if text:
        _check_length(text, INLINE)
        return article_from_text(text, INLINE, language)
    article = read_article(below(folder, path), language, root=folder)
    _check_length(article.text, path)
    return article


def claims_of(folder: Path, path: str) -> ClaimsFile:
    """Return a claims file of the folder.  Raises FactcheckError where its project is larger than the folder."""
    written = below(folder, path)
    root = project_root(written.parent)
    if not is_below(root, folder):
        hint = f"start the server in {root.name}, or with that folder as its argument"
        raise FactcheckError(Problem("this claims file belongs to a project around the folder", path, hint=hint))
    return load(written, root=folder)


def below(folder: Path, path: str) -> Path:
    """Return a path that leads into the folder, links resolved; FactcheckError for any other."""
    try:
        target = folder / path
        inside = "\0" not in path and is_below(target.resolve(), folder)
    except (OSError, RuntimeError, ValueError):  # a circle of links, a name that is too long
        inside = False
    if not inside:
        hint = "give a path from that folder"
        raise FactcheckError(Problem(f"only files below {folder.name} are read", path[:200], hint=hint))
    return target


def _check_length(text: str, path: str) -> None:
    if len(text) > MOST_CHARACTERS:
        message = f"the article is too long here: {len(text):,} characters, at most {MOST_CHARACTERS:,}"
        raise FactcheckError(Problem(message, path, hint="give it part by part, or use `factcheck scan`"))
