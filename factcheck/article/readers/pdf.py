"""PDF: the text of each page as it was laid out."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from factcheck.article.readers.extracted import Extracted, TextBuilder, broken, not_installed, too_large
from factcheck.article.structure import MAXIMUM_CHARACTERS
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import said

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
        hint = said("article.save_copy")
        raise FactcheckError(Problem(said("article.pdf_encrypted"), path, hint=hint))
    if len(reader.pages) > MAXIMUM_PAGES:
        raise too_large(said("large.pages", size=len(reader.pages), most=MAXIMUM_PAGES), path)
    builder, length = TextBuilder(), 0
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        length += len(text)
        if length > MAXIMUM_CHARACTERS:
            raise too_large(f"more than {MAXIMUM_CHARACTERS:,} characters", path)
        builder.add(text, f"page {number}")
    if not length or not (extracted := builder.extracted()).text.strip():
        hint = said("article.likely_scan")
        raise FactcheckError(Problem(said("article.no_pdf_holds"), path, hint=hint))
    return extracted
