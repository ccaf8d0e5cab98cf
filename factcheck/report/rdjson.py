"""reviewdog's rdjson: diagnostics with suggested replacements, for comments in a code review.

Lines count from 1, columns are bytes of UTF-8 from 1, ends are exclusive, as its message definition says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.report.document import Document, encode
from factcheck.report.places import Position, shown_path
from factcheck.report.rows import FindingRow, Level, level_of, rows

if TYPE_CHECKING:
    from factcheck.model.errors import Problem
    from factcheck.model.report import Report
    from factcheck.report.options import Options

SEVERITIES: dict[Level, str] = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}

Lines = Mapping[str, Sequence[str]]
"""Path → the lines of that article, to count bytes in."""


def render(reports: Sequence[Report], problems: Sequence[Problem], options: Options) -> str:
    """Write every finding that asks for something."""
    lines = {shown_path(report.article.path, options.root): report.article.text.split("\n") for report in reports}
    shown = [row for row in rows(reports, problems, options) if level_of(row) in SEVERITIES]
    diagnostics = [_diagnostic(row, lines) for row in shown]
    return encode({"source": {"name": "factcheck"}, "diagnostics": diagnostics}) + "\n"


def _diagnostic(row: FindingRow, lines: Lines) -> Document:
    diagnostic: Document = {
        "message": f"{row.verdict}: {row.message}",
        "location": {"path": row.position.path or ".", **_range(row.position, lines)},
        "severity": SEVERITIES[level_of(row)],
        "code": {"value": row.rule},
    }
    if row.suggestions:
        diagnostic["suggestions"] = [
            {**_range(suggestion.position, lines), "text": suggestion.after} for suggestion in row.suggestions
        ]
    return diagnostic


def _range(position: Position, lines: Lines) -> Document:
    if not position.line:
        return {}
    ends: Document = {"start": _point(position.path, position.line, position.column, lines)}
    if position.end_line:
        ends["end"] = _point(position.path, position.end_line, position.end_column, lines)
    return {"range": ends}


def _point(path: str, line: int, column: int, lines: Lines) -> Document:
    known = lines.get(path, ())
    before = known[line - 1][: column - 1] if line <= len(known) else " " * max(column - 1, 0)
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
