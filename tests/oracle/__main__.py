"""Try many statements: `python -m tests.oracle --statements 1000000 --seed 1 --processes 2`.

Prints what came of true and false ones by rule, and exits with 1 where a verdict is one that the design forbids.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import time
from functools import partial

from tests.oracle.running import BATCH, Table, run, without_corrections

CHUNK = 25 * BATCH


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.oracle", description=__doc__)
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--rule", action="append", default=[], help="only this rule; may be repeated")
    parser.add_argument("--examples", type=int, default=2, help="failures shown of each kind")
    parser.add_argument(
        "--corrections", action="store_true", help="let factcheck search corrections too, which is slow"
    )
    asked = parser.parse_args()
    if not asked.corrections:
        without_corrections()
    started = time.monotonic()
    table = Table()
    chunks = [(start, min(CHUNK, asked.statements - start)) for start in range(0, asked.statements, CHUNK)]
    work = partial(_run, seed=asked.seed, rules=tuple(asked.rule), examples=asked.examples)
    with multiprocessing.Pool(asked.processes) as pool:
        for done in pool.imap_unordered(work, chunks):
            table.merge(done, asked.examples)
    print(table.text())
    used = sum(resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime
               for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))  # fmt: skip
    print(f"{asked.statements} statements, seed {asked.seed}: {used:.0f} s of processor time, "
          f"{used / asked.statements * 1e6:.0f} µs a statement, {time.monotonic() - started:.0f} s")  # fmt: skip
    return 1 if table.failed else 0


def _run(chunk: tuple[int, int], *, seed: int, rules: tuple[str, ...], examples: int) -> Table:
    start, count = chunk
    return run(seed, count, rules, start=start, examples=examples)


if __name__ == "__main__":
    sys.exit(main())
