"""TOML that is not trusted: a linear look at the text before tomllib parses it.

tomllib needs time and memory that grow with the square of the parts of a dotted key (60 KB of `a.a.a… = 1` take
3.6 GB), and recurses once for every bracket.  A file that people write is nowhere near these bounds.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from typing import Any

from factcheck.model.exact_number import LONGEST_NUMBER, toml_number

MOST_KEY_PARTS = 20
"""Parts of one dotted key; claims files need two, shared pyproject.toml files five or six."""

MOST_LEVELS = 20
"""Lists and tables within each other; claims files need three."""

MOST_ENTRIES = 500_000
"""Key parts and list entries of one file: 100,000 claims.  One takes up to a kilobyte once it is parsed."""

PIECE = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\\?\Z)'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]++|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|\#[^\n]*+"
    r"|(?P<word>[A-Za-z0-9_+-]++)"
    r"|(?P<sign>[\n.=,\[\]{}])",
    re.DOTALL,
)
"""A text or comment (unclosed ones too, so that each character is looked at once), a word or number, a sign."""

TOO_DEEP = "The file nests lists or tables too deep"
TOO_MANY_PARTS = "A dotted key of too many parts"
TOO_LONG_WORD = "A number or key too long"
TOO_MANY_ENTRIES = "Too many keys and list entries"


def parse_bounded_toml(
    source: str, parse_float: Callable[[str], Any] = toml_number, most_entries: int = MOST_ENTRIES
) -> dict[str, Any]:
    """Return the tables of a TOML text; tomllib.TOMLDecodeError, with line and column, for what breaks a bound too.

    Floats are exact decimals, or `UnboundedNumber` where they can't be computed with.
    """
    refuse_bombs(source, most_entries)
    try:
        return tomllib.loads(source, parse_float=parse_float)
    except RecursionError:  # only where the caller is deep in the stack itself
        raise tomllib.TOMLDecodeError(f"{TOO_DEEP} (at line 1, column 1)") from None


def refuse_bombs(source: str, most_entries: int = MOST_ENTRIES) -> None:
    """Raise tomllib.TOMLDecodeError for a text that would cost tomllib more than its length is worth."""
    levels = parts = entries = 0
    for piece in PIECE.finditer(source):
        kind = piece.lastgroup
        if kind == "sign":
            sign = piece[0]
            if sign == ".":
                parts += 1
                entries += 1
                if parts >= MOST_KEY_PARTS:
                    raise _refusal(TOO_MANY_PARTS, source, piece.start())
                continue
            parts = 0
            if sign in "[{":
                levels += 1
                if levels > MOST_LEVELS:
                    raise _refusal(TOO_DEEP, source, piece.start())
            elif sign in "]}":
                levels = max(levels - 1, 0)
            if sign in "[{,=":
                entries += 1
                if entries > most_entries:
                    raise _refusal(TOO_MANY_ENTRIES, source, piece.start())
        elif kind == "word" and piece.end() - piece.start() > LONGEST_NUMBER:
            raise _refusal(TOO_LONG_WORD, source, piece.start())


def _refusal(message: str, source: str, at: int) -> tomllib.TOMLDecodeError:
    """Return the error at an offset, in the form of tomllib's own."""
    line = source.count("\n", 0, at) + 1
    column = at - source.rfind("\n", 0, at)
    return tomllib.TOMLDecodeError(f"{message} (at line {line}, column {column})")


def accented_name(line: str, column: int) -> str:
    """Return the bare name of a key in which TOML stops at a letter beyond ASCII, "" where something else is wrong."""
    letter = line[column - 1 : column]
    if letter.isascii() or not letter.isalpha():
        return ""
    return next((name[0] for name in re.finditer(r"[\w-]+", line) if name.start() < column <= name.end()), "")
