"""What several reports come to."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.report import Coverage, Report


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
