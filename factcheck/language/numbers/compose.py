"""Numbers in words, alone or after digits: "hai mươi mốt", "two and a half million", "2,7 nghìn tỷ".

A number is composed from its morphemes by one rule: a multiplier multiplies the sum of the parts before it that are
smaller than itself, and a value may follow a part only where that part leaves room for it (twenty leaves room up to
9, a hundred up to 99).  The rule holds for all languages of the packs.
"""

from __future__ import annotations

import re
from fractions import Fraction

import msgspec

from factcheck.language.lexicon import Lexicon
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.numbers.numerals import Numeral, numeral

MOST_MORPHEMES = 40
"""A number in words is never longer; keeps hostile text ("tỷ tỷ tỷ …") linear."""

DOZEN = 12
"""The one multiplier that is no power of ten: it multiplies all before it ("two hundred dozen")."""

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
    """Whether a joiner stands before the next word."""
    joined_last: bool = False
    """Whether one stood before the last word."""
    words: int = 0
    exact_unit: Fraction = Fraction(1)

    @property
    def value(self) -> Fraction:
        """Return the sum of the parts."""
        return sum((part for part, _ in self.parts), Fraction(0))


def compose(lexicon: Lexicon, lowered: str, start: int, first: Numeral | None = None, end: int = -1) -> Worded | None:
    """Compose the number in words at `start`; or, after digits (`first`, that end at `end`), their scales and the rest.

    Returns None where no number word stands there.
    """
    worded = Worded([], start)
    if first is not None:
        worded.parts.append((first.value, first.ulp))
        worded.exact_unit = first.ulp
        worded.end = end
    position = worded.end
    for _ in range(MOST_MORPHEMES):
        found = _next_morpheme(lexicon, lowered, position, worded)
        if found is None:
            break
        position = found
    if not worded.words and first is None:
        return None
    _read_ellipsis(lexicon, lowered, worded)
    _read_added_fraction(lexicon, lowered, worded)
    _read_late_scales(lexicon, lowered, worded)
    return worded if worded.end > end else None


def _next_morpheme(lexicon: Lexicon, lowered: str, position: int, worded: Worded) -> int | None:
    """Take in the morpheme at `position`; return where the next one may start, or None at the number's end."""
    at = skip_blanks(lowered, position)
    match = lexicon.morpheme.match(lowered, at)
    if match is None and worded.last_is_multiplier:
        return _take_digits(lexicon, lowered, at, worded)
    if match is None or (at == position and worded.words and not lexicon.pack.numbers.written_together):
        return None
    if match["joiner"] is not None:
        if not worded.words or worded.joined or lexicon.mixed.match(lowered, position):
            return None
        worded.joined = True
        return match.end()
    word = key_of(match[0])
    if match["point"] is not None:
        return _take_decimals(lexicon, lowered, match.end(), worded)
    taken = _take_multiplier(lexicon, worded, word) if match["multiplier"] else _take_value(lexicon, worded, word)
    if not taken:
        return None
    worded.joined_last, worded.joined = worded.joined, False
    worded.words += 1
    worded.end = match.end()
    return match.end()


_DIGITS = re.compile(r"[0-9]{1,3}(?![0-9]|[.,][0-9])")


def _take_digits(lexicon: Lexicon, lowered: str, at: int, worded: Worded) -> int | None:
    """Take in digits after a scale where a smaller scale follows, or where they are joined: "3 triệu 500 nghìn"."""
    digits = _DIGITS.match(lowered, at)
    if digits is None or not worded.parts:
        return None
    value, room = Fraction(int(digits[0])), worded.parts[-1][1]
    follows = lexicon.morpheme.match(lowered, skip_blanks(lowered, digits.end()))
    scale = lexicon.scales.get(key_of(follows[0])) if follows is not None and follows["multiplier"] else None
    if (scale is None and not worded.joined) or value * (scale or 1) >= room or not value:
        return None
    worded.parts.append((value, Fraction(1)))
    worded.multiplier, worded.last_is_multiplier, worded.joined = Fraction(1), False, False
    worded.exact_unit = Fraction(1)
    worded.words += 1
    worded.end = digits.end()
    return digits.end()


def skip_blanks(lowered: str, position: int) -> int:
    """Return where the next word starts: behind a blank or dash, or two."""
    at = position
    while at < len(lowered) and at - position < 2 and lowered[at] in BLANKS_AND_DASHES:
        at += 1
    return at


def _take_multiplier(lexicon: Lexicon, worded: Worded, word: str) -> bool:
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
    worded.multiplier, worded.last_is_multiplier = value, True
    return True


def _take_value(lexicon: Lexicon, worded: Worded, word: str) -> bool:
    numbers = lexicon.pack.numbers
    value = Fraction(lexicon.values[word])
    inverted = False
    if worded.parts and word in numbers.after_tens and 1 < worded.parts[-1][0] < 10 and not worded.joined:
        worded.parts[-1] = (worded.parts[-1][0] * 10, Fraction(10))  # "bốn lăm" is "bốn mươi lăm"
    if worded.parts:
        last, room = worded.parts[-1]
        inverted = numbers.units_before_tens and worded.joined and last < 10 <= value < 100 and value % 10 == 0
        if (value >= room and not inverted) or (not value and not worded.last_is_multiplier):
            return False
    worded.parts.append((value, Fraction(1) if inverted else _room(value, numbers.wide_tens)))
    worded.multiplier, worded.last_is_multiplier = Fraction(1), False
    worded.exact_unit = Fraction(1)
    return True


def _room(value: Fraction, wide_tens: tuple[int, ...]) -> Fraction:
    if value in wide_tens:
        return Fraction(20)
    number, room = int(value), 1
    while number and number % 10 == 0:
        number //= 10
        room *= 10
    return Fraction(room)


def _take_decimals(lexicon: Lexicon, lowered: str, position: int, worded: Worded) -> int | None:
    """Read what follows "phẩy" or "point": digits or digit words, one after the other."""
    if not worded.parts:
        return None
    digits, end, tens = "", position, False
    for _ in range(MOST_MORPHEMES):
        at = skip_blanks(lowered, end)
        match = lexicon.morpheme.match(lowered, at)
        if match is not None and match["value"]:
            value = lexicon.values[key_of(match[0])]
            digits = str(int(digits) + value) if tens and value < 10 else digits + str(value)
            tens = value >= 20
            end = match.end()
        elif at < len(lowered) and lowered[at] in "0123456789" and not digits:
            while at < len(lowered) and lowered[at] in "0123456789" and len(digits) < MOST_MORPHEMES:
                digits += lowered[at]
                at += 1
            end = at
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


def _read_ellipsis(lexicon: Lexicon, lowered: str, worded: Worded) -> None:
    """Read "một triệu hai" as 1.2 million, where the language counts so."""
    if not lexicon.pack.numbers.elliptic or len(worded.parts) < 2 or worded.joined_last:
        return
    digit, (before, room) = worded.parts[-1][0], worded.parts[-2]
    if worded.last_is_multiplier or not 0 < digit < 10 or room < 100 or worded.exact_unit != 1:
        return
    if before % room:
        return
    worded.parts[-1] = (digit * room / 10, room / 10)
    worded.multiplier, worded.last_is_multiplier = room / 10, True


def _read_added_fraction(lexicon: Lexicon, lowered: str, worded: Worded) -> None:
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
    whole = worded.multiplier if worded.multiplier >= 100 and lexicon.pack.numbers.elliptic else Fraction(1)
    whole = worded.multiplier if worded.multiplier >= 1000 else whole
    worded.parts.append((fraction * whole, Fraction(0)))
    worded.multiplier, worded.exact_unit = whole, Fraction(1, 10)
    worded.end = end
    worded.joined = True


def _read_late_scales(lexicon: Lexicon, lowered: str, worded: Worded) -> None:
    """Read scales after an added fraction: "two and a half million"."""
    if not worded.parts or worded.parts[-1][1] != 0:
        return
    position = worded.end
    for _ in range(2):
        match = lexicon.morpheme.match(lowered, skip_blanks(lowered, position))
        if match is None or not match["multiplier"] or not _take_multiplier(lexicon, worded, key_of(match[0])):
            return
        worded.end = position = match.end()
        worded.words += 1


def numeral_of(worded: Worded) -> Numeral:
    """Return the composed number with what its last word is worth."""
    ulp = worded.multiplier * worded.exact_unit if worded.exact_unit < 1 else worded.multiplier
    value = worded.value
    return numeral(value, ulp, _last_nonzero(value, ulp))


def _last_nonzero(value: Fraction, ulp: Fraction) -> Fraction:
    """Return one unit of the last digit of `value` that is not zero, at least `ulp`."""
    unit = ulp
    while value and (value / (unit * 10)).denominator == 1:
        unit *= 10
    return unit
