"""The overview as one self-contained page with plots: nothing is loaded from anywhere, no script runs.

Plots are plain SVG drawn by the template; every bar has its numbers in words beside it.
"""

from __future__ import annotations

from pathlib import Path

from factcheck.archive.questions.page.plots import columns_plot, ranked_bars
from factcheck.archive.questions.repairs import told_repairs
from factcheck.archive.questions.screen import overview
from factcheck.archive.questions.summary import Grouping, Summary
from factcheck.model.distribution import missing_extra
from factcheck.model.safe import visible_line
from factcheck.report.html import security_policy

FOLDER = Path(__file__).parent

Context = dict[str, object]


def page(summary: Summary, title: str) -> str:
    """Return the page; raises FactcheckError when jinja2 is not installed."""
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined  # only for pages
        from markupsafe import Markup
    except ImportError:
        raise missing_extra("the page needs jinja2", "html") from None
    loader = FileSystemLoader(FOLDER)
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    style = (FOLDER / "page.css").read_text("utf-8")
    context = _context(summary, title)
    return environment.get_template("page.html").render(context, style=Markup(style), policy=security_policy(style, ""))


def _context(summary: Summary, title: str) -> Context:
    """Return what the template shows."""
    return {
        "title": visible_line(title),
        "overview": overview(summary),
        "groupings": [_grouping(grouping) for grouping in summary.groupings],
        "kinds": ranked_bars([(kind.rule, kind.errors, _kind_told(kind.decisions)) for kind in summary.kinds]),
        "reasons": [(visible_line(reason), f"{count:,}") for reason, count in summary.reasons],
        "worst": [_finding(finding) for finding in summary.worst],
    }


def _grouping(grouping: Grouping) -> Context:
    """Return the plot of one column: columns for years, in their order; bars for all else, most errors first."""
    rows = [
        (
            visible_line(group.label),
            group.errors,
            f"{group.errors:,} in {group.articles:,} articles, {group.rate:.1f} ‰",
        )
        for group in grouping.groups
    ]
    is_time = grouping.column == "year"
    return {
        "column": visible_line(grouping.column),
        "more": grouping.more,
        "columns": columns_plot(rows) if is_time else None,
        "bars": None if is_time else ranked_bars(rows),
    }


def _kind_told(decisions: int) -> str:
    """Return how many errors of a kind turn the meaning around."""
    return f"in {decisions:,} the meaning flips" if decisions else ""


def _finding(finding: dict[str, object]) -> Context:
    """Return what the page tells of a finding."""
    names = ("article", "desk", "date", "rule", "quote", "explanation")
    shown: Context = {name: visible_line(str(finding[name] or "")) for name in names}
    return shown | {"decision": finding["severity"] == "decision", "repairs": told_repairs(finding)[:1]}
