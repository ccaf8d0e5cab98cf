"""Answers on a terminal.  Whatever came out of an article is made visible first, and can do nothing to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from rich.text import Text

from factcheck.archive.questions.rendering import QueryResult
from factcheck.archive.questions.results import Shown, repair_lines
from factcheck.language.messages import load_words
from factcheck.model.safe import visible_line, without_commands
from factcheck.model.said import ENGLISH, Value, catalogue, in_language, said
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
    console.print(overview(summary, options.language))
    for grouping in summary.groupings:
        _print_grouping(console, grouping, options.language)
    _print_kinds(console, summary, options.language)
    _print_reasons(console, summary, options.language)
    if summary.worst:
        console.print("\n" + say("archive.worst", options.language))
        _print_findings(console, summary.worst, options.language)
    return written(console)


def say(code: str, language: str, **values: Value) -> str:
    """Return a message in the report's language."""
    return in_language(said(code, **values), language or ENGLISH)


def overview(summary: Summary, language: str) -> str:
    """Return the archive in two or three sentences."""
    share = 100 * summary.wrong / summary.articles if summary.articles else 0
    errors, rounding = summary.verdicts["inconsistent"], summary.verdicts["rounding"]
    read = say("archive.overview", language, articles=summary.articles, claims=summary.claims, figures=summary.figures)
    code = "archive.errors_rounding" if rounding else "archive.errors"
    wrong = say(code, language, errors=errors, wrong=summary.wrong, share=f"{share:.2g}", rounding=rounding)
    skipped = say("archive.skipped", language, count=summary.set_aside) if summary.set_aside else ""
    return " ".join(filter(None, (read, wrong, skipped)))


def fact_name(column: str, language: str) -> str:
    """Return what a column is called for readers: those that every archive has have words of their own."""
    code = f"archive.fact_{column}"
    return say(code, language) if code.partition(".")[2] in catalogue(ENGLISH)["archive"] else visible_line(column)


def _print_grouping(console: Console, grouping: Grouping, language: str) -> None:
    """Print errors by one column."""
    named = (say(f"archive.column_{name}", language) for name in ("articles", "wrong", "errors", "rate"))
    table = new_table(fact_name(grouping.column, language), *named)
    for column in table.columns[1:]:
        column.justify = "right"
    for group in grouping.groups:
        counts = (f"{group.articles:,}", f"{group.wrong:,}", f"{group.errors:,}", f"{group.rate:.1f}")
        table.add_row(visible_line(group.label), *counts)
    console.print()
    console.print(table)
    if grouping.more:
        console.print(say("archive.fewer", language))


def _print_kinds(console: Console, summary: Summary, language: str) -> None:
    """Print errors by rule."""
    if summary.kinds:
        columns = tuple(say(f"archive.column_{name}", language) for name in ("kind", "errors", "decisions", "rounding"))
        rows = tuple((kind.rule, kind.errors, kind.decisions, kind.rounding) for kind in summary.kinds)
        console.print()
        print_counts(console, QueryResult(columns, rows))


def _print_reasons(console: Console, summary: Summary, language: str) -> None:
    """Print why articles were skipped."""
    if summary.reasons:
        console.print()
        columns = (say("archive.column_reason", language), say("archive.column_articles", language))
        print_counts(console, QueryResult(columns, summary.reasons))


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
    _print_findings(console, answer.records(), options.language)
    if answer.more:
        console.print(say("archive.more", options.language))
    if not answer.rows:
        console.print(say("archive.none_found", options.language))
    return written(console)


def _print_findings(console: Console, findings: Iterable[Record], language: str) -> None:
    """Print findings one below the other."""
    for finding in findings:
        known = [finding["article"], finding.get("desk"), finding.get("date")]
        console.print()
        console.print(
            _heading(finding, language), Text(" · ".join(visible_line(str(part)) for part in known if part), "bold")
        )
        for line in _lines(finding, language):
            console.print("  " + line, soft_wrap=False)


def _heading(finding: Record, language: str) -> Text:
    """Return verdict, rule and severity."""
    verdict = next(name for name in WORST_FIRST if name == finding["verdict"])
    words = load_words(language or ENGLISH)
    flips = f" ‼ {words['line.decision']}" if finding["severity"] == "decision" else ""
    return Text(
        f"{SIGNS[verdict]} {words[f'verdict.{verdict}']} [{visible_line(str(finding['rule']))}]{flips}", STYLES[verdict]
    )


def _lines(finding: Record, language: str) -> Iterator[str]:
    """Yield quote, explanation and likeliest repair."""
    where = f"{finding['line_number']}:{finding['column_number']}"
    label = f"{finding['label']}, " if finding.get("label") else ""
    yield f"{visible_line(label)}{where} “{visible_line(str(finding['quote']))}”"
    if finding["explanation"]:
        yield visible_line(str(finding["explanation"]))
    for repair in repair_lines(finding, language)[:1]:
        yield say("archive.would_hold", language, repair=repair)


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
    console, language = string_console(options), options.language
    for shown in articles:
        article = shown.article
        console.print(Text(visible_line(str(article["id"])), "bold"))
        known = ((name, article[name]) for name in ARTICLE_FACTS)
        console.print(
            " · ".join(f"{fact_name(name, language)} {visible_line(str(value))}" for name, value in known if value)
        )
        if article["status"] != "done":
            console.print(say("archive.was_skipped", language, reason=visible_line(str(article["reason"]))))
        _print_findings(console, shown.findings, language)
        if article["status"] == "done" and not shown.findings:
            console.print(say("archive.all_add_up", language))
        console.print()
    return written(console)
