"""Findings as flat rows, for every format that lists one thing per line or annotation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from factcheck.model.safe import visible_line
from factcheck.report.message import message, problem_message
from factcheck.report.places import Position, finding_position, shown_path, span_position
from factcheck.report.words import Words, words_for

if TYPE_CHECKING:
    from factcheck.model.errors import Problem
    from factcheck.model.report import Finding, Report
    from factcheck.report.options import Options

QUIET_HIDES = ("consistent", "unchecked", "implied")
"""Verdicts that `quiet` leaves out: nothing there has to be corrected."""


class Suggestion(msgspec.Struct, frozen=True, gc=False):
    """A figure's place in the article and what to write there so that the check would hold."""

    position: Position
    before: str
    after: str


class FindingRow(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One line of a report: a claim, a figure that no claim covers, or something that could not be done."""

    position: Position
    verdict: str
    """A verdict; "uncovered" for a figure without a claim, "error" for a problem."""
    rule: str
    """The rule kind; "coverage" for a figure without a claim; of a problem its kind: "input", "internal", "memory"."""
    message: str
    id: str = ""
    """The claim's; "" for what is no claim."""
    quote: str = ""
    severity: str = "figure"
    fails: bool = False
    silenced: str = ""
    suggestions: tuple[Suggestion, ...] = ()


def rows(reports: Sequence[Report], problems: Sequence[Problem], options: Options) -> Iterator[FindingRow]:
    """Yield problems first, then each report's findings in its own order and the figures nobody covers."""
    words = words_for(reports, options.language)
    yield from (problem_row(problem, words, options) for problem in problems)
    for report in reports:
        yield from report_rows(report, words_for([report], options.language), options)


def report_rows(report: Report, words: Words, options: Options) -> Iterator[FindingRow]:
    """Yield the rows of one report."""
    yield from (problem_row(problem, words, options) for problem in report.errors)
    for finding in report.claims:
        if is_shown(finding, options):
            yield finding_row(finding, report, words, options)
    yield from uncovered_rows(report, words, options)


def is_shown(finding: Finding, options: Options) -> bool:
    """Return whether a finding is to be listed."""
    return not (options.quiet and (finding.verdict in QUIET_HIDES or finding.silenced))


def rule_of(finding: Finding) -> str:
    """Return the rule that the verdict rests on."""
    check = finding.decisive
    return check.rule if check is not None else "other"


def finding_row(finding: Finding, report: Report, words: Words, options: Options) -> FindingRow:
    """Return the row of one claim."""
    check = finding.decisive
    return FindingRow(
        position=finding_position(finding, report, options.root),
        verdict=finding.verdict,
        rule=rule_of(finding),
        message=message(finding, words, report.article.language),
        id=finding.id,
        quote=finding.quote,
        severity=check.severity if check is not None else "figure",
        fails=finding.verdict in options.failing and not finding.silenced,
        silenced=finding.silenced,
        suggestions=tuple(_suggestions(finding, report, options)),
    )


def _suggestions(finding: Finding, report: Report, options: Options) -> Iterator[Suggestion]:
    """Yield the repairs that replace a whole figure in its place; words are for a person to change."""
    for repair in finding.decisive.repairs if finding.decisive else ():
        figure = report.figures[repair.figure] if repair.figure >= 0 else None
        if figure is not None and figure.text == repair.before:
            position = span_position(report.article, figure.start, figure.end, options.root)
            yield Suggestion(position, repair.before, repair.after)


def uncovered_rows(report: Report, words: Words, options: Options) -> Iterator[FindingRow]:
    """Yield a row for every figure that nothing covers."""
    for index in report.coverage.uncovered:
        figure = report.figures[index]
        yield FindingRow(
            position=span_position(report.article, figure.start, figure.end, options.root),
            verdict="uncovered",
            rule="coverage",
            message=words["line.uncovered"].format(text=visible_line(figure.text)),
            quote=figure.text,
        )


def problem_row(problem: Problem, words: Words, options: Options) -> FindingRow:
    """Return the row of something that could not be done."""
    position = Position(shown_path(problem.path, options.root), problem.line, problem.column)
    return FindingRow(
        position=position, verdict="error", rule=problem.kind, message=problem_message(problem, words), fails=True
    )


# How loud a finding is, and what stays the same about it when lines move.


Level = Literal["error", "warning", "note", "none"]

QUIETER: dict[str, Level] = {"consistent": "none", "unchecked": "note", "implied": "note"}
"""Verdicts that ask for nothing; every other one that stops no build is a warning."""


def level_of(row: FindingRow) -> Level:
    """Return the loudness in the words of SARIF: error, warning, note, none."""
    if row.fails:
        return "error"
    return "note" if row.silenced else QUIETER.get(row.verdict, "warning")


def fingerprints(rows: Sequence[FindingRow]) -> Iterator[str]:
    """Yield for each row a digest that no moved line changes: of file, claim and rule, and which of its like it is."""
    import hashlib  # loads OpenSSL, and only formats with fingerprints need it

    seen: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        key = (row.position.path, row.rule, row.id or row.quote or row.message)
        seen[key] += 1
        digest = "\0".join((*key, str(seen[key]))).encode("utf-8", "replace")
        yield hashlib.sha256(digest).hexdigest()
