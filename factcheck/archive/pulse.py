"""Which article a worker is at, in memory that its guard can see without a message for each article."""

from __future__ import annotations

import mmap
import struct

LAYOUT = struct.Struct("<qq")

READING = -1
"""Stands for "between articles"."""


class Pulse:
    """Two numbers in a shared file: the article at work, and a count that rises at every step."""

    def __init__(self, file: int) -> None:
        """Share the open file `file`, which has LAYOUT.size bytes."""
        self.memory = mmap.mmap(file, LAYOUT.size)
        self.steps = 0

    def beat(self, ordinal: int) -> None:
        """Tell the article that begins now, or READING."""
        self.steps += 1
        self.memory[:] = LAYOUT.pack(ordinal, self.steps)

    def look(self) -> tuple[int, int]:
        """Return the article and the count."""
        ordinal, steps = LAYOUT.unpack(self.memory[:])
        return int(ordinal), int(steps)
