"""One row per claim for a spreadsheet; a cell that a spreadsheet would run as a formula is defused."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from factcheck.model.safe import visible_line
from factcheck.report.document import decimal_string, explanation_of, interval_ends
from factcheck.report.message import problem_message, repair_text
from factcheck.report.places import finding_position, shown_path
from factcheck.report.rows import is_shown, rule_of
from factcheck.report.words import Words, words_for

if TYPE_CHECKING:
    from factcheck.model.errors import Problem
    from factcheck.model.report import CheckResult, Finding, Report
    from factcheck.report.options import Options

COLUMNS = (
    *("article", "path", "line", "column", "verdict", "rule", "id", "check", "quote", "stated", "low", "high", "unit"),
    *("difference", "explanation", "repair", "severity", "silenced"),
)

NUMBER = re.compile(r"-?\d+(\.\d+)?")


def render(reports: Sequence[Report], problems: Sequence[Problem], options: Options) -> str:
    """Write a heading and one row per claim; problems are rows with the verdict "error"."""
    words = words_for(reports, options.language)
    file = StringIO()
    writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for cells in _rows(reports, problems, words, options):
        writer.writerow({name: harmless(cell) for name, cell in cells.items()})
    return file.getvalue()


def harmless(cell: object) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe before = + - @ unless it is a number."""
    text = visible_line(str(cell))
    if text[:1] in ("=", "+", "-", "@", "＝", "＋", "－", "＠") and not NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _rows(
    reports: Sequence[Report], problems: Sequence[Problem], words: Words, options: Options
) -> Iterator[dict[str, object]]:
    yield from (_problem_cells(problem, words, options) for problem in problems)
    for report in reports:
        yield from (_problem_cells(problem, words, options) for problem in report.errors)
        for finding in report.claims:
            if is_shown(finding, options):
                yield _cells(finding, report, words, options)


def _cells(finding: Finding, report: Report, words: Words, options: Options) -> dict[str, object]:
    position = finding_position(finding, report, options.root)
    return {
        "article": shown_path(report.article.path, options.root),
        "path": position.path,
        "line": position.line or "",
        "column": position.column or "",
        "verdict": finding.verdict,
        "rule": rule_of(finding),
        "id": finding.id,
        "quote": finding.quote,
        "explanation": explanation_of(finding),
        "silenced": finding.silenced,
        **(_check_cells(finding.decisive, words) if finding.decisive else {}),
    }


def _check_cells(check: CheckResult, words: Words) -> dict[str, object]:
    low, high = interval_ends(check.computed, check.computed_unit)
    return {
        "check": check.source,
        "stated": check.stated,
        "low": low or "",
        "high": high or "",
        "unit": check.computed_unit,
        "difference": "" if check.difference is None else decimal_string(check.difference),
        "repair": repair_text(check.repairs[0], words) if check.repairs else "",
        "severity": check.severity,
    }


def _problem_cells(problem: Problem, words: Words, options: Options) -> dict[str, object]:
    return {
        "path": shown_path(problem.path, options.root),
        "line": problem.line or "",
        "column": problem.column or "",
        "verdict": "error",
        "rule": problem.kind,
        "explanation": problem_message(problem, words),
    }
