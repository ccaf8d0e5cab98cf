"""Markdown: the file as it is, so that positions are the file's own; what no reader of the article sees is blanked."""

from __future__ import annotations

import re

from factcheck.article.decode import decode
from factcheck.article.readers.extracted import Extracted

UNSEEN = re.compile(
    r"\A---\r?\n.*?\r?\n---[ \t]*$"  # front matter
    r"|<!--.*?-->"
    r"|(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ \t]+\"[^\"\n]*\")?\)"  # where a link leads
    r"|^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\S[^\r\n]*"  # the same, as a note below the text
    r"|<?\bhttps?://[^\s<>)\]]+>?"
    r"|\[\^[^\]\s]+\]:?",  # footnote marks
    re.DOTALL | re.MULTILINE,
)
"""Numbers in these state nothing.  `.` runs over lines only in front matter and comments, which are closed."""


def extract(data: bytes, path: str) -> Extracted:
    """Return the text of a Markdown file, as long as the file, with spaces for what is not seen."""
    return Extracted(UNSEEN.sub(_blank, decode(data, path)))


def _blank(match: re.Match[str]) -> str:
    """Return as many spaces, line ends kept."""
    return re.sub(r"[^\r\n]", " ", match[0])
