"""The form of a text that the reader works on: composed letters, ASCII digits, and the same in lower case.

Offsets into it are mapped back to the text itself, so that figures stand where the writer put them, whatever
normal form the file is in.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

import msgspec

_NEEDS_WORK = re.compile("[\u0300-\u036f\uff01-\uff5e]")

_CLUSTER = re.compile("[^\\W\\d_]([\u0300-\u036f]+)")

LONGEST_CLUSTER = 30
"""Combining marks on one letter that are still composed, as in Unicode's stream-safe text format (UAX 15);
a longer heap is left alone, because sorting it takes time that grows with its square."""

_WIDE_TO_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


class NormalText(msgspec.Struct, frozen=True, gc=False):
    """A text as the reader sees it."""

    text: str
    lowered: str
    """`text` in lower case, letter for letter: of the same length."""
    shifts: tuple[tuple[int, int], ...] = ()
    """(offset in `text`, how many code points to add from there on to stand in the original)."""

    def original(self, offset: int) -> int:
        """Return the offset in the original text of an offset into `text`."""
        if not self.shifts:
            return offset
        place = bisect_right(self.shifts, offset, key=_first) - 1
        return offset + (self.shifts[place][1] if place >= 0 else 0)


def _first(shift: tuple[int, int]) -> int:
    return shift[0]


def normal_text(text: str) -> NormalText:
    """Return `text` in composed form; free of charge where it has no combining marks and no full-width forms."""
    shifts: tuple[tuple[int, int], ...] = ()
    if not text.isascii() and _NEEDS_WORK.search(text):
        text, shifts = _composed(text.translate(_WIDE_TO_ASCII))
    return NormalText(text, _lowered(text), shifts)


def _composed(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Compose each letter with the marks that follow it, and tell where offsets shift."""
    pieces: list[str] = []
    shifts: list[tuple[int, int]] = []
    done = length = lost = 0
    for cluster in _CLUSTER.finditer(text):
        if len(cluster[1]) > LONGEST_CLUSTER:
            continue
        composed = unicodedata.normalize("NFC", cluster[0])
        pieces += (text[done : cluster.start()], composed)
        length += cluster.start() - done + len(composed)
        done = cluster.end()
        lost += len(cluster[0]) - len(composed)
        shifts.append((length, lost))
    pieces.append(text[done:])
    return "".join(pieces), tuple(shifts)


def _lowered(text: str) -> str:
    """Return `text` in lower case; the few letters that would grow ("İ") stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
