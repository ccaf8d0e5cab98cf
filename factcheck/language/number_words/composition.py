"""Numbers in words, alone or after digits: "hai mươi mốt", "two and a half million", "2,7 nghìn tỷ".

A number is composed from its morphemes by one rule: a multiplier multiplies the sum of the parts before it that are
smaller than itself, and a value may follow a part only where it is below the limit that the part sets (10 after
twenty, 100 after a hundred).  The rule holds for all languages of the packs.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.language.lexicon.patterns import key_of
from factcheck.language.number_words.matching import Worded, addend_limit, skip_blanks

if TYPE_CHECKING:
    from factcheck.language.lexicon.lexicon_record import Lexicon
    from factcheck.language.numerals.digits import Numeral


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
        inverted = numbers.units_before_tens and worded.joined_tight and last < 10 < value < 100 and value % 10 == 0
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


# Fractions that are added to a number in words: "rưỡi", "and three quarters", "a billion and half a million".


def fraction_follows(lexicon: Lexicon, lowered: str, position: int) -> bool:
    """Return whether a fraction follows without "and": "zweieinhalb", "twintig drie vijfde"."""
    if lexicon.fraction_added.match(lowered, position) is not None:
        return True
    return lexicon.pack.fractions.bare and lexicon.mixed.match(lowered, position) is not None


def begins_fraction(lexicon: Lexicon, lowered: str, position: int, worded: Worded) -> bool:
    """Return whether "and three quarters" follows, unless a joiner binds what it joins to the tens before."""
    mixed = lexicon.mixed.match(lowered, position)
    if mixed is None:
        return False
    above = lexicon.values.get(key_of(mixed["above"]))
    return above not in lexicon.pack.numbers.tens_joined or worded.parts[-1][1] not in (10, 20)


def read_added_fraction(lexicon: Lexicon, lowered: str, worded: Worded) -> None:
    """Read "rưỡi", "and a half", "and three quarters": parts of the last scale from a thousand on, else of one."""
    match = lexicon.fraction_added.match(lowered, worded.end)
    mixed = lexicon.mixed.match(lowered, worded.end)
    if match is not None and (mixed is None or mixed.end() <= match.end()):
        fraction, end = Fraction(lexicon.pack.fractions.added[key_of(match["added"])]), match.end()
    elif mixed is not None:
        above = lexicon.values.get(key_of(mixed["above"]), 1)
        below = lexicon.pack.fractions.denominators[key_of(mixed["below"])]
        fraction, end = Fraction(above, below), mixed.end()
    else:
        return
    whole, end = _smaller_scale(lexicon, lowered, end, worded) or (_last_scale(lexicon, worded), end)
    worded.parts.append((fraction * whole, Fraction(0)))
    worded.multiplier, worded.exact_unit = whole, Fraction(1, 10)
    worded.end, worded.joined = end, True


def _last_scale(lexicon: Lexicon, worded: Worded) -> Fraction:
    """Return what a fraction after the number is a part of: its last scale, from a thousand on, or one."""
    least = 100 if lexicon.pack.numbers.elliptic else 1000
    is_scale = worded.multiplier >= least or worded.multiplier == DOZEN
    return worded.multiplier if is_scale else Fraction(1)


def _smaller_scale(lexicon: Lexicon, lowered: str, end: int, worded: Worded) -> tuple[Fraction, int] | None:
    """Return the scale after a fraction that is its own, and where it ends: "a billion and half a million"."""
    match = lexicon.morpheme.match(lowered, skip_blanks(lowered, end))
    scale = lexicon.scales.get(key_of(match[0]), 0) if match is not None and match["multiplier"] else 0
    return (Fraction(scale), match.end()) if match is not None and 0 < scale < worded.multiplier else None


def read_late_scales(lexicon: Lexicon, lowered: str, worded: Worded) -> None:
    """Read scales after an added fraction: "two and a half million"."""
    if not worded.parts or worded.parts[-1][1] != 0:
        return
    position = worded.end
    for _ in range(2):
        match = lexicon.morpheme.match(lowered, skip_blanks(lowered, position))
        if match is None or not match["multiplier"] or not take_multiplier(lexicon, worded, key_of(match[0])):
            return
        worded.end = position = match.end()
        worded.words += 1


def compose(lexicon: Lexicon, lowered: str, start: int, first: Numeral | None = None, end: int = -1) -> Worded | None:
    """Compose the number in words at `start`; or, after digits (`first`, that end at `end`), their scales and the rest.

    Returns None where no number word is there.
    """
    worded = Worded([], start)
    if first is not None:
        worded.parts.append((first.value, first.ulp))
        worded.exact_unit = first.ulp
        worded.end, worded.from_digits = end, True
    position = worded.end
    for _ in range(MOST_MORPHEMES):
        found = _next_morpheme(lexicon, lowered, position, worded)
        if found is None:
            break
        position = found
    if not worded.words and first is None:
        return None
    _read_ellipsis(lexicon, lowered, worded)
    read_added_fraction(lexicon, lowered, worded)
    read_late_scales(lexicon, lowered, worded)
    return worded if worded.end > end else None


def _next_morpheme(lexicon: Lexicon, lowered: str, position: int, worded: Worded) -> int | None:
    """Take in the morpheme at `position`; return where the next one may start, or None at the number's end."""
    at = skip_blanks(lowered, position)
    match = lexicon.morpheme.match(lowered, at)
    if match is None and worded.last_is_multiplier:
        return take_digits(lexicon, lowered, at, worded)
    if match is None or (at == position and worded.words and not lexicon.pack.numbers.written_together):
        return None
    if match["joiner"] is not None:
        if not worded.words or worded.joined or begins_fraction(lexicon, lowered, position, worded):
            return None
        worded.joined, worded.joined_tight = True, at == position and lowered[match.end() : match.end() + 1].isalpha()
        return match.end()
    if (worded.words or worded.from_digits) and _begins_anew(lexicon, lowered, position, match, worded):
        return None
    if match["point"] is not None:
        return take_decimals(lexicon, lowered, match.end(), worded)
    take = take_multiplier if match["multiplier"] is not None else take_value
    if not take(lexicon, worded, key_of(match[0])):
        return None
    worded.joined_last, worded.joined = worded.joined, False
    worded.words += 1
    worded.end = match.end()
    return match.end()


def _begins_anew(lexicon: Lexicon, lowered: str, position: int, match: re.Match[str], worded: Worded) -> bool:
    """Return whether a word after the number's first begins something else: a fraction ("een honderdste"), a noun."""
    if match["point"] is not None:
        return lexicon.mixed.match(lowered, position) is not None
    if match["value"] is not None:
        if not worded.joined and _is_other_word(lexicon, lowered, match):
            return True
        if not worded.joined and key_of(match[0]) in lexicon.pack.numbers.units_too:
            return not _multiplies(lexicon, lowered, match.end())  # "hai mươi năm" is twenty years
        if worded.from_digits and key_of(match[0]) in lexicon.pack.numbers.needs_unit:
            return not _multiplies(lexicon, lowered, match.end())  # "45 millions un an plus tôt"
        return fraction_follows(lexicon, lowered, position)
    return match.start() > position and lexicon.ordinal_ending.match(lowered, match.end()) is not None


_NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_]+)")


def _is_other_word(lexicon: Lexicon, lowered: str, match: re.Match[str]) -> bool:
    """Return whether the word after makes a value no number: "tư" in "hai tư cách"."""
    word, numbers = key_of(match[0]), lexicon.pack.numbers
    barring = numbers.not_before.get(word) if word in numbers.silent else None
    following = _NEXT_WORD.match(lowered, match.end()) if barring else None
    return following is not None and following[1] in (barring or ())


def _multiplies(lexicon: Lexicon, lowered: str, end: int) -> bool:
    follows = lexicon.morpheme.match(lowered, skip_blanks(lowered, end))
    return follows is not None and follows["multiplier"] is not None


def _read_ellipsis(lexicon: Lexicon, lowered: str, worded: Worded) -> None:
    """Read "một triệu hai" as 1.2 million, where the language counts so."""
    if not lexicon.pack.numbers.elliptic or len(worded.parts) < 2 or worded.joined_last:
        return
    digit, (before, limit) = worded.parts[-1][0], worded.parts[-2]
    if worded.last_is_multiplier or not 0 < digit < 10 or limit < 100 or worded.exact_unit != 1:
        return
    if before % limit:
        return
    worded.parts[-1] = (digit * limit / 10, limit / 10)
    worded.multiplier, worded.last_is_multiplier = limit / 10, True
