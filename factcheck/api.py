"""The only door for the faces: verify, figures, draft, scan, explain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.article import article_from_text, read_article, running_text
from factcheck.language import read_figures as read_text_figures
from factcheck.model.report import Report

if TYPE_CHECKING:
    from factcheck.model.article import Article
    from factcheck.model.claim import ClaimsFile
    from factcheck.model.figure import Figure
    from factcheck.model.report import Finding


def read_figures(text: str, language: str = "auto") -> list[Figure]:
    """Return every figure of a text in reading order.

    `language` is the code of a language pack ("vi", "en", …) or "auto".  Raises `FactcheckError` for a
    language that has no pack.
    """
    return list(read_text_figures(text, language))


def article_figures(article: Article) -> tuple[Figure, ...]:
    """Return every figure of an article in reading order."""
    return read_text_figures(running_text(article), article.language)


def figures(path: str | Path, language: str = "auto") -> Report:
    """Read an article file and return a report that holds its figures and no claims."""
    return figures_of(read_article(path, language))


def figures_of(article: Article) -> Report:
    """Return a report that holds an article's figures and no claims."""
    return Report(article=article, figures=article_figures(article))


def verify(path: str | Path, *, language: str = "", explain_all: bool = False) -> Report:
    """Recompute every claim of a claims file against its article as it stands now.

    `language` overrides the language of the explanations, which checks that hold only have with `explain_all`.
    Raises `FactcheckError` where the claims file or the article can't be used.
    """
    from factcheck.claims import load

    return verify_claims(load(path), language=language, explain_all=explain_all)


def verify_claims(claims_file: ClaimsFile, *, language: str = "", explain_all: bool = False) -> Report:
    """Recompute the claims of a claims file that is already read."""
    from factcheck.engine import recompute

    article = read_article(claims_file.article, claims_file.language)
    figures = article_figures(article)
    return recompute(claims_file, article, figures, language=language or article.language, explain_all=explain_all)


def scan_text(text: str, language: str = "auto") -> Report:
    """Find the statements of a text by itself and recompute them."""
    return scan_article(article_from_text(text, language=language))


def scan(path: str | Path, language: str = "auto") -> Report:
    """Find the statements of an article file by itself and recompute them."""
    return scan_article(read_article(path, language))


def scan_article(article: Article) -> Report:
    """Find the statements of an article that is already read, and recompute them."""
    from factcheck.draft import scan_article as scan_read_article

    return scan_read_article(article, article_figures(article))


def draft(article: Article) -> ClaimsFile:
    """Return the claims that a careful copy editor would have written for an article."""
    from factcheck.draft import draft_claims

    return draft_claims(article, article_figures(article))


def resigned(path: str | Path, *, language: str = "") -> list[tuple[Finding, tuple[str, ...] | None]]:
    """Return the claims that the article has changed or reworded, with their quotes in the article's words of today.

    None stands for quotes that no rewriting can sign off: the statement or one of its figures is gone.
    """
    from factcheck.article.anchoring import anchor_all
    from factcheck.claims import load
    from factcheck.claims.edit.resign import resigned_quotes

    claims_file = load(path)
    report = verify_claims(claims_file, language=language)
    anchors = anchor_all([claim.quotes for claim in claims_file.claims], report.article, report.figures)
    return [
        (finding, resigned_quotes(claim, anchor, report.article))
        for claim, anchor, finding in zip(claims_file.claims, anchors, report.claims, strict=True)
        if finding.drift or finding.verdict in ("drifted", "missing") or (anchor.status == "moved" and anchor.notes)
    ]


def resign(path: str | Path, quotes: Mapping[str, Sequence[str]]) -> None:
    """Rewrite the quotes of claims, named by id, in a claims file; the rest of the file stays as it is."""
    from factcheck.claims.edit import replace_quotes

    file = Path(path)
    changed = replace_quotes(file.read_bytes().decode("utf-8"), str(file), quotes)
    file.write_text(changed, encoding="utf-8", newline="")
