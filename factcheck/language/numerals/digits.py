"""Digits with marks: what number they are, in this article's style."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

import msgspec

# Fractions that are one character.


VULGAR = {
    "½": Fraction(1, 2),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5),
    "⅖": Fraction(2, 5),
    "⅗": Fraction(3, 5),
    "⅘": Fraction(4, 5),
    "⅙": Fraction(1, 6),
    "⅚": Fraction(5, 6),
    "⅛": Fraction(1, 8),
    "⅜": Fraction(3, 8),
    "⅝": Fraction(5, 8),
    "⅞": Fraction(7, 8),
}


LONGEST_NUMERAL = 40
"""Characters; what is longer is no number that an article states."""

BLANKS = " \u00a0\u202f\u2009"


class Style(msgspec.Struct, frozen=True, gc=False):
    """Which mark is the decimal one, and which may group."""

    decimal: str
    groups: str

    @property
    def foreign(self) -> Style:
        """Return the style with point and comma changed over."""
        return FOREIGN[self.decimal]


FOREIGN = {",": Style(".", ",'’" + BLANKS), ".": Style(",", ".'’" + BLANKS)}


class Numeral(msgspec.Struct, frozen=True, eq=False, gc=False):
    """What digits say.  Compared by identity: numerals are cached, and what they mean is looked up by them."""

    value: Fraction
    ulp: Fraction
    """One unit of the last written digit."""
    zeros: Fraction
    """One unit of the last digit that is not zero; as `ulp` where that is the last one."""
    note: str = ""
    """What is odd about it: "malformed: …"."""
    ambiguous: bool = False
    """One mark and three digits after it: a thousand, or a decimal of three places."""


@lru_cache(maxsize=65536)
def numeral(value: Fraction, ulp: Fraction, zeros: Fraction | None = None) -> Numeral:
    """Return the one numeral of this value and accuracy."""
    return Numeral(value, ulp, ulp if zeros is None else zeros)


@lru_cache(maxsize=65536)
def whole(value: int) -> Numeral:
    """Return the one numeral of an exact whole number: a day, a year, a place in an order."""
    return Numeral(Fraction(value), ZERO, ZERO)


_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([.,'’ \u00a0\u202f\u2009])[0-9]{3})(?:\1[0-9]{3})*")

_INDIAN = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}")
"""12,34,567: lakhs and crores."""

ZERO, ONE = Fraction(0), Fraction(1)


@lru_cache(maxsize=65536)
def read_numeral(text: str, style: Style) -> Numeral | None:
    """Return what `text`, digits and marks only, says in `style`; None where it is no number ("1.2.3")."""
    if len(text) > LONGEST_NUMERAL:
        return None
    if text.isdigit():
        return _decimal(text, "")
    if text[0] in ".,":
        return _decimal("0", text[1:])
    marks = [letter for letter in text if not letter.isdigit()]
    last = marks[-1]
    whole, _, rest = text.rpartition(last)
    if len(marks) == 1:
        return _with_one_mark(whole, last, rest, style)
    if len(set(marks)) == 1:
        return _grouped(text) if _GROUPED.fullmatch(text) else _broken_groups(text, last)
    if last in ".," and last not in marks[:-1] and len(set(marks[:-1])) == 1:
        if _GROUPED.fullmatch(whole) or _INDIAN.fullmatch(whole):
            return _decimal(_digits(whole), rest)
        return _malformed(_decimal(_digits(whole), rest), f"the groups of {whole} are not of three digits")
    return None


def _with_one_mark(whole: str, mark: str, rest: str, style: Style) -> Numeral | None:
    three = len(rest) == 3 and len(whole) <= 3 and whole[0] != "0"
    if mark not in ".,":
        return _grouped(f"{whole}{rest}") if three else None
    if mark == style.decimal:
        numeral = _decimal(whole, rest)
        return msgspec.structs.replace(numeral, ambiguous=True) if three else numeral
    if three:
        return msgspec.structs.replace(_grouped(f"{whole}{rest}"), ambiguous=True)
    numeral = _decimal(whole, rest)
    if len(rest) > 3 or len(whole) > 3:
        return _malformed(numeral, f'"{mark}" should come before three digits or be the decimal mark')
    return numeral


def _broken_groups(text: str, mark: str) -> Numeral | None:
    """Read "1.234.56" and "12.3456.789": groups that are not of three digits, where they are surely meant as such."""
    parts = text.split(mark)
    sizes = [len(part) for part in parts]
    if _INDIAN.fullmatch(text):
        return _grouped(text)
    if mark not in ".," or max(sizes[1:]) < 3 or len(parts[0]) > 3 or sizes[1:].count(3) < len(parts) - 2:
        return None
    return _malformed(_grouped("".join(parts)), "its groups are not all of three digits")


def _malformed(numeral: Numeral, reason: str) -> Numeral:
    return msgspec.structs.replace(numeral, note=f"malformed: {reason}")


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _grouped(text: str) -> Numeral:
    return _decimal(_digits(text), "")


def _decimal(whole: str, decimals: str) -> Numeral:
    digits = whole + decimals
    ulp = Fraction(1, 10 ** len(decimals)) if decimals else ONE
    significant = digits.rstrip("0")
    dropped = len(digits) - len(significant) if significant else 0
    value = int(digits)
    return Numeral(
        Fraction(value, 10 ** len(decimals)) if decimals else Fraction(value),
        ulp,
        ulp * 10**dropped if dropped else ulp,
    )


def mark_votes(text: str) -> str:
    """Return the mark that `text` surely uses as its decimal one: "," or "."; "" where that can't be decided."""
    marks = [letter for letter in text if letter in ".,"]
    if not marks or len(text) > LONGEST_NUMERAL:
        return ""
    last, rest = marks[-1], len(text) - 1 - max(text.rfind("."), text.rfind(","))
    if len(marks) > 1:
        if len(set(marks)) == 1:
            return {".": ",", ",": "."}[last] if rest == 3 and _GROUPED.fullmatch(text) else ""
        return last
    return last if rest in (1, 2) or text[0] == "0" else ""
