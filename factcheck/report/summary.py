"""The last line of a report: how many claims have which verdict, and how much is covered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.model.report import Coverage, Report
from factcheck.model.verdict import WORST_FIRST
from factcheck.report.words import Words, verdict_words

# What several reports come to.


def total_coverage(reports: Sequence[Report]) -> Coverage:
    """Return the sums of the reports' coverage counts; uncovered figures stay with their reports."""
    return Coverage(
        figures=sum(report.coverage.figures for report in reports),
        covered=sum(report.coverage.covered for report in reports),
        ignored=sum(report.coverage.ignored for report in reports),
    )


def accounted_percent(coverage: Coverage) -> int:
    """Return how much of the figures is covered or ignored, in whole percent, rounded down so that 100 means all."""
    if not coverage.figures:
        return 100
    return (coverage.covered + coverage.ignored) * 100 // coverage.figures


def summary_line(reports: Sequence[Report], words: Words) -> str:
    """Return e.g. "12 claims: ✗ 1 inconsistent, ✓ 11 consistent · coverage 40/40 figures (100 %)"."""
    claims = [finding for report in reports for finding in report.claims]
    parts = [words["line.nothing"]] if not claims else [f"{_counted(len(claims), words)}: {_verdicts(reports, words)}"]
    if len(reports) > 1:
        parts.insert(0, words["line.articles"].format(count=len(reports)))
    parts.append(coverage_text(total_coverage(reports), words))
    return " · ".join(parts)


def coverage_text(coverage: Coverage, words: Words) -> str:
    """Return how many figures some claim covers."""
    if not coverage.figures:
        return words["line.coverage_none"]
    pattern = words["line.coverage_ignored" if coverage.ignored else "line.coverage"]
    return pattern.format(
        covered=coverage.covered,
        figures=coverage.figures,
        ignored=coverage.ignored,
        percent=accounted_percent(coverage),
    )


def _counted(count: int, words: Words) -> str:
    return words["line.claim" if count == 1 else "line.claims"].format(count=count)


def _verdicts(reports: Sequence[Report], words: Words) -> str:
    counts = Counter(finding.verdict for report in reports for finding in report.claims)
    counted = ((verdict, verdict_words(verdict, words).split(" ", 1)) for verdict in WORST_FIRST if counts[verdict])
    return ", ".join(f"{sign} {counts[verdict]} {word}" for verdict, (sign, word) in counted)
