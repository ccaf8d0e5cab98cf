"""Which figures of the article the claims file speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.article.anchoring import anchor_all
from factcheck.engine.inputs.gathering import Gathered, figure_indices
from factcheck.model.article import Article
from factcheck.model.claim import ClaimsFile
from factcheck.model.figure import Figure
from factcheck.model.report import Coverage, Problem

IGNORED = "ignore"


def cover_of(
    claims_file: ClaimsFile, gathered: Gathered, article: Article, figures: Sequence[Figure]
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return for each figure the first claim that marks it, or that it is ignored; and ignored quotes not found."""
    cover = [""] * len(figures)
    for claim, anchor in zip(claims_file.claims, gathered.anchors, strict=True):
        for index in figure_indices(anchor):
            cover[index] = cover[index] or claim.id
    problems = []
    anchors = anchor_all([(ignored.quote,) for ignored in claims_file.ignored], article, figures)
    for ignored, anchor in zip(claims_file.ignored, anchors, strict=True):
        where = ignored.location
        if anchor.status == "missing":
            message = f"ignored numbers: the article has no “{ignored.quote.text}” any more"
            problems.append(Problem(message, where.path, where.line, where.column, hint="Take it out of `ignore`."))
        for index in figure_indices(anchor):
            cover[index] = cover[index] or IGNORED
    return tuple(cover), tuple(problems)


def coverage_of(cover: Sequence[str]) -> Coverage:
    """Count what is covered, ignored and left over.  A claim may be called "ignore" only by the file's `ignore`."""
    ignored = sum(one == IGNORED for one in cover)
    uncovered = tuple(index for index, one in enumerate(cover) if not one)
    return Coverage(len(cover), len(cover) - ignored - len(uncovered), ignored, uncovered)
