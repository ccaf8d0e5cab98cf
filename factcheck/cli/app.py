"""The command line: where a run starts."""

from __future__ import annotations

import gc
import sys

from factcheck.cli.streams import INTERRUPTED, prepare

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
        from factcheck.model.faults import problems_of

        show_problems(problems_of(error))
        sys.exit(2)
    finally:
        if NEEDS_TEARDOWN not in sys.modules:
            gc.freeze()  # at its end a process gives everything back at once: nothing is left to be looked through


def _run(line: list[str]) -> None:
    from factcheck.cli.fast_parse import fast_call, option_that_is_a_file

    if name := option_that_is_a_file(line):
        from factcheck.cli.output import show_problems
        from factcheck.model.errors import Problem
        from factcheck.model.safe import visible_line

        shown = visible_line(name)
        hint = f"put -- before the names of files, or write ./{shown}; move the file if the option is meant"
        show_problems([Problem(f"{shown} is an option, and a file here is called that", hint=hint)])
        sys.exit(2)
    call = fast_call(line)
    if call is not None:
        sys.exit(call())
    from factcheck.cli.typer_app import command_line

    command_line()()
