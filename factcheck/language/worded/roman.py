"""Roman numerals that are ordinals: "thế kỷ XIX", "lần thứ XVI", "XIX century"."""

from __future__ import annotations

import re

from factcheck.language.reader_state import Draft, fixed
from factcheck.language.scan import Scan

_ROMAN = re.compile(r"(?=[IVXL])(?:X{0,3}(?:IX|IV|V?I{0,3})|XL(?:IX|IV|V?I{0,3})|L?X{0,3}(?:IX|IV|V?I{0,3}))(?!\w)")

_ROMAN_BEFORE = re.compile(r"([IVXL]+)[ \u00a0-]+$")

VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}

LONGEST = 10
"""Characters that are looked at before "century"."""


def roman_value(text: str) -> int:
    """Return the value of a Roman numeral: a letter before a greater one counts against it."""
    values = [VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-value if value < later else value for value, later in zip(values, following, strict=True))


def read_roman_after(scan: Scan, start: int, end: int) -> Draft | None:
    """Read "XVI" after "lần thứ", "XIX" after "thế kỷ"."""
    if scan.text[end : end + 1] not in (" ", "\u00a0"):
        return None
    roman = _ROMAN.match(scan.text, end + 1)
    return fixed(roman.start(), roman.end(), roman_value(roman[0]), "", "ordinal") if roman else None


def read_roman_before(scan: Scan, start: int, end: int) -> Draft | None:
    """Read "XIX" before "century"."""
    found = _ROMAN_BEFORE.search(scan.text, max(0, start - LONGEST), start)
    if found is None or _ROMAN.fullmatch(found[1]) is None:
        return None
    return fixed(found.start(1), found.end(1), roman_value(found[1]), "", "ordinal")
