"""Time and memory of loading claims files of the kind `a ÷ b ≈ c`, against their number.

    python -m benchmarks.claims.load [--sizes 6250 12500 25000 50000 100000] [--rounds 5]

Every size runs in a process of its own, sizes in turn within a round, so that a slow minute of the machine hits
all of them.  Time is CPU time of that process around the call; memory is the growth of its peak.  `tomllib` alone
on the same text is measured in the same process: the part that any reader in pure Python pays.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from decimal import Decimal
from pathlib import Path

CLAIM = """[[claim]]
id = "claim-{0}"
quote = "rose to [a{0}: 12,6%] from [b{0}: 5,16%], or [c{0}: 2,44 lần] as much"
check = "a{0} ÷ b{0} ≈ c{0}"

"""


def written(size: int, mistake: bool = False) -> str:
    """Return a claims file with `size` claims; on wish the last check names a figure that is not there."""
    text = 'article = "article.txt"\n\n' + "".join(CLAIM.format(number) for number in range(size))
    return text.replace(f"≈ c{size - 1}", f"≈ d{size - 1}") if mistake else text


def measure_here(size: int) -> tuple[float, float, float, float]:
    """Return µs per claim of loading, of tomllib alone, of telling one mistake, and bytes per claim of the peak."""
    from factcheck.claims import load
    from factcheck.model.errors import FactcheckError

    with tempfile.TemporaryDirectory() as folder:
        good, bad = Path(folder, "good.toml"), Path(folder, "bad.toml")
        good.write_text(written(size), encoding="utf-8")
        bad.write_text(written(size, mistake=True), encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.process_time()
        claims_file = load(good)
        loading = time.process_time() - start
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
        assert len(claims_file.claims) == size
        del claims_file
        text = good.read_text(encoding="utf-8")
        start = time.process_time()
        tomllib.loads(text, parse_float=Decimal)
        parsing = time.process_time() - start
        start = time.process_time()
        try:
            load(bad)
        except FactcheckError as error:
            assert error.problems[0].line == 5 * size + 1
        telling = time.process_time() - start
    return loading / size * 1e6, parsing / size * 1e6, telling / size * 1e6, grown / size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[6_250, 12_500, 25_000, 50_000, 100_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--one", type=int, help="measure one size in this process")
    options = parser.parse_args()
    if options.one:
        print(*measure_here(options.one))
        return
    rows: dict[int, list[list[float]]] = {size: [] for size in options.sizes}
    for _ in range(options.rounds):
        for size in options.sizes:
            command = [sys.executable, "-m", "benchmarks.claims.load", "--one", str(size)]
            run = subprocess.run(command, capture_output=True, text=True, check=True)
            rows[size].append([float(word) for word in run.stdout.split()])
    print("| claims | load, µs a claim (least–most) | of it tomllib | with one mistake to tell | peak, bytes a claim |")
    print("|---:|---:|---:|---:|---:|")
    for size, measured in rows.items():
        load, toml, mistake, memory = (statistics.median(column) for column in zip(*measured, strict=True))
        least, most = min(row[0] for row in measured), max(row[0] for row in measured)
        print(f"| {size:,} | {load:.1f} ({least:.1f}–{most:.1f}) | {toml:.1f} | {mistake:.1f} | {memory:,.0f} |")


if __name__ == "__main__":
    main()
