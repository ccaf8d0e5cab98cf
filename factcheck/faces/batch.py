"""Many claims files in one run, shared out to processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

import msgspec

from factcheck.claims.project import ClaimsPath
from factcheck.config import Config
from factcheck.model.errors import FactcheckError
from factcheck.model.report import Problem, Report
from factcheck.processes import multiprocessing_is_safe, safe_children

FEWEST_FOR_PROCESSES = 24
"""Below this many files one process is done before others have started (a start costs what 10 seed files do)."""


class Outcome(msgspec.Struct, frozen=True):
    """What became of one claims file: a report, or the problems that kept it from having one."""

    path: str
    report: Report | None = None
    problems: tuple[Problem, ...] = ()


def outcome_of(claims: ClaimsPath, language: str, config: Config, explain_all: bool = False) -> Outcome:
    """Verify one file and keep what went wrong as a value, so that the others go on."""
    from factcheck.api import verify
    from factcheck.config import put_into_effect

    put_into_effect(config)  # in a process of its own nothing is known yet
    path = claims.path
    try:
        return Outcome(str(path), verify(path, language=language, explain_all=explain_all, root=claims.root))
    except FactcheckError as error:
        return Outcome(str(path), problems=error.problems)


def verify_many(
    paths: Sequence[ClaimsPath],
    config: Config,
    *,
    language: str = "",
    explain_all: bool = False,
    workers: int = 0,
    done: Callable[[], None] | None = None,
) -> list[Outcome]:
    """Verify files in the order given; `workers` 0 takes one process a core where there are enough files."""
    if workers == 0:
        workers = (os.cpu_count() or 1) if len(paths) >= FEWEST_FOR_PROCESSES else 1
    work = partial(outcome_of, language=language, config=config, explain_all=explain_all)
    outcomes = []
    with _mapping(min(workers, len(paths)), len(paths)) as mapped:
        for outcome in mapped(work, paths):
            outcomes.append(outcome)
            if done:
                done()
    return outcomes


@contextmanager
def _mapping(workers: int, files: int) -> Iterator[Callable[..., Iterator[Outcome]]]:
    """Give a `map` that keeps the order, in this process or in several."""
    if workers <= 1 or not multiprocessing_is_safe():
        yield map
        return
    from concurrent.futures import ProcessPoolExecutor

    with safe_children(), ProcessPoolExecutor(workers) as pool:
        yield partial(pool.map, chunksize=max(1, min(16, files // (4 * workers))))
