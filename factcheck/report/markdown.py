"""Markdown for a pull request's comment, a job summary or a wiki (GitHub's tables)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.model.safe import visible_line
from factcheck.report.message import computed_text, outside_reason, outside_value, reason_lines, stated_text
from factcheck.report.places import finding_position, shown_path
from factcheck.report.rows import is_shown, problem_row, uncovered_rows
from factcheck.report.summary import summary_line
from factcheck.report.words import Words, verdict_words, words_for

if TYPE_CHECKING:
    from factcheck.model.errors import Problem
    from factcheck.model.report import Finding, Report
    from factcheck.report.options import Options

SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$@:-])")
"""What Markdown, its HTML, and GitHub's mentions and formulas could take for markup."""

COLUMNS = ("verdict", "where", "claim", "stated", "computed", "why")


def render(reports: Sequence[Report], problems: Sequence[Problem], options: Options) -> str:
    """Write a section per article, and the summary last."""
    return "\n".join(_lines(reports, problems, options)) + "\n"


def plain(text: str) -> str:
    """Return `text` on one line with everything escaped that Markdown would take for markup."""
    return SPECIAL.sub(r"\\\1", visible_line(text))


def _lines(reports: Sequence[Report], problems: Sequence[Problem], options: Options) -> Iterator[str]:
    words = words_for(reports, options.language)
    yield from _problem_lines(problems, words, options)
    for report in reports:
        own = words_for([report], options.language)
        yield f"## {plain(shown_path(report.article.path, options.root))}\n"
        yield from _problem_lines(report.errors, own, options)
        yield from _claim_lines(report, own, options)
        yield from _outside_lines(report, own)
        yield from _uncovered_lines(report, own, options)
    if reports:
        yield f"**{plain(summary_line(reports, words))}**"


def _problem_lines(problems: Sequence[Problem], words: Words, options: Options) -> Iterator[str]:
    for row in (problem_row(problem, words, options) for problem in problems):
        yield f"- **{words['line.error']}** {plain(str(row.position))} {plain(row.message)}"
    if problems:
        yield ""


def _claim_lines(report: Report, words: Words, options: Options) -> Iterator[str]:
    findings = [finding for finding in report.claims if is_shown(finding, options)]
    if not findings:
        return
    yield from _heading(*(words[f"heading.{column}"] for column in COLUMNS))
    yield from (_claim_line(finding, report, words, options) for finding in findings)
    yield ""


def _heading(*names: str) -> Iterator[str]:
    yield f"| {' | '.join(names)} |"
    yield f"|{' --- |' * len(names)}"


def _claim_line(finding: Finding, report: Report, words: Words, options: Options) -> str:
    position = finding_position(finding, report, options.root)
    where = f"{position.line}:{position.column}" if finding.start >= 0 else str(position)
    cells = (
        plain(verdict_words(finding.verdict, words)),
        plain(where),
        f"**{plain(finding.id)}**<br>“{plain(finding.quote)}”",
        plain(stated_text(finding.decisive)),
        plain(computed_text(finding.decisive, report.article.language)),
        "<br>".join(plain(line) for line in reason_lines(finding, report, words)),
    )
    return f"| {' | '.join(cells)} |"


def _outside_lines(report: Report, words: Words) -> Iterator[str]:
    if not report.outside:
        return
    yield from _heading(*(words[f"heading.{name}"] for name in ("outside", "value", "why")))
    for result in report.outside:
        value = outside_value(result, report.article.language)
        name = f"**{plain(result.name)}**" + (f"<br>{plain(result.note)}" if result.note else "")
        yield f"| {name} | {plain(value)} | {plain(outside_reason(result, words))} |"
    yield ""


def _uncovered_lines(report: Report, words: Words, options: Options) -> Iterator[str]:
    uncovered = list(uncovered_rows(report, words, options))
    if not uncovered:
        return
    yield f"{words['heading.uncovered']}:\n"
    for row in uncovered:
        yield f"- {row.position.line}:{row.position.column} {plain(row.quote)}"
    yield ""
