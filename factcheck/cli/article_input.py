"""An article named on the command line: a file, or standard input."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.streams import standard_input

if TYPE_CHECKING:
    from factcheck.model.article import Article


def article_of(name: str, language: str, stdin_name: str, root: Path | None = None) -> Article:
    """Read the article; `-` is standard input, which stands for the file `stdin_name`.

    `root` is the folder that an article must really lie in that a folder led to, and not its own name.
    """
    from factcheck.article import article_from_bytes, read_article
    from factcheck.article.read import MAXIMUM_BYTES
    from factcheck.model.opening import read_stream

    if name == "-":
        path = stdin_name or "-"
        data = read_stream(standard_input(), path, "article", limit=MAXIMUM_BYTES)
        return article_from_bytes(data, path, language)
    return read_article(name, language, root=root, pipes=root is None)
