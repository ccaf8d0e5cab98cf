"""Where units of work run: this machine, or a Dask cluster.

An engine is a context manager that gives a standard executor and how many units it works on at once.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from factcheck.archive.job import archive_error
from factcheck.archive.supervisor import allow_workers, end_workers
from factcheck.model.distribution import missing_extra
from factcheck.model.errors import FactcheckError
from factcheck.model.said import said

LOST_SCHEDULER_LOGGERS = ("distributed.client", "tornado.application")
"""Loggers that print tracebacks of a lost scheduler, which the run reports once in a sentence."""


@contextmanager
def cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """Give the executor of the cluster whose scheduler has this address, or wrote this scheduler file.

    Each thread of a Dask worker owns one supervised worker process; start Dask's workers with `--nthreads` for
    the processors of their machine and `--nworkers 1`.
    """
    try:
        from distributed import Client
    except ImportError:
        raise missing_extra(said("archive.needs_dask"), "dask", address) from None
    for name in LOST_SCHEDULER_LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(**_where(address))  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        hint = said("archive.start_dask")
        raise FactcheckError(archive_error(said("archive.no_scheduler", error=str(error)), address, hint)) from None
    with client:
        slots = sum(client.nthreads().values())  # type: ignore[no-untyped-call]
        if not slots:
            hint = said("archive.start_workers", address=address)
            raise FactcheckError(archive_error(said("archive.no_workers"), address, hint))
        yield client.get_executor(pure=False), slots  # type: ignore[no-untyped-call]


def _where(address: str) -> dict[str, str]:
    """Return the arguments that name a scheduler to Dask."""
    if "://" not in address and Path(address).is_file():
        return {"scheduler_file": address}
    return {"address": address.replace("dask://", "tcp://", 1)}


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
    return cluster(address)
