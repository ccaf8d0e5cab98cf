"""Reports as text in the format and width that fit where they go."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.faces.output import terminal_width, wants_colour
from factcheck.model.errors import FactcheckError
from factcheck.model.report import Problem, Report
from factcheck.report import FAILING, Options, UnknownFormatError

if TYPE_CHECKING:
    from factcheck.model.verdict import Verdict


WRAPPED = ("", "table")
"""Formats whose lines fit the terminal."""

CHECKOUTS = {"github": "GITHUB_WORKSPACE", "sarif": "GITHUB_WORKSPACE", "gitlab": "CI_PROJECT_DIR"}
"""Format → the variable in which its service names the folder that it counts paths from."""


def options_for(
    output: Path | None,
    language: str = "",
    *,
    quiet: bool = False,
    failing: Sequence[Verdict] = FAILING,
    format: str = "",
) -> Options:
    """Return the choices that fit the terminal, or a file that wraps nothing, and where the paths count from.

    Raises `FactcheckError` for a language that reports are not written in.
    """
    if language:
        _refuse_unspoken(language)
    return Options(
        language=language,
        width=terminal_width() if output is None and format in WRAPPED else 0,
        colour=wants_colour(output),
        quiet=quiet,
        failing=tuple(failing),
        root=os.environ.get(CHECKOUTS.get(format, ""), ""),
    )


def _refuse_unspoken(language: str) -> None:
    from factcheck.report.words import spoken_languages

    if language not in spoken_languages():
        hint = f"one of {', '.join(spoken_languages())}; numbers keep the article's own style in each"
        raise FactcheckError(Problem(f"--lang {language}: no report is written in that language", hint=hint))


def rendered(render: Callable[[], str]) -> str:
    """Return what `render` gives; a format that does not exist is told as a usage error."""
    try:
        return render()
    except UnknownFormatError as error:
        raise FactcheckError(Problem(str(error), hint=error.hint)) from error


def report_text(reports: Sequence[Report], format: str, options: Options, problems: Sequence[Problem] = ()) -> str:
    """Return reports in one of the formats of `factcheck verify`."""
    from factcheck.report import render

    return rendered(lambda: render(reports, format, options, problems))


def figures_text(report: Report, format: str, options: Options) -> str:
    """Return the figures of an article in one of the formats of `factcheck figures`."""
    from factcheck.report import render_figures

    return rendered(lambda: render_figures([report], format, options))
