"""The figures as the stable JSON of the design."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.report.document import SCHEMA_VERSION, Document, cover_of, encode, figure_document, problem_document

if TYPE_CHECKING:
    from factcheck.model.report import Report
    from factcheck.report.options import Options


def render(reports: Sequence[Report], options: Options) -> str:
    """Write one article as its object, several under "articles"."""
    documents = [_document(report) for report in reports]
    whole = documents[0] if len(documents) == 1 else {"articles": documents}
    errors = [problem_document(problem) for report in reports for problem in report.errors]
    return encode({"schema_version": SCHEMA_VERSION, **whole, **({"errors": errors} if errors else {})}) + "\n"


def _document(report: Report) -> Document:
    figures = [
        figure_document(figure, report.article, claim)
        for figure, claim in zip(report.figures, cover_of(report), strict=True)
    ]
    return {"article": report.article.path, "language": report.article.language, "figures": figures}
