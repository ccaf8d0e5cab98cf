"""From a parsed HTML tree to lines of text: one for each paragraph, heading, list item and table row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.article.readers.extracted import Extracted, TextBuilder

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "figcaption", "caption", "pre"})
BLOCKS = PARAGRAPHS | frozenset(
    {"address", "article", "aside", "blockquote", "body", "details", "div", "dl", "fieldset", "figure", "footer"}
    | {"form", "header", "hr", "main", "nav", "ol", "section", "summary", "table", "tbody", "tfoot", "thead", "ul"}
)
CELLS = frozenset({"td", "th"})

CELL_BREAK = " | "
"""Between the cells of a row, so that the figures of a row are read together."""

SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
"""10<sup>6</sup> is not 106."""

SPACE = re.compile(r"[ \t\r\n\f]+")
"""What HTML folds into one space; a no-break space stays as it is."""


def text_of(root: LexborNode, spaces_count: bool = False) -> Extracted:
    """Return the text under a node, with "paragraph 3" or "table 1, row 2" for each line.

    With `spaces_count`, spaces are the writer's own (as in a .docx) and empty paragraphs are counted, as word
    processors count them.
    """
    return _Lines(spaces_count).read(root)


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Yield every node on entering (True) and every element on leaving (False), however deep the tree."""
    node: LexborNode | None = root
    stack: list[LexborNode] = []
    while node is not None or stack:
        if node is None:
            left = stack.pop()
            yield left, False
            node = left.next if stack else None
            continue
        yield node, True
        stack.append(node)
        node = node.first_child


class _Lines:
    """Collects text until a block begins or ends, then makes a line of it."""

    def __init__(self, spaces_count: bool) -> None:
        """Start at the first paragraph."""
        self._builder = TextBuilder()
        self._spaces_count = spaces_count
        self._text: list[str] = []
        self._paragraph = self._table = self._row = self._raised = 0
        self._rows_open = 0
        self._left = self._between = False

    def read(self, root: LexborNode) -> Extracted:
        """Read a whole tree."""
        for node, entering in _walk(root):
            tag = node.tag or ""
            if tag == "-text":
                if entering:
                    self._add(node.text_content or "")
            elif entering:
                self._between = self._left
                self._enter(tag)
            else:
                self._leave(tag)
            self._left = tag != "-text" and not entering
        self._end_line(counts=False)
        return self._builder.extracted()

    def _add(self, text: str) -> None:
        """Add words to the line that is being read."""
        text = text if self._spaces_count else SPACE.sub(" ", text)
        if (
            self._between
            and not self._spaces_count
            and text[:1].isdigit()
            and self._text
            and self._text[-1][-1:].isdigit()
        ):
            text = f" {text}"  # a date and a time, each in an element: the style of the page parts them
        self._between = False
        self._text.append(text.translate(SUPERSCRIPTS) if self._raised else text)

    def _enter(self, tag: str) -> None:
        """Begin an element."""
        if tag == "br":
            self._text.append(" " if self._rows_open else "\n")
        elif tag == "sup":
            self._raised += 1
        elif tag == "table" and not self._rows_open:
            self._end_line(counts=False)
            self._table += 1
            self._row = 0
        elif tag == "tr":
            self._end_row_start()
        elif tag in BLOCKS and not self._rows_open:
            self._end_line(counts=False)
        elif tag in BLOCKS:
            self._text.append(" ")

    def _end_row_start(self) -> None:
        """Begin a table row; rows of a table within a cell run on in their outer row."""
        if not self._rows_open:
            self._end_line(counts=False)
            self._row += 1
        self._rows_open += 1

    def _leave(self, tag: str) -> None:
        """End an element."""
        if tag == "sup":
            self._raised -= 1
        elif tag in CELLS:
            self._text.append(CELL_BREAK)
        elif tag == "tr":
            self._rows_open -= 1
            if not self._rows_open:
                self._end_row()
        elif tag in BLOCKS and not self._rows_open:
            self._end_line(counts=tag in PARAGRAPHS)
        elif tag in BLOCKS:
            self._text.append(" ")

    def _end_row(self) -> None:
        """Make a line of a table row: its cells, the empty ones at its end left out."""
        cells = [SPACE.sub(" ", cell).strip() for cell in "".join(self._text).split(CELL_BREAK)]
        self._text.clear()
        line = CELL_BREAK.join(cells).rstrip(" |")
        if line:
            self._builder.add(line, f"table {self._table}, row {self._row}")

    def _end_line(self, counts: bool) -> None:
        """Make a line of what was collected; an empty paragraph still counts where the writer's spaces do."""
        text = "".join(self._text)
        self._text.clear()
        line = text if self._spaces_count else _folded(text)
        if line.strip() or (counts and self._spaces_count):
            self._paragraph += 1
        if line.strip():
            self._builder.add(line, f"paragraph {self._paragraph}")


def _folded(text: str) -> str:
    """Fold spaces as a browser does; the line feeds are the page's own line breaks."""
    lines = [re.sub(" +", " ", line).strip(" ") for line in text.split("\n")]
    return "\n".join(lines).strip("\n")
