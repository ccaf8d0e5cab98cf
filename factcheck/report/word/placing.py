"""Where each word of an article is in the XML of its Word document: text element and character.

The words are not looked for.  Each gets a mark of two private characters, the marked document is read by the same
reader as the article, and where a mark turns up is where its word is.  So whatever the reader leaves out, moves or
joins (tracked changes, text boxes, notes, table rows), the way back is exact, or there is none and an error says so.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from docx.oxml.ns import qn

from factcheck.article.readers import docx as docx_reader
from factcheck.article.readers.extracted import broken
from factcheck.article.readers.zip_archive import open_archive, xml_parts_alone
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import said

Element = Any
"""An element of lxml, which carries no types."""

FIRST = 0x100000
"""Plane 16: private characters that no font of Word's uses."""
BASE = 60_000
MARK = re.compile("([\U00100000-\U0010fffd])([\U00100000-\U0010fffd])")
MARKED = re.compile("[\U00100000-\U0010fffd]")
WORD = re.compile(r"(?!\|+(?:\s|\Z))\S+")
"""Bars alone get no mark: the reader drops those at the end of a table row, and would keep them behind a mark."""

MAIN, FOOTNOTES, ENDNOTES = "main", "footnotes", "endnotes"


class Spot(msgspec.Struct, frozen=True, gc=False):
    """One word: where it is in the article, and in the document."""

    offset: int
    part: str
    text: int
    """Index of its text element (w:t) among those of the part, in the order of the document."""
    at: int
    length: int


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A stretch of one text element."""

    part: str
    text: int
    start: int
    end: int


class Placed(msgspec.Struct, frozen=True, gc=False):
    """The words of an article, in its order."""

    spots: tuple[Spot, ...]

    def pieces(self, start: int, end: int) -> list[Piece]:
        """Return the parts of text elements that a stretch of the article is written in, in its order."""
        found: list[Piece] = []
        first = max(bisect_right(self.spots, start, key=lambda spot: spot.offset) - 1, 0)
        for spot in self.spots[first:]:
            if spot.offset >= end:
                break
            low, high = max(start - spot.offset, 0), min(end - spot.offset, spot.length)
            if low >= high:
                continue
            last = found[-1] if found else None
            if last and (last.part, last.text) == (spot.part, spot.text):
                found[-1] = Piece(last.part, last.text, last.start, spot.at + high)
            else:
                found.append(Piece(spot.part, spot.text, spot.at + low, spot.at + high))
        return found


def place_words(data: bytes, path: str, parts: dict[str, tuple[str, Element]], text: str) -> Placed:
    """Return where the words of an article are in its document.

    `parts` has by its role the name of each part in the archive, and its root element.  Raises FactcheckError where
    the document does not read as `text` (it was changed since), or where its words can't be followed.
    """
    spots: list[Spot] = []
    marked = {name: _marked(root, role, spots) for role, (name, root) in parts.items()}
    read = docx_reader.extract(_with_parts(data, path, marked), path).text
    placed: list[Spot] = []
    last = taken = 0
    for match in MARK.finditer(read):
        taken += match.start() - last
        last = match.end()
        number = (ord(match[1]) - FIRST) * BASE + ord(match[2]) - FIRST
        placed.append(msgspec.structs.replace(spots[number], offset=taken))
    if MARK.sub("", read) != text:
        raise FactcheckError(Problem(said("report.other_document"), path, hint=said("run.run_command")))
    return Placed(tuple(placed))


def _marked(root: Element, role: str, spots: list[Spot]) -> bytes:
    """Return a part's XML with a mark before every word, and add the words to `spots`."""
    from lxml import etree

    root = copy.deepcopy(root)
    for number, element in enumerate(root.iter(qn("w:t"))):
        written, text = [], element.text or ""
        if MARKED.search(text):
            hint = said("report.plane_16")
            raise FactcheckError(Problem(said("report.unfollowed"), hint=hint))
        last = 0
        for word in WORD.finditer(text):
            written += [text[last : word.start()], _mark(len(spots)), word[0]]
            spots.append(Spot(0, role, number, word.start(), len(word[0])))
            last = word.end()
        element.text = "".join([*written, text[last:]])
    serialized: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return serialized


def _mark(number: int) -> str:
    return chr(FIRST + number // BASE) + chr(FIRST + number % BASE)


def _with_parts(data: bytes, path: str, parts: dict[str, bytes]) -> bytes:
    """Return the XML parts of an archive, some of them exchanged."""
    kind = docx_reader.KIND
    source = zipfile.ZipFile(xml_parts_alone(open_archive(data, kind, path), kind, path))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, parts.get(name) or source.read(name))
    return target.getvalue()


def parts_of(document: Any, path: str) -> dict[str, tuple[str, Element]]:  # noqa: ANN401 - of python-docx
    """Return the parts of a document that an article is read from: its body, its footnotes and endnotes."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.parser import parse_xml

    main = document.part
    found = {MAIN: (_name(main), main.element)}
    for role, kind in ((FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES), (ENDNOTES, RELATIONSHIP_TYPE.ENDNOTES)):
        for relation in main.rels.values():
            if relation.reltype == kind and not relation.is_external:
                try:
                    found[role] = (_name(relation.target_part), parse_xml(relation.target_part.blob))
                except Exception as error:
                    raise broken(docx_reader.KIND, path, error) from error
    return found


def _name(part: Any) -> str:  # noqa: ANN401 - of python-docx
    name: str = part.partname
    return name.removeprefix("/")


def texts_of(root: Element) -> list[Element]:
    """Return the text elements of a part."""
    return list(root.iter(qn("w:t")))


# A document that is made for an article which has none: one paragraph each, its words one blank apart.


def composed(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[list[str], Placed]:
    """Return the paragraphs to write, and where each word of the article will be in them."""
    written: list[str] = []
    spots: list[Spot] = []
    for start, end in paragraphs:
        line = ""
        for word in re.finditer(r"\S+", text[start:end]):
            line += " " if line else ""
            for at, shown, length in _shown(word[0]):
                spots.append(Spot(start + word.start() + at, MAIN, len(written), len(line), length))
                line += shown
        if line:
            written.append(line)
    return written, Placed(tuple(spots))


def _shown(word: str) -> Iterator[tuple[int, str, int]]:
    """Yield a word as it may be shown, in stretches: where in the word, what is written, how long that is."""
    from factcheck.model.safe import visible

    if visible(word) == word:
        yield 0, word, len(word)
        return
    for at, character in enumerate(word):
        shown = visible(character)
        yield at, shown, len(shown)
