"""Which reader reads which file, by its name: a plain table, so that asking loads no reader."""

from __future__ import annotations

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
    "folder": (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".odt", ".pdf"),
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
