"""Check text → tokens: numbers with units, words, signs."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache
from typing import Literal

import msgspec

from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import said
from factcheck.model.suggestion import suggestion

# Units of numbers in checks: as people write them (`3 km`, `5 %/year`) to the names that `factcheck.units` has.


LONGEST_SHOWN = 60


def canonical_unit(source: str, written: str, start: int) -> str:
    """Return the canonical name of a unit written in a check; FactcheckError for one that nothing knows."""
    words = " ".join(written.split())
    try:
        return unit_name(words)
    except ValueError as unknown:
        message, near = unknown_unit(words, unknown)
        column = start + len(written) - len(written.lstrip()) + 1
        hint = said("claims.before_name", near=near)
        raise FactcheckError(Problem(message, column=column, source_line=source, hint=hint)) from None


@lru_cache(maxsize=1024)
def unit_name(words: str) -> str:
    """Return the canonical name of a unit; ValueError for one that nothing knows."""
    from factcheck.units import unit  # most checks write no unit

    return unit(words).name


def unknown_unit(words: str, unknown: ValueError) -> tuple[str, str]:
    """Return what to say of a unit that nothing knows, and what would be right."""
    hint = suggestion(*getattr(unknown, "nearest", ()))
    return (
        said("claims.unknown_unit", unit=words[:LONGEST_SHOWN]),
        said("claims.units_near", near=hint) if hint else said("claims.units"),
    )


LONGEST_CHECK = 100_000
"""Characters; people write checks of a hundred, and this many are read in the blink of an eye."""

LONGEST_NUMBER = 60
"""Digits of one number: far above money in đồng, far below what would cost time."""

TokenKind = Literal["number", "word", "sign", "relation", "end"]

SIGNS = {
    "+": "+", "-": "-", "−": "-", "–": "-",
    "*": "*", "×": "*", "·": "*", "⋅": "*", "∙": "*",
    "/": "/", "÷": "/", "^": "^", "**": "^",
    "(": "(", ")": ")", ",": ",", ";": ",",
}  # fmt: skip
RELATIONS = {
    "≈": "≈", "~=": "≈", "=": "=", "==": "=", "≠": "≠", "!=": "≠",
    "<": "<", ">": ">", "≤": "≤", "<=": "≤", "≥": "≥", ">=": "≥",
}  # fmt: skip

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
"""Words between a number and its unit; English, as the units of checks are."""

WORD = r"[^\W\d][\w²³\u0300-\u036f]*"
"""A name or a unit; combining marks because a file may hold letters and marks apart (NFD)."""
TOKEN = re.compile(
    r"\s*(?:"
    r"(?P<number>[0-9][0-9_]*(?:[.,][0-9_]+)*)"
    rf"(?:\s*(?P<scale>{'|'.join(SCALES)})\b)?"
    rf"(?P<unit>\s*(?:%|‰|[$€£¥₫]|°?{WORD})(?:[ ]+{WORD})*(?:/{WORD}(?:[ ]+{WORD})*)*)?"
    rf"|(?P<word>{WORD}(?:\.{WORD}(?=\s*\())?)"
    r"|(?P<relation>~=|==|!=|<=|>=|[≈=≠<>≤≥])"
    r"|(?P<sign>\*\*|[-−–+*×·⋅∙/÷^(),;])"
    r"|(?P<end>$)"
    r")"
)

INSTEAD = {
    ":": "÷", "∶": "÷", "∕": "÷", "⁄": "÷", "~": "≈", "≃": "≈", "≅": "≈", "[": "(", "]": ")", "{": "(", "}": ")",
    "!": "≠", "%": said("claims.percent_before"), ".": said("claims.digit_before"), "√": "^ 0.5",
}  # fmt: skip
"""What people write for a sign of the language, and the sign."""


class Token(msgspec.Struct, frozen=True, gc=False):
    """A piece of a check: `text` canonical (signs ASCII, words in NFC), `start` an offset into the source."""

    kind: TokenKind
    text: str
    start: int
    value: Fraction = Fraction(0)
    unit: str = ""


def tokenize(source: str) -> list[Token]:
    """Return the tokens of a check, the last one of kind "end".

    Raises FactcheckError for a character that the language does not have and for a number that can be read
    in two ways.
    """
    if len(source) > LONGEST_CHECK:
        raise expression_error(
            source[:80], 0, said("claims.check_may", longest_check=LONGEST_CHECK, source=len(source)), ""
        )
    tokens: list[Token] = []
    position = 0
    while not tokens or tokens[-1].kind != "end":
        found = TOKEN.match(source, position)
        if found is None:
            raise _unknown_character(source, position)
        tokens.append(_token(source, found))
        position = found.end()
    return tokens


def expression_error(source: str, offset: int, message: str, hint: str) -> FactcheckError:
    """Return the error to raise for a mistake at `offset` of a check."""
    return FactcheckError(
        Problem(said("claims.sentence", message=message), column=offset + 1, source_line=source, hint=hint)
    )


def _token(source: str, found: re.Match[str]) -> Token:
    kind = found.lastgroup
    if kind == "word":
        return Token("word", unicodedata.normalize("NFC", found["word"]), found.start("word"))
    if kind == "sign":
        return Token("sign", SIGNS[found["sign"]], found.start("sign"))
    if kind == "relation":
        return Token("relation", RELATIONS[found["relation"]], found.start("relation"))
    if kind == "end":
        return Token("end", "", len(source.rstrip()))
    start = found.start("number")
    value = _read_number(source, found["number"], start) * SCALES.get(found["scale"], 1)
    unit = "" if found["unit"] is None else canonical_unit(source, found["unit"], found.start("unit"))
    return Token("number", found["number"], start, value, unit)


def _read_number(source: str, written: str, start: int) -> Fraction:
    """Read a number with a decimal point; whatever could mean another number elsewhere is refused."""
    whole, _, decimals = written.replace("_", "").partition(".")
    if len(written) > LONGEST_NUMBER:
        raise expression_error(source, start, said("claims.number_check", longest_number=LONGEST_NUMBER), "")
    if "," in written:
        raise expression_error(source, start, said("claims.has_comma", written=written), _without_comma(written))
    if "." in decimals:
        raise expression_error(
            source,
            start,
            said("claims.has_two", written=written),
            said("claims.write_thousands", replace=written.replace(".", "")),
        )
    if len(decimals) == 3 and len(whole) <= 3 and whole != "0":
        raise expression_error(
            source,
            start,
            said("claims.could", written=written, whole=whole, decimals=decimals),
            said("claims.write_for_thousands", whole=whole, decimals=decimals, written=written),
        )
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def _without_comma(written: str) -> str:
    """Return how a number with a comma is written in a check: thousands, decimals or two arguments."""
    before, after = written.split(",", 1)
    joined = after.replace(",", "")
    if "," in after or (len(after) == 3 and len(before) <= 3 and before != "0"):
        return said("claims.comma_thousands", whole=before + joined, before=before, decimals=joined, after=after)
    return said("claims.checks_decimal", before=before, replace=joined, after=after)


def _unknown_character(source: str, position: int) -> FactcheckError:
    offset = position + len(source[position:]) - len(source[position:].lstrip())
    character = source[offset]
    if character in "\"'“”‘’":
        hint = said("claims.write_names")
    elif character in INSTEAD:
        hint = said("claims.write_instead", instead=INSTEAD[character])
    else:
        hint = said("claims.check_made")
    return expression_error(source, offset, said("claims.means_nothing", character=character), hint)
