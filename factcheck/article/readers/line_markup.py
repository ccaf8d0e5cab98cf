"""What the readers of LaTeX, reStructuredText and AsciiDoc share: marks are taken out, and lines stay where they are.

So a report names the line of the file itself; the column is that in the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

SUPERSCRIPTS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
"""10^6 is not 106."""

Replacement = str | Callable[[re.Match[str]], str]


def universal(text: str) -> str:
    """Return a text whose lines all end with a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def replaced(pattern: re.Pattern[str], new: Replacement, text: str) -> str:
    """Replace what a pattern matches; line ends in it stay."""

    def instead(found: re.Match[str]) -> str:
        words = found.expand(new) if isinstance(new, str) else new(found)
        return words + "\n" * (found[0].count("\n") - words.count("\n"))

    return pattern.sub(instead, text)


def without(pattern: re.Pattern[str], text: str) -> str:
    """Take out what a pattern matches; line ends in it stay."""
    return replaced(pattern, "", text)


def notes_after(pattern: re.Pattern[str], text: str) -> str:
    """Move notes, the pattern's group "note", from within a sentence to the end of their paragraph."""
    return "\n".join(_paragraphs(pattern, text))


def _paragraphs(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield each line, the last one of a paragraph with the notes of it."""
    notes: list[str] = []
    lines = replaced(pattern, _marked, text).split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        notes += NOTE.findall(line)
        line = NOTE.sub("", line)
        if notes and not following.strip():
            line, notes = " ".join([line, *notes]), []
        yield line


NOTE = re.compile("\ue000([^\ue001]*)\ue001")
"""A note between signs that no text has."""


def _marked(found: re.Match[str]) -> str:
    """Return a note in one line between the signs."""
    return f"\ue000{' '.join(found['note'].split())}\ue001"


def indented_block(lines: list[str], start: int, margin: int) -> int:
    """Return the number of the first line from `start` on that is not blank and indented by no more than `margin`."""
    end = start
    for number in range(start, len(lines)):
        if lines[number].strip():
            if indentation(lines[number]) <= margin:
                break
            end = number + 1
    return end


def indentation(line: str) -> int:
    """Return by how many blanks a line is indented."""
    return len(line.expandtabs()) - len(line.expandtabs().lstrip())
