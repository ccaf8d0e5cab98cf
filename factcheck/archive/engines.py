"""Where units of work run: one file an engine.

An engine is a context manager that gives a standard executor and how many units it works on at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager

from factcheck.archive.supervisor import allow_workers, end_workers

# This machine: threads, each owning one supervised worker process; no engine at all.


@contextmanager
def embedded(workers: int) -> Iterator[tuple[Executor, int]]:
    """Give an executor of `workers` threads; leaving it, by an error or Ctrl-C too, ends all worker processes."""
    allow_workers()
    executor = ThreadPoolExecutor(workers, thread_name_prefix="supervisor")
    try:
        yield executor, workers
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
        end_workers()
        executor.shutdown(wait=True)


Engine = AbstractContextManager[tuple[Executor, int]]


def open_engine(address: str, workers: int) -> Engine:
    """Return the engine at an address; "" is this machine with `workers` processes (0: one for each processor).

    A Dask scheduler is named by its own address ("tcp://host:8786", "tls://…"; "dask://host:8786" is the same
    as tcp) or by the path of the scheduler file that it wrote.
    """
    if not address:
        return embedded(workers or len(os.sched_getaffinity(0)))
    from factcheck.archive.dask_engine import cluster  # only for clusters

    return cluster(address)
