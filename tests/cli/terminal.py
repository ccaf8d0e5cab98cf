"""The installed command on a real (pseudo) terminal, as a person at a keyboard sees it."""

import os
import pty
import shlex
import subprocess

from tests.cli.command import COMMAND

QUESTION = b"[y/N]: "


def on_a_terminal(arguments, cwd, columns=96, answers=()):
    """Run `factcheck ARGUMENTS` on a terminal of so many columns, without colour, and return what it shows.

    Each of the `answers` is typed when the program has asked one question more.
    """
    ours, theirs = pty.openpty()
    environment = {**os.environ, "NO_COLOR": "1", "TERM": "xterm", "COLUMNS": str(columns), "LINES": "50"}
    process = subprocess.Popen(
        [COMMAND, *shlex.split(arguments)], cwd=cwd, stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    shown = bytearray()
    answers, asked = iter(answers), 0
    while chunk := _read(ours):
        shown += chunk
        while shown.count(QUESTION) > asked:
            asked += 1
            os.write(ours, next(answers).encode("utf-8"))
    process.wait()
    os.close(ours)
    lines = shown.decode("utf-8").replace("\r\n", "\n").splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _read(terminal):
    """Return what comes next; nothing where the other side has hung up, which Linux reports as an error."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
