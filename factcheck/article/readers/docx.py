"""Word documents: text with tracked changes as accepted; comments and deleted text left out."""

from __future__ import annotations

import re

from factcheck.article.readers.blocks import text_of
from factcheck.article.readers.extracted import Extracted, broken, not_installed
from factcheck.article.readers.zip_archive import open_archive, xml_parts_alone
from factcheck.model.said import said

KIND = ".docx"


def extract(data: bytes, path: str) -> Extracted:
    """Return the text of a .docx file; a label names each line's paragraph (as Word counts them) or table row.

    Read through mammoth, which keeps what tracked changes inserted; python-docx drops it, so that
    "rose 12% to" would become "rose to".
    """
    parts = xml_parts_alone(open_archive(data, KIND, path), KIND, path, with_equations)
    try:
        from mammoth import convert_to_html  # type: ignore[import-untyped]
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        raise not_installed(KIND, path) from None
    from factcheck.article.readers.html import remove_unseen

    try:
        page = convert_to_html(parts, convert_image=_no_image, ignore_empty_paragraphs=False).value
    except Exception as error:  # whatever a damaged part makes a foreign library raise is reported, not traced
        raise broken(KIND, path, error) from error
    tree = LexborHTMLParser(page)
    remove_unseen(tree)
    if tree.body is None:
        raise broken(KIND, path, said("broken.no_text"))
    return text_of(tree.body, spaces_count=True)


_EQUATION = re.compile(rb"<m:oMath(?: [^<>]*)?>((?:(?!</m:oMath>)[\s\S])*)</m:oMath>")

_IN_EQUATION = re.compile(rb"<m:t(?: [^<>]*)?>([^<]*)</m:t>|</m:num>")


def with_equations(part: bytes) -> bytes:
    """Return a part with the text of each equation as plain text: the library leaves equations out."""
    if b"<m:oMath" not in part:
        return part
    return _EQUATION.sub(lambda match: b'<w:r><w:t xml:space="preserve">%s</w:t></w:r>' % _plain(match[1]), part)


def _plain(equation: bytes) -> bytes:
    """Return the signs of an equation in their order; a stroke between numerator and denominator."""
    return b"".join(match[1] if match[1] is not None else b"/" for match in _IN_EQUATION.finditer(equation))


def _no_image(image: object) -> list[object]:
    """Leave every image out."""
    return []
