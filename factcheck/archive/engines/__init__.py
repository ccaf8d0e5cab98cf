"""Where units of work run: one file an engine.

An engine is a context manager that gives a standard executor and how many units it works on at once.
"""

from __future__ import annotations

import os
from concurrent.futures import Executor
from contextlib import AbstractContextManager

from factcheck.archive.engines.embedded import embedded

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
