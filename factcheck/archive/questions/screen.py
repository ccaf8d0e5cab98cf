"""Answers on a terminal.  Whatever came out of an article is made visible first, and can do nothing to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from rich.text import Text

from factcheck.archive.questions.rendering import QueryResult
from factcheck.archive.questions.results import Shown, repair_lines
from factcheck.model.safe import visible_line, without_commands
from factcheck.model.verdict import SIGNS, WORST_FIRST
from factcheck.report.console import STYLES, new_table, string_console, written

if TYPE_CHECKING:
    from rich.console import Console

    from factcheck.archive.questions.summary import Grouping, Summary
    from factcheck.report.options import Options

Record = Mapping[str, object]

ARTICLE_FACTS = ("desk", "year", "date", "language", "place", "characters", "figures", "claims")
"""What `show` prints of an article, where it is known."""


def summary_text(summary: Summary, options: Options) -> str:
    """Return the overview of an archive."""
    console = string_console(options)
    console.print(overview(summary))
    for grouping in summary.groupings:
        _print_grouping(console, grouping)
    _print_kinds(console, summary)
    _print_reasons(console, summary)
    if summary.worst:
        console.print("\nThe worst")
        _print_findings(console, summary.worst)
    return written(console)


def overview(summary: Summary) -> str:
    """Return the archive in two sentences."""
    share = 100 * summary.wrong / summary.articles if summary.articles else 0
    errors = summary.verdicts["inconsistent"]
    text = (
        f"{summary.articles:,} articles, {summary.claims:,} statements recomputed, {summary.figures:,} figures read. "
    )
    text += f"{errors:,} statements do not add up, in {summary.wrong:,} articles ({share:.2g} %)"
    rounding = summary.verdicts["rounding"]
    text += f"; {rounding:,} agree only on a generous reading." if rounding else "."
    return text + (f" {summary.set_aside:,} articles were skipped." if summary.set_aside else "")


def _print_grouping(console: Console, grouping: Grouping) -> None:
    """Print errors by one column."""
    table = new_table(visible_line(grouping.column), "articles", "with errors", "errors", "per 1,000 articles")
    for column in table.columns[1:]:
        column.justify = "right"
    for group in grouping.groups:
        counts = (f"{group.articles:,}", f"{group.wrong:,}", f"{group.errors:,}", f"{group.rate:.1f}")
        table.add_row(visible_line(group.label), *counts)
    console.print()
    console.print(table)
    if grouping.more:
        console.print("… and others with fewer errors")


def _print_kinds(console: Console, summary: Summary) -> None:
    """Print errors by rule."""
    if summary.kinds:
        columns = ("kind", "errors", "meaning flips", "only generously right")
        rows = tuple((kind.rule, kind.errors, kind.decisions, kind.rounding) for kind in summary.kinds)
        console.print()
        print_counts(console, QueryResult(columns, rows))


def _print_reasons(console: Console, summary: Summary) -> None:
    """Print why articles were skipped."""
    if summary.reasons:
        console.print()
        print_counts(console, QueryResult(("skipped because it", "articles"), summary.reasons))


def print_counts(console: Console, answer: QueryResult) -> None:
    """Print rows of a name and counts."""
    table = new_table(*answer.columns)
    for column in table.columns[1:]:
        column.justify = "right"
    for name, *counts in answer.rows:
        table.add_row(visible_line(str(name)), *(f"{count:,}" for count in counts))
    console.print(table)


def findings_text(answer: QueryResult, options: Options) -> str:
    """Return findings as a list to read."""
    console = string_console(options)
    _print_findings(console, answer.records())
    if answer.more:
        console.print("… and more: raise --limit, or export them")
    if not answer.rows:
        console.print("no finding answers to this")
    return written(console)


def _print_findings(console: Console, findings: Iterable[Record]) -> None:
    """Print findings one below the other."""
    for finding in findings:
        known = [finding["article"], finding.get("desk"), finding.get("date")]
        console.print()
        console.print(_heading(finding), Text(" · ".join(visible_line(str(part)) for part in known if part), "bold"))
        for line in _lines(finding):
            console.print("  " + line, soft_wrap=False)


def _heading(finding: Record) -> Text:
    """Return verdict, rule and severity."""
    verdict = next(name for name in WORST_FIRST if name == finding["verdict"])
    flips = " ‼ meaning flips" if finding["severity"] == "decision" else ""
    return Text(f"{SIGNS[verdict]} {verdict} [{visible_line(str(finding['rule']))}]{flips}", STYLES[verdict])


def _lines(finding: Record) -> Iterator[str]:
    """Yield quote, explanation and likeliest repair."""
    where = f"{finding['line_number']}:{finding['column_number']}"
    label = f"{finding['label']}, " if finding.get("label") else ""
    yield f"{visible_line(label)}{where} “{visible_line(str(finding['quote']))}”"
    if finding["explanation"]:
        yield visible_line(str(finding["explanation"]))
    for repair in repair_lines(finding)[:1]:
        yield f"would hold with: {repair}"


def concise_text(answer: QueryResult) -> str:
    """Return one line for each finding, as compilers do."""
    lines = (
        f"{row['place']}:{row['line_number']}:{row['column_number']}: {row['verdict']} [{row['rule']}] "
        f"{row['explanation'] or row['quote']}"
        for row in answer.records()
    )
    return without_commands("".join(visible_line(line) + "\n" for line in lines))


def shown_text(articles: tuple[Shown, ...], options: Options) -> str:
    """Return articles with all their findings."""
    console = string_console(options)
    for shown in articles:
        article = shown.article
        console.print(Text(visible_line(str(article["id"])), "bold"))
        known = ((name, article[name]) for name in ARTICLE_FACTS)
        console.print(" · ".join(f"{name} {visible_line(str(value))}" for name, value in known if value))
        if article["status"] != "done":
            console.print(f"skipped: {visible_line(str(article['reason']))}")
        _print_findings(console, shown.findings)
        if article["status"] == "done" and not shown.findings:
            console.print("every statement found adds up")
        console.print()
    return written(console)
