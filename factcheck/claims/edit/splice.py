"""Replace stretches of a text, all other characters untouched."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

BYTE_ORDER_MARK = "\ufeff"


class Splice(msgspec.Struct, frozen=True):
    """Put `text` in the place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


def apply(source: str, splices: Iterable[Splice]) -> str:
    """Return the text with all splices applied; they must not overlap, and at one place they keep their order.

    New lines end as the file's lines do.
    """
    line_end = "\r\n" if "\r\n" in source else "\n"
    pieces: list[str] = []
    position = 0
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        pieces += (source[position : splice.start], splice.text.replace("\n", line_end))
        position = splice.end
    return "".join(pieces) + source[position:]


def split_mark(source: str) -> tuple[str, str]:
    """Return the byte-order mark of a file, or "", and the text behind it."""
    rest = source.removeprefix(BYTE_ORDER_MARK)
    return source[: len(source) - len(rest)], rest


def append_block(source: str, block: str) -> str:
    """Return the text with a block at its end, an empty line before it."""
    gap = "" if not source else "\n" if source.endswith("\n") else "\n\n"
    return apply(source, [Splice(len(source), len(source), gap + block)])
