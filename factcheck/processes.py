"""Python processes of our own, in which nothing that lies in the current folder is imported.

People run factcheck inside the folder that they check.  Python puts that folder first on the path of every process that
is started by `-m` or `-c`, by us as well as by multiprocessing: a file `struct.py` beside the articles would run there.
What the user has set (a virtual environment, PYTHONPATH, editable installs) holds for these processes as for the first.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

HOME = Path(__file__).parent

SAFE_PATH = "PYTHONSAFEPATH"
"""The variable by which Python leaves the current folder off its path; as the flag -P does."""

START = """
import sys
from importlib import import_module, util

home, module = sys.argv[1:3]
del sys.argv[1:3]
spec = util.spec_from_file_location("factcheck", f"{home}/__init__.py", submodule_search_locations=[home])
sys.modules["factcheck"] = package = util.module_from_spec(spec)
spec.loader.exec_module(package)
import_module(module).main()
"""
"""Load this very copy of factcheck, wherever it lies (a checkout that is not installed too); call a module's `main`."""


def python_command(module: str, *arguments: str) -> list[str]:
    """Return the command of a process that calls `main` of one of our modules."""
    return [sys.executable, *_flags(), "-c", START, str(HOME), module, *arguments]


def _flags() -> list[str]:
    """Return what keeps the current folder off the path, and those flags of this process that change the path too."""
    if sys.flags.isolated:
        return ["-I"]
    others = {"-E": sys.flags.ignore_environment, "-s": sys.flags.no_user_site, "-S": sys.flags.no_site}
    return ["-P", *(flag for flag, is_set in others.items() if is_set)]


def limit_this_process(seconds: int, memory: int) -> None:
    """Have the system end this process after so many seconds of CPU, and refuse it more bytes of address space.

    Where the system knows no such bounds (Windows, and for memory macOS), the clock of the parent is all there is.
    """
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    for limit, value in (
        (resource.RLIMIT_CPU, int(used + seconds)),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
    ):
        highest = resource.getrlimit(limit)[1]
        allowed = value if highest == resource.RLIM_INFINITY else min(value, highest)
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (allowed, allowed))


def multiprocessing_is_safe() -> bool:
    """Return whether `safe_children` reaches the processes of multiprocessing: `python -E` without -P ignores it."""
    return bool(sys.flags.safe_path) or not sys.flags.ignore_environment


@contextmanager
def safe_children() -> Iterator[None]:
    """Keep the current folder off the path of every Python process that is started meanwhile.

    For multiprocessing, whose `spawn` and `forkserver` start `python -c …` themselves and take no flags of ours.
    """
    before = os.environ.get(SAFE_PATH)
    os.environ[SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[SAFE_PATH]
        else:
            os.environ[SAFE_PATH] = before
