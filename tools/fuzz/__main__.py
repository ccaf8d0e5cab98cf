"""Fuzz for a given time: `python -m tools.fuzz --seconds 120 [--jobs 2] [--corpus DIR] [--target NAME …]`.

Prints what was tried and every failure with its input; exit code 1 where there is one.  The corpus grows from run to
run; `--minimize` keeps the smallest part of it that reaches the same code.  Needs the extra `fuzz` (Linux).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "tests" / "fuzz" / "inputs"
"""Inputs that failed once, or that are hard to come by: the start of every corpus."""

MOST_LOST = 50
"""Workers that may end before their time; after that something else is wrong, and the report says so."""


def main() -> int:
    """Run the workers, wait, report."""
    options = _options()
    corpus = Path(options.corpus)
    corpus.mkdir(parents=True, exist_ok=True)
    for path in SEEDS.iterdir():
        (corpus / path.name).write_bytes(path.read_bytes())
    out = Path(tempfile.mkdtemp(prefix="fuzz-run-"))
    end = time.monotonic() + options.seconds
    workers: dict[int, subprocess.Popen[bytes]] = {}
    seed = options.seed
    lost = 0
    while time.monotonic() < end or any(worker.poll() is None for worker in workers.values()):
        for slot in range(options.jobs):
            left = int(end - time.monotonic())
            if left > 1 and lost < MOST_LOST and (slot not in workers or workers[slot].poll() is not None):
                lost += slot in workers
                workers[slot] = _start(out, corpus, left, seed, options.target)
                seed += 1
        time.sleep(0.5)
        if time.monotonic() > end + 120:
            for worker in workers.values():
                worker.kill()
    return _report(out, lost)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=int, default=120, help="how long to go on")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at a time")
    parser.add_argument("--corpus", default=".fuzz", help="the folder of inputs, which grows")
    parser.add_argument("--target", action="append", default=[], help="only this target; may be repeated")
    parser.add_argument("--seed", type=int, default=1, help="for a run that starts as another one did")
    return parser.parse_args()


def _start(out: Path, corpus: Path, seconds: int, seed: int, names: list[str]) -> subprocess.Popen[bytes]:
    arguments = [sys.executable, "-m", "tools.fuzz.worker", str(out), str(corpus), str(seconds), str(seed), *names]
    log = (out / f"log-{seed}.txt").open("wb")
    return subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=log, stderr=log)


def _report(out: Path, lost: int) -> int:
    """Print counts by target and each failure; return the exit code."""
    counts: Counter[str] = Counter()
    for path in out.glob("counts-*.json"):
        counts.update(json.loads(path.read_text()))
    cpu = counts.pop("cpu", 0)
    names = sorted({name.partition(" ")[0] for name in counts})
    print(f"{'target':12} {'inputs':>9} {'refused':>9} {'failed':>7}")
    for name in names:
        row = [counts[f"{name} {outcome}"] for outcome in ("ok", "refused", "failed")]
        print(f"{name:12} {sum(row):9,} {row[1]:9,} {row[2]:7,}")
    print(f"{cpu / 3600:.2f} CPU hours, {sum(counts.values()):,} inputs; {lost} workers started again")
    failures = sorted(out.glob("failures/*.txt"))
    artifacts = sorted(out.glob("lost-*"))
    for path in failures:
        print(f"\n{path.with_suffix('')}\n{path.read_text()[-1500:]}")
    for path in artifacts:
        print(f"\n{path}: the process ended or ran out of time or memory on this input")
    if not counts:
        print(f"nothing ran; see {out}/log-*.txt")
    return int(bool(failures or artifacts or not counts))


if __name__ == "__main__":
    sys.exit(main())
