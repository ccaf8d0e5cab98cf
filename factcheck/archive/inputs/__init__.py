"""Articles out of whatever an archive is kept in: one file a kind of input.

A reader is a module with `SUFFIXES`, `plan(path) -> units`, `column_names(path)` and
`read(unit, columns) -> rows`; to add one is to add its file and its name in `TABLES`.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import cast

from factcheck.archive.inputs.row import Row
from factcheck.archive.job import Columns, Unit

TABLES = ("parquet", "jsonl", "delimited", "warc")
"""Readers of files that hold many articles; databases (`tables`) and article files (`folder`) have their own ways."""


def reader(name: str) -> ModuleType:
    """Return the module of a reader; its libraries are loaded only now."""
    return import_module(f"factcheck.archive.inputs.{name}")


def reader_of(path: str) -> str:
    """Return the name of the reader for a file, by its suffix; "" for none."""
    lowered = path.lower()
    for name in (*TABLES, "tables", "folder"):
        if lowered.endswith(cast(tuple[str, ...], reader(name).SUFFIXES)):
            return name
    return ""


def read(unit: Unit, columns: Columns) -> Iterator[Row]:
    """Yield the articles of a unit, as many as it is to take."""
    rows = cast(Iterator[Row], reader(unit.reader).read(unit, columns))
    for number, row in enumerate(rows):
        if number == unit.take:
            return
        yield row
