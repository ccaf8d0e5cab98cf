"""What a run's exit code says: 0 all well, 1 something does not add up, 2 something can't be evaluated."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.exact_number import exact_fraction
from factcheck.model.report import Report
from factcheck.model.said import said
from factcheck.model.verdict import WORST_FIRST, Verdict

LONGEST_SHOWN = 60
"""Characters of a wrong option that its error repeats."""


def failing_verdicts(fail_on: Sequence[str], configured: Sequence[Verdict], strict: bool) -> tuple[Verdict, ...]:
    """Return the verdicts that fail a run; `fail_on` overrides the configured ones, `strict` adds `rounding`."""
    named = [name.strip() for names in fail_on for name in names.split(",") if name.strip()]
    for name in named:
        if name not in WORST_FIRST:
            raise FactcheckError(
                Problem(said("run.no_fail_on", name=name), hint=said("run.one", worst_first=", ".join(WORST_FIRST)))
            )
    failing = tuple(verdict for verdict in WORST_FIRST if verdict in (named or configured))
    return (*failing, "rounding") if strict and "rounding" not in failing else failing


def exit_code(reports: Sequence[Report], failing: Sequence[Verdict]) -> int:
    """Return the worst exit code of all findings; a silenced finding never fails a run."""
    code = 0
    for report in reports:
        if report.errors:
            return 2
        for finding in report.claims:
            if finding.verdict in failing and not finding.silenced:
                code = max(code, 2 if finding.verdict == "invalid" else 1)
    return code


def wanted_coverage(text: str) -> Fraction:
    """Read the percentage of `--require-coverage`."""
    try:
        share = exact_fraction(text.removesuffix("%").strip().replace(",", "."))
    except ValueError:
        share = Fraction(-1)
    if not 0 <= share <= 100:
        raise FactcheckError(
            Problem(
                said("run.no_require_coverage", text=text[:LONGEST_SHOWN]),
                hint=said("run.number_from"),
            )
        )
    return share


def short_of_coverage(reports: Sequence[Report], wanted: Fraction | None) -> list[Problem]:
    """Return one line for each article of which fewer figures than wanted are covered or ignored with a reason."""
    if wanted is None:
        return []
    short = []
    for report in reports:
        coverage = report.coverage
        done = coverage.covered + coverage.ignored
        if coverage.figures and done * 100 < wanted * coverage.figures:
            short.append(
                Problem(
                    said("run.coverage_figures", done=done, figures=coverage.figures, wanted=str(wanted)),
                    path=report.article.path,
                    hint=said("run.cover_figures"),
                )
            )
    return short
