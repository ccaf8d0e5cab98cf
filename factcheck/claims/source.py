"""A TOML file that a person wrote: read, decoded and parsed, with errors that show the line."""

from __future__ import annotations

import codecs
import re
import tomllib
from pathlib import Path

from factcheck.model.bounded_toml import (
    MOST_ENTRIES,
    MOST_KEY_PARTS,
    MOST_LEVELS,
    TOO_DEEP,
    TOO_LONG_WORD,
    TOO_MANY_ENTRIES,
    TOO_MANY_PARTS,
    parse_bounded_toml,
)
from factcheck.model.errors import FactcheckError
from factcheck.model.exact_number import LONGEST_NUMBER
from factcheck.model.opening import read_file, text_of
from factcheck.model.report import Problem

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes; a claim takes some 200, so this is a million claims."""

LONGEST_SHOWN = 200
"""Characters of a line that breaks a bound: no one wants to see all of it."""

Table = dict[str, object]

PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

BOUNDS = (
    (TOO_DEEP, f"At most {MOST_LEVELS} lists or tables within each other are read; two levels are the most in use."),
    (TOO_MANY_PARTS, f"At most {MOST_KEY_PARTS} parts of a key are read; a claims file needs two: outside.NAME."),
    (TOO_LONG_WORD, f"At most {LONGEST_NUMBER:,} characters of a number or key are read; text stands in quotes."),
    (TOO_MANY_ENTRIES, f"At most {MOST_ENTRIES:,} keys and list entries are read: split the file."),
)
"""What is TOML, but no file that a person writes, and what the bound is."""

WHAT_IS_RIGHT = (
    ("Expected '=' after a key", "Write “key = value”; text stands in quotes; a comment starts with “#”."),
    ("Illegal character '\\n'", "A text ends on its line; one that spans lines stands in three quotes (\"\"\")."),
    ("Illegal character", "Take the character out of the text, or write it as \\uXXXX."),
    ("Unescaped '\\'", "In double quotes “\\” starts an escape: put the text in single quotes, or write “\\\\”."),
    ("Invalid initial character for a key", "A key is made of letters, digits, “-” and “_”; text stands in quotes."),
    ("Invalid value", "Text stands in quotes: key = \"…\"."),
    ("Cannot overwrite a value", "The same key stands twice in one table: keep one."),
    ("Cannot mutate immutable namespace", "A list written as key = […] can't go on as [[key]]: use one form for all."),
    ("Cannot declare ('claim',) twice", "Each claim starts with [[claim]], in double brackets."),
    ("Cannot declare", "The same table stands twice: keep one, or write [[…]] for a list of tables."),
    ("Unclosed array", "Close the list with “]”, and put commas between its texts."),
    ("Unclosed inline table", "Close the table with “}”, on the line where it started."),
    ("Unterminated string", "Close the text with the quotes that opened it."),
    ("Expected newline or end of document", "Put each key on a line of its own; a quote mark inside a text is \\\"."),
    ("Expected ']]'", "Close the heading with “]]”."),
    ("Expected ']'", "Close the heading with “]”."),
)  # fmt: skip
"""What tomllib says, and what the person who wrote the line should do."""


def read_source(path: Path, what: str, *, root: Path | None = None, mark: bool = False) -> tuple[str, Path]:
    """Return the text of a TOML file, and its path with all links resolved.

    A byte-order mark is left out unless `mark` asks for it.  `what` names the kind of file in messages.
    Raises FactcheckError for a file that can't be read or, where a `root` is given, lies outside of it.
    """
    content = read_file(path, what, limit=LARGEST_FILE, root=root)
    text = text_of(content.data, str(path), what)
    return ("\ufeff" if mark and content.data.startswith(codecs.BOM_UTF8) else "") + text, content.real


def parse_source(source: str, path: str) -> Table:
    """Return the tables of a TOML text, decimals exact; FactcheckError at the line that breaks it or a bound."""
    try:
        return parse_bounded_toml(source)
    except tomllib.TOMLDecodeError as reason:
        raise FactcheckError(_broken(str(reason), source, path)) from None


def _broken(said: str, source: str, path: str) -> Problem:
    """Turn what tomllib said into a problem at its line."""
    place = PLACE.search(said)
    message = said[: place.start()] if place else said
    lines = source.split("\n")
    if place and place.group(1):
        line, column = int(place.group(1)), int(place.group(2))
    else:
        while len(lines) > 1 and not lines[-1].strip():
            lines.pop()
        line, column = len(lines), len(lines[-1]) + 1
        message += " at the end of the file"
    shown = lines[line - 1].rstrip("\r")
    if bound := next((hint for start, hint in BOUNDS if said.startswith(start)), ""):
        return Problem(f"{message}.", path, line, column, shown[:LONGEST_SHOWN], bound)
    hint = next((hint for start, hint in WHAT_IS_RIGHT if said.startswith(start)), "See https://toml.io for the form.")
    return Problem(f"This is not TOML: {message}.", path, line, column, shown, hint)
