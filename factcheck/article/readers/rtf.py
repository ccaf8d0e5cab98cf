"""Rich text (.rtf): paragraphs and table rows, footnotes after their paragraph; deleted and hidden text left out.

Read with the standard library: the readers for it lose what is raised ("10⁶" becomes "106") and the cells of tables.
"""

from __future__ import annotations

import codecs
import re

import msgspec

from factcheck.article.readers.blocks import CELL_BREAK, SUPERSCRIPTS
from factcheck.article.readers.extracted import Extracted, TextBuilder, broken
from factcheck.model.said import said

KIND = ".rtf"

TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<value>-?[0-9]{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+",
    re.DOTALL,
)

SKIPPED = frozenset(
    b"fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf "
    b"annotation atnid atnauthor atntime atndate listtable listoverridetable revtbl rsidtbl generator themedata "
    b"colorschememapping datastore latentstyles xmlnstbl fldinst bkmkstart bkmkend shpinst nonshppict pntext "
    b"pnseclvl mmathPr userprops docvar template operator wgrffmtfilter filetbl ftnsep ftnsepc aftnsep aftnsepc".split()
)
"""Groups that are no text of the article."""

SIGNS: dict[bytes, str] = {
    b"tab": "\t",
    b"line": "\n",
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"bullet": "•",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"emspace": "\u2003",
    b"enspace": "\u2002",
    b"qmspace": "\u2005",
}
ESCAPED: dict[bytes, str] = {b"~": "\u00a0", b"_": "\u2011", b"-": "", b"\\": "\\", b"{": "{", b"}": "}"}

CHARSETS = {0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253"} | {
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
"""Encodings of what a font writes, by the number that its entry in the table of fonts gives."""

DEEPEST = 10_000


class _State(msgspec.Struct):
    """What holds from a point of a group to its end."""

    encoding: str = "cp1252"
    skipped: bool = False
    hidden: bool = False
    raised: bool = False
    fallback: int = 1
    """Bytes after a character of Unicode that say the same for old programs."""
    note: bool = False
    in_fonts: bool = False


def extract(data: bytes, path: str) -> Extracted:
    """Return the text of an .rtf file; a label names each line's paragraph or table row."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise broken(KIND, path, said("broken.beginning"))
    return _Reader(path).read(data)


class _Reader:
    """Goes through the tokens of a file once."""

    def __init__(self, path: str) -> None:
        """Start before the first group."""
        self._path = path
        self._builder = TextBuilder()
        self._state = _State()
        self._stack: list[_State] = []
        self._text: list[str] = []
        self._notes: list[str] = []
        self._note: list[str] = []
        self._fonts: dict[int, str] = {}
        self._font = self._to_skip = self._paragraph = self._table = self._row = 0
        self._starred = self._in_row = False
        self._high = ""

    def read(self, data: bytes) -> Extracted:
        """Read a whole file."""
        for token in TOKEN.finditer(data):
            if token["brace"]:
                self._brace(token["brace"])
            elif token["word"]:
                self._command(token["word"], int(token["value"]) if token["value"] else None)
            elif token["hex"]:
                self._bytes(bytes.fromhex(token["hex"].decode()))
            elif token["sign"]:
                self._sign(token["sign"])
            elif token["text"]:
                self._bytes(token["text"])
        self._end_paragraph()
        return self._builder.extracted()

    def _brace(self, brace: bytes) -> None:
        """Begin or end a group."""
        self._to_skip = 0
        if brace == b"{":
            if len(self._stack) >= DEEPEST:
                raise broken(KIND, self._path, said("broken.groups", most=DEEPEST))
            self._stack.append(msgspec.structs.replace(self._state))
            return
        was_note = self._state.note
        if self._stack:
            self._state = self._stack.pop()
        if was_note and not self._state.note:
            self._notes.append("".join(self._note).strip())
            self._note.clear()

    def _sign(self, sign: bytes) -> None:
        """Read an escaped character."""
        if sign == b"*":
            self._starred = True
        elif sign in ESCAPED:
            self._add(ESCAPED[sign])
        elif sign in b"\r\n":
            self._end_paragraph()

    def _command(self, word: bytes, value: int | None) -> None:
        """Obey a command."""
        starred, self._starred = self._starred, False
        state = self._state
        if (starred and word not in (b"shppict",)) or word in SKIPPED:
            state.skipped = True
        if word == b"fonttbl":
            state.in_fonts = True
        elif word == b"footnote":
            state.note, state.skipped, state.raised = True, False, False
        elif word == b"ansicpg" and value:
            self._encode(f"cp{value}")
        elif word == b"mac":
            self._encode("mac_roman")
        elif word in (b"f", b"fcharset") and value is not None:
            self._choose_font(word, value)
        elif word == b"u" and value is not None:
            self._unicode(value)
        elif word == b"uc":
            state.fallback = max(value or 0, 0)
        elif word in (b"v", b"deleted"):
            state.hidden = value != 0
        elif word in (b"super", b"up"):
            state.raised = value != 0
        elif word in (b"nosupersub", b"sub"):
            state.raised = False
        elif word == b"plain":
            state.raised = state.hidden = False
        elif word in SIGNS:
            self._add(SIGNS[word])
        else:
            self._layout(word)

    def _layout(self, word: bytes) -> None:
        """Obey a command that ends a paragraph, a cell or a row."""
        if self._state.skipped or self._state.note:
            if self._state.note and word == b"par":
                self._note.append(" ")
        elif word in (b"par", b"sect", b"page"):
            if self._in_row:
                self._add(" ")
            else:
                self._end_paragraph()
        elif word in (b"cell", b"nestcell"):
            self._in_row = True
            self._text.append(CELL_BREAK)
        elif word in (b"row", b"nestrow"):
            self._end_row()
        elif word == b"intbl":
            self._in_row = True
        elif word == b"pard" and not any(text.strip(" |") for text in self._text):
            self._in_row = False

    def _choose_font(self, word: bytes, value: int) -> None:
        """Take the encoding of a font; in the table of fonts, keep it."""
        if self._state.in_fonts:
            if word == b"f":
                self._font = value
            else:
                self._fonts[self._font] = CHARSETS.get(value, "")
        elif word == b"f" and self._fonts.get(value):
            self._state.encoding = self._fonts[value]

    def _encode(self, name: str) -> None:
        """Take an encoding that Python knows."""
        try:
            self._state.encoding = codecs.lookup(name).name
        except LookupError:
            return

    def _unicode(self, value: int) -> None:
        """Add a character of Unicode; those beyond the first plane come in halves."""
        unit = value % 0x10000
        self._to_skip = self._state.fallback
        if 0xD800 <= unit < 0xDC00:
            self._high = chr(unit)
        elif 0xDC00 <= unit < 0xE000 and self._high:
            self._add((self._high + chr(unit)).encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
            self._high = ""
        else:
            self._add(chr(unit))

    def _bytes(self, data: bytes) -> None:
        """Add bytes in the encoding of the font, without those that only repeat a character of Unicode."""
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        if data := data[skipped:]:
            self._add(data.decode(self._state.encoding, "replace"))

    def _add(self, text: str) -> None:
        """Add text to the paragraph or the note that is being read."""
        state = self._state
        if state.skipped or state.hidden:
            return
        text = text.translate(SUPERSCRIPTS) if state.raised else text
        (self._note if state.note else self._text).append(text)

    def _end_paragraph(self) -> None:
        """Make a line of what was collected, and of the notes in it."""
        line = "".join(self._text)
        self._text.clear()
        self._paragraph += 1
        if line.strip():
            self._builder.add(line, f"paragraph {self._paragraph}")
            self._row = 0
        self._add_notes()

    def _add_notes(self) -> None:
        for note in self._notes:
            if note:
                self._builder.add(note, f"note to paragraph {self._paragraph}")
        self._notes.clear()

    def _end_row(self) -> None:
        """Make a line of a table row."""
        cells = [" ".join(cell.split()) for cell in "".join(self._text).split(CELL_BREAK)]
        self._text.clear()
        self._in_row = False
        if line := CELL_BREAK.join(cells).rstrip(" |"):
            self._table += not self._row
            self._row += 1
            self._builder.add(line, f"table {self._table}, row {self._row}")
        self._add_notes()
