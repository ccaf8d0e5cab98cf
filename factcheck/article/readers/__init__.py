"""Readers of file formats, one file each; a library is imported only when its format is read."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from factcheck.article.readers.extracted import Extracted

READERS: dict[str, str] = {
    "txt": "factcheck.article.readers.plain",
}
"""Format to the module whose `extract(data, path)` reads it; everything else is read as plain text."""

SUFFIXES: dict[str, str] = {}
"""File name endings, without the dot, of formats that go by several."""

Extract = Callable[[bytes, str], Extracted]


def format_of(path: str) -> str:
    """Return the format that a file name ends in; "txt" for none that is known."""
    suffix = PurePath(path).suffix.lower().removeprefix(".")
    name = SUFFIXES.get(suffix, suffix)
    return name if name in READERS else "txt"


def extract(data: bytes, path: str) -> Extracted:
    """Return the text of a file and its map; raise FactcheckError for a file that its format does not allow."""
    read: Extract = import_module(READERS[format_of(path)]).extract
    return read(data, path)
