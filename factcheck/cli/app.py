"""The command line: where a run starts."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn

from factcheck.cli.streams import INTERRUPTED, prepare
from factcheck.model.errors import Problem

GC_THRESHOLD = 50_000
"""New objects before Python looks for circles among them.  Its own 700 come about all the time while modules load."""

NEEDS_TEARDOWN = "duckdb"
"""A library that prints what of its own is still there when Python ends: it must be released first."""


def main() -> None:
    """Run the command that the arguments name; exit codes as the design has them."""
    gc.set_threshold(GC_THRESHOLD)
    prepare()
    try:
        _run(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:  # what no command has contained: the command line itself
        from factcheck.cli.output import show_problems
        from factcheck.cli.spoken import language_of_line
        from factcheck.model.faults import problems_of

        show_problems(problems_of(error), language_of_line(sys.argv[1:]))
        sys.exit(2)
    finally:
        if NEEDS_TEARDOWN not in sys.modules:
            gc.freeze()  # at its end a process gives everything back at once: nothing is left to be looked through


def _run(line: list[str]) -> None:
    from factcheck.cli.fast_parse import fast_call, option_that_is_a_file

    if name := option_that_is_a_file(line):
        from factcheck.model.safe import visible_line
        from factcheck.model.said import said

        shown = visible_line(name)
        _refuse(
            Problem(said("usage.option_is_file", name=shown), hint=said("usage.name_after_dashes", name=shown)), line
        )
    line = _completed(line)
    _show_help(line)
    call = fast_call(line)
    if call is not None:
        sys.exit(call())
    _run_by_typer(line)


def _completed(line: list[str]) -> list[str]:
    """Return the line with the command that it leaves out; most lines begin with it."""
    from factcheck.cli.commands import COMMANDS

    if line and line[0] not in COMMANDS:
        from factcheck.cli.usage import line_as_meant

        line = line_as_meant(line)
        sys.argv[1:] = line
    return line


def _show_help(line: list[str]) -> None:
    """Show help and end, where the line asks for it or says nothing."""
    if line and line[0] != "archive" and line[0] != "pack" and not {"-h", "--help"} & set(line):
        return
    from factcheck.cli.fast_parse import is_completing
    from factcheck.cli.help import asked_help, help_text

    path = asked_help(line)
    if path is None or is_completing():
        return
    from factcheck.cli.output import terminal_width
    from factcheck.cli.spoken import language_of_line
    from factcheck.cli.streams import write_error, write_out

    asked = {"-h", "--help"} & set(line)
    (write_out if asked else write_error)(help_text(path, language_of_line(line), terminal_width()))
    sys.exit(0 if asked else 2)


def _run_by_typer(line: list[str]) -> None:
    from typer.exceptions import TyperException

    from factcheck.cli.typer_app import command_line

    try:
        sys.exit(command_line()(standalone_mode=False))
    except TyperException as error:
        from factcheck.cli.usage import problem_of

        _refuse(problem_of(error, line), line)


def _refuse(problem: Problem, line: list[str]) -> NoReturn:
    from factcheck.cli.output import show_problems
    from factcheck.cli.spoken import language_of_line

    show_problems([problem], language_of_line(line))
    sys.exit(2)
