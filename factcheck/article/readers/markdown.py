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
    r"|</?(?!su[bp]\b)[A-Za-z][A-Za-z0-9-]*+(?:[ \t/][^<>\r\n]*+)?+>"  # tags; those of raised digits are read as such
    r"|\[\^[^\]\[\s]++\]:?",  # footnote marks
    re.MULTILINE,
)
"""Numbers in these state nothing.  No part gives back what it took, and none but the comment's runs over lines, so
that a page of nothing but their beginnings is gone through once."""

COMMENT_END = "-->"
NOT_LINE_END = re.compile(r"[^\r\n]")

FENCE = re.compile(
    r"^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?+(?P<fence>`{3,}+|~{3,}+)(?P<info>[^\r\n]*+)", re.MULTILINE
)
"""A line that opens or closes a block of code, in a quotation or a list too."""


def extract(data: bytes, path: str) -> Extracted:
    """Return the text of a Markdown file, as long as the file, with spaces for what is not seen."""
    return Extracted(blanked(decode(data, path)))


def blanked(text: str, unseen: re.Pattern[str] = UNSEEN) -> str:
    """Return a text with spaces for code, comments and what matches `unseen`, line ends kept.

    Code is what stands between fences: text that is only indented may be a writer's paragraph.
    """
    text = blank(text, fenced(text))
    return blank(text, _unseen(text, unseen))


def blank(text: str, spans: Iterator[tuple[int, int]]) -> str:
    """Return a text with spaces for some stretches of it, given in their order, line ends kept."""
    kept, at = [], 0
    for start, end in spans:
        kept += [text[at:start], NOT_LINE_END.sub(" ", text[start:end])]
        at = end
    return "".join(kept) + text[at:]


def fenced(text: str) -> Iterator[tuple[int, int]]:
    """Yield the blocks of code with their fences; one that is not closed is seen."""
    opened: re.Match[str] | None = None
    for line in FENCE.finditer(text):
        if opened is None:
            opened = None if "`" in line["info"] else line
        elif line["fence"].startswith(opened["fence"]) and not line["info"].strip():
            yield opened.start(), line.end()
            opened = None


def _unseen(text: str, unseen: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches that no reader of the article sees; a comment that is not closed is seen."""
    at = 0
    if front := FRONT_MATTER.match(text):
        yield front.span()
        at = front.end()
    last_comment_end = text.rfind(COMMENT_END)
    while found := unseen.search(text, at):
        start, at = found.span()
        if found["comment"]:
            if last_comment_end < at:
                continue
            at = text.index(COMMENT_END, at) + len(COMMENT_END)
        yield start, at
