"""This machine: threads, each owning one guarded worker process; no engine at all."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager

from factcheck.archive.supervisor import allow_workers, end_workers


@contextmanager
def embedded(workers: int) -> Iterator[tuple[Executor, int]]:
    """Give an executor of `workers` threads; leaving it, by an error or Ctrl-C too, ends all worker processes."""
    allow_workers()
    executor = ThreadPoolExecutor(workers, thread_name_prefix="guard")
    try:
        yield executor, workers
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
        end_workers()
        executor.shutdown(wait=True)
