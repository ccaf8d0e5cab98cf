"""Standard input and output as they are: closed, full, read by nobody any more, or in a locale that knows no "≈"."""

from __future__ import annotations

import os
import sys
from typing import BinaryIO, TextIO

from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import said

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it."""


def prepare() -> None:
    """Make both outputs take every character; one that was closed before the start takes what it is given, unread."""
    sys.stdout, sys.stderr = _usable(sys.stdout), _usable(sys.stderr)


def _usable(stream: TextIO | None) -> TextIO:
    if stream is None:  # started with >&-
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - lives until the process ends
    if hasattr(stream, "reconfigure"):  # a pipe on Windows or under LANG=C would refuse "≈"
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def write_out(text: str) -> None:
    """Write to standard output at once.

    A reader that has had enough (head, less) is no error: what follows goes nowhere, and the exit code is still that of
    the run.  Raises `FactcheckError` where nothing can be written, as on a full disk.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout)
    except OSError as error:
        _silence(sys.stdout)
        hint = said("run.free_some")
        raise FactcheckError(Problem(said("run.no_standard_output", reason=str(error.strerror)), hint=hint)) from error


def write_error(text: str) -> None:
    """Write to standard error at once; where that is impossible there is nowhere left to say so."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        _silence(sys.stderr)


def _silence(stream: TextIO) -> None:
    """Send what is left in a stream's buffer to nowhere, or Python would stumble over it once more as it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def standard_input() -> BinaryIO:
    """Return standard input as bytes.  Raises `FactcheckError` where it was closed before the start."""
    if sys.stdin is None:
        raise FactcheckError(Problem(said("run.standard_input"), hint=said("run.name_file")))
    return sys.stdin.buffer
