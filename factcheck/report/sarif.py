"""SARIF 2.1.0: for code scanning, editors and every viewer of static analysis.

Columns count code points (columnKind), ends are exclusive; a finding's fingerprint survives moved lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from factcheck.model.distribution import VERSION
from factcheck.model.safe import visible
from factcheck.report.document import Document, encode
from factcheck.report.rows import QUIET_HIDES, FindingRow, Suggestion, fingerprints, level_of, rows
from factcheck.report.words import Words, words_for

if TYPE_CHECKING:
    from factcheck.model.errors import Problem
    from factcheck.model.report import Report
    from factcheck.report.options import Options
    from factcheck.report.places import Position

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(reports: Sequence[Report], problems: Sequence[Problem], options: Options) -> str:
    """Write one run with a result per finding that asks for something; problems are the run's notifications.

    Consistent claims are left out though SARIF has a word for them ("pass"): code scanning shows every
    result as an alert.
    """
    words = words_for(reports, options.language)
    shown = [row for row in rows(reports, problems, options) if row.verdict not in QUIET_HIDES]
    results = [row for row in shown if row.verdict != "error"]
    run: Document = {
        "tool": {"driver": _driver(results, words)},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation([row for row in shown if row.verdict == "error"])],
        "results": [_result(row, mark) for row, mark in zip(results, fingerprints(results), strict=True)],
    }
    return encode({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _driver(results: Iterable[FindingRow], words: Words) -> Document:
    rules = sorted({row.rule for row in results})
    return {"name": "factcheck", "version": VERSION, "rules": [_rule(rule, words) for rule in rules]}


def _rule(rule: str, words: Words) -> Document:
    """Return what code scanning demands of a rule: a name, what it means, and where to read on."""
    meaning = words[f"rule.{rule}"]
    return {
        "id": rule,
        "name": rule.title().replace("_", ""),
        "shortDescription": {"text": meaning},
        "fullDescription": {"text": f"{meaning}."},
        "help": {"text": f"factcheck explain {rule}"},
    }


def _result(row: FindingRow, fingerprint: str) -> Document:
    result: Document = {
        "ruleId": row.rule,
        "level": level_of(row),
        "message": {"text": row.message},
        "locations": [_location(row.position, row.quote)],
        "partialFingerprints": {"claim/v1": fingerprint},
        "properties": {"verdict": row.verdict, "claim": row.id, "severity": row.severity},
    }
    if row.silenced:
        result["suppressions"] = [{"kind": "external", "justification": row.silenced}]
    if row.suggestions:
        result["fixes"] = [_fix(suggestion) for suggestion in row.suggestions]
    return result


def _location(position: Position, snippet: str) -> Document:
    physical: Document = {"artifactLocation": _artifact(position.path)}
    if position.line:
        quoted: Document = {"snippet": {"text": visible(snippet)}} if position.end_line and snippet else {}
        physical["region"] = _region(position) | quoted
    return {"physicalLocation": physical}


def _artifact(path: str) -> Document:
    uri = quote(path or ".", errors="replace")
    return {"uri": f"file://{uri}"} if path.startswith("/") else {"uri": uri, "uriBaseId": "SRCROOT"}


def _region(position: Position) -> Document:
    region: Document = {"startLine": position.line, "startColumn": max(position.column, 1)}
    if position.end_line:
        region |= {"endLine": position.end_line, "endColumn": position.end_column}
    return region


def _fix(suggestion: Suggestion) -> Document:
    replacement = {"deletedRegion": _region(suggestion.position), "insertedContent": {"text": suggestion.after}}
    change = {"artifactLocation": _artifact(suggestion.position.path), "replacements": [replacement]}
    return {"description": {"text": f"{suggestion.before} → {suggestion.after}"}, "artifactChanges": [change]}


def _invocation(failures: Sequence[FindingRow]) -> Document:
    notifications = []
    for row in failures:
        notification: Document = {"level": "error", "message": {"text": row.message}}
        if row.position.path:
            notification["locations"] = [_location(row.position, "")]
        notifications.append(notification)
    return {"executionSuccessful": not failures, "toolExecutionNotifications": notifications}
