"""Takes one word of a number into it: a value, a multiplier, digits after a scale, decimals."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.language.lexicon.patterns import key_of
from factcheck.language.number_words.matching import Worded, addend_limit, skip_blanks

if TYPE_CHECKING:
    from factcheck.language.lexicon import Lexicon

MOST_MORPHEMES = 40
"""A number in words is never longer; keeps hostile text ("tỷ tỷ tỷ …") linear."""

TEN = 10

DOZEN = 12
"""The one multiplier that is no power of ten: it multiplies all before it ("two hundred dozen")."""


def take_multiplier(lexicon: Lexicon, worded: Worded, word: str) -> bool:
    """Multiply the parts before that are smaller than the multiplier; return whether it fits there."""
    value = Fraction(lexicon.scales.get(word) or lexicon.multipliers[word])
    popped, parts = Fraction(0), list(worded.parts)
    while parts and parts[-1][0] < value:
        popped += parts.pop()[0]
    took = len(worded.parts) - len(parts)
    if not took and value == DOZEN and parts:
        popped, parts, took = worded.value, [], len(parts)
    if not took:
        if worded.parts and not worded.joined and worded.last_is_multiplier is False:
            return False
        if worded.parts and value >= worded.parts[-1][1]:
            return False
        popped = Fraction(1)
    if parts and popped * value >= parts[-1][1]:
        return False
    parts.append((popped * value, value))
    worded.parts = parts
    are_tens = value == TEN and word not in lexicon.scales  # said to the last one: "năm mươi" is as exact as "fifty"
    worded.multiplier, worded.last_is_multiplier = Fraction(1) if are_tens else value, True
    return True


def take_value(lexicon: Lexicon, worded: Worded, word: str) -> bool:
    """Add a value where it is below the limit that the part before sets; return whether it is."""
    numbers = lexicon.pack.numbers
    value = Fraction(lexicon.values[word])
    inverted = False
    if worded.parts and word in numbers.after_tens and 1 < worded.parts[-1][0] < 10 and not worded.joined:
        worded.parts[-1] = (worded.parts[-1][0] * 10, Fraction(10))  # "bốn lăm" is "bốn mươi lăm"
    if worded.parts:
        last, limit = worded.parts[-1]
        inverted = numbers.units_before_tens and worded.joined and last < 10 <= value < 100 and value % 10 == 0
        if (value >= limit and not inverted) or (not value and not worded.last_is_multiplier):
            return False
    closed = inverted or (numbers.units_before_tens and 20 <= value < 100)
    worded.parts.append((value, Fraction(1) if closed else addend_limit(value, numbers.wide_tens)))
    worded.multiplier, worded.last_is_multiplier = Fraction(1), False
    worded.exact_unit = Fraction(1)
    return True


_DIGITS = re.compile(r"[0-9]{1,3}(?![0-9]|[.,][0-9])")


def take_digits(lexicon: Lexicon, lowered: str, at: int, worded: Worded) -> int | None:
    """Take in digits after a scale where a smaller scale follows, or where they are joined: "3 triệu 500 nghìn"."""
    digits = _DIGITS.match(lowered, at)
    if digits is None or not worded.parts:
        return None
    value, (last, limit) = Fraction(int(digits[0])), worded.parts[-1]
    if last % limit:
        return None  # "1.5 million and 200 thousand" are two
    follows = lexicon.morpheme.match(lowered, skip_blanks(lowered, digits.end()))
    scale = lexicon.scales.get(key_of(follows[0])) if follows is not None and follows["multiplier"] else None
    if (scale is None and not worded.joined) or value * (scale or 1) >= limit or not value:
        return None
    worded.parts.append((value, Fraction(1)))
    worded.multiplier, worded.last_is_multiplier, worded.joined = Fraction(1), False, False
    worded.exact_unit = Fraction(1)
    worded.words += 1
    worded.end = digits.end()
    return digits.end()


def take_decimals(lexicon: Lexicon, lowered: str, position: int, worded: Worded) -> int | None:
    """Read what follows "phẩy" or "point": digits or digit words, one after the other."""
    if not worded.parts:
        return None
    numbers = lexicon.pack.numbers
    digits, end, limit, joined = "", position, Fraction(1), bool(numbers.tens_joined)
    for _ in range(MOST_MORPHEMES):
        at = skip_blanks(lowered, position)
        match = lexicon.morpheme.match(lowered, at)
        if match is not None and match["joiner"] and limit > 1 and joined:
            position, joined = match.end(), False
        elif match is not None and match["value"]:
            value = lexicon.values[key_of(match[0])]
            digits = str(int(digits) + value).zfill(len(digits)) if digits and value < limit else digits + str(value)
            limit = addend_limit(value, numbers.wide_tens)
            end = position = match.end()
        elif at < len(lowered) and lowered[at] in "0123456789" and not digits:
            while at < len(lowered) and lowered[at] in "0123456789" and len(digits) < MOST_MORPHEMES:
                digits += lowered[at]
                at += 1
            end = position = at
        else:
            break
    if not digits:
        return None
    unit = Fraction(1, 10 ** len(digits))
    worded.parts.append((int(digits) * unit, unit))
    worded.exact_unit = unit
    worded.multiplier, worded.last_is_multiplier = Fraction(1), False
    worded.words += 1
    worded.end = end
    return end
