"""Articles out of whatever an archive is kept in: one file a kind of input.

A reader is a module with `plan(path) -> units`, `column_names(path)` and `read(unit, columns) -> rows`; to add
one is to add its file, and its line in `kinds`.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from types import ModuleType

    from factcheck.archive.inputs.pieces import ArticleRow
    from factcheck.archive.job import Columns, Unit


def reader(name: str) -> ModuleType:
    """Return the module of a reader; its libraries are loaded only now."""
    return import_module(f"factcheck.archive.inputs.{name}")


def read(unit: Unit, columns: Columns) -> Iterator[ArticleRow]:
    """Yield the articles of a unit, as many as it is to take."""
    rows = cast("Iterator[ArticleRow]", reader(unit.reader).read(unit, columns))
    for number, row in enumerate(rows):
        if number == unit.take:
            return
        yield row
