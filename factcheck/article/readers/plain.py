"""Plain text: the file as it is."""

from __future__ import annotations

from factcheck.article.read import decode
from factcheck.article.readers.extracted import Extracted


def extract(data: bytes, path: str) -> Extracted:
    """Return the text of a UTF-8 file, line ends and normal form kept."""
    return Extracted(decode(data, path))
