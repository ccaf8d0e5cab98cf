"""An article named on the command line: a file, or standard input."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.model.article import Article


def article_of(name: str, language: str, stdin_name: str) -> Article:
    """Read the article; `-` is standard input, which stands for the file `stdin_name`."""
    from factcheck.article import article_from_bytes, read_article

    if name == "-":
        return article_from_bytes(sys.stdin.buffer.read(), stdin_name or "-", language)
    return read_article(name, language)
