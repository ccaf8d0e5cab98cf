"""A worker process: reads a unit, scans its articles under limits, hands rows to its supervisor.

Started by `factcheck.processes.python_command` with the number of the heartbeat's file.  Orders come on standard input,
replies leave on what was standard output, so that nothing an article makes some library print can get between them.
"""

from __future__ import annotations

import ctypes
import os
import select
import signal
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import cast

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from factcheck.archive import storage
from factcheck.archive.inputs import read
from factcheck.archive.inputs.pieces import ArticleRow, content_hash, is_sampled
from factcheck.archive.job import Job, OwnLanguages, Unit, archive_error
from factcheck.archive.outcome import ArticleOutcome, Record, Scan, base_record, examine, moved, quarantine
from factcheck.archive.result_schema import article_schema, finding_schema
from factcheck.archive.worker_messages import (
    READING,
    Batch,
    Counts,
    Ended,
    Heartbeat,
    Order,
    OutOfMemory,
    Reply,
    UnreadableUnit,
    receive,
    send,
)
from factcheck.model.errors import FactcheckError
from factcheck.model.faults import problems_of
from factcheck.model.said import said

# Articles that were scanned before and have not changed, wherever they are now.


def unchanged(job: Job, unit: Unit) -> dict[str, ArticleOutcome]:
    """Return what is known of a unit's articles, by the digest of their content.

    The unit is read twice, once for the digests alone: reading is cheap beside scanning.
    """
    wanted = pa.array({content_hash(row) for row in read(unit, job.columns)}, pa.string())
    known: dict[str, ArticleOutcome] = {}
    for name in job.reuse:
        articles = _matching(job.results, "articles", name, wanted)
        findings = _by_key(_matching(job.results, "findings", name, wanted))
        for article in articles:
            if article["status"] == "done":
                found = findings.get((article["unit"], article["ordinal"]), [])
                known[str(article["content"])] = ArticleOutcome(article, found)
    return known


def _matching(results: str, kind: str, name: str, wanted: pa.Array) -> list[Record]:
    """Return the rows of a results file whose content is wanted."""
    rows: list[Record] = []
    with storage.open_result(storage.join(storage.join(results, kind), name)) as file:
        source = pq.ParquetFile(file)
        for group in range(source.num_row_groups):
            hits = pc.is_in(source.read_row_group(group, ["content"], use_threads=False).column(0), wanted)
            if pc.any(hits).as_py():
                rows += source.read_row_group(group, use_threads=False).filter(hits).to_pylist()
    return rows


def _by_key(findings: Sequence[Record]) -> dict[tuple[object, object], list[Record]]:
    """Return findings by their article."""
    grouped: dict[tuple[object, object], list[Record]] = {}
    for finding in findings:
        grouped.setdefault((finding["unit"], finding["ordinal"]), []).append(finding)
    return grouped


BATCH_ARTICLES = 500
BATCH_SECONDS = 2.0
"""Rows go to the supervisor so often: what a killed worker has to do again is at most that."""

IDLE_SECONDS = 60.0
"""A worker without orders ends itself, so that none is left behind on the nodes of a cluster."""

PR_SET_PDEATHSIG = 1


class Batcher:
    """Collects rows and sends them on."""

    def __init__(self, order: Order, reply: Callable[[Reply], None]) -> None:
        """Collect the rows of one order."""
        self.schema = article_schema(order.job.extra)
        self.reply = reply
        self.next = order.first
        self.clear()

    def clear(self) -> None:
        """Begin an empty batch."""
        self.articles: list[Record] = []
        self.findings: list[Record] = []
        self.counts = Counts()
        self.since = time.monotonic()

    def add(self, outcome: ArticleOutcome, reused: bool) -> None:
        """Add the rows of one article."""
        self.articles.append(outcome.article)
        self.findings += outcome.findings
        self.counts.articles += 1
        self.counts.findings += len(outcome.findings)
        self.counts.inconsistent += cast("int", outcome.article.get("inconsistent") or 0)
        self.counts.quarantined += outcome.article["status"] != "done"
        self.counts.reused += reused

    def is_due(self) -> bool:
        """Return whether it is time to send."""
        return len(self.articles) >= BATCH_ARTICLES or time.monotonic() - self.since > BATCH_SECONDS

    def flush(self) -> None:
        """Send what there is, up to `next`."""
        rows = _stream(self.articles, self.schema), _stream(self.findings, finding_schema())
        self.reply(Batch(self.next, self.counts, *rows))
        self.clear()


def main() -> None:
    """Carry out orders until there are none."""
    _die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the supervisor's affair
    replies = os.dup(1)
    os.dup2(2, 1)
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    heartbeat = Heartbeat(int(sys.argv[1]))
    orders = 0
    while select.select([0], [], [], IDLE_SECONDS)[0]:
        message = receive(0)
        if message is None:
            return
        order = msgspec.msgpack.decode(message, type=Order)
        scan = scan_function(order.job.scan)
        if not orders:
            _read_own_languages(order.job.own)
            _limit_memory(order.job.limits.memory)
        orders += 1
        carry_out(order, scan, heartbeat, lambda answer: send(replies, answer))


def _read_own_languages(own: OwnLanguages) -> None:
    """Read articles by a project's own packs and words."""
    if own.packs or own.words:
        from factcheck.language.load_languages import install_packs

        install_packs(own.packs, own.words, own.path, root=Path(own.project))


def carry_out(order: Order, scan: Scan, heartbeat: Heartbeat, reply: Callable[[Reply], None]) -> None:
    """Scan the articles of an order and reply with their rows, then with how it ended."""
    batcher = Batcher(order, reply)
    try:
        known = unchanged(order.job, order.unit) if order.job.reuse else {}
        heartbeat.beat(READING)
        last = None if order.last < 0 else order.last
        rows = islice(enumerate(read(order.unit, order.job.columns)), order.first, last)
        for ordinal, row in rows:
            heartbeat.beat(ordinal)
            _one(order, ordinal, row, known, scan, batcher)
            heartbeat.beat(READING)
            batcher.next = ordinal + 1
            if batcher.is_due():
                batcher.flush()
        batcher.flush()
        reply(Ended())
    except _MemoryNeededError as wanted:
        batcher.flush()
        reply(OutOfMemory(wanted.ordinal))
        sys.exit()  # memory is in pieces now; the next worker starts with a whole one
    except FactcheckError as error:
        reply(UnreadableUnit(error.problems[0]))
    except (OSError, pa.ArrowException) as error:
        reply(UnreadableUnit(archive_error(said("archive.part_unread", error=str(error)), order.unit.file)))
    except Exception as error:  # of a reader of archives: the other parts go on
        reply(UnreadableUnit(problems_of(error, order.unit.file)[0]))


def _one(
    order: Order, ordinal: int, row: ArticleRow, known: dict[str, ArticleOutcome], scan: Scan, batcher: Batcher
) -> None:
    """Bring one article to its rows."""
    content = content_hash(row)
    if not is_sampled(content, order.job.sample):
        return
    base = base_record(order.unit, ordinal, row, content, order.job)
    if order.quarantine:
        batcher.add(quarantine(base, order.quarantine), False)
    elif content in known:
        batcher.add(moved(known[content], base), True)
    else:
        outcome = _within_memory(row, base, order.job, scan)
        if outcome is None:
            raise _MemoryNeededError(ordinal)
        batcher.add(outcome, False)


def _within_memory(row: ArticleRow, base: Record, job: Job, scan: Scan) -> ArticleOutcome | None:
    """Return what came of an article, or None where memory ran out; what it had taken is free again then."""
    try:
        return examine(row, base, job, scan)
    except MemoryError:
        return None


class _MemoryNeededError(Exception):
    """An article wanted more memory than its limit."""

    def __init__(self, ordinal: int) -> None:
        """Hold which."""
        super().__init__(ordinal)
        self.ordinal = ordinal


def scan_function(path: str) -> Scan:
    """Return the function that "module:name" names."""
    module, _, name = path.partition(":")
    return cast("Scan", getattr(import_module(module), name))


def _stream(records: list[Record], schema: pa.Schema) -> bytes:
    """Return rows as an Arrow stream."""
    try:
        batch = pa.RecordBatch.from_pylist(records, schema)
    except UnicodeEncodeError:  # lone surrogates, which no text file can hold
        batch = pa.RecordBatch.from_pylist([_writable(record) for record in records], schema)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, schema) as writer:
        writer.write_batch(batch)
    return cast("bytes", sink.getvalue().to_pybytes())


def _writable(record: Record) -> Record:
    """Return a row with a question mark for every lone surrogate."""
    return {
        name: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
        for name, value in record.items()
    }


def _limit_memory(extra: int) -> None:
    """Let this process grow by `extra` bytes of address space and no more (where the system knows its size)."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 -- no path of the user's
            pages = int(file.read().split()[0])
    except FileNotFoundError:
        return
    import resource  # only where there is /proc

    limit = pages * resource.getpagesize() + extra
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _die_with_parent() -> None:
    """Ask Linux to kill this process when its supervisor is gone: an article that hangs would run for ever."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
