"""A long article in parts that overlap, so that every statement is whole in one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 8_000
"""Characters of one part: with prompt and answer some 6,000 tokens, which fit the context of small local models."""
OVERLAP = 1_200
"""Characters that a part has in common with the one before: some eight sentences."""
MOST_PARTS = 40
"""Parts of one article that are asked about: a book is for the archive's scan, not for a model."""

_BREAKS = (re.compile(r"\n\s*\n\s*"), re.compile(r"\n\s*"), re.compile(r"(?<=[.!?…])\s+"), re.compile(r"\s+"))
"""Where a text may be cut, the best first: between paragraphs, lines, sentences, words."""


def parts_of(text: str, longest: int = LONGEST, overlap: int = OVERLAP) -> list[str]:
    """Return a text in parts of at most `longest` characters; one of `overlap` characters is in two neighbours."""
    assert 0 < overlap < longest // 2
    return [text[start:end] for start, end in _spans(text, longest, overlap)]


def _spans(text: str, longest: int, overlap: int) -> Iterator[tuple[int, int]]:
    start = 0
    while True:
        if len(text) - start <= longest:
            yield start, len(text)
            return
        end = _cut(text, start + longest // 2, start + longest)
        yield start, end
        start = _cut(text, end - overlap, end - overlap // 2, first=True)


def _cut(text: str, low: int, high: int, *, first: bool = False) -> int:
    """Return a place between two offsets where a text is best cut, the last or the first of the best kind."""
    for pattern in _BREAKS:
        ends = [low + found.end() for found in pattern.finditer(text[low:high])]
        if ends:
            return ends[0] if first else ends[-1]
    return high if not first else low
