"""The article itself with every figure marked in its place, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from factcheck.model.safe import visible, visible_line
from factcheck.report.console import string_console, written
from factcheck.report.document import cover_of
from factcheck.report.places import shown_path

if TYPE_CHECKING:
    from factcheck.model.report import Report
    from factcheck.report.options import Options


def render(reports: Sequence[Report], options: Options) -> str:
    """Write each article with its figures in brackets: ⟦covered⟧ by a claim, ⟦?not⟧ covered by any."""
    console = string_console(options)
    for report in reports:
        console.print(Text(visible_line(shown_path(report.article.path, options.root)), style="bold"))
        console.print(marked_text(report))
    return written(console)


def marked_text(report: Report) -> Text:
    """Return the article's text with its figures bracketed; colour only repeats what the brackets say."""
    text, marked, at = report.article.text, Text(), 0
    for figure, claim in zip(report.figures, cover_of(report), strict=True):
        if figure.start < at:
            continue  # a figure inside another one, already shown with it
        marked.append(visible(text[at : figure.start]))
        written_figure = visible(text[figure.start : figure.end])
        opening, style = ("⟦", "bold green") if claim else ("⟦?", "bold yellow")
        marked.append(f"{opening}{written_figure}⟧", style=style)
        at = figure.end
    return marked.append(visible(text[at:]))
