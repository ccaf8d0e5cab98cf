"""The table for people: every claim with its verdict, what is stated, what comes out, why, and the correction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from factcheck.model.article import line_and_column
from factcheck.model.safe import visible_line
from factcheck.report.console import new_table, string_console, verdict_text, written
from factcheck.report.message import (
    computed_text,
    outside_reason,
    outside_value,
    reason_lines,
    stated_text,
    values_text,
)
from factcheck.report.places import shown_path
from factcheck.report.rows import FindingRow, is_shown, problem_row, rule_of, uncovered_rows
from factcheck.report.summary import summary_line
from factcheck.report.words import Words, words_for

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from factcheck.model.errors import Problem
    from factcheck.model.report import CheckResult, Finding, Report
    from factcheck.report.options import Options

WIDE = 120
"""From this many columns on, what is stated and what comes out have columns of their own."""

QUOTE_LENGTH = 100
"""Characters of a quote that are shown: enough to know the sentence by."""


def render(reports: Sequence[Report], problems: Sequence[Problem], options: Options) -> str:
    """Write a table for each report, one after the other, and a summary over all of them."""
    console = string_console(options)
    words = words_for(reports, options.language)
    _print_rows([problem_row(problem, words, options) for problem in problems], console)
    for report in reports:
        if len(reports) > 1 and not (report.claims or report.errors or report.outside or report.coverage.uncovered):
            continue  # one of many scanned articles, with nothing to look at
        _print_report(report, words_for([report], options.language), options, console)
    if reports:
        console.print(Text(summary_line(reports, words), style="bold"))
    return written(console)


def _print_report(report: Report, words: Words, options: Options, console: Console) -> None:
    console.print(Text(visible_line(shown_path(report.article.path, options.root)), style="bold"))
    _print_rows([problem_row(problem, words, options) for problem in report.errors], console)
    findings = [finding for finding in report.claims if is_shown(finding, options)]
    if findings:
        build = _wide_table if console.width >= WIDE else _narrow_table
        console.print(build(findings, report, words))
        console.print()
    if report.outside:
        console.print(_outside_table(report, words))
        console.print()
    uncovered = list(uncovered_rows(report, words, options))
    if uncovered:
        console.print(Text(words["heading.uncovered"], style="bold"))
        _print_rows(uncovered, console)
        console.print()


def _print_rows(rows: Sequence[FindingRow], console: Console) -> None:
    for row in rows:
        line = Text("  ")
        line.append(visible_line(str(row.position)), style="bold red" if row.fails else "yellow")
        console.print(line.append(f"  {row.message}"), soft_wrap=True)


def _wide_table(findings: Sequence[Finding], report: Report, words: Words) -> Table:
    columns = ("verdict", "where", "claim", "stated", "computed", "why")
    table = new_table(*(words[f"heading.{column}"] for column in columns))
    for finding in findings:
        check = finding.decisive
        table.add_row(
            verdict_text(finding.verdict, words),
            _where(finding, report),
            _claim(finding, words).append(f"\n{_quote(finding)}", style="not bold italic"),
            Text(stated_text(check)),
            Text(computed_text(check, report.article.language)),
            Text("\n".join(reason_lines(finding, report, words))),
        )
    return table


def _narrow_table(findings: Sequence[Finding], report: Report, words: Words) -> Table:
    table = new_table(words["heading.verdict"], words["heading.where"], words["heading.claim"])
    for finding in findings:
        claim = _claim(finding, words).append(f"\n{_quote(finding)}", style="not bold italic")
        for line in _narrow_lines(finding, report, words):
            claim.append(f"\n{line}", style="not bold")
        table.add_row(verdict_text(finding.verdict, words), _where(finding, report), claim)
    return table


def _narrow_lines(finding: Finding, report: Report, words: Words) -> Iterator[str]:
    if finding.decisive is not None:
        values = values_text(finding.decisive, words, report.article.language)
        if values and not _holds_values(finding.decisive, report.article.language):
            yield values
    yield from reason_lines(finding, report, words)


def _holds_values(check: CheckResult, language: str) -> bool:
    """Return whether the reason holds what is stated and what comes out already."""
    values = (stated_text(check), computed_text(check, language))
    return bool(check.explanation) and all(text in check.explanation for text in values)


def _where(finding: Finding, report: Report) -> Text:
    if finding.start < 0:
        return Text("—")
    line, column = line_and_column(report.article, finding.start)
    return Text(f"{line}:{column}", no_wrap=True)


def _claim(finding: Finding, words: Words) -> Text:
    claim = Text(visible_line(finding.id), style="bold").append(f" [{rule_of(finding)}]", style="not bold dim")
    check = finding.decisive
    if check is not None and check.severity == "decision" and finding.verdict == "inconsistent":
        claim.append(f" ‼ {words['line.decision']}", style="not bold red")
    return claim


def _quote(finding: Finding) -> str:
    quote = visible_line(finding.quote)
    return f"“{quote[:QUOTE_LENGTH]}…”" if len(quote) > QUOTE_LENGTH + 1 else f"“{quote}”"


def _outside_table(report: Report, words: Words) -> Table:
    table = new_table(words["heading.outside"], words["heading.value"], words["heading.why"])
    for result in report.outside:
        value = outside_value(result, report.article.language)
        name = Text(visible_line(result.name), style="bold")
        if result.note:
            name.append(f"\n{visible_line(result.note)}", style="not bold")
        table.add_row(name, Text(value), Text(outside_reason(result, words)))
    return table
