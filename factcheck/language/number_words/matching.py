"""A number in words while it is composed, and how large a further part may be."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

import msgspec

from factcheck.language.numerals.digits import ONE, Numeral, numeral

MOST_BLANKS = 3
"""Between two words of a number."""

BLANKS_AND_DASHES = " \u00a0\u202f\u2009-—\u2013"


class Worded(msgspec.Struct, gc=False):
    """A number under composition."""

    parts: list[tuple[Fraction, Fraction]]
    """(value, what may be added must be smaller than this)"""
    end: int
    multiplier: Fraction = Fraction(1)
    """The last word's multiplier; 1 where the last word was a value."""
    last_is_multiplier: bool = False
    joined: bool = False
    """Whether a joiner comes before the next word."""
    joined_tight: bool = False
    """Whether that joiner is written together with what it joins ("fünfundzwanzig")."""
    joined_last: bool = False
    """Whether one came before the last word."""
    from_digits: bool = False
    """Whether it starts with digits ("3 triệu …")."""
    words: int = 0
    exact_unit: Fraction = Fraction(1)

    @property
    def value(self) -> Fraction:
        """Return the sum of the parts."""
        return sum((part for part, _ in self.parts), Fraction(0))


def addend_limit(value: Fraction | int, wide_tens: tuple[int, ...]) -> Fraction:
    """Return what a part after `value` must be smaller than."""
    if value in wide_tens:
        return Fraction(20)
    number, limit = int(value), 1
    while number and number % 10 == 0:
        number //= 10
        limit *= 10
    return Fraction(limit)


def skip_blanks(lowered: str, position: int) -> int:
    """Return where the next word starts: behind a few blanks or dashes."""
    at = position
    while at < len(lowered) and at - position < MOST_BLANKS and lowered[at] in BLANKS_AND_DASHES:
        at += 1
    return at


def numeral_of(worded: Worded) -> Numeral:
    """Return the composed number with what its last word is worth."""
    ulp = worded.multiplier * worded.exact_unit if worded.exact_unit < 1 else worded.multiplier
    value = worded.value
    return numeral(value, ulp, _last_nonzero(value, ulp))


@lru_cache(maxsize=4096)
def numeral_of_word(value: int) -> Numeral:
    """Return the numeral of a lone number word, as `numeral_of` would."""
    return numeral(Fraction(value), ONE, _last_nonzero(Fraction(value), ONE))


def _last_nonzero(value: Fraction, ulp: Fraction) -> Fraction:
    """Return one unit of the last digit of `value` that is not zero, at least `ulp`."""
    unit = ulp
    while value and (value / (unit * 10)).denominator == 1:
        unit *= 10
    return unit
