"""Offsets in a text, which count code points, and positions of the protocol, which count units of an encoding.

A position is a line and a character, both from 0.  Lines end with LF, CRLF or CR and with nothing else: a form feed or
U+2028 is a character of its line.  A character is counted in UTF-16 units, as editors do, unless the client has agreed
to UTF-8 or UTF-32.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from lsprotocol.types import Position, Range, TextDocumentContentChangePartial, TextEdit

from factcheck.article.structure import line_starts

if TYPE_CHECKING:
    from lsprotocol.types import TextDocumentContentChangeEvent

UTF_8, UTF_16, UTF_32 = "utf-8", "utf-16", "utf-32"
ENCODINGS = (UTF_32, UTF_16, UTF_8)
"""What can be agreed on, the cheapest first: offsets count code points, as UTF-32 does."""


def units(text: str, encoding: str) -> int:
    """Return how many units of an encoding a text has."""
    if encoding == UTF_32 or text.isascii():
        return len(text)
    if encoding == UTF_8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text) + sum(character > "\uffff" for character in text)


def prefix_length(line: str, count: int, encoding: str) -> int:
    """Return how many characters of a line the first `count` units hold; a half character is not counted."""
    if encoding == UTF_32 or line.isascii():
        return min(count, len(line))
    used = 0
    for index, character in enumerate(line):
        used += units(character, encoding)
        if used > count:
            return index
    return len(line)


class IndexedText:
    """A text whose offsets and positions can be converted into each other."""

    def __init__(self, text: str, encoding: str = UTF_16) -> None:
        """Find the lines once; every conversion after that looks at one line."""
        self.text = text
        self.encoding = encoding
        self.starts = line_starts(text)

    def line(self, number: int) -> str:
        """Return a line, counted from 0, without its end."""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end].rstrip("\r\n")

    def offset(self, position: Position) -> int:
        """Return the offset of a position; behind the end of a line it is that end, behind the last line the text's."""
        if position.line >= len(self.starts):
            return len(self.text)
        return self.starts[position.line] + prefix_length(self.line(position.line), position.character, self.encoding)

    def position(self, offset: int) -> Position:
        """Return the position of an offset."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self.starts, offset) - 1
        return Position(line, units(self.text[self.starts[line] : offset], self.encoding))

    def range(self, start: int, end: int) -> Range:
        """Return the range between two offsets."""
        return Range(self.position(start), self.position(end))

    def changed(self, change: TextDocumentContentChangeEvent) -> IndexedText:
        """Return the text after one change that a client reports."""
        if not isinstance(change, TextDocumentContentChangePartial):
            return IndexedText(change.text, self.encoding)
        start, end = self.offset(change.range.start), self.offset(change.range.end)
        return IndexedText(self.text[:start] + change.text + self.text[max(start, end) :], self.encoding)

    def edits_to(self, after: str) -> list[TextEdit]:
        """Return the one edit that makes `after` of the text, as small as a common beginning and end allow."""
        if after == self.text:
            return []
        start = common_prefix(self.text, after)
        rest = common_prefix(self.text[start:][::-1], after[start:][::-1])
        end = len(self.text) - rest
        return [TextEdit(self.range(start, end), after[start : len(after) - rest])]


def common_prefix(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike; CR and LF of one line end are not parted."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low - 1 if low and one[low - 1] in "\r\n" else low
