"""What a run's exit code says: 0 all well, 1 something does not add up, 2 something can't be evaluated."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.exact_number import exact_fraction
from factcheck.model.report import Report
from factcheck.model.verdict import WORST_FIRST, Verdict

LONGEST_SHOWN = 60
"""Characters of a wrong option that its error repeats."""


def failing_verdicts(fail_on: Sequence[str], configured: Sequence[Verdict], strict: bool) -> tuple[Verdict, ...]:
    """Return the verdicts that fail a run; `fail_on` overrides the configured ones, `strict` adds `rounding`."""
    named = [name.strip() for names in fail_on for name in names.split(",") if name.strip()]
    for name in named:
        if name not in WORST_FIRST:
            raise FactcheckError(
                Problem(f"--fail-on {name}: there is no such verdict", hint=f"one of {', '.join(WORST_FIRST)}")
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
                f"--require-coverage {text[:LONGEST_SHOWN]}: that is no percentage",
                hint="a number from 0 to 100, such as 95",
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
                    f"coverage is {done} of {coverage.figures} figures, less than the {wanted} % required",
                    path=report.article.path,
                    hint="cover the figures listed as uncovered by claims, or name them under ignore with a reason",
                )
            )
    return short
