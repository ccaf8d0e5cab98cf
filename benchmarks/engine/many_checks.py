"""Checks a ÷ b ≈ c by the thousand, from one claims file: time per check, memory, and whether both grow in line.

    python benchmarks/engine/many_checks.py [COUNT…]

Writes an article of COUNT sentences and a claims file with one claim for each, and runs the whole of `factcheck verify`
on them in a process of its own (reading the article, loading the claims, finding the quotes, recomputing, one line a
finding).  Times are compared with a run on ten claims, so that start-up is left out.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COUNTS = (100, 1_000, 10_000, 100_000)
FEW = 10
KINDS = ("barley", "oats", "rye", "wheat", "maize", "flax", "hemp", "beet", "hops", "clover")


def write(folder: Path, count: int) -> None:
    """Write an article and its claims: yields of a field, of all fields, and how many times the one is the other."""
    source = random.Random(count)
    sentences, claims = [], ['article = "article.txt"\nlanguage = "en"\n']
    for number in range(count):
        base, yielded = source.randrange(1100, 9000), source.randrange(9100, 90000)
        times = f"{yielded / base:.2f}"
        farm = f"Farm {number} grew {KINDS[number % 10]} at"
        own, other = f"{yielded / 100:.2f} tonnes", f"{base / 100:.2f} tonnes"
        sentences.append(f"{farm} {own}, {times} times the {other} of the county.")
        claims.append(
            f'[[claim]]\nid = "farm-{number}"\n'
            f'quote = "{farm} [a{number}: {own}], [c{number}: {times} times] the [b{number}: {other}]"\n'
            f'check = "a{number} ÷ b{number} ≈ c{number}"\n'
        )
    (folder / "article.txt").write_text("\n".join(sentences) + "\n", encoding="utf-8")
    (folder / "claims.toml").write_text("\n".join(claims), encoding="utf-8")


def run(folder: Path) -> tuple[float, int]:
    """Return the processor time of one run in seconds and its peak memory in kilobytes."""
    script = (
        "import resource, sys; from factcheck.cli.app import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", script, "verify", "--format", "concise"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert "inconsistent" not in done.stdout.rpartition("\n")[2], done.stdout[-500:]
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, int(done.stderr.split()[-1])


def main(counts: list[int]) -> None:
    """Print a table: checks, microseconds a check, memory a check."""
    start, least = None, None
    print(f"{'checks':>8} {'seconds':>8} {'us/check':>9} {'MB':>7} {'kB/check':>9}")
    for count in (FEW, *counts):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write(folder, count)
            clock = time.perf_counter()
            seconds, kilobytes = run(folder)
            wall = time.perf_counter() - clock
        if start is None or least is None:
            start, least = seconds, kilobytes
            continue
        per_check, memory = (seconds - start) / count * 1e6, (kilobytes - least) / count
        print(f"{count:>8} {wall:>8.2f} {per_check:>9.0f} {kilobytes / 1024:>7.0f} {memory:>9.2f}", flush=True)


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or list(COUNTS))
