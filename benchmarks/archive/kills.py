"""Kill scans of an archive at random points, go on with --resume, and compare with an undisturbed scan.

    python -m benchmarks.archive.kills CORPUS.parquet --articles 20000 --kills 20 --seed 1

In turn: kill -9 of the whole run, of one worker process, of the scheduler of a cluster with two workers.  Every
row of articles and findings is compared, and every article counted.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from hashlib import blake2b
from pathlib import Path

import psutil

from benchmarks.archive.measure import cluster, repeated
from factcheck.archive.questions.rendering import ask
from factcheck.archive.questions.results import opened

SORTS = ("whole", "worker", "scheduler")


def start(archive: Path, results: Path, *options) -> subprocess.Popen:
    command = [sys.executable, "-m", "factcheck", "scan", archive, "--results", results, *options]
    return subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def digest(results: Path) -> tuple[str, int, int]:
    """Return a digest of all rows, how many article rows there are, and how many different articles."""
    state = blake2b(digest_size=16)
    with opened(str(results)) as connection:
        for table, order in (("articles", "unit, ordinal"), ("findings", "unit, ordinal, number")):
            for row in ask(connection, f"select * from {table} order by {order}").rows:
                state.update(repr(row).encode())
        rows, different = ask(connection, "select count(*), count(distinct id) from articles").rows[0]
    return state.hexdigest(), rows, different


def disturbed(sort: str, archive: Path, results: Path, seconds: float, folder: Path) -> str:
    """Kill a run after so many seconds and let it end; return how the killed run ended."""
    if sort == "scheduler":
        with cluster(2, folder) as (file, processes):
            run = start(archive, results, "--engine", file)
            time.sleep(seconds)
            psutil.Process(processes[0]).kill()
            _, told = run.communicate()
        file.unlink()
    else:
        run = start(archive, results, "--workers", 2)
        time.sleep(seconds)
        children = psutil.Process(run.pid).children()
        victim = random.choice(children) if sort == "worker" and children else psutil.Process(run.pid)
        victim.kill()
        _, told = run.communicate()
    return f"exit {run.returncode} {told.strip().splitlines()[:1]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    random.seed(asked.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = folder / "archive.parquet"
        repeated(asked.corpus, asked.articles, archive)
        started = time.monotonic()
        start(archive, folder / "undisturbed", "--workers", 2).communicate()
        wall = time.monotonic() - started
        expected = digest(folder / "undisturbed")
        print(json.dumps({"undisturbed": expected, "wall": round(wall, 1)}), flush=True)
        same = 0
        for number in range(asked.kills):
            sort = SORTS[number % len(SORTS)]
            seconds = random.uniform(0.05, 0.95) * wall
            results = folder / f"results-{number}"
            ended = disturbed(sort, archive, results, seconds, folder)
            again = start(archive, results, "--workers", 2, "--resume")
            again.communicate()
            found = digest(results)
            same += found == expected
            told = {"kill": number + 1, "of": sort, "after": round(seconds, 1), "ended": ended}
            print(json.dumps({**told, "resumed": again.returncode, "same": found == expected}), flush=True)
        print(json.dumps({"kills": asked.kills, "same rows": same}))


if __name__ == "__main__":
    main()
