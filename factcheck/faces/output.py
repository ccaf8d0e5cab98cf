"""Where a report goes, how wide it may be, and errors that fit one screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from factcheck.model.errors import FactcheckError
from factcheck.model.report import Problem, Report
from factcheck.model.safe import visible, visible_line, without_commands
from factcheck.report.places import shown_path

MOST_PROBLEMS = 12
"""Errors shown one by one; what is left is counted, so that all of it fits one screen."""


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
        sys.stdout.write(text)
        return
    from factcheck.model.saving import save

    save(output, text, "report", hint="name another --output")


def show_problems(problems: Sequence[Problem]) -> None:
    """Tell errors on standard error: where, what, the line itself, and what would be right."""
    for problem in problems[:MOST_PROBLEMS]:
        sys.stderr.write(problem_text(problem) + "\n")
    if len(problems) > MOST_PROBLEMS:
        sys.stderr.write(f"… and {len(problems) - MOST_PROBLEMS} more\n")


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
def failures(format: str = "", reports: Sequence[Report] = ()) -> Iterator[None]:
    """Turn an error that a person can mend into a paragraph (or valid JSON) and exit code 2."""
    try:
        try:
            yield
        except FactcheckError as error:
            if format in ("json", "jsonl"):
                from factcheck.report import render

                sys.stdout.write(render(reports, format, problems=error.problems) + "\n")
            show_problems(error.problems)
            raise SystemExit(2) from None
    except BrokenPipeError:
        # The reader of a pipe (head, less) has had enough: not an error of ours.
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - lives until the process ends
        raise SystemExit(0) from None
