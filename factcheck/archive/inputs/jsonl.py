"""Articles as one JSON object a line, plain or compressed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

import msgspec

from factcheck.archive import storage
from factcheck.archive.inputs.pieces import ArticleRow, byte_pieces, compression_of, pieces
from factcheck.archive.inputs.tables import row_of
from factcheck.archive.inputs.text_streams import lines
from factcheck.archive.job import Columns, Unit
from factcheck.model.said import said

UNCUT_BYTES = 32 << 20
"""A compressed file up to this size is one unit; a larger one is read once to count its lines, and cut."""

LINES_FOR_NAMES = 1_000
"""Columns are those that these first lines have; one that comes later is kept in the column `other`."""


def plan(path: str) -> Iterator[Unit]:
    """Yield the units of a file: stretches of bytes of a plain one, of lines of a large compressed one."""
    size = storage.size_of(path)
    if not compression_of(path):
        for start, stop in byte_pieces(size):
            yield Unit(reader="jsonl", file=path, start=start, stop=stop, weight=stop - start)
    elif size <= UNCUT_BYTES:
        yield Unit(reader="jsonl", file=path, weight=size)
    else:
        count = sum(1 for _ in lines(path))
        for start, stop in pieces(count):
            yield Unit(reader="jsonl", file=path, start=start, stop=stop, weight=size * (stop - start) // count)


def column_names(path: str) -> list[str]:
    """Return the keys of the first lines, in the order in which they turn up."""
    names: dict[str, None] = {}
    for line in islice(lines(path), LINES_FOR_NAMES):
        if line.strip():
            with suppress(ValueError):  # reported as an article that is quarantined, when its turn comes
                names.update(dict.fromkeys(_record(line)))
    return list(names)


def read(unit: Unit, columns: Columns) -> Iterator[ArticleRow]:
    """Yield the articles of a unit."""
    for position, line in _lines(unit):
        if line.strip():
            place = f"{unit.file}#{position}"
            try:
                yield row_of(_record(line), columns, place)
            except ValueError as error:
                yield ArticleRow(text="", id=place, place=place, problem=said("archive.no_object", error=str(error)))


def _lines(unit: Unit) -> Iterator[tuple[int, bytes]]:
    """Yield a unit's lines with their position: the byte in a plain file, the line's number in a compressed one."""
    if not compression_of(unit.file):
        yield from _lines_from_byte(unit)
        return
    stop = None if unit.stop < 0 else unit.stop
    yield from enumerate(islice(lines(unit.file), unit.start, stop), unit.start)


def _lines_from_byte(unit: Unit) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that begin within the unit's bytes."""
    with storage.open_input(unit.file) as file:
        position = max(unit.start - 1, 0)
        file.seek(position)
        if unit.start:
            position += len(file.readline())  # the end of a line that belongs to the unit before
        while position < unit.stop and (line := file.readline()):
            yield position, line
            position += len(line)


def _record(line: bytes) -> dict[str, object]:
    """Return the object on a line; raises ValueError (of msgspec, or for bytes that are not UTF-8)."""
    return msgspec.json.decode(line, type=dict[str, object])
