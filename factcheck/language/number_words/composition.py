"""Numbers in words, alone or after digits: "hai mươi mốt", "two and a half million", "2,7 nghìn tỷ".

A number is composed from its morphemes by one rule: a multiplier multiplies the sum of the parts before it that are
smaller than itself, and a value may follow a part only where it is below the limit that the part sets (10 after
twenty, 100 after a hundred).  The rule holds for all languages of the packs.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.language.lexicon.patterns import key_of
from factcheck.language.number_words.matching import Worded, skip_blanks
from factcheck.language.number_words.morphemes import (
    MOST_MORPHEMES,
    take_decimals,
    take_digits,
    take_multiplier,
    take_value,
)

if TYPE_CHECKING:
    import re

    from factcheck.language.lexicon import Lexicon
    from factcheck.language.numerals.digits import Numeral

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
    return worded.multiplier if worded.multiplier >= least else Fraction(1)


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
        worded.joined = True
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
        if not worded.joined and key_of(match[0]) in lexicon.pack.numbers.units_too:
            return not _multiplies(lexicon, lowered, match.end())  # "hai mươi năm" is twenty years
        if worded.from_digits and key_of(match[0]) in lexicon.pack.numbers.needs_unit:
            return not _multiplies(lexicon, lowered, match.end())  # "45 millions un an plus tôt"
        return fraction_follows(lexicon, lowered, position)
    return match.start() > position and lexicon.ordinal_ending.match(lowered, match.end()) is not None


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
