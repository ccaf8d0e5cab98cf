"""Messages between a worker and its supervisor: a length of four bytes, then MessagePack."""

from __future__ import annotations

import mmap
import os
import struct

import msgspec

from factcheck.archive.job import Job, Unit
from factcheck.model.errors import Problem

# Which article a worker is at, in memory that its supervisor can see without a message for each article.


LAYOUT = struct.Struct("<qq")

READING = -1
"""The article number that means "between articles"."""


class Heartbeat:
    """Two numbers in a shared file: the article at work, and a count that rises at every step."""

    def __init__(self, file: int) -> None:
        """Share the open file `file`, which has LAYOUT.size bytes."""
        self.memory = mmap.mmap(file, LAYOUT.size)
        self.steps = 0

    def beat(self, ordinal: int) -> None:
        """Publish the article that begins now, or READING."""
        self.steps += 1
        self.memory[:] = LAYOUT.pack(ordinal, self.steps)

    def look(self) -> tuple[int, int]:
        """Return the article and the count."""
        ordinal, steps = LAYOUT.unpack(self.memory[:])
        return int(ordinal), int(steps)


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """Read a unit and scan its articles from `first` up to but not including `last` (-1: to the end)."""

    job: Job
    unit: Unit
    first: int = 0
    last: int = -1
    quarantine: str = ""
    """Record these articles as not scanned, with this reason; "" scans them."""


class Counts(msgspec.Struct):
    """How many rows a batch has, and of what."""

    articles: int = 0
    findings: int = 0
    inconsistent: int = 0
    quarantined: int = 0
    reused: int = 0


class Batch(msgspec.Struct, frozen=True, tag=True):
    """Rows as Arrow streams; `next` is the first article that they leave out."""

    next: int
    counts: Counts
    articles: bytes
    findings: bytes


class Ended(msgspec.Struct, frozen=True, tag=True):
    """The order is carried out."""


class OutOfMemory(msgspec.Struct, frozen=True, tag=True):
    """An article wanted more than its limit; the worker ends itself."""

    ordinal: int


class UnreadableUnit(msgspec.Struct, frozen=True, tag=True):
    """The unit can't be read."""

    problem: Problem


Reply = Batch | Ended | OutOfMemory | UnreadableUnit


def send(file: int, message: msgspec.Struct) -> None:
    """Write one message; raises BrokenPipeError where nobody reads."""
    body = msgspec.msgpack.encode(message, enc_hook=str)  # a message that can be translated is sent as it is in English
    rest = memoryview(len(body).to_bytes(4, "little") + body)
    while rest:
        rest = rest[os.write(file, rest) :]


def receive(file: int) -> bytes | None:
    """Read one message's bytes; None where the other side is gone."""
    head = _exactly(file, 4)
    return None if head is None else _exactly(file, int.from_bytes(head, "little"))


def _exactly(file: int, count: int) -> bytes | None:
    """Read `count` bytes, or None where the stream ends before."""
    parts = []
    while count:
        part = os.read(file, min(count, 1 << 20))
        if not part:
            return None
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
