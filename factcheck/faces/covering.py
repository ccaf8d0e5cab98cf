"""The claims file that belongs to an article, if there is one near."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import api
from factcheck.model.errors import FactcheckError
from factcheck.model.report import Report

if TYPE_CHECKING:
    from factcheck.claims.project import ClaimsPath
    from factcheck.model.article import Article


def figures_with_cover(article: Article) -> Report:
    """Return the article's figures, with the claim that covers each where a claims file speaks of the article."""
    claims = claims_file_of(article)
    if claims is None:
        return api.figures_of(article)
    try:
        report = api.verify(claims.path, root=claims.root)
    except FactcheckError:  # `verify` tells what is wrong with it; the figures can be read all the same
        return api.figures_of(article)
    return Report(article=report.article, figures=report.figures, cover=report.cover, coverage=report.coverage)


def claims_file_of(article: Article) -> ClaimsPath | None:
    """Return the nearest claims file upwards, from here or from the article, that is about this article."""
    from factcheck.claims import chosen_claims_file, load

    file = Path(article.path)
    if not file.is_file():
        return None
    for start in (Path.cwd(), file.resolve().parent):
        try:
            claims = chosen_claims_file(None, start)
            if Path(load(claims.path, root=claims.root).article).resolve() == file.resolve():
                return claims
        except FactcheckError:
            continue  # none there, or one that `verify` will tell about
    return None
