"""Quarto, R Markdown and MDX: Markdown in which code computes; code, components and keys of sources are blanked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.article.read import decode
from factcheck.article.readers.extracted import Extracted
from factcheck.article.readers.markdown import UNSEEN, blank, blanked

CODE = re.compile(
    UNSEEN.pattern + r"|`(?:r|\{\w++\})[ \t][^`\r\n]*+`"  # code whose result the page shows
    r"|\{\{[<%][^{}\r\n]*+\}\}"  # short codes
    r"|\{(?!,\})[^{}\r\n]*+\}"  # attributes, expressions
    r"|^:{3,}[^\r\n]*+"  # fences of divisions
    r"|\[(?:[^\[\]@\r\n]*[ ;])?-?@\w[^\[\]\r\n]*+\]"  # sources and their pages
    r"|^(?:import|export)[ \t][^\r\n]*+"
    r"|(?<![\w@])-?@[A-Za-z_][\w:.#$%&+?~/-]*+",  # keys of sources
    re.MULTILINE,
)

MATHEMATICS = re.compile(r"(?<![\\$\w])\$(?=[^\s$])[^$\r\n]{0,500}?(?<=[^\s$\\])\$(?![\d$])|\\(?=[%$#&_])")
"""A formula in a line, between signs that are no dollars: no digit follows the second; and escaped signs."""


def extract(data: bytes, path: str) -> Extracted:
    """Return the text of a literate document, as long as the file, with spaces for what is not seen."""
    return Extracted(prose(decode(data, path)))


def prose(text: str) -> str:
    """Return a literate text with spaces for its code and for the signs that enclose formulas."""
    text = blanked(text, CODE)
    return blank(text, _signs(text))


def _signs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the first and the last sign of each formula, and the strokes before escaped signs."""
    for found in MATHEMATICS.finditer(text):
        yield found.start(), found.start() + 1
        if found.end() > found.start() + 1:
            yield found.end() - 1, found.end()
