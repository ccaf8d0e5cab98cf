"""Paragraphs of a plain text: lines, but lines that were only wrapped belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model.article import Span

WIDEST_WRAPPED_LINE = 100
"""Nobody wraps by hand at more columns; a block with a longer line has one paragraph a line."""

WRAPPED_SHARE = 0.6
"""A line shorter than this share of its block's longest was ended, not wrapped."""

LEAST_BROKEN_LINE = 40
"""A line at least so long that breaks off before a small letter was broken by accident, however wide the lines are."""

ENDS_A_THOUGHT = tuple('.!?…:;|”"»)')
STARTS_A_BLOCK = re.compile(r"\s*(?:[-*+•–—>|#]|\d+[.)]\s)")
IS_A_ROW = re.compile(r"\t|\s\|\s")
"""What stands between the cells of a table; each row is a paragraph of its own."""


def paragraph_spans(text: str, may_wrap: bool = True) -> tuple[Span, ...]:
    """Return the paragraphs in order, without the white space around them; without `may_wrap` every line is one."""
    blocks = _blocks(text)
    return tuple(span for block in blocks for span in (_block_paragraphs(text, block) if may_wrap else block))


def _blocks(text: str) -> Iterator[list[Span]]:
    """Yield runs of lines that are not blank."""
    block: list[Span] = []
    for match in re.finditer(r"[^\r\n]*(?:\r\n|\n|\r|\Z)", text):
        line = match[0].strip()
        if line:
            start = match.start() + match[0].index(line)
            block.append(Span(start, start + len(line)))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _block_paragraphs(text: str, lines: list[Span]) -> Iterator[Span]:
    """Join the lines of one block that were wrapped."""
    longest = max(line.end - line.start for line in lines)
    current = lines[0]
    for before, line in zip(lines, lines[1:], strict=False):
        length = before.end - before.start
        wrapped = longest <= WIDEST_WRAPPED_LINE and length >= WRAPPED_SHARE * longest
        broken = length >= LEAST_BROKEN_LINE and text[line.start].islower()
        if (wrapped or broken) and _goes_on(text[before.start : before.end], text[line.start : line.end]):
            current = Span(current.start, line.end)
        else:
            yield current
            current = line
    yield current


def _goes_on(before: str, line: str) -> bool:
    """Tell whether a sentence runs from one line into the next."""
    if IS_A_ROW.search(before) or IS_A_ROW.search(line):
        return False
    return not before.endswith(ENDS_A_THOUGHT) and not STARTS_A_BLOCK.match(line)
