"""What the table tells of one finding, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.report import Finding, Report
from factcheck.model.safe import visible_line
from factcheck.report.document import explanation_of
from factcheck.report.message import conflict_is_told, conflict_text, drift_lines, repair_text
from factcheck.report.outside import labelled
from factcheck.report.words import Words

REPAIRS = 3
"""Repairs that a table shows of each check; the engine puts the likeliest slip first."""


def reason_lines(finding: Finding, report: Report, words: Words) -> Iterator[str]:
    """Yield everything between the values and the next finding: the reason, repairs, and what else is known."""
    check = finding.decisive
    if finding.verdict == "consistent" and all(one.explanation for one in finding.checks):
        yield from (visible_line(labelled(one.explanation, report.outside)) for one in finding.checks)
    elif reason := visible_line(labelled(explanation_of(finding), report.outside)):
        yield reason
    elif check is not None:
        yield visible_line(check.source)
    elif finding.verdict != "consistent":
        yield words[f"meaning.{finding.verdict}"]
    if check is not None:
        yield from (repair_text(repair, words) for repair in check.repairs[:REPAIRS])
    yield from drift_lines(finding, words)
    yield from claim_lines(finding, words)


def claim_lines(finding: Finding, words: Words) -> Iterator[str]:
    """Yield what is known of the claim beyond its checks: what conflicts, notes, why it is silenced."""
    if not conflict_is_told(finding):
        yield conflict_text(finding, words)
    yield from (visible_line(note) for note in finding.notes)
    if finding.silenced:
        yield words["line.silenced"].format(reason=visible_line(finding.silenced))
