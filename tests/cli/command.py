"""The command, run as a user runs it: the installed one in a process of its own, or the same code in this process."""

import gc
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from contextvars import copy_context
from pathlib import Path
from subprocess import CompletedProcess

COMMAND = Path(sys.executable).with_name("factcheck")

SEEN_AS = {"NO_COLOR": "1", "COLUMNS": "100"}


def installed(*arguments, cwd, stdin=None, **environment):
    """Run the installed `factcheck` in a folder and return what it printed and its exit code."""
    return subprocess.run(
        [COMMAND, *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **SEEN_AS, **environment},
        check=False,
    )


def factcheck(*arguments, cwd, stdin="", **environment):
    """Run the command in this process, which has imported it already: the same, in a tenth of the time.

    `stdin` is a text or an open file.  What only a new process shows (start-up, kills, hostile modules, plug-ins found
    by their path) takes `installed`.
    """
    from factcheck.cli.app import main

    line = ["factcheck", *map(str, arguments)]
    with _file(stdin) if isinstance(stdin, str) else stdin as asked, _file() as printed, _file() as said:
        with _in_place(cwd, line, {**SEEN_AS, **environment}, (asked, printed, said)):
            try:
                copy_context().run(main)  # what a project adds to the languages stays in its own run
                code = 0
            except SystemExit as ended:
                code = ended.code or 0
        return CompletedProcess(line, code, _content(printed), _content(said))


def _file(text=""):
    file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115 - closed by who asked for it
    file.write(text)
    file.seek(0)
    return file


def _content(file):
    file.flush()
    file.seek(0)
    return file.read().replace("\r\n", "\n").replace("\r", "\n")


@contextmanager
def _in_place(cwd, line, environment, streams):
    """Put folder, command line, environment and streams in place, and afterwards what was there before."""
    folder, arguments, variables = Path.cwd(), sys.argv, dict(os.environ)
    shown, descriptor = (sys.stdin, sys.stdout, sys.stderr), os.dup(0)
    os.chdir(cwd)
    os.environ.update(environment)
    sys.argv, (sys.stdin, sys.stdout, sys.stderr) = line, streams
    os.dup2(sys.stdin.fileno(), 0)  # what `/dev/stdin` opens
    try:
        yield
    finally:
        os.dup2(descriptor, 0)
        os.close(descriptor)
        sys.argv, (sys.stdin, sys.stdout, sys.stderr) = arguments, shown
        os.environ.clear()
        os.environ.update(variables)
        os.chdir(folder)
        gc.unfreeze()  # `main` expects that the process ends
