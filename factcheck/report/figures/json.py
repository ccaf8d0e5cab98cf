"""The figures as the stable JSON of the design."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.document import SCHEMA_VERSION, Document, cover_of, figure_document
from factcheck.model.report import Report
from factcheck.report.encode import encode
from factcheck.report.options import Options


def render(reports: Sequence[Report], options: Options) -> str:
    """Write one article as its object, several under "articles"."""
    documents = [_document(report) for report in reports]
    if len(documents) == 1:
        return encode({"schema_version": SCHEMA_VERSION, **documents[0]}) + "\n"
    return encode({"schema_version": SCHEMA_VERSION, "articles": documents}) + "\n"


def _document(report: Report) -> Document:
    figures = [
        figure_document(figure, report.article, claim)
        for figure, claim in zip(report.figures, cover_of(report), strict=True)
    ]
    return {"article": report.article.path, "language": report.article.language, "figures": figures}
