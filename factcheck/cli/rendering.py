"""Reports as text in the format and width that fit where they go."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.output import terminal_width, wants_colour
from factcheck.model.errors import FactcheckError
from factcheck.model.faults import UNWRITTEN, contained, problems_of
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


Writer = Callable[[Sequence[Report], Sequence[Problem]], str]
"""Writes reports, and the problems that belong to none of them, in the format and with the options chosen."""


def report_text(
    reports: Sequence[Report], format: str, options: Options, problems: Sequence[Problem] = ()
) -> tuple[str, list[Problem]]:
    """Return reports in one of the formats of `factcheck verify`, and what went wrong in writing them."""
    from factcheck.report import render

    return whole_text(lambda reports, problems: render(reports, format, options, problems), reports, problems, format)


def whole_text(
    write: Writer, reports: Sequence[Report], problems: Sequence[Problem], format: str
) -> tuple[str, list[Problem]]:
    """Return what `write` makes of reports and problems, and what went wrong in doing so.

    A report that can't be written becomes an error of its own, and the others are written without it.
    """
    found: list[Problem] = []
    with contained_in_writing(found):
        return rendered(lambda: write(reports, problems)), []
    whole = found.copy()
    found.clear()
    sound = []
    for report in reports:
        with contained_in_writing(found, report.article.path):
            write([report], ())
            sound.append(report)
    found = found or whole
    with contained_in_writing([]):
        return write(sound, [*problems, *found]), found
    return errors_text([*problems, *found], format), found


@contextmanager
def contained_in_writing(problems: list[Problem], path: str = "") -> Iterator[None]:
    """Contain an internal error; that a format is unknown, or needs a library, ends the command."""
    try:
        yield
    except FactcheckError:
        raise
    except Exception as error:
        problems.extend(problems_of(error, path, about=UNWRITTEN))


def errors_text(problems: Sequence[Problem], format: str) -> str:
    """Return errors alone in a format; in JSON's simplest form, or not at all, where even that goes wrong."""
    from factcheck.report import render
    from factcheck.report.document import SCHEMA_VERSION, problem_document

    with contained([]):
        return render([], format, Options(width=0), problems)
    documents = [problem_document(problem) for problem in problems]
    if format == "json":
        return json.dumps({"schema_version": SCHEMA_VERSION, "claims": [], "figures": [], "errors": documents})
    if format == "jsonl":
        return "".join(json.dumps({"type": "error", **document}) + "\n" for document in documents)
    return ""


def figures_text(report: Report, format: str, options: Options) -> str:
    """Return the figures of an article in one of the formats of `factcheck figures`."""
    from factcheck.report import render_figures

    return rendered(lambda: render_figures([report], format, options))
