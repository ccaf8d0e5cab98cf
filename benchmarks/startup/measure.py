"""Measure the start of `factcheck verify` on the seed as a ratio to `python -c pass`.

    python benchmarks/startup/measure.py [RUNS]

The two commands run in turn, so that a drift of the machine's speed meets both; the figure of a run is the CPU
time (user and system) that the operating system accounts to the whole process.  Told are the median of the
ratios pair by pair, and what the imports of our own run cost.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BARE = [sys.executable, "-c", "pass"]
VERIFY = [sys.executable, "-m", "factcheck", "verify", "claims.toml"]
FORMATS = (["--format", "table"], ["--format", "concise"], ["--format", "json"])


def cpu_seconds(command: list[str]) -> float:
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime


def ratio(command: list[str], runs: int) -> tuple[float, float, float]:
    cpu_seconds(BARE), cpu_seconds(command)  # warm the caches
    pairs = [(cpu_seconds(BARE), cpu_seconds(command)) for _ in range(runs)]
    ratios = sorted(ours / bare for bare, ours in pairs)
    return ratios[0], statistics.median(ratios), ratios[-1]


def dearest_imports(most: int = 12) -> list[tuple[int, str]]:
    done = subprocess.run([sys.executable, "-X", "importtime", *VERIFY[1:]], cwd=ROOT, capture_output=True, text=True)
    lines = re.findall(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)", done.stderr)
    return sorted(((int(own), name) for own, name in lines), reverse=True)[:most]


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for options in FORMATS:
        low, median, high = ratio(VERIFY + options, runs)
        print(
            f"verify {' '.join(options):18} {median:5.1f} times `python -c pass`  ({low:.1f}–{high:.1f}, {runs} pairs)"
        )
    print("dearest imports of verify, own time in µs:")
    for own, name in dearest_imports():
        print(f"  {own:7} {name}")


if __name__ == "__main__":
    main()
