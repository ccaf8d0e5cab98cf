"""Text files, plain or compressed, as lines of bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import pyarrow as pa

from factcheck.archive import storage
from factcheck.archive.inputs.pieces import compression_of
from factcheck.archive.job import archive_error
from factcheck.model.errors import FactcheckError
from factcheck.model.said import said

BLOCK = 1 << 20


def lines(path: str) -> Iterator[bytes]:
    """Yield the lines of a file with their ends.

    Raises FactcheckError where a compressed file breaks off, after the last whole line.
    """
    with storage.open_input(path) as file:
        compression = compression_of(path)
        if not compression:
            yield from file
            return
        try:
            yield from _lines_of(pa.CompressedInputStream(pa.PythonFile(file, "r"), compression))
        except OSError as error:
            message = said("archive.breaks_off", error=str(error).partition(chr(10))[0])
            raise FactcheckError(archive_error(message, path, said("archive.copy_again"))) from None


def _lines_of(stream: pa.NativeFile) -> Iterator[bytes]:
    """Yield the lines of a stream that only hands out blocks."""
    rest = b""
    while block := stream.read(BLOCK):
        *whole, rest = (rest + block).split(b"\n")
        yield from (line + b"\n" for line in whole)
    if rest:
        yield rest


class LinesFromByte:
    """The lines of a plain file from one byte on; `position` is the byte behind the last line handed out."""

    def __init__(self, file: IO[bytes], start: int) -> None:
        """Read `file` from the byte `start`."""
        file.seek(start)
        self.file = file
        self.position = start

    def __iter__(self) -> Iterator[bytes]:
        """Yield the lines with their ends."""
        for line in iter(self.file.readline, b""):
            self.position += len(line)
            yield line
