"""Where a report goes, how wide it may be, and errors that fit one screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from factcheck.cli.streams import write_error, write_out
from factcheck.model.faults import contained, problems_of
from factcheck.model.report import Problem, Report
from factcheck.model.safe import visible, visible_line, without_commands
from factcheck.report.places import shown_path

MOST_PROBLEMS = 12
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
    """Tell whether colour is welcome: on a terminal, unless NO_COLOR or a dumb one says no."""
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

    save(output, text, "report", hint="name another --output")


def show_problems(problems: Sequence[Problem]) -> None:
    """Tell errors on standard error: where, what, the line itself, and what would be right."""
    for problem in problems[:MOST_PROBLEMS]:
        write_error(problem_text(problem) + "\n")
    if len(problems) > MOST_PROBLEMS:
        write_error(f"… and {len(problems) - MOST_PROBLEMS} more\n")


def faults_of(reports: Sequence[Report]) -> list[Problem]:
    """Return what went wrong within reports that is not the input's fault, and so must be seen wherever they go."""
    return [problem for report in reports for problem in report.errors if problem.kind != "input"]


def problem_text(problem: Problem) -> str:
    """Return one error as a paragraph."""
    place = ":".join(str(part) for part in (shown_path(problem.path), problem.line, problem.column) if part)
    message = visible(problem.message)
    lines = [f"error: {visible_line(place)}: {message}" if place else f"error: {message}"]
    if problem.source_line:
        lines += _pointed_line(problem)
    if problem.hint:
        lines.append(f"  {visible(problem.hint)}")
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
def failures(format: str = "", output: Path | None = None) -> Iterator[None]:
    """Turn whatever ends a command, foreseen or not, into errors in the report's own format, and exit code 2."""
    try:
        yield
    except BrokenPipeError:
        raise
    except Exception as error:
        problems = problems_of(error)
        _write_failure(problems, format, output)
        show_problems(problems)
        raise SystemExit(2) from None


def _write_failure(problems: Sequence[Problem], format: str, output: Path | None) -> None:
    """Write a report of errors alone where a program waits for one; people read them on standard error.

    What can't be written here adds nothing: the first error is the one to tell.
    """
    from factcheck.cli.rendering import errors_text
    from factcheck.report import FORMATS

    if format not in FORMATS or format in FOR_THE_SCREEN:
        return
    if output is not None and str(output) in (problem.path for problem in problems):
        return  # it can't be written, and what was there stays as it was
    with contained([]):
        write(errors_text(problems, format), output)
