"""Many claims files in one run, shared out to processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import msgspec

from factcheck.claims.project import ClaimsPath
from factcheck.config import Config
from factcheck.model.faults import contained
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

    problems: list[Problem] = []
    path = claims.path
    with contained(problems, str(path)):
        put_into_effect(config)  # in a process of its own nothing is known yet
        return Outcome(str(path), verify(path, language=language, explain_all=explain_all, root=claims.root))
    return Outcome(str(path), problems=tuple(problems))


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
    outcomes: list[Outcome] = []
    for outcome in _outcomes(work, paths, min(workers, len(paths))):
        outcomes.append(outcome)
        if done:
            done()
    return outcomes


Work = Callable[[ClaimsPath], Outcome]


def _outcomes(work: Work, paths: Sequence[ClaimsPath], workers: int) -> Iterator[Outcome]:
    """Yield the outcomes in the order of the files, worked out in this process or in several."""
    if workers <= 1 or not multiprocessing_is_safe():
        yield from map(work, paths)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    try:
        with safe_children(), ProcessPoolExecutor(workers) as pool:
            for outcome in pool.map(work, paths, chunksize=max(1, min(16, len(paths) // (4 * workers)))):
                yield outcome
                done += 1
    except BrokenProcessPool:  # a process was ended from outside, most likely for its memory
        yield from (_apart(work, path) for path in paths[done:])


def _apart(work: Work, claims: ClaimsPath) -> Outcome:
    """Return the outcome of one file from a process of its own, which may end without harm to another file's."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    try:
        with safe_children(), ProcessPoolExecutor(1) as pool:
            return pool.submit(work, claims).result()
    except BrokenProcessPool:
        path, hint = str(claims.path), "it may need more memory than there is: split it"
        return Outcome(path, problems=(Problem("the process that verified this file was ended", path, hint=hint),))
