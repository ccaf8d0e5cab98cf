"""The form of a text that the reader works on: composed letters, ASCII digits, and the same in lower case.

Invisible characters are left out, and what is between a number and its scale or unit and is not read: marks of
notes, more than one blank, the end of a wrapped line.  Every line ends with a line feed.  Offsets into it are mapped
back to the text itself, so that figures are where the writer put them, whatever normal form the file is in.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

import msgspec

UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff"
"""Soft hyphens, spaces without width, direction marks: a reader sees none of them, wherever they are."""

NOTE_MARK = (
    r"(?:\[\^?(?:[0-9]{1,3}|[a-z])\]|\[\^\w{2,8}\]|<sup>[0-9a-z]{1,3}</sup>|\*{1,3}(?=[ \u00a0])"
    r"|[\u2020\u2021\u00a7]{1,3}|(?<!10)[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,2})"
)
"""What refers to a note: "[1]", "[^1]", "¹", "*", "†"; "10⁶" is a power."""

LINE = 40
"""Characters; a line so long was wrapped, and the sentence goes on in the next one."""

_NEEDS_WORK = re.compile(
    f"[\u0300-\u036f\uff01-\uff5e{UNSEEN}\u2010\u2011\u2044\u2215\u0660-\u0669\u06f0-\u06f9\u066a-\u066c\u0966-\u096f]"
    rf"|[0-9%](?:[ \u00a0]{{2}}|\t|{NOTE_MARK})|[\w,%]\n[0-9a-z%\u00df-\uffff]|\r\n"
)

_CHANGED = re.compile(
    "(?P<cluster>[^\\W\\d_][\u0300-\u036f]+)"
    f"|(?P<unseen>[{UNSEEN}]+)"
    rf"|(?<=[0-9%])(?P<note>{NOTE_MARK})(?=[ \u00a0]{{0,8}}[^\W\d_])"
    r"|(?<=[0-9])(?P<blanks>[ \u00a0\t]{2,8}|\t)(?=[^\W\d_]|%)"
    r"|(?<=[\w,%\u0300-\u036f])(?P<wrap>\r?\n)(?=[^\W\d_]|%|[0-9]+(?![0-9.)]))"
    r"|(?P<ending>\r\n)"
)
"""What is read as something else, or not at all."""

LONGEST_CLUSTER = 30
"""Combining marks on one letter that are still composed, as in Unicode's stream-safe text format (UAX 15);
a longer heap is left alone, because sorting it takes time that grows with its square."""

_PLAIN: dict[int, int | str] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **{first + digit: ord("0") + digit for first in (0x660, 0x6F0, 0x966) for digit in range(10)},
    **dict(zip((0x2010, 0x2011, 0x2044, 0x2215, 0x66A, 0x66B, 0x66C), "--//%.,", strict=True)),
}
"""Full-width forms, Arabic and Devanagari digits, hyphens and fraction strokes, each by the plain character."""


class NormalText(msgspec.Struct, frozen=True, gc=False):
    """A text as the reader sees it."""

    text: str
    lowered: str
    """`text` in lower case, letter for letter: of the same length."""
    shifts: tuple[tuple[int, int, int], ...] = ()
    """(offset in `text`, how many code points to add for the offset in the original: where a figure ends there, and
    where one starts there or anything comes after)."""

    def original(self, offset: int) -> int:
        """Return the offset in the original text of what starts at an offset into `text`."""
        place = bisect_right(self.shifts, offset, key=_first) - 1
        return offset + (self.shifts[place][2] if place >= 0 else 0)

    def original_end(self, offset: int) -> int:
        """Return the offset in the original text of what ends at an offset into `text`: what was left out is not in."""
        place = bisect_right(self.shifts, offset, key=_first) - 1
        if place < 0:
            return offset
        at, ends, beyond = self.shifts[place]
        return offset + (ends if at == offset else beyond)


def _first(shift: tuple[int, int, int]) -> int:
    return shift[0]


def normal_text(text: str) -> NormalText:
    """Return `text` composed, in plain digits, and without what is between a number and its unit and not read."""
    shifts: tuple[tuple[int, int, int], ...] = ()
    if _NEEDS_WORK.search(text):
        text, shifts = _changed(text if text.isascii() else text.translate(_PLAIN))
    return NormalText(text, _lowered(text), shifts)


def _changed(text: str) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    """Compose each letter with its marks, leave out what is not read, and note where offsets shift."""
    pieces: list[str] = []
    shifts: list[tuple[int, int, int]] = []
    done = length = lost = 0
    for match in _CHANGED.finditer(text):
        new = _instead_of(text, match)
        if new is None:
            continue
        pieces += (text[done : match.start()], new)
        length += match.start() - done + len(new)
        done = match.end()
        ends, lost = lost, lost + len(match[0]) - len(new)
        if match["cluster"] is not None:
            ends = lost
        elif shifts and shifts[-1][0] == length:
            ends = shifts.pop()[1]
        if ends != lost or match["cluster"] is not None:
            shifts.append((length, ends, lost))
    pieces.append(text[done:])
    return "".join(pieces), tuple(shifts)


def _instead_of(text: str, match: re.Match[str]) -> str | None:
    """Return what the reader sees in place of a match; None where it stays."""
    if match["cluster"] is not None:
        return unicodedata.normalize("NFC", match[0]) if len(match[0]) <= LONGEST_CLUSTER + 1 else None
    if match["blanks"] is not None:
        return " "
    if match["wrap"] is not None:
        begins = text.rfind("\n", 0, match.start()) + 1
        goes_on = not text[match.end()].isupper()
        if goes_on and width(text, begins, match.start()) >= LINE:
            return " "
    return "\n" if match[0].endswith("\n") else ""


_MARKS = re.compile("[\u0300-\u036f]")


def width(text: str, start: int, end: int) -> int:
    """Return how many letters and signs a stretch of text shows: combining marks are part of those before them."""
    return end - start - len(_MARKS.findall(text, start, end))


def _lowered(text: str) -> str:
    """Return `text` in lower case; the few letters that would grow ("İ") stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
