"""How an input is cut into units of work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b

import msgspec

from factcheck.article.readers import ENDINGS

# Which reader reads which file, by its name: a plain table, so that asking loads no reader.


COMPRESSIONS = {".gz": "gzip", ".zst": "zstd", ".bz2": "bz2"}


def with_compressions(*suffixes: str) -> tuple[str, ...]:
    """Return the suffixes, plain and with each compression."""
    return tuple(suffix + end for suffix in suffixes for end in ("", *COMPRESSIONS))


def compression_of(path: str) -> str:
    """Return the name of a file's compression; "" for a plain file."""
    return next((name for suffix, name in COMPRESSIONS.items() if path.lower().endswith(suffix)), "")


SUFFIXES: dict[str, tuple[str, ...]] = {
    "parquet": (".parquet", ".pq"),
    "jsonl": with_compressions(".jsonl", ".ndjson"),
    "delimited": with_compressions(".csv", ".tsv"),
    "warc": (".warc", ".warc.gz", ".wacz"),
    "tables": (".duckdb", ".ddb", ".sqlite", ".sqlite3", ".db"),
    "folder": ENDINGS,
}
"""A reader of a folder's article files, and readers of files that hold many articles each."""

COLUMNED = ("parquet", "jsonl", "delimited", "tables")
"""Readers of tables, in which somebody must say which column holds the text."""

IN_FOLDERS = ("parquet", "jsonl", "delimited", "warc")
"""What is looked for in a folder besides article files; a database is an archive only where it is named."""


def reader_of(path: str) -> str:
    """Return the name of the reader for a file; "" for none."""
    lowered = path.lower()
    return next((name for name, suffixes in SUFFIXES.items() if lowered.endswith(suffixes)), "")


# One article as it comes out of an archive, before anything is read in it.


class ArticleRow(msgspec.Struct, frozen=True, gc=False):
    """An article's text, or the bytes of a file that holds it, and what the archive says of it."""

    text: str
    id: str
    language: str = ""
    date: str = ""
    desk: str = ""
    place: str = ""
    """Where it is: a file, a row of a file."""
    further: Mapping[str, str] = {}
    """Every other column."""
    content: bytes | None = None
    """The article as a file (HTML, .docx, …), to be read only under the worker's limits; then `text` is ""."""
    problem: str = ""
    """Why the archive's record is no article; it is quarantined with this reason."""
    name: str = ""
    """The file name that shows the format of `content`."""


def content_hash(row: ArticleRow) -> str:
    """Return a digest of everything in the row that a verdict can depend on."""
    digest = blake2b(digest_size=16)
    digest.update(f"{row.language}\0{row.name if row.content is not None else ''}\0".encode())
    digest.update(row.text.encode("utf-8", "surrogatepass") if row.content is None else row.content)
    return digest.hexdigest()


def is_sampled(content: str, share: float) -> bool:
    """Return whether an article belongs to a sample: always the same answer for the same content."""
    return share >= 1 or int(content[:13], 16) < share * 16**13


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
