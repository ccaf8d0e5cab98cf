"""AsciiDoc: the prose of a page, each line where it is in the file; code, attributes and macros are taken out."""

from __future__ import annotations

import re

from factcheck.article.read import decode
from factcheck.article.readers.extracted import Extracted
from factcheck.article.readers.line_markup import SUPERSCRIPTS, notes_after, replaced, universal, without

CODE = frozenset("-.+/")
"""Lines of four or more of these enclose code, literal text, what is passed through, and comments."""

DELIMITER = re.compile(r"([-.+/=*_])\1{3,}|--|[|,:!]===|```\w*")

UNSEEN_LINE = re.compile(
    r"^(?://(?!/).*|:!?[\w-]+!?:.*|\[[^\]\n]*\]|(?:image|video|audio|include|toc)::\S*\[.*\]|'''|<<<|\+)[ \t]*$",
    re.MULTILINE,
)
"""Comments, attributes of the page and of blocks, pictures, rulers."""

TITLE = re.compile(r"^(?:={1,6}|\.(?=[^.\s]))[ \t]*(?=\S)", re.MULTILINE)
NOTE = re.compile(r"footnote:[\w-]{0,40}\[(?P<note>[^\]]{0,2000}+)\]")
LINK = re.compile(r"(?:link:|mailto:|xref:)?(?:\bhttps?://)?[^\s\[\]<>\"']{1,500}\[(?P<words>[^\]\n]{0,500}+)\]")
LINK_START = re.compile(r"(?:link:|mailto:|xref:|\bhttps?://)")
ADDRESS = re.compile(r"<?\bhttps?://[^\s<>\[\]]+>?")
CROSS_REFERENCE = re.compile(r"<<[^<>,\n]*(?:,(?P<words>[^<>\n]*))?>>")
INLINE = re.compile(
    r"\b(?:image|icon|kbd|btn|menu|pass|indexterm):[^\s\[\]]{0,200}+\[[^\]\n]{0,500}+\]|\(\(\([^()\n]*\)\)\)|\[\[[^\]\n]{0,200}+\]\]"
)
RAISED = re.compile(r"\^([0-9+−-]{1,6})\^")
EMPHASIS = re.compile(r"(?<![\w*_`#+])([*_`#+]{1,2})(?=\S)([^\n]{1,300}?)(?<=\S)\1(?![\w*_`#+])")
SPAN = re.compile(r"\[[.#%][^\]\n]*\](?=[#*_`])")
CELL = re.compile(r"(?<!\\)[ \t]*(?:(?:\d+(?:\.\d+)?[+*])?[<^>.]{0,4}[aehlmsdv]?(?<![ \t]))?\|[ \t]*")


HEADER = re.compile(r"\A(?P<title>=[ \t].*\n)(?:.+\n)+")
"""The title of a page, and what comes right below it: authors, a version, attributes."""


def extract(data: bytes, path: str) -> Extracted:
    """Return the text of an AsciiDoc file, line for line."""
    return Extracted(prose(decode(data, path)))


def prose(text: str) -> str:
    """Return what a reader of the page sees of a text in AsciiDoc."""
    text = replaced(HEADER, lambda found: found["title"], universal(text))
    text = without(UNSEEN_LINE, "\n".join(_without_blocks(text.split("\n"))))
    text = notes_after(NOTE, text)
    text = "\n".join(_without_links(line) if "[" in line else line for line in text.split("\n"))
    text = replaced(CROSS_REFERENCE, lambda found: found["words"] or "", text)
    for pattern in (INLINE, ADDRESS, SPAN, TITLE):
        text = without(pattern, text)
    text = replaced(RAISED, lambda found: found[1].translate(SUPERSCRIPTS), text)
    return replaced(EMPHASIS, r"\2", text)


def _without_links(line: str) -> str:
    """Return a line with the words of its links alone."""
    return LINK.sub(lambda found: found["words"] if LINK_START.match(found[0]) else found[0], line)


def _without_blocks(lines: list[str]) -> list[str]:
    """Return the lines with those of code empty, and those of tables as rows of cells."""
    kept: list[str] = []
    code = ""
    in_table = False
    for line in lines:
        mark = line.rstrip()
        delimiter = DELIMITER.fullmatch(mark)
        if code:
            code = "" if mark == code else code
            kept.append("")
        elif delimiter and ((mark[0] in CODE and mark != "--") or mark.startswith("```")):
            code = "```" if mark.startswith("```") else mark
            kept.append("")
        elif delimiter:
            in_table = in_table != mark.endswith("===") if mark[0] in "|,:!" else in_table
            kept.append("")
        else:
            kept.append(_row(line) if in_table else line)
    return kept


def _row(line: str) -> str:
    """Return a line of a table with bars between its cells alone."""
    return CELL.sub(" | ", line).strip().removeprefix("| ") if "|" in line else line
