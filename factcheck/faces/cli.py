"""The command line: where a run starts."""

from __future__ import annotations

import sys

STOPPED = 130
"""The exit code after Ctrl-C, as shells have it."""


def main() -> None:
    """Run the command that the arguments name; exit codes as the design has them."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a pipe on Windows or under LANG=C would refuse "≈"
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    from factcheck.faces.plain import plain_call

    call = plain_call(sys.argv[1:])
    if call is None:
        from factcheck.faces.typed import command_line

        command_line()()
        return
    try:
        sys.exit(call())
    except KeyboardInterrupt:
        sys.exit(STOPPED)
