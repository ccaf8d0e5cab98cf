"""The stable JSON of the design: one report is one object, several are a list with their totals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.report.document import (
    SCHEMA_VERSION,
    Document,
    coverage_document,
    encode,
    problem_document,
    report_document,
    summary_document,
)
from factcheck.report.places import shown_path
from factcheck.report.summary import total_coverage

if TYPE_CHECKING:
    from factcheck.model.errors import Problem
    from factcheck.model.report import Report
    from factcheck.report.options import Options


def render(reports: Sequence[Report], problems: Sequence[Problem], options: Options) -> str:
    """Write reports as JSON."""
    return encode(document(reports, problems, options)) + "\n"


def document(reports: Sequence[Report], problems: Sequence[Problem], options: Options) -> Document:
    """Return the object to be written: the report's own for a single one.

    Where there is none (a file that can't be read, nothing that changed) it has the lists of both forms, empty, so
    that a reader of either finds what it looks for.
    """
    result = shown_report(reports[0], options) if len(reports) == 1 else _several(reports, options)
    errors = [*(reports[0].errors if len(reports) == 1 else ()), *problems]
    return {**result, "errors": [problem_document(problem) for problem in errors]} if errors else result


def shown_report(report: Report, options: Options) -> Document:
    """Return a report's object, its article named as every other format names it: from the current folder."""
    return {**report_document(report), "article": shown_path(report.article.path, options.root)}


def _several(reports: Sequence[Report], options: Options) -> Document:
    nothing: Document = {} if reports else {"claims": [], "figures": [], "outside": [], "articles": []}
    return {
        "schema_version": SCHEMA_VERSION,
        **nothing,
        "reports": [shown_report(report, options) for report in reports],
        "summary": summary_document([finding for report in reports for finding in report.claims]),
        "coverage": coverage_document(total_coverage(reports)),
    }
