"""What `factcheck scan` shows: only what requires attention, unless everything is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.model.report import Coverage, Finding, Report
from factcheck.report import Options, render
from factcheck.report.document import SCHEMA_VERSION, Document, encode, problem_document, report_document

if TYPE_CHECKING:
    from factcheck.model.errors import Problem

DESERVES_A_LOOK = ("invalid", "missing", "inconsistent", "drifted")
"""Verdicts that are worth an editor's time in an article for which nobody wrote claims."""

SCAN_KEYS = ("article", "language", "figures", "claims")


def render_scan(
    reports: Sequence[Report], format: str, options: Options, problems: Sequence[Problem] = (), everything: bool = False
) -> str:
    """Write scanned articles.

    JSON holds every figure and every statement found; the formats for people hold the findings that deserve a
    look or that fail the run, or all with `everything`.  Figures without a statement are not listed.
    """
    if format == "json":
        return encode(scan_document(reports, problems)) + "\n"
    return render([_for_people(report, everything, options.failing) for report in reports], format, options, problems)


def scan_document(reports: Sequence[Report], problems: Sequence[Problem] = ()) -> Document:
    """Return the object of the design: articles with their figures and claims."""
    errors = [*problems, *(problem for report in reports for problem in report.errors)]
    documents = [report_document(report) for report in reports]
    result: Document = {
        "schema_version": SCHEMA_VERSION,
        "articles": [{key: document[key] for key in SCAN_KEYS} for document in documents],
    }
    if errors:
        result["errors"] = [problem_document(problem) for problem in errors]
    return result


def deserves_a_look(finding: Finding) -> bool:
    """Return whether an editor should see this finding of a scan."""
    return finding.verdict in DESERVES_A_LOOK


def _for_people(report: Report, everything: bool, failing: Sequence[str]) -> Report:
    shown = (one for one in report.claims if everything or deserves_a_look(one) or one.verdict in failing)
    coverage = report.coverage
    printed = Coverage(coverage.figures, coverage.covered, coverage.ignored)
    return msgspec.structs.replace(
        report, claims=tuple(shown), coverage=printed, outside=report.outside if everything else ()
    )
