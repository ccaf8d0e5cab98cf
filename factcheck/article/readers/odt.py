"""OpenDocument text: paragraphs and tables out of content.xml, deleted text and comments left out.

Read with the standard library: odfpy has had no release since 2020 and holds the whole document in Python objects.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree import ElementTree

from factcheck.article.readers.blocks import CELL_BREAK
from factcheck.article.readers.extracted import Extracted, TextBuilder, broken
from factcheck.article.readers.zip_archive import open_archive, read_xml_part
from factcheck.model.said import said

KIND = ".odt"

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

LEFT_OUT = frozenset(
    {TEXT + "tracked-changes", TEXT + "note", OFFICE + "annotation", OFFICE + "forms", TEXT + "ruby-text"}
)
"""Deleted text (what tracked changes inserted is in its place), comments; notes follow their paragraph."""

REPEATED = TABLE + "number-columns-repeated"
MOST_REPEATS = 64
"""Cells that one element may stand for; spreadsheets pad rows with thousands of empty ones."""

MOST_SPACES = 1000
LONGEST_COUNT = 9
"""Digits of a number of repeats that can be meant."""


def extract(data: bytes, path: str) -> Extracted:
    """Return the text of an .odt file; a label names each line's paragraph or table row."""
    content = read_xml_part(open_archive(data, KIND, path), "content.xml", KIND, path)
    try:
        root = ElementTree.parse(io.BytesIO(content)).getroot()
    except ElementTree.ParseError as error:
        raise broken(KIND, path, error) from None
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise broken(KIND, path, said("broken.no_text_odt"))
    return _Reader().read(body)


class _Reader:
    """Walks the body of a document and numbers its paragraphs, tables and rows."""

    def __init__(self) -> None:
        """Start at the first paragraph."""
        self._builder = TextBuilder()
        self._paragraph = self._table = self._note = 0

    def read(self, body: ElementTree.Element) -> Extracted:
        """Read the whole body."""
        stack = [iter(body)]
        while stack:
            element = next(stack[-1], None)
            if element is None:
                stack.pop()
            elif element.tag in (TEXT + "p", TEXT + "h"):
                self._paragraph += 1
                self._add(_inline(element), f"paragraph {self._paragraph}")
                self._add_notes(element)
            elif element.tag == TABLE + "table":
                self._table += 1
                for number, row in enumerate(_rows(element), 1):
                    self._add(_row_text(row), f"table {self._table}, row {number}")
            elif element.tag not in LEFT_OUT:
                stack.append(iter(element))
        return self._builder.extracted()

    def _add_notes(self, paragraph: ElementTree.Element) -> None:
        """Add the footnotes and endnotes that hang on a paragraph."""
        for body in paragraph.iter(TEXT + "note-body"):
            self._note += 1
            self._add(_inline(body).strip(), f"note {self._note}")

    def _add(self, line: str, label: str) -> None:
        """Add a line that says something."""
        if line.strip():
            self._builder.add(line, label)


def _rows(table: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Yield the rows of a table; those of a table within a cell belong to their outer row."""
    stack = [iter(table)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag == TABLE + "table-row":
            yield element
        else:
            stack.append(iter(element))


def _row_text(row: ElementTree.Element) -> str:
    """Return a row's cells in one line."""
    cells: list[str] = []
    for cell in row:
        if cell.tag.removeprefix(TABLE) in ("table-cell", "covered-table-cell"):
            cells += [" ".join(_inline(cell).split())] * _count(cell.get(REPEATED), MOST_REPEATS)
    return CELL_BREAK.join(cells).rstrip(" |")


def _count(written: str | None, most: int) -> int:
    """Return a number of repeats, `most` at most; 1 where the document gives no number that can be meant."""
    number = (written or "").strip().removeprefix("+").lstrip("0")
    if not (number.isascii() and number.isdigit()):
        return 1
    return most if len(number) > LONGEST_COUNT else min(int(number), most)


def _inline(element: ElementTree.Element) -> str:
    """Return the text of a paragraph: its spaces, tabs and line breaks are elements of their own."""
    pieces: list[str] = []
    stack: list[tuple[ElementTree.Element, bool]] = [(element, True)]
    while stack:
        node, entering = stack.pop()
        if not entering:
            pieces.append(node.tail or "")
            continue
        if node is not element:
            stack.append((node, False))
        if node.tag in LEFT_OUT:
            continue
        pieces.append(_own_text(node) if node is not element else node.text or "")
        stack.extend((child, True) for child in reversed(node))
    return "".join(pieces)


def _own_text(node: ElementTree.Element) -> str:
    """Return the text that one element itself stands for."""
    if node.tag == TEXT + "s":
        return " " * _count(node.get(TEXT + "c"), MOST_SPACES)
    if node.tag == TEXT + "tab":
        return "\t"
    if node.tag == TEXT + "line-break":
        return "\n"
    return (" " if node.tag in (TEXT + "p", TEXT + "h") else "") + (node.text or "")
