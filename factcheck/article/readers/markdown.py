"""Markdown: the file as it is, so that positions are the file's own; what no reader of the article sees is blanked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.article.read import decode
from factcheck.article.readers.extracted import Extracted

FRONT_MATTER = re.compile(r"---\r?\n.*?\r?\n---[ \t]*$", re.DOTALL | re.MULTILINE)

UNSEEN = re.compile(
    r"(?P<comment><!--)"
    r"|(?<=\])\([^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+(?:[ \t]++\"[^\"\n]*+\")?+\)"  # where a link leads
    r"|^[ ]{0,3}\[(?!\^)[^\]\n]++\]:[ \t]*+\S[^\r\n]*+"  # the same, as a note below the text
    r"|<?\bhttps?://[^\s<>)\]]++>?"
    r"|\[\^[^\]\[\s]++\]:?",  # footnote marks
    re.MULTILINE,
)
"""Numbers in these state nothing.  No part gives back what it took, and none but the comment's runs over lines, so
that a page of nothing but their beginnings is gone through once."""

COMMENT_END = "-->"
NOT_LINE_END = re.compile(r"[^\r\n]")


def extract(data: bytes, path: str) -> Extracted:
    """Return the text of a Markdown file, as long as the file, with spaces for what is not seen."""
    return Extracted(blanked(decode(data, path)))


def blanked(text: str) -> str:
    """Return a text with spaces for what is not seen, line ends kept."""
    kept, at = [], 0
    for start, end in _unseen(text):
        kept += [text[at:start], NOT_LINE_END.sub(" ", text[start:end])]
        at = end
    return "".join(kept) + text[at:]


def _unseen(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches that no reader of the article sees; a comment that is not closed is seen."""
    at = 0
    if front := FRONT_MATTER.match(text):
        yield front.span()
        at = front.end()
    last_comment_end = text.rfind(COMMENT_END)
    while found := UNSEEN.search(text, at):
        start, at = found.span()
        if found["comment"]:
            if last_comment_end < at:
                continue
            at = text.index(COMMENT_END, at) + len(COMMENT_END)
        yield start, at
