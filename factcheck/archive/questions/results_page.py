"""The overview as one self-contained page with plots: nothing is loaded from anywhere, no script runs.

Plots are plain SVG drawn by the template; every bar has its numbers in words beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.archive.questions.results import repair_lines
from factcheck.archive.questions.screen import fact_name, overview, say
from factcheck.language.messages import load_words
from factcheck.model.distribution import missing_extra
from factcheck.model.safe import visible_line
from factcheck.model.said import ENGLISH, said
from factcheck.report.html import security_policy

if TYPE_CHECKING:
    from factcheck.archive.questions.summary import Grouping, Summary

# Where the bars of a plot are, in the units of its drawing.


Bar = dict[str, object]

WIDTH = 100.0
"""Of a horizontal bar of the largest number, in percent of its cell."""

COLUMN_WIDTH = 46
COLUMN_HEIGHT = 150
LABELS_FIT = 24
"""So many columns have space for a label each; of more, every second (third, …) gets one."""


def ranked_bars(rows: Sequence[tuple[str, int, str]]) -> list[Bar]:
    """Return horizontal bars for rows of label, number and the note beside it."""
    largest = max((number for _, number, _ in rows), default=0) or 1
    return [
        {"label": label, "number": f"{number:,}", "note": note, "width": f"{WIDTH * number / largest:.1f}"}
        for label, number, note in rows
    ]


def columns_plot(rows: Sequence[tuple[str, int, str]]) -> dict[str, object]:
    """Return upright columns side by side, in the order of the rows."""
    largest = max((number for _, number, _ in rows), default=0) or 1
    step = -(-len(rows) // LABELS_FIT) or 1
    bars = [
        {
            "label": label if index % step == 0 else "",
            "number": f"{number:,}",
            "note": f"{label}: {note}",
            "x": index * COLUMN_WIDTH,
            "y": round(COLUMN_HEIGHT * (1 - number / largest), 1),
            "height": round(COLUMN_HEIGHT * number / largest, 1),
        }
        for index, (label, number, note) in enumerate(rows)
    ]
    return {"bars": bars, "width": len(rows) * COLUMN_WIDTH, "height": COLUMN_HEIGHT, "column": COLUMN_WIDTH}


FOLDER = Path(__file__).parent

PAGE_WORDS = {
    "kinds": "archive.page_kinds",
    "skipped": "archive.page_skipped",
    "worst": "archive.worst",
    "fewer": "archive.fewer",
}
"""Headings and lines of the page, by their codes."""

Context = dict[str, object]


def page(summary: Summary, title: str, language: str = ENGLISH) -> str:
    """Return the page; raises FactcheckError when jinja2 is not installed."""
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined  # only for pages
        from markupsafe import Markup
    except ImportError:
        raise missing_extra(said("archive.page_jinja"), "html") from None
    loader = FileSystemLoader(FOLDER)
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    style = (FOLDER / "page.css").read_text("utf-8")
    context = _context(summary, title, language)
    return environment.get_template("page.html").render(context, style=Markup(style), policy=security_policy(style, ""))


def _context(summary: Summary, title: str, language: str) -> Context:
    """Return what the template shows."""
    return {
        "title": visible_line(title),
        "overview": overview(summary, language),
        "language": language,
        "say": {name: say(code, language) for name, code in PAGE_WORDS.items()},
        "decision": load_words(language)["line.decision"],
        "groupings": [_grouping(grouping, language) for grouping in summary.groupings],
        "kinds": ranked_bars(
            [(kind.rule, kind.errors, _kind_note(kind.decisions, language)) for kind in summary.kinds]
        ),
        "reasons": [(visible_line(reason), f"{count:,}") for reason, count in summary.reasons],
        "worst": [_finding(finding, language) for finding in summary.worst],
    }


def _grouping(grouping: Grouping, language: str) -> Context:
    """Return the plot of one column: columns for years, in their order; bars for all else, most errors first."""
    rows = [
        (
            visible_line(group.label),
            group.errors,
            say("archive.group_note", language, errors=group.errors, articles=group.articles, rate=f"{group.rate:.1f}"),
        )
        for group in grouping.groups
    ]
    is_time = grouping.column == "year"
    return {
        "heading": say("archive.page_by", language, column=fact_name(grouping.column, language)),
        "more": grouping.more,
        "columns": columns_plot(rows) if is_time else None,
        "bars": None if is_time else ranked_bars(rows),
    }


def _kind_note(decisions: int, language: str) -> str:
    """Return how many errors of a kind turn the meaning around."""
    return say("archive.kind_note", language, count=decisions) if decisions else ""


def _finding(finding: dict[str, object], language: str) -> Context:
    """Return what the page shows of a finding."""
    names = ("article", "desk", "date", "rule", "quote", "explanation")
    shown: Context = {name: visible_line(str(finding[name] or "")) for name in names}
    return shown | {
        "decision": finding["severity"] == "decision",
        "repairs": [
            _capital(say("archive.would_hold", language, repair=repair))
            for repair in repair_lines(finding, language)[:1]
        ],
    }


def _capital(text: str) -> str:
    """Return a message as the beginning of a sentence."""
    return text[:1].upper() + text[1:]
