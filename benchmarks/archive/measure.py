"""Throughput, processor time and memory of scanning an archive, beside a plain loop over the same function.

    python -m benchmarks.archive.measure CORPUS.parquet --articles 20000 --rounds 2 --modes plain embedded-1

CORPUS has the columns id, language, text; its articles are repeated, with ids of their own, as often as needed.
Modes: plain (one process reads and scans, writes nothing), embedded-N, dask-N (a scheduler and N worker processes
of one thread each).  Processor time is of the whole process tree; memory is its proportional set size.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import psutil
import pyarrow as pa
import pyarrow.parquet as pq

ROWS_OF_A_GROUP = 10_000
SECONDS_BETWEEN_LOOKS = 0.5

PLAIN = """
import sys
import pyarrow.parquet as pq
from factcheck.api import scan_text
for batch in pq.ParquetFile(sys.argv[1], pre_buffer=False).iter_batches(256, use_threads=False):
    for row in batch.to_pylist():
        try:
            scan_text(row["text"], row["language"])
        except Exception:
            pass
"""


def repeated(corpus: Path, articles: int, target: Path) -> None:
    """Write an archive of so many articles."""
    table = pq.read_table(corpus, columns=["id", "language", "text"])
    with pq.ParquetWriter(target, table.schema, compression="zstd") as writer:
        for start in range(0, articles, table.num_rows):
            part = table.slice(0, min(table.num_rows, articles - start))
            ids = pa.array([f"{start}/{value}" for value in part["id"].to_pylist()])
            writer.write_table(part.set_column(0, "id", ids), row_group_size=ROWS_OF_A_GROUP)


class Tree:
    """Looks at processes and all below them: processor seconds and memory."""

    def __init__(self, *roots: int) -> None:
        self.roots = roots
        self.seconds: dict[int, float] = {}
        self.peak = 0
        self.done = threading.Event()
        self.thread = threading.Thread(target=self.watch, daemon=True)
        self.thread.start()

    def watch(self) -> None:
        while not self.done.wait(SECONDS_BETWEEN_LOOKS):
            self.look()

    def look(self) -> None:
        memory = 0
        for process in self.processes():
            try:
                times = process.cpu_times()
                self.seconds[process.pid] = times.user + times.system
                memory += process.memory_full_info().pss
            except (psutil.NoSuchProcess, psutil.AccessDenied):
                continue
        self.peak = max(self.peak, memory)

    def processes(self):
        for root in self.roots:
            try:
                yield from [psutil.Process(root), *psutil.Process(root).children(recursive=True)]
            except psutil.NoSuchProcess:
                continue

    def end(self) -> None:
        self.done.set()
        self.thread.join()


@contextmanager
def cluster(workers: int, folder: Path):
    """Start a scheduler and workers; yield its file and the processes' ids."""
    dask = [sys.executable, "-P", "-m", "distributed.cli.dask_scheduler"]
    file = folder / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    started = [subprocess.Popen([*dask, "--scheduler-file", file, "--port", "0", "--no-dashboard"], **quiet)]
    worker = [sys.executable, "-P", "-m", "distributed.cli.dask_worker", "--scheduler-file", file, "--nthreads", "1"]
    worker += ["--no-nanny", "--no-dashboard"]
    started += [subprocess.Popen(worker, cwd=folder, **quiet) for _ in range(workers)]
    try:
        while not file.exists():
            time.sleep(0.1)
        time.sleep(5)  # until the workers have found it
        yield file, [process.pid for process in started]
    finally:
        for process in started:
            process.terminate()
            process.wait()


def measured(mode: str, archive: Path) -> dict[str, float]:
    """Run one mode in a fresh process tree."""
    kind, _, count = mode.partition("-")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if kind == "plain":
            return timed([sys.executable, "-c", PLAIN, archive])
        command = [sys.executable, "-m", "factcheck", "scan", archive, "--results", folder / "results"]
        if kind == "embedded":
            return timed([*command, "--workers", count])
        with cluster(int(count), folder) as (file, others):
            return timed([*command, "--engine", file], others)


def timed(command, others=()) -> dict[str, float]:
    """Run a command to its end and return what it took; `others` are processes that work for it."""
    started = time.monotonic()
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    tree = Tree(process.pid, *others)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    if others:
        tree.look()
    tree.end()
    assert os.waitstatus_to_exitcode(status) == 0, command
    own = usage.ru_utime + usage.ru_stime
    cpu = sum(tree.seconds.values()) if others else own
    return {"wall": round(wall, 1), "cpu": round(cpu, 2), "peak_mib": round(tree.peak / 2**20)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--modes", nargs="+", default=["plain", "embedded-1"])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive.parquet"
        repeated(asked.corpus, asked.articles, archive)
        for _ in range(asked.rounds):
            for mode in asked.modes:
                taken = measured(mode, archive)
                taken["articles_per_second"] = round(asked.articles / taken["wall"], 1)
                print(json.dumps({"mode": mode, "articles": asked.articles, **taken}), flush=True)


if __name__ == "__main__":
    main()
