"""GitLab code quality: a JSON array that a merge request shows beside the changed lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.report.document import Document, encode
from factcheck.report.rows import FindingRow, Level, fingerprints, level_of, rows

if TYPE_CHECKING:
    from factcheck.model.errors import Problem
    from factcheck.model.report import Report
    from factcheck.report.options import Options

SEVERITIES: dict[Level, str] = {"error": "major", "warning": "minor", "note": "info"}


def render(reports: Sequence[Report], problems: Sequence[Problem], options: Options) -> str:
    """Write every finding that asks for something; an empty array says that all is well."""
    issues = [row for row in rows(reports, problems, options) if level_of(row) in SEVERITIES and not row.silenced]
    return encode([_issue(row, mark) for row, mark in zip(issues, fingerprints(issues), strict=True)]) + "\n"


def _issue(row: FindingRow, fingerprint: str) -> Document:
    position = row.position
    return {
        "description": f"{row.verdict}: {row.message}",
        "check_name": f"factcheck/{row.rule}",
        "fingerprint": fingerprint,
        "severity": _severity(row),
        "location": {
            "path": position.path or ".",
            "lines": {"begin": position.line or 1, "end": position.end_line or position.line or 1},
        },
    }


def _severity(row: FindingRow) -> str:
    """Return GitLab's word: critical where a reader would decide otherwise, had the figure been right."""
    if row.fails and row.severity == "decision":
        return "critical"
    return "blocker" if row.verdict == "error" else SEVERITIES[level_of(row)]
