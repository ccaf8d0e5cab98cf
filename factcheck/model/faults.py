"""One boundary for every error, foreseen or not: it becomes a value, and the rest of the run goes on.

Each level of a run (claim, file, document, report) works inside it.  An error that names what a person did wrong keeps
its own problems; anything else is an internal error, which says so, and where in the program it happened.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.safe import visible_line
from factcheck.model.said import said

DEBUG = "FACTCHECK_DEBUG"
"""The environment variable that asks for tracebacks on standard error."""

LONGEST = 200
"""Characters of an exception's own message that are shown; some hold the whole input."""

PACKAGE = Path(__file__).parents[1]

INTERNAL = "internal error"
UNWRITTEN = "the report can't be written"
REPORT_IT = (
    f"this is an error in factcheck, not in your text: please report it with the file that leads to it; {DEBUG}=1 "
    "shows the traceback"
)
LESS_MEMORY = "not enough memory"
SPLIT_IT = "split the file, or give the run more memory"


def problems_of(error: Exception, path: str = "", line: int = 0, about: str = "") -> tuple[Problem, ...]:
    """Return an exception as problems; `path`, `line` and `about` say what was worked on.

    A problem that names no place of its own gets this one.  With FACTCHECK_DEBUG set, the traceback of an internal
    error goes to standard error.
    """
    if isinstance(error, FactcheckError):
        return tuple(_placed(problem, path, line) for problem in error.problems)
    if isinstance(error, OSError) and error.strerror:  # a name that is too long, no rights, a full or a broken disk
        named = error.filename if isinstance(error.filename, str) else ""
        return (
            Problem(
                said("file.system_refuses", reason=str(error.strerror)),
                path or named,
                line,
                hint=said("file.look_at_it"),
            ),
        )
    if os.environ.get(DEBUG) and sys.stderr is not None:
        traceback.print_exception(error, file=sys.stderr)
    lead = f"{about}: " if about else ""
    if isinstance(error, MemoryError):
        return (Problem(f"{lead}{LESS_MEMORY}", path, line, hint=SPLIT_IT, kind="memory"),)
    return (Problem(f"{lead}{internal_message(error)}", path, line, hint=REPORT_IT, kind="internal"),)


@contextmanager
def contained(problems: list[Problem] | None, path: str = "", line: int = 0, about: str = "") -> Iterator[None]:
    """Append whatever goes wrong inside to `problems`; where there is no such list, raise it as it is.

    A reader of our output that went away always stays an exception.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except Exception as error:
        if problems is None:
            raise
        problems.extend(problems_of(error, path, line, about))


def internal_message(error: Exception) -> str:
    """Return type, message and place in the program of an exception that nobody foresaw, on one line."""
    try:
        said = visible_line(str(error))
    except Exception:  # an exception whose own text can't be made still has a type
        said = ""
    said = said if len(said) <= LONGEST else f"{said[:LONGEST]}…"
    named = f"{type(error).__name__}: {said}" if said else type(error).__name__
    where = _place(error)
    return f"{INTERNAL}: {named}" + (f" ({where})" if where else "")


def _place(error: Exception) -> str:
    """Return file and line of the innermost frame that is the package's own: "draft/chance.py:39"."""
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(PACKAGE):
            return f"{file.relative_to(PACKAGE).as_posix()}:{line}"
    return ""


def _placed(problem: Problem, path: str, line: int) -> Problem:
    return problem if problem.path or not path else msgspec.structs.replace(problem, path=path, line=line)
