"""Findings as text: one file per format, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from factcheck.model.plugins import plugin_formats
from factcheck.model.safe import without_commands
from factcheck.model.said import said
from factcheck.report.options import FAILING, Options

if TYPE_CHECKING:
    from factcheck.model.errors import Problem
    from factcheck.model.report import Report

__all__ = [
    "FAILING",
    "FIGURE_FORMATS",
    "FORMATS",
    "Options",
    "UnknownFormatError",
    "format_names",
    "render",
    "render_figures",
]

FORMATS = {
    "table": "factcheck.report.table",
    "concise": "factcheck.report.concise",
    "json": "factcheck.report.json",
    "jsonl": "factcheck.report.jsonl",
    "csv": "factcheck.report.csv",
    "markdown": "factcheck.report.markdown",
    "html": "factcheck.report.html",
    "sarif": "factcheck.report.sarif",
    "junit": "factcheck.report.junit",
    "github": "factcheck.report.github",
    "gitlab": "factcheck.report.gitlab",
    "rdjson": "factcheck.report.rdjson",
}
"""Format name → the module whose `render(reports, problems, options)` writes it."""

FIGURE_FORMATS = {
    "table": "factcheck.report.figures.table",
    "marked": "factcheck.report.figures.marked",
    "json": "factcheck.report.figures.json",
}
"""The same for the figures that were read in an article."""

OF_COMMANDS = "github"
"""The format whose lines are commands to a build server; it escapes the text in them by itself."""


class UnknownFormatError(ValueError):
    """No format has this name; `hint` lists those that there are."""

    def __init__(self, name: str, formats: Iterable[str]) -> None:
        """Keep the name and, as a hint, the names that would do."""
        super().__init__(said("report.no_format", name=name))
        self.hint = said("run.one", worst_first=", ".join(formats))


def render(
    reports: Sequence[Report], format: str, options: Options | None = None, problems: Sequence[Problem] = ()
) -> str:
    """Write reports in a format of `FORMATS`, and the problems that kept other files from having a report.

    Raises `UnknownFormatError`, and `FactcheckError` when the format needs a library that is not installed.
    """
    text: str = (_plugin_renderer(format) or _renderer(format, FORMATS))(reports, problems, options or Options())
    return text if format == OF_COMMANDS else without_commands(text)


def render_figures(reports: Sequence[Report], format: str, options: Options | None = None) -> str:
    """Write every figure that was read, in a format of `FIGURE_FORMATS`."""
    return without_commands(_renderer(format, FIGURE_FORMATS)(reports, options or Options()))


def format_names() -> tuple[str, ...]:
    """Return the names of all formats that are known, those of plug-ins (as “plugin.format”) last."""
    return (*FORMATS, *plugin_formats)


def _plugin_renderer(name: str) -> Callable[..., str] | None:
    """Return a plug-in's format by its full name, or by its own where nothing else has it."""
    named = [renderer for full, renderer in plugin_formats.items() if name in (full, full.partition(".")[2])]
    return named[0] if len(named) == 1 and name not in FORMATS else None


def _renderer(name: str, formats: dict[str, str]) -> Callable[..., str]:
    if name not in formats:
        raise UnknownFormatError(name, (*formats, *plugin_formats) if formats is FORMATS else formats)
    renderer: Callable[..., str] = import_module(formats[name]).render
    return renderer
