"""The installed command, run as a user runs it."""

import os
import subprocess
import sys
from pathlib import Path

COMMAND = Path(sys.executable).with_name("factcheck")


def factcheck(*arguments, cwd, stdin=None, **environment):
    """Run `factcheck` in a folder and return what it printed and its exit code."""
    return subprocess.run(
        [COMMAND, *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100", **environment},
        check=False,
    )
