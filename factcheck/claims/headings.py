"""The lines of [[claim]] and [outside.NAME], found without parsing the file a second time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model.claim import Location

PIECE = re.compile(
    r'"""(?:[^\\"]++|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']++|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|\#[^\n]*"
    r"|^[ \t]*\[\[[ \t]*(?P<claim>claim|\"claim\"|'claim')[ \t]*\]\]"
    r"|^[ \t]*\[[ \t]*outside[ \t]*\.[ \t]*(?P<outside>[^\]\n]+?)[ \t]*\]",
    re.MULTILINE | re.DOTALL,
)
"""Texts and comments are stepped over, so that a heading inside one is none."""


class Headings:
    """Where the claims (in order) and the outside figures (by key) of a file begin."""

    def __init__(self, source: str, path: str) -> None:
        """Go through the file once."""
        self._path = path
        self._claims: list[Location] = []
        self._outside: dict[str, Location] = {}
        for name, location in _headings(source, path):
            if name:
                self._outside[name] = location
            else:
                self._claims.append(location)

    def claim(self, index: int, count: int) -> Location:
        """Return where claim `index` of `count` begins; the file alone where claims are not written as headings."""
        return self._claims[index] if len(self._claims) == count else Location(self._path)

    def outside(self, name: str) -> Location:
        """Return where an outside figure begins."""
        return self._outside.get(name, Location(self._path))


def _headings(source: str, path: str) -> Iterator[tuple[str, Location]]:
    """Yield "" and the place of each claim, the name and the place of each outside figure."""
    line, counted = 1, 0
    for piece in PIECE.finditer(source):
        if piece.lastgroup is None:
            continue
        start = source.index("[", piece.start())
        line += source.count("\n", counted, start)
        counted = start
        column = start - source.rfind("\n", 0, start)
        name = (piece["outside"] or "").strip("\"'")
        yield name, Location(path, line, column)
