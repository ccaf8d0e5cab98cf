"""PDF: the text of each page as it was laid out."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from factcheck.article.readers.extracted import Extracted, TextBuilder, broken, not_installed, too_large
from factcheck.article.structure import MAXIMUM_CHARACTERS
from factcheck.model.errors import FactcheckError, Problem

if TYPE_CHECKING:
    from pypdf import PdfReader

KIND = "PDF"

MAXIMUM_PAGES = 1000


def extract(data: bytes, path: str) -> Extracted:
    """Return the text of a PDF file; a label names each page.

    Raises FactcheckError for a file that is encrypted, has no text (a scan), or is no PDF.
    """
    try:
        from pypdf import PdfReader  # an extra, and only for PDF
    except ImportError:
        raise not_installed(KIND, path) from None
    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its remarks on a file's flaws are no findings
    try:
        return _pages(PdfReader(io.BytesIO(data)), path)
    except FactcheckError:
        raise
    except Exception as error:  # a damaged file makes pypdf raise nearly anything; it is reported, not traced
        raise broken(KIND, path, error or type(error).__name__) from error


def _pages(reader: PdfReader, path: str) -> Extracted:
    """Return all pages, one after the other."""
    if reader.is_encrypted and not reader.decrypt(""):
        hint = "save a copy without a password"
        raise FactcheckError(Problem("this PDF is encrypted with a password", path, hint=hint))
    if len(reader.pages) > MAXIMUM_PAGES:
        raise too_large(f"{len(reader.pages):,} pages; at most {MAXIMUM_PAGES:,} are read", path)
    builder, length = TextBuilder(), 0
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        length += len(text)
        if length > MAXIMUM_CHARACTERS:
            raise too_large(f"more than {MAXIMUM_CHARACTERS:,} characters", path)
        builder.add(text, f"page {number}")
    if not length or not (extracted := builder.extracted()).text.strip():
        hint = "it is likely a scan: run it through text recognition (OCR) first"
        raise FactcheckError(Problem("this PDF holds no text", path, hint=hint))
    return extracted
