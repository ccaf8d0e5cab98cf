"""How an input is cut into units of work."""

from __future__ import annotations

from collections.abc import Iterator

ARTICLES_AT_LEAST = 1_000
"""A few seconds of work: what a kill can cost one worker, against two small files for each unit."""

PIECES_AT_MOST = 64
"""Of one stretch that can only be read from its beginning: skipping to a piece costs half the stretch on average."""

BYTES_AT_LEAST = 4 << 20
"""Of a file that can be read from any byte: about a thousand articles."""


def pieces(count: int) -> Iterator[tuple[int, int]]:
    """Yield (start, stop) over `count` articles that lie behind one another in one stretch."""
    size = max(ARTICLES_AT_LEAST, -(-count // PIECES_AT_MOST))
    for start in range(0, count, size):
        yield start, min(start + size, count)


def byte_pieces(size: int) -> Iterator[tuple[int, int]]:
    """Yield (start, stop) over a file in which any byte can be reached at once."""
    for start in range(0, size, BYTES_AT_LEAST):
        yield start, min(start + BYTES_AT_LEAST, size)
