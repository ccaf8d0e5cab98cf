"""Check text → tokens: numbers with units, words, signs."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache
from typing import Literal

import msgspec

from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.nearest import suggestion

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
        hint = f"{near}Before a name comes a sign (+ - × ÷), with spaces around it."
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
        f"Unknown unit “{words[:LONGEST_SHOWN]}”.",
        f"{hint} Units are English words or signs: 5 %/year, 2 billion VND. ".lstrip(),
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
    "!": "≠", "%": "a number before it, as in 5 %", ".": "a digit before it, as in 0.5", "√": "^ 0.5",
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
            source[:80], 0, f"A check may have {LONGEST_CHECK:,} characters; this one has {len(source):,}", ""
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
    return FactcheckError(Problem(f"{message}.", column=offset + 1, source_line=source, hint=hint))


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
        raise expression_error(source, start, f"A number in a check may have {LONGEST_NUMBER} digits", "")
    if "," in written:
        before, after = written.split(",", 1)
        raise expression_error(
            source,
            start,
            f"“{written}” has a comma inside",
            f"In checks the decimal mark is a point: “{before}.{after.replace(',', '')}”; "
            f"two arguments have a space between them: “{before}, {after}”.",
        )
    if "." in decimals:
        raise expression_error(
            source,
            start,
            f"“{written}” has two points",
            f"Write thousands without marks: “{written.replace('.', '')}”.",
        )
    if len(decimals) == 3 and len(whole) <= 3 and whole != "0":
        raise expression_error(
            source,
            start,
            f"“{written}” could be {whole}{decimals} or {whole}.{decimals}",
            f"Write “{whole}{decimals}” for thousands, “{written}0” for decimals.",
        )
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def _unknown_character(source: str, position: int) -> FactcheckError:
    offset = position + len(source[position:]) - len(source[position:].lstrip())
    character = source[offset]
    if character in "\"'“”‘’":
        hint = "Write names and numbers without quote marks; a figure of the article is used by its name."
    elif character in INSTEAD:
        hint = f"Write {INSTEAD[character]} instead."
    else:
        hint = "A check is made of names, numbers, + - × ÷ ^ ( ) and ≈ = ≠ < > ≤ ≥."
    return expression_error(source, offset, f"“{character}” means nothing in a check", hint)
