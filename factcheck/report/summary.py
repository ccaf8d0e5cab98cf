"""The last line of a report: how many claims have which verdict, and how much is covered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.model.report import Coverage, Report
from factcheck.model.verdict import WORST_FIRST
from factcheck.report.totals import accounted_percent, total_coverage
from factcheck.report.words import Words, verdict_words


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
    told = ((verdict, verdict_words(verdict, words).split(" ", 1)) for verdict in WORST_FIRST if counts[verdict])
    return ", ".join(f"{sign} {counts[verdict]} {word}" for verdict, (sign, word) in told)
