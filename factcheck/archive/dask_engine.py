"""A Dask cluster, which may be one machine or a thousand."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.archive.job import archive_error
from factcheck.model.distribution import missing_extra
from factcheck.model.errors import FactcheckError

if TYPE_CHECKING:
    from concurrent.futures import Executor

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
        raise missing_extra("--engine needs Dask", "dask", address) from None
    for name in LOST_SCHEDULER_LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(**_where(address))  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        hint = "start one with `dask scheduler`, and workers with `dask worker tcp://HOST:8786`"
        raise FactcheckError(archive_error(f"no Dask scheduler answers: {error}", address, hint)) from None
    with client:
        slots = sum(client.nthreads().values())  # type: ignore[no-untyped-call]
        if not slots:
            hint = f"start some with `dask worker {address}`"
            raise FactcheckError(archive_error("the Dask cluster has no workers", address, hint))
        yield client.get_executor(pure=False), slots  # type: ignore[no-untyped-call]


def _where(address: str) -> dict[str, str]:
    """Return the arguments that name a scheduler to Dask."""
    if "://" not in address and Path(address).is_file():
        return {"scheduler_file": address}
    return {"address": address.replace("dask://", "tcp://", 1)}
