"""Time one `factcheck verify` over many claims files: several processes against one, and against a run for each file.

    python benchmarks/many/measure.py [--files 1000] [--claims claims.toml] [--rounds 3]

The claims file and its article are copied into as many folders.  Rounds are interleaved and the least time of each
kind is taken, so that what else the machine does weighs on all alike.  Memory is the largest process of a run.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

ALONE = 40
"""Files that are verified by a process each; the time is scaled up to all of them."""


class Run(msgspec.Struct, frozen=True, order=True):
    """What one run cost; ordered by wall time."""

    wall: float
    cpu: float
    mebibytes: float


def timed(path: Path, workers: int) -> Run:
    """Verify a file or folder and return what it cost, the workers' time included."""
    command = [sys.executable, "-m", "factcheck", "verify", "--quiet", f"--workers={workers}", str(path)]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the run failed: {' '.join(command)}")
    return Run(time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def copies(claims: Path, count: int, folder: Path) -> Path:
    """Copy a claims file and its article into so many folders below `folder`, and return that."""
    from factcheck.claims import load

    article = Path(load(claims).article)
    inside = article.resolve().relative_to(claims.resolve().parent)
    for number in range(count):
        place = folder / f"{number:05}"
        (place / inside.parent).mkdir(parents=True)
        shutil.copyfile(claims, place / "claims.toml")
        shutil.copyfile(article, place / inside)
    return folder


def measured(claims: Path, files: int, rounds: int, folder: Path) -> dict[str, Run]:
    """Return the best round of each kind of run; the kinds take turns within a round."""
    whole, tenth = copies(claims, files, folder / "whole"), copies(claims, files // 10, folder / "tenth")
    few = sorted(whole.iterdir())[:ALONE]
    runs: dict[str, list[Run]] = {}
    for _ in range(rounds):
        for workers in sorted({1, 2, os.cpu_count() or 1}):
            runs.setdefault(f"processes: {workers}", []).append(timed(whole, workers))
        runs.setdefault("processes: 1, a tenth of the files", []).append(timed(tenth, 1))
        alone = [timed(path, 1) for path in few]
        scale = files / len(alone)
        wall, cpu = (sum(getattr(run, cost) for run in alone) * scale for cost in ("wall", "cpu"))
        runs.setdefault("a run for each file", []).append(Run(wall, cpu, max(run.mebibytes for run in alone)))
    return {kind: min(found) for kind, found in runs.items()}


def main() -> None:
    """Measure and print a table of ratios to one process for all files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--claims", type=Path, default=Path("claims.toml"))
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        best = measured(asked.claims, asked.files, asked.rounds, Path(folder))
    one = best["processes: 1"]
    print(f"| {asked.files} files | wall | cpu | largest process |\n|---|---:|---:|---:|")
    for kind, run in best.items():
        print(f"| {kind} | {run.wall / one.wall:.2f} | {run.cpu / one.cpu:.2f} | {run.mebibytes:.0f} MiB |")
    print(f"one process: {one.cpu / asked.files * 1000:.1f} ms of cpu a file")


if __name__ == "__main__":
    main()
