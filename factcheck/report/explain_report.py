"""One claim's recomputation, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from factcheck.model.safe import visible_line
from factcheck.report.console import string_console, verdict_text, written
from factcheck.report.message import claim_lines, drift_lines, repair_text, values_text
from factcheck.report.places import finding_position
from factcheck.report.words import Words, words_for

if TYPE_CHECKING:
    from rich.console import Console

    from factcheck.model.report import CheckResult, Finding, Report
    from factcheck.report.options import Options


def render_finding(report: Report, finding: Finding, options: Options) -> str:
    """Write a finding with every check's steps, or what was stated and came out, and what would correct it."""
    console = string_console(options)
    words = words_for([report], options.language)
    console.print(verdict_text(finding.verdict, words).append(f"  {visible_line(finding.id)}", style="bold"))
    console.print(Text(visible_line(str(finding_position(finding, report, options.root)))))
    _print_indented(f"“{visible_line(finding.quote)}”", console, style="italic")
    for check in finding.checks:
        _print_check(check, report.article.language, words, console)
    console.print()
    lines = (visible_line(finding.explanation), *drift_lines(finding, words), *claim_lines(finding, words))
    for line in (*lines, visible_line(finding.why)):
        if line:
            console.print(Text(line))
    return written(console)


def _print_check(check: CheckResult, language: str, words: Words, console: Console) -> None:
    console.print()
    heading = Text(f"{words['line.check']} [{check.rule}] ")
    console.print(heading.append(visible_line(check.source), style="bold"))
    steps = [visible_line(step.text) for step in check.steps] or [values_text(check, words, language)]
    for line in (*steps, visible_line(check.explanation)):
        _print_indented(line, console)
    console.print(Padding(verdict_text(check.verdict, words), (0, 0, 0, 2)))
    for repair in check.repairs:
        _print_indented(repair_text(repair, words), console)


def _print_indented(line: str, console: Console, style: str = "") -> None:
    if line:
        console.print(Padding(Text(line, style=style), (0, 0, 0, 2)))
