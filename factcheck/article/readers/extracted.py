"""What a reader hands on: text, and where it was in the file."""

from __future__ import annotations

import msgspec


class Extracted(msgspec.Struct, frozen=True, gc=False):
    """The text of a file, and the labels of its parts."""

    text: str
    places: tuple[tuple[int, str], ...] = ()
    """(offset, label): from this offset on, the text stands at this page, paragraph or row."""


class TextBuilder:
    """Collects an article line by line, with a label for each."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._lines: list[str] = []
        self._places: list[tuple[int, str]] = []
        self._length = 0

    def add(self, line: str, label: str) -> None:
        """Add one paragraph, table row or page."""
        self._places.append((self._length, label))
        self._lines.append(line)
        self._length += len(line) + 1

    def extracted(self) -> Extracted:
        """Return what was added."""
        return Extracted("\n".join(self._lines), tuple(self._places))
