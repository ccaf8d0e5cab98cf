"""The figures as a table for people: value, what it can mean, unit, hedge, where, and the claim that covers it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from factcheck.model.article import Article, line_and_column
from factcheck.model.safe import visible_line
from factcheck.report.console import new_table, string_console, written
from factcheck.report.document import cover_of, value_string
from factcheck.report.message import written_interval
from factcheck.report.places import shown_path
from factcheck.report.words import Words, words_for

if TYPE_CHECKING:
    from rich.console import Console

    from factcheck.model.figure import Figure
    from factcheck.model.report import Report
    from factcheck.report.options import Options

COLUMNS = ("where", "figure", "interval", "kind", "claim")


def render(reports: Sequence[Report], options: Options) -> str:
    """Write a table of figures for each article."""
    console = string_console(options)
    words = words_for(reports, options.language)
    for report in reports:
        _print_figures(report, words, options, console)
    return written(console)


def _print_figures(report: Report, words: Words, options: Options, console: Console) -> None:
    console.print(Text(visible_line(shown_path(report.article.path, options.root)), style="bold"))
    table = new_table(*(words[f"heading.{column}"] for column in COLUMNS))
    for figure, claim in zip(report.figures, cover_of(report), strict=True):
        table.add_row(*(Text(cell) for cell in _cells(figure, claim, report.article, words)))
    console.print(table)
    console.print(Text(words["line.figures"].format(count=len(report.figures)), style="bold"))


def _cells(figure: Figure, claim: str, article: Article, words: Words) -> tuple[str, ...]:
    line, column = line_and_column(article, figure.start)
    hedge = f" ({words[f'hedge.{figure.hedge.sense}']})" if figure.hedge else ""
    covered = words["line.ignored"] if claim == "ignore" else claim or "—"
    return (
        f"{line}:{column}",
        visible_line(figure.text) + hedge,
        visible_line(_meaning(figure, article.language)),
        words[f"figure_kind.{figure.kind}"],
        visible_line(covered),
    )


def _meaning(figure: Figure, language: str) -> str:
    """Return the strict reading: the value alone where it is exact, with its ends otherwise."""
    if figure.unit == "date":
        return value_string(figure.value, figure.unit)
    return written_interval(figure.interval, figure.unit, language)
