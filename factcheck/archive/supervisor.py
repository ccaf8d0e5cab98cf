"""The other side of a worker process: gives it orders, watches its heartbeat, kills it when it hangs."""

from __future__ import annotations

import select
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from factcheck.archive.worker_messages import (
    LAYOUT,
    READING,
    Batch,
    Ended,
    Heartbeat,
    Order,
    OutOfMemory,
    Reply,
    UnreadableUnit,
    receive,
    send,
)
from factcheck.model.said import said
from factcheck.processes import python_command

if TYPE_CHECKING:
    from factcheck.archive.job import Limits

LOOKS_PER_LIMIT = 8
LONGEST_LOOK = 0.25
"""Seconds between two looks at the heartbeat; the limit of a hanging article is kept to within one look."""

READING_SECONDS = 600.0
"""How long a worker may read without coming to its next article."""


class Died(msgspec.Struct, frozen=True):
    """The worker is gone; `ordinal` is the article that it was at, READING if at none."""

    ordinal: int
    reason: str
    words: str = ""
    """The last line that it wrote to standard error."""


class StopRequestedError(Exception):
    """The run ends; no worker is started any more."""


class Guarded:
    """One worker process and what its supervisor knows of it."""

    def __init__(self, limits: Limits, scan: str) -> None:
        """Start a worker."""
        self.limits = limits
        self.scan = scan
        self.used = False
        with tempfile.TemporaryFile() as shared:
            shared.truncate(LAYOUT.size)
            self.heartbeat = Heartbeat(shared.fileno())
            self.heartbeat.beat(READING)
            self.errors = tempfile.TemporaryFile()  # noqa: SIM115 -- lives as long as the worker
            self.process = subprocess.Popen(
                python_command("factcheck.archive.worker", str(shared.fileno())),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self.errors,
                pass_fds=[shared.fileno()],
                bufsize=0,
            )

    def is_alive(self) -> bool:
        """Return whether the process runs."""
        return self.process.poll() is None

    def carry_out(self, order: Order) -> Iterator[Reply | Died]:
        """Give an order and yield what comes back; the last is no Batch."""
        assert self.process.stdin is not None
        self.used = True
        try:
            send(self.process.stdin.fileno(), order)
        except BrokenPipeError:
            yield self._death()
            return
        while True:
            reply = self._next()
            if isinstance(reply, OutOfMemory):
                self.kill()  # it is about to end itself, and must not get another order before it does
            yield reply
            if not isinstance(reply, Batch):
                return

    def _next(self) -> Reply | Died:
        """Wait for one reply; a worker whose heartbeat stops for too long is killed."""
        assert self.process.stdout is not None
        file = self.process.stdout.fileno()
        look = min(LONGEST_LOOK, self.limits.seconds / LOOKS_PER_LIMIT)
        last, since = self.heartbeat.look(), time.monotonic()
        while not select.select([file], [], [], look)[0]:
            now = self.heartbeat.look()
            if now != last:
                last, since = now, time.monotonic()
            allowed = self.limits.seconds if now[0] != READING else READING_SECONDS
            if time.monotonic() - since > allowed:
                self.kill()
                return Died(now[0], said("archive.too_long", seconds=f"{allowed:g}"))
        message = receive(file)
        if message is None:
            return self._death()
        reply: Reply = msgspec.msgpack.decode(message, type=Batch | Ended | OutOfMemory | UnreadableUnit)
        return reply

    def _death(self) -> Died:
        """Return how and where the worker died by itself."""
        ordinal = self.heartbeat.look()[0]
        code = self.process.wait()
        words = self._last_words()
        self.kill()
        if code >= 0:
            return Died(ordinal, said("archive.ended_worker", code=code), words)
        return Died(ordinal, said("archive.killed_worker", name=signal.Signals(-code).name), words)

    def _last_words(self) -> str:
        """Return the last line of standard error."""
        size = self.errors.seek(0, 2)
        self.errors.seek(max(size - 2000, 0))
        lines = self.errors.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else ""

    def kill(self) -> None:
        """End the process at once, and forget it."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self.errors):
            if pipe is not None:
                pipe.close()


_mine = threading.local()
"""Each thread of an engine owns one worker."""

_all: set[Guarded] = set()
_stopping = threading.Event()


def worker_of_thread(limits: Limits, scan: str, fresh: bool) -> Guarded:
    """Return this thread's worker; another one if it died, has other limits, or `fresh` asks for an unused one."""
    if _stopping.is_set():
        raise StopRequestedError
    worker: Guarded | None = getattr(_mine, "worker", None)
    if worker is not None:
        suits = (worker.limits, worker.scan) == (limits, scan) and not (fresh and worker.used)
        if suits and worker.is_alive():
            return worker
        worker.kill()
        _all.discard(worker)
    worker = _mine.worker = Guarded(limits, scan)
    _all.add(worker)
    return worker


def allow_workers() -> None:
    """Let workers be started again after `end_workers`."""
    _stopping.clear()


def end_workers() -> None:
    """Kill every worker of this process, and start none until `allow_workers`."""
    _stopping.set()
    for worker in list(_all):
        worker.process.kill()
        worker.process.wait()
    _all.clear()
