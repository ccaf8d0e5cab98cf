"""A TOML file that a person wrote: read, decoded and parsed, with errors that show the line."""

from __future__ import annotations

import codecs
import re
import tomllib
from decimal import Decimal, InvalidOperation
from pathlib import Path

from factcheck.model.errors import FactcheckError
from factcheck.model.opening import read_file, text_of
from factcheck.model.report import Problem

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes; a claim takes some 200, so this is a million claims."""

Table = dict[str, object]

PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

DIGITS = re.compile(r"[0-9_]+")

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
    """Return the tables of a TOML text, decimals as `Decimal`; FactcheckError at the line that breaks it."""
    try:
        return tomllib.loads(source, parse_float=_decimal)
    except tomllib.TOMLDecodeError as reason:
        raise FactcheckError(_broken(str(reason), source, path)) from None
    except ValueError as reason:  # Python reads no whole number of thousands of digits
        raise FactcheckError(_unreadable_number(str(reason), source, path)) from None
    except RecursionError:
        raise FactcheckError(
            Problem("The file nests lists or tables too deep to be read.", path, hint="Two levels are the most in use.")
        ) from None


def _decimal(text: str) -> Decimal:
    """Return a decimal; one whose exponent is beyond all bounds as infinite, or as 0, for the form to judge."""
    try:
        return Decimal(text)
    except InvalidOperation:
        mantissa, _, exponent = text.lower().partition("e")
        is_zero = exponent.startswith("-") or not any(digit in mantissa for digit in "123456789")
        return Decimal(0) if is_zero else Decimal("Infinity").copy_sign(Decimal(mantissa))


def _unreadable_number(said: str, source: str, path: str) -> Problem:
    """Return the problem of a number that can't be read, at the longest run of digits."""
    longest = max(DIGITS.finditer(source), key=lambda run: run.end() - run.start(), default=None)
    if longest is None:
        return Problem(f"A value can't be read: {said}.", path)
    at = longest.start()
    line, column = source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at)
    message = f"A number of {longest.end() - at:,} digits can't be read."
    return Problem(message, path, line, column, source.split("\n")[line - 1], "Write a number that means something.")


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
    hint = next((hint for start, hint in WHAT_IS_RIGHT if said.startswith(start)), "See https://toml.io for the form.")
    return Problem(f"This is not TOML: {message}.", path, line, column, lines[line - 1].rstrip("\r"), hint)
