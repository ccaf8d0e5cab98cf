"""Scans in a process of their own, to be killed at any moment."""

import subprocess
import sys
import time

import psutil

RUN = """
import sys
from tests.archive import archives
archives.scan(sys.argv[1], sys.argv[2], scan=sys.argv[3], workers=2, engine=sys.argv[4], resume=True)
"""


def start(archive, results, scan="tests.archive.scanning:slow", engine=""):
    """Start a scan that goes on with what is there."""
    command = [sys.executable, "-c", RUN, str(archive), str(results), scan, engine]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def parts_done(results):
    """Return how many units have their results."""
    return len(list((results / "articles").glob("*.parquet"))) if results.exists() else 0


def wait_until(holds, process):
    """Wait until something holds, or the process has ended."""
    while not holds() and process.poll() is None:
        time.sleep(0.01)


def worker_processes(process):
    """Return the guarded workers of a run."""
    children = psutil.Process(process.pid).children(recursive=True)
    return [child for child in children if "factcheck.archive.worker" in " ".join(child.cmdline())]
