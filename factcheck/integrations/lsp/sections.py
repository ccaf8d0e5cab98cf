"""A long text in sections, which are scanned one by one: after an edit only the one that changed is scanned anew."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from factcheck.article.structure import paragraph_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

WHOLE = 16_000
"""Characters up to which an article is one section, as in `factcheck scan`: six pages, scanned in half a second."""

LEAST, MOST = 4_000, 16_000
"""Characters of a section.  One paragraph in four may begin a new one, so sections are some 6,000 long."""

ONE_IN = 4


def sections(text: str, format: str) -> list[tuple[int, int]]:
    """Return the sections of a text, which begin at paragraphs and hold all of it.

    Where one begins is decided by the words there, so that an edit moves no border but those next to it.
    """
    if len(text) <= WHOLE:
        return [(0, len(text))] if text else []
    starts = [0, *_borders(text, format)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _borders(text: str, format: str) -> Iterator[int]:
    begun = 0
    for paragraph in paragraph_spans(text, may_wrap=format in ("txt", "md")):
        length = paragraph.start - begun
        words = text[paragraph.start : paragraph.start + 40].encode("utf-8", "replace")
        if length >= MOST or (length >= LEAST and zlib.crc32(words) % ONE_IN == 0):
            yield paragraph.start
            begun = paragraph.start
