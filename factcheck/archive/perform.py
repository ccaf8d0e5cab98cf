"""One unit of work from input to results: what every engine runs, on this machine or another."""

from __future__ import annotations

import errno
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec
import pyarrow as pa

from factcheck.archive.job import MEBIBYTE, Done, Job, Unit, archive_error
from factcheck.archive.result_schema import unit_output
from factcheck.archive.supervisor import Died, worker_of_thread
from factcheck.archive.worker_messages import READING, Batch, Counts, Order, OutOfMemory, UnreadableUnit
from factcheck.model.errors import FactcheckError
from factcheck.model.said import said

if TYPE_CHECKING:
    from factcheck.model.errors import Problem

ATTEMPTS = 3
"""A worker that dies while it reads, at no article, is replaced so often before the unit is given up."""


class Stretch(msgspec.Struct, frozen=True):
    """Articles of a unit that are still to be scanned: `last` is left out, -1 is the end."""

    first: int
    last: int = -1
    alone: bool = False
    """The article that killed a worker: it gets one for itself, and if it kills that one too, it is quarantined."""
    quarantine: str = ""


def perform(job: Job, unit: Unit) -> Done:
    """Scan a unit and write its results under their fixed name.

    Nothing that an article or a file can do is raised: it is in the rows, or in the answer's `problem`.
    """
    total = Counts()
    try:
        with unit_output(job, unit) as output:
            for batch in supervise(job, unit):
                output.add(batch)
                _add(total, batch.counts)
    except FactcheckError as error:
        return Done(stem=unit.stem, weight=unit.weight, problem=error.problems[0])
    except (OSError, pa.ArrowException) as error:
        return Done(stem=unit.stem, weight=unit.weight, problem=_unwritable(error, job.results), fatal=True)
    return Done(stem=unit.stem, weight=unit.weight, **msgspec.structs.asdict(total))


def supervise(job: Job, unit: Unit) -> Iterator[Batch]:
    """Yield the rows of a unit, whatever its articles do to the workers."""
    stretches = deque([Stretch(0)])
    attempts = 0
    while stretches:
        stretch = stretches.popleft()
        done_to = stretch.first
        worker = worker_of_thread(job.limits, job.scan, fresh=stretch.alone)
        order = Order(job=job, unit=unit, first=stretch.first, last=stretch.last, quarantine=stretch.quarantine)
        for reply in worker.carry_out(order):
            if isinstance(reply, Batch):
                done_to = reply.next
                yield reply
            elif isinstance(reply, UnreadableUnit):
                raise FactcheckError(reply.problem)
            elif isinstance(reply, OutOfMemory):
                reason = said("archive.wanted_memory", size=f"{job.limits.memory / MEBIBYTE:g}")
                stretches.extendleft(reversed(_after(stretch, done_to, reply.ordinal, reason)))
            elif isinstance(reply, Died) and reply.ordinal == READING:
                attempts += 1
                stretches.appendleft(msgspec.structs.replace(stretch, first=done_to))
                _give_up(attempts, reply, unit)
            elif isinstance(reply, Died):
                stretches.extendleft(reversed(_after(stretch, done_to, reply.ordinal, reply.reason)))


def _after(stretch: Stretch, done_to: int, culprit: int, reason: str) -> list[Stretch]:
    """Return what is left of a stretch after its worker died at the article `culprit`."""
    if stretch.alone:
        return [Stretch(culprit, culprit + 1, quarantine=reason)]
    rest = [] if stretch.last == culprit + 1 else [Stretch(culprit + 1, stretch.last)]
    before = [Stretch(done_to, culprit)] if done_to < culprit else []
    return [*before, Stretch(culprit, culprit + 1, alone=True), *rest]


def _give_up(attempts: int, death: Died, unit: Unit) -> None:
    """Raise when workers die again and again without being at an article."""
    if attempts >= ATTEMPTS:
        message = said("archive.reading_this", reason=death.reason, attempts=attempts)
        raise FactcheckError(archive_error(message, unit.file, death.words))


def _add(total: Counts, counts: Counts) -> None:
    """Add the counts of a batch."""
    for name in Counts.__struct_fields__:
        setattr(total, name, getattr(total, name) + getattr(counts, name))


def _unwritable(error: Exception, results: str) -> Problem:
    """Say why results could not be written."""
    number = getattr(error, "errno", None)
    reason = getattr(error, "strerror", None) or str(error)
    hint = said("archive.free_space")
    if number in (errno.EACCES, errno.EPERM, errno.EROFS):
        hint = said("archive.other_folder")
    return archive_error(said("archive.results_unwritten", reason=reason), results, hint)
