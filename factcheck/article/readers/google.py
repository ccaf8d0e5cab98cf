"""A Google Docs export as a web page: a zip archive with one page and its images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.article.readers import html
from factcheck.article.readers.zip_archive import open_archive, read_part
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import said

if TYPE_CHECKING:
    from factcheck.article.readers.extracted import Extracted

KIND = ".zip"


def extract(data: bytes, path: str) -> Extracted:
    """Return the text of the one HTML page in a zip archive."""
    archive = open_archive(data, KIND, path)
    pages = [name for name in archive.namelist() if name.lower().endswith((".html", ".htm"))]
    if len(pages) != 1:
        message = said("article.zip_holds", pages=len(pages))
        hint = said("article.google_docs")
        raise FactcheckError(Problem(message, path, hint=hint))
    return html.extract(read_part(archive, pages[0], KIND, path), path)
