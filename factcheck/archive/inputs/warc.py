"""Web pages out of web archives: WARC files, and WACZ packages of them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any
from urllib.parse import urlsplit
from zipfile import BadZipFile, ZipFile

from factcheck.archive import storage
from factcheck.archive.inputs.pieces import ArticleRow, byte_pieces
from factcheck.archive.job import Columns, Unit, archive_error
from factcheck.model.distribution import missing_extra
from factcheck.model.errors import FactcheckError
from factcheck.model.said import said

MEMBER = "!/"
"""Between a package and a file inside it."""

GZIP_START = b"\x1f\x8b\x08"
FIRST_BYTES = 1 << 10
"""Enough of a compressed record to unpack its first line."""

LARGEST_PAGE = 16 << 20

Record = Any
"""warcio's record, which carries no types."""

FORMATS = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf"}


def plan(path: str) -> Iterator[Unit]:
    """Yield the units of a file: any stretch of bytes of a compressed one, the whole of a plain one."""
    for member in _members(path):
        with _opened(member) as file:
            size = file.seek(0, 2)
            compressed = _is_compressed(file)
        if not compressed:
            yield Unit(reader="warc", file=member, stop=size, weight=size)
            continue
        for start, stop in byte_pieces(size):
            yield Unit(reader="warc", file=member, start=start, stop=stop, weight=stop - start)


def column_names(path: str) -> list[str]:
    """Return what a page carries beside its address, time and text."""
    return ["site"]


def read(unit: Unit, columns: Columns) -> Iterator[ArticleRow]:
    """Yield the pages whose record begins within the unit's bytes."""
    with _opened(unit.file) as file:
        begin = unit.start if unit.start == 0 else _next_member(file, unit.start, unit.stop)
        if begin is None:
            return
        file.seek(begin)
        for offset, record in _records(file, unit.file):
            if offset >= unit.stop:
                return
            row = _row(record, unit.file)
            if row is not None:
                yield row


def _members(path: str) -> list[str]:
    """Return the WARC files that a path means."""
    if not path.lower().endswith(".wacz"):
        return [path]
    try:
        with storage.open_input(path) as file, ZipFile(file) as package:
            names = [name for name in package.namelist() if name.lower().endswith((".warc", ".warc.gz"))]
    except BadZipFile:
        raise FactcheckError(archive_error(said("archive.no_wacz"), path)) from None
    return [f"{path}{MEMBER}{name}" for name in sorted(names)]


@contextmanager
def _opened(member: str) -> Iterator[IO[bytes]]:
    """Open a WARC file, also one inside a package."""
    path, _, name = member.partition(MEMBER)
    with storage.open_input(path) as file:
        if not name:
            yield file
            return
        with ZipFile(file) as package, package.open(name) as inside:
            yield inside


def _is_compressed(file: IO[bytes]) -> bool:
    """Return whether every record is compressed by itself, as the standard recommends."""
    file.seek(0)
    return file.read(3) == GZIP_START


def _next_member(file: IO[bytes], start: int, stop: int) -> int | None:
    """Return where the first record at or behind `start` begins, None for none before `stop`.

    The three bytes that open a compressed record also turn up by chance; a record is recognised by what it unpacks to.
    """
    file.seek(start)
    block = file.read(stop - start + FIRST_BYTES)
    found = block.find(GZIP_START)
    while found >= 0:
        if _unpacks_to_record(block[found : found + FIRST_BYTES]) and start + found < stop:
            return start + found
        found = block.find(GZIP_START, found + 1)
    return None


def _unpacks_to_record(data: bytes) -> bool:
    """Return whether compressed data begin a WARC record."""
    try:
        return zlib.decompressobj(31).decompress(data[:FIRST_BYTES], 5) == b"WARC/"
    except zlib.error:
        return False


def _records(file: IO[bytes], path: str) -> Iterator[tuple[int, Record]]:
    """Yield every record with the byte at which it begins."""
    try:
        from warcio.archiveiterator import ArchiveIterator  # only for web archives
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise missing_extra(said("archive.needs_warcio"), "warc", path) from None
    records = ArchiveIterator(file)
    try:
        for record in records:
            yield records.offset, record
    except (ArchiveLoadFailed, zlib.error, EOFError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise FactcheckError(archive_error(said("archive.web_breaks_off", reason=reason), path)) from None


def _row(record: Record, path: str) -> ArticleRow | None:
    """Return the page that a record holds, None for a record that is no page (requests, images, errors)."""
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    if record.rec_type not in ("response", "resource") or headers is None:
        return None
    if record.rec_type == "response" and headers.get_statuscode() != "200":
        return None
    kind = str(headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    if kind not in FORMATS:
        return None
    address = str(record.rec_headers.get_header("WARC-Target-URI") or "")
    return ArticleRow(
        text="",
        id=address,
        date=str(record.rec_headers.get_header("WARC-Date") or ""),
        place=path,
        further={"site": urlsplit(address).hostname or ""},
        content=record.content_stream().read(LARGEST_PAGE),
        name=f"{address}{FORMATS[kind]}",
    )
