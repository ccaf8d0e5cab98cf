"""Read the article that a path names, whatever its format."""

from __future__ import annotations

from pathlib import Path

from factcheck.article.build import article_from_text
from factcheck.article.readers import extract, format_of
from factcheck.model.article import Article
from factcheck.model.opening import read_file, too_large

MAXIMUM_BYTES = 64 * 1024 * 1024
"""A larger file is refused, not read: memory stays bounded whatever is thrown at a CI job."""


def read_article(path: str | Path, language: str = "auto", *, root: Path | None = None, pipes: bool = False) -> Article:
    """Return the article in a file: text, Markdown, HTML, .docx, .odt, .pdf or a Google Docs export.

    `root` is the folder that the file must really lie in, for one that the user has not named himself; `pipes` says
    that he named it on the command line, so that it may be a pipe of his shell: `<(command)`.
    Raises FactcheckError, with what would be right, for a file that is missing, no regular file, too large,
    empty, binary, broken, encrypted, or not UTF-8.
    """
    content = read_file(path, "article", limit=MAXIMUM_BYTES, root=root, pipes=pipes)
    return article_from_bytes(content.data, str(path), language)


def article_from_bytes(data: bytes, path: str, language: str = "auto", *, bounded: bool = False) -> Article:
    """Return the article in the bytes of a file, whose name says the format.

    `bounded` says that this very process is bounded in time and memory, as an archive's workers are.
    """
    if len(data) > MAXIMUM_BYTES:
        raise too_large(path, "article", MAXIMUM_BYTES)
    extracted = extract(data, path, bounded=bounded)
    return article_from_text(extracted.text, path, language, format_of(path), extracted.places)
