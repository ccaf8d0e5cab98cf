"""What the table tells of one finding, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.document import explanation_of
from factcheck.model.report import CheckResult, Finding
from factcheck.model.safe import visible_line
from factcheck.report.message import drift_text, repair_text
from factcheck.report.values import written_interval, written_value
from factcheck.report.words import Words

REPAIRS = 3
"""Repairs that a table shows of each check; the engine puts the likeliest slip first."""


def stated_text(check: CheckResult | None) -> str:
    """Return the stated figure as the article writes it."""
    return visible_line(check.stated) if check is not None else ""


def computed_text(check: CheckResult | None, language: str) -> str:
    """Return what recomputing gave, in the article's number style."""
    if check is None or check.computed is None:
        return ""
    return visible_line(written_interval(check.computed, check.computed_unit, language))


def values_line(check: CheckResult, words: Words, language: str) -> str:
    """Return what is stated, what comes out, and by how much they miss each other."""
    stated, computed = stated_text(check), computed_text(check, language)
    parts = [words["line.stated"].format(stated=stated)] if stated else []
    parts += [words["line.computed"].format(computed=computed)] if computed else []
    if check.difference and check.verdict == "inconsistent":
        difference = written_value(abs(check.difference), check.computed_unit, language)
        parts.append(words["line.misses"].format(difference=difference))
    return " · ".join(parts)


def reason_lines(finding: Finding, words: Words) -> Iterator[str]:
    """Yield everything between the values and the next finding: the reason, repairs, and what else is known."""
    if reason := visible_line(explanation_of(finding)):
        yield reason
    elif finding.verdict != "consistent":
        yield words[f"meaning.{finding.verdict}"]
    check = finding.decisive
    if check is not None:
        yield from (repair_text(repair, words) for repair in check.repairs[:REPAIRS])
    yield from claim_lines(finding, words)


def claim_lines(finding: Finding, words: Words) -> Iterator[str]:
    """Yield what is known of the claim beyond its checks: what changed, what conflicts, notes, why it is silenced."""
    yield from (drift_text(change, words) for change in finding.drift)
    if finding.conflict:
        yield words["line.conflict"].format(ids=visible_line(", ".join(finding.conflict)))
    yield from (visible_line(note) for note in finding.notes)
    if finding.silenced:
        yield words["line.silenced"].format(reason=visible_line(finding.silenced))
