"""Measure the start of `factcheck verify` on the seed as a ratio to `python -c pass`.

    python benchmarks/startup/measure.py [RUNS] [STATE…]

Run it with the Python of the environment to be measured: the seed and its claims are copied to a folder of their
own, so the installed package runs and not the tree.  Each STATE is a folder with another state of the package
(`git archive REV factcheck | tar x -C STATE`, byte code compiled), to be measured in its place and in turn.

The figure of a run is the CPU time (user and system) that the operating system accounts to the whole process.  All
commands run in turn, so that a drift of the machine's speed meets each; told are the lowest, the median and the highest
ratio to the bare Python of the same round, and what the imports of our own run cost.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BARE = [sys.executable, "-c", "pass"]
VERIFY = [sys.executable, "-m", "factcheck", "verify", "claims.toml", "--format"]
FORMATS = ("concise", "table", "json")


def cpu_seconds(command: list[str], folder: Path, state: str = "") -> float:
    environment = {**os.environ, "PYTHONPATH": state}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its byte code
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime


def ratios(folder: Path, states: list[str], format: str, runs: int) -> dict[str, list[float]]:
    """Return the ratios of each state to bare Python, round by round."""
    found: dict[str, list[float]] = {state: [] for state in states}
    for number in range(runs + 1):
        bare = cpu_seconds(BARE, folder)
        for state in states:
            ratio = cpu_seconds([*VERIFY, format], folder, state) / bare
            if number:  # the first round warms the caches
                found[state].append(ratio)
    return found


def dearest_imports(folder: Path, most: int = 12) -> list[tuple[int, str]]:
    command = [sys.executable, "-X", "importtime", *VERIFY[1:], "concise"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    lines = re.findall(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)", done.stderr)
    return sorted(((int(own), name) for own, name in lines), reverse=True)[:most]


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    states = [str(Path(state).resolve()) for state in sys.argv[2:]] or [""]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in ("claims.toml", "pyproject.toml"):
            shutil.copy(ROOT / file, folder)
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        for format in FORMATS:
            for state, found in ratios(folder, states, format, runs).items():
                low, middle, high = min(found), statistics.median(found), max(found)
                print(f"{format:8} {middle:5.1f} times `python -c pass`  ({low:.1f}–{high:.1f})  {Path(state).name}")
        if states == [""]:
            print("dearest imports of verify, own time in µs:")
            for own, module in dearest_imports(folder):
                print(f"  {own:7} {module}")


if __name__ == "__main__":
    main()
