"""Scan an archive: plan, hand out, count, finish.  The same loop drives a laptop and a cluster."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from hashlib import blake2b

import pyarrow as pa
import pyarrow.parquet as pq

from factcheck.archive import storage
from factcheck.archive.engines import open_engine
from factcheck.archive.job import Done, Job, Unit, archive_error
from factcheck.archive.names import input_stamp
from factcheck.archive.perform import perform
from factcheck.archive.plan import Plan, Source, first, resolve, units
from factcheck.archive.progress import (
    COMPACTED,
    ResultsFile,
    Watch,
    live_files,
    remove_files,
    superseded_names,
    whole_files,
)
from factcheck.archive.request import Request, Totals
from factcheck.archive.result_schema import ARTICLES, FINDINGS, RowsFile, opened
from factcheck.archive.resume import begin, finish, locked, take_stock, write_manifest
from factcheck.model.errors import FactcheckError
from factcheck.model.said import said

# Many small results files into few larger ones, without a moment in which a row is missing or counts twice.


FILES_AT_MOST = 256
"""Units in one compacted file: about a quarter of a million articles."""


def compact(results: str, at_least: int = 2) -> None:
    """Join the units that have a file of their own, where there are enough of them, and tidy up."""
    tidy(results)
    single = [file for file in live_files(results) if not file.is_compacted]
    if len(single) < at_least:
        return
    for start in range(0, len(single), FILES_AT_MOST):
        _join(results, single[start : start + FILES_AT_MOST])
    tidy(results)


def tidy(results: str) -> None:
    """Remove files whose units are all in another one."""
    live = {file.name for file in live_files(results)} | superseded_names(results)
    remove_files(results, [file.name for file in whole_files(results) if file.name not in live])


def _join(results: str, files: Sequence[ResultsFile]) -> None:
    """Write one file that holds the rows of `files`; it takes their place the moment that it has its name."""
    stems = [stem for file in files for stem in file.stems]
    name = COMPACTED + blake2b("\n".join(stems).encode(), digest_size=10).hexdigest()
    articles, findings = ([_path(results, kind, file) for file in files] for kind in (ARTICLES, FINDINGS))
    schema = pa.unify_schemas([_schema(path) for path in articles])
    with opened(results, name, schema, stems) as output:
        _copy(articles, output.articles)
        _copy(findings, output.findings)


def _path(results: str, kind: str, file: ResultsFile) -> str:
    """Return where a results file lies."""
    return storage.join(storage.join(results, kind), file.name)


def _copy(paths: Sequence[str], target: RowsFile) -> None:
    """Add all rows of some files."""
    for path in paths:
        with storage.open_result(path) as file:
            target.add(pq.ParquetFile(file).read(use_threads=False))


def _schema(path: str) -> pa.Schema:
    """Return the columns of a file, without its marks."""
    with storage.open_result(path) as file:
        return pq.read_schema(file).remove_metadata()


UNITS_AHEAD = 2
"""Handed out for each slot, so that none waits for the next and no more than that is in memory."""

COMPACT_UNITS = 1_024
"""Units done between two compactions, so that no folder fills with a million small files."""


def scan_archive(request: Request, watch: Watch) -> Totals:
    """Scan an archive into its results folder and return what was done.

    Raises FactcheckError where the run can't begin or go on; what was done until then stays and is gone on
    with by `resume`.  What only concerns single files is in the totals' problems.
    """
    started = time.monotonic()
    with locked(request.results):
        begin(request)
        source, further = resolve(request.source, request.results)
        plan = _plan(source, request)
        write_manifest(request)
        state = take_stock(request.results, plan.stems, request.retry)
        job = _job(request, source, further, state.reuse)
        totals = Totals(problems=plan.problems, outdated=state.outdated)
        todo = (unit for unit in plan if unit.stem not in state.done)
        _run(request, job, todo, _Tally(totals, plan, state.done, watch))
        if not totals.problems:
            finish(request.results)
            write_manifest(request, complete=True)
        compact(request.results)
    totals.seconds = time.monotonic() - started
    return totals


def _plan(source: Source, request: Request) -> Plan:
    """Return the units of a run."""
    found = units(source, f"{source.columns} {source.language} {request.sample}")
    return Plan(found if request.limit < 0 else first(found, request.limit, source.columns))


def _job(request: Request, source: Source, further: tuple[str, ...], reuse: tuple[str, ...]) -> Job:
    """Return what every worker must know."""
    return Job(
        results=storage.absolute(request.results),
        root=source.path + "/" if storage.is_folder(source.path) else source.path.rpartition("/")[0] + "/",
        columns=source.columns,
        extra=further,
        language=source.language,
        scan=request.scan,
        limits=request.limits,
        sample=request.sample,
        own=request.own,
        keep_consistent=request.keep_consistent,
        reuse=reuse,
    )


class _Tally:
    """Counts what is done, for the progress shown."""

    def __init__(self, totals: Totals, plan: Plan, done: frozenset[str], watch: Watch) -> None:
        """Begin with the units that were done before."""
        skipped = [unit.weight for unit in plan if unit.stem in done]
        totals.skipped = len(skipped)
        self.totals = totals
        self.watch = watch
        self.whole = plan.weight - sum(skipped)
        self.weight = 0

    def add(self, done: Done) -> None:
        """Count a unit; raise for one that shows that no other can succeed."""
        if done.problem is not None:
            if done.fatal:
                raise FactcheckError(done.problem)
            self.totals.problems.append(done.problem)
        self.totals.units += 1
        for name in ("articles", "findings", "inconsistent", "quarantined", "reused"):
            setattr(self.totals, name, getattr(self.totals, name) + getattr(done, name))
        self.weight += done.weight
        self.watch(self.totals, self.weight, self.whole)


def _run(request: Request, job: Job, todo: Iterable[Unit], tally: _Tally) -> None:
    """Work through the units on the engine."""
    with open_engine(request.engine, request.workers) as (executor, slots):
        for done in _completed(executor, slots, job, todo):
            tally.add(done)
            if tally.totals.units % COMPACT_UNITS == 0:
                compact(request.results, COMPACT_UNITS // 2)


def _completed(executor: Executor, slots: int, job: Job, todo: Iterable[Unit]) -> Iterator[Done]:
    """Yield units as they are done, a few handed out ahead."""
    pending: dict[Future[Done], Unit] = {}
    for unit in todo:
        pending[executor.submit(perform, job, unit)] = unit
        while len(pending) >= UNITS_AHEAD * slots:
            finished, _ = wait(pending, return_when=FIRST_COMPLETED)
            yield from (_unless_changed(_result(future), pending.pop(future), job) for future in finished)
    while pending:
        finished, _ = wait(pending, return_when=FIRST_COMPLETED)
        yield from (_unless_changed(_result(future), pending.pop(future), job) for future in finished)


def _unless_changed(done: Done, unit: Unit, job: Job) -> Done:
    """Return what came of a unit, or a problem where its input has changed since the run was planned.

    Its rows would appear under the name of an input that they are not of, some from before the change, some from
    after it: they are removed.  Whatever else went wrong with the unit is most likely because of the change.
    """
    if done.fatal or input_stamp(unit, {}) == unit.stamp:
        return done
    remove_files(job.results, [f"{unit.stem}.parquet"])
    hint = said("archive.part_changed_hint")
    place = unit.file if len(unit.names) != 1 else storage.join(unit.file, unit.names[0])
    problem = archive_error(said("archive.part_changed"), place, hint)
    return Done(stem=unit.stem, weight=unit.weight, problem=problem)


def _result(future: Future[Done]) -> Done:
    """Return what came of a unit."""
    try:
        return future.result()
    except CancelledError:
        hint = said("archive.back_again")
        raise FactcheckError(archive_error(said("archive.lost_scheduler"), hint=hint)) from None
