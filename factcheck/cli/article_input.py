"""An article named on the command line: a file, or standard input."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck import api
from factcheck.cli.streams import standard_input
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.faults import contained
from factcheck.model.report import Report

if TYPE_CHECKING:
    from factcheck.claims.project import ClaimsPath
    from factcheck.model.article import Article


def article_of(name: str, language: str, stdin_name: str, root: Path | None = None) -> Article:
    """Read the article; `-` is standard input, which is taken for the file `stdin_name`.

    `root` is the folder that an article must really lie in that a folder led to, and not its own name.
    """
    from factcheck.article import article_from_bytes, read_article
    from factcheck.article.read import MAXIMUM_BYTES
    from factcheck.model.opening import read_stream

    if name == "-":
        path = stdin_name or "-"
        data = read_stream(standard_input(), path, "article", limit=MAXIMUM_BYTES)
        return article_from_bytes(data, path, language)
    return read_article(name, language, root=root, pipes=root is None)


# The claims file that belongs to an article, if there is one near.


def figures_with_cover(article: Article) -> Report:
    """Return the article's figures, with the claim that covers each where a claims file speaks of the article."""
    problems: list[Problem] = []
    claims = claims_file_of(article, problems)
    if claims is not None:
        with contained(problems, str(claims.path)):
            report = api.verify(claims.path, root=claims.root)
            return Report(article=report.article, figures=report.figures, cover=report.cover, coverage=report.coverage)
    return replace(api.figures_of(article), errors=tuple(problems))


def claims_file_of(article: Article, problems: list[Problem]) -> ClaimsPath | None:
    """Return the nearest claims file upwards, from here or from the article, that is about this article.

    What is wrong with one that can't be read, and so may be about it, is added to `problems`.
    """
    from factcheck.claims import chosen_claims_file, load

    file = Path(article.path)
    if not file.is_file():
        return None
    seen: set[Path] = set()
    for start in (Path.cwd(), file.resolve().parent):
        try:
            claims = chosen_claims_file(None, start)
        except FactcheckError:
            continue  # there is none
        if claims.path in seen:
            continue
        seen.add(claims.path)
        with contained(problems, str(claims.path)):
            if Path(load(claims.path, root=claims.root).article).resolve() == file.resolve():
                return claims
    return None
