"""Where a report goes, how wide it may be, and errors that fit one screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.spoken import message_language
from factcheck.cli.streams import write_error, write_out
from factcheck.language.messages import FALLBACK, Words, load_words
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.faults import UNWRITTEN, contained, problems_of
from factcheck.model.report import Report
from factcheck.model.safe import visible, visible_line, without_commands
from factcheck.model.said import said
from factcheck.report import FAILING, Options, UnknownFormatError
from factcheck.report.message import in_words_of
from factcheck.report.places import shown_path

if TYPE_CHECKING:
    from factcheck.model.verdict import Verdict

MAX_PROBLEMS_SHOWN = 12
"""Errors shown one by one; what is left is counted, so that all of it fits one screen."""

FOR_THE_SCREEN = ("table", "concise")
"""Formats that are read where standard error is read too."""

STANDARD_OUTPUT = ("-", "/dev/stdout")
"""Names of the screen, or of what the shell has put in its place."""

ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".md": "markdown",
    ".sarif": "sarif",
}
"""How the name of a report's file ends → the format that it says."""


def chosen_format(format: str, output: Path | None, usual: str = "") -> str:
    """Return the format asked for, else the one that the file's name says, else the usual one or what fits."""
    named = ENDINGS.get(output.suffix.lower(), "") if output else ""
    if format or named or usual:
        return format or named or usual
    return "table" if output is None and sys.stdout.isatty() else "concise"


def terminal_width() -> int:
    """Return the columns of the terminal; 80 where there is none."""
    import shutil

    return shutil.get_terminal_size((80, 24)).columns


def wants_colour(output: Path | None) -> bool:
    """Return whether colour is welcome: on a terminal, unless NO_COLOR or a dumb one says no."""
    if output is not None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()


def write(text: str, output: Path | None) -> None:
    """Write a rendered report to its file or to the screen (- or none), its last line ended; nothing stays nothing."""
    if text and not text.endswith("\n"):
        text += "\n"
    if output is None or str(output) in STANDARD_OUTPUT:
        write_out(text)
        return
    from factcheck.model.saving import save

    save(output, text, "report", hint=said("run.another_output"))


def show_problems(problems: Sequence[Problem], language: str = "") -> None:
    """Write errors to standard error: where, what, the line itself, and what would be right.

    Without a language they are written in the one in which the command line speaks.
    """
    if not problems:
        return
    words = load_words(language or message_language())
    for problem in problems[:MAX_PROBLEMS_SHOWN]:
        write_error(problem_text(problem, words) + "\n")
    if len(problems) > MAX_PROBLEMS_SHOWN:
        write_error(words["line.more_errors"].format(count=len(problems) - MAX_PROBLEMS_SHOWN) + "\n")


def faults_of(reports: Sequence[Report]) -> list[Problem]:
    """Return what went wrong within reports that is not the input's fault, and so must be seen wherever they go."""
    return [problem for report in reports for problem in report.errors if problem.kind != "input"]


def problem_text(problem: Problem, words: Words | None = None) -> str:
    """Return one error as a paragraph, in these words: by default the English ones."""
    words = words or load_words(FALLBACK)
    place = ":".join(str(part) for part in (shown_path(problem.path), problem.line, problem.column) if part)
    message = visible(in_words_of(problem, problem.message, words))
    lines = [
        f"{words['line.error']}: {visible_line(place)}: {message}" if place else f"{words['line.error']}: {message}"
    ]
    if problem.source_line:
        lines += _pointed_line(problem)
    if problem.hint:
        lines.append(f"  {visible(in_words_of(problem, problem.hint, words))}")
    return without_commands("\n".join(lines))


def _pointed_line(problem: Problem, width: int = 100) -> list[str]:
    """Return the source line, cut around the column where it is long, and a caret under the column."""
    column = max(problem.column - 1, 0)
    first = max(column - width // 2, 0) if len(problem.source_line) > width else 0
    shown = _shown_line(problem.source_line[first : first + width])
    lead, tail = "…" if first else "", "…" if first + width < len(problem.source_line) else ""
    number = f"  {problem.line} | " if problem.line else "  "
    pointed = [f"{number}{lead}{shown}{tail}"]
    if problem.column:
        pointed.append(" " * (len(number) + len(lead) + column - first) + "^")
    return pointed


def _shown_line(text: str) -> str:
    """Return a line with tabs as single spaces and control characters made visible one for one."""
    return "".join(visible(character) if character != "\t" else " " for character in text.rstrip("\r\n"))


@contextmanager
def failures(format: str = "", output: Path | None = None, language: str = "") -> Iterator[None]:
    """Turn whatever ends a command, foreseen or not, into errors in the report's own format, and exit code 2.

    `language` is the one that was asked for: before an article is read there is no other.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except Exception as error:
        problems = problems_of(error)
        _write_failure(problems, format, output)
        show_problems(problems, message_language(language))
        raise SystemExit(2) from None


def _write_failure(problems: Sequence[Problem], format: str, output: Path | None) -> None:
    """Write a report of errors alone where a program waits for one; people read them on standard error.

    What can't be written here adds nothing: the first error is the one to report.
    """
    from factcheck.report import FORMATS  # not those of plug-ins: they may be what has failed

    if format not in FORMATS or format in FOR_THE_SCREEN:
        return
    if output is not None and str(output) in (problem.path for problem in problems):
        return  # it can't be written, and what was there stays as it was
    with contained([]):
        write(errors_text(problems, format), output)


# Reports as text in the format and width that fit where they go.


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
    refuse_unspoken(language)
    return Options(
        language=language,
        width=terminal_width() if output is None and format in WRAPPED else 0,
        colour=wants_colour(output),
        quiet=quiet,
        failing=tuple(failing),
        root=os.environ.get(CHECKOUTS.get(format, ""), ""),
    )


def refuse_unspoken(language: str) -> None:
    """Raise FactcheckError for a language that nothing is said in."""
    from factcheck.report.words import spoken_languages

    if language and language not in spoken_languages():
        hint = said("run.one_numbers", spoken_languages=", ".join(spoken_languages()))
        raise FactcheckError(Problem(said("run.no_report_language", language=language), hint=hint))


def rendered(render: Callable[[], str]) -> str:
    """Return what `render` gives; a format that does not exist is a usage error."""
    try:
        return render()
    except UnknownFormatError as error:
        raise FactcheckError(Problem(error.args[0], hint=error.hint)) from error


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
    import json  # the common path has no use for it

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
