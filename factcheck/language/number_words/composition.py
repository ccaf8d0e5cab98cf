"""Numbers in words, alone or after digits: "hai mươi mốt", "two and a half million", "2,7 nghìn tỷ".

A number is composed from its morphemes by one rule: a multiplier multiplies the sum of the parts before it that are
smaller than itself, and a value may follow a part only where that part leaves room for it (twenty leaves room up to
9, a hundred up to 99).  The rule holds for all languages of the packs.
"""

from __future__ import annotations

import re

from factcheck.language.lexicon import Lexicon
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.number_words.matching import Worded, skip_blanks
from factcheck.language.number_words.morphemes import (
    MOST_MORPHEMES,
    take_decimals,
    take_digits,
    take_multiplier,
    take_value,
)
from factcheck.language.numbers.added import begins_fraction, fraction_stands, read_added_fraction, read_late_scales
from factcheck.language.numerals.digits import Numeral


def compose(lexicon: Lexicon, lowered: str, start: int, first: Numeral | None = None, end: int = -1) -> Worded | None:
    """Compose the number in words at `start`; or, after digits (`first`, that end at `end`), their scales and the rest.

    Returns None where no number word stands there.
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
    if (worded.words or worded.from_digits) and _stands_apart(lexicon, lowered, position, match, worded):
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


def _stands_apart(lexicon: Lexicon, lowered: str, position: int, match: re.Match[str], worded: Worded) -> bool:
    """Tell whether a word after the number's first begins something else: a fraction ("een honderdste"), a noun."""
    if match["point"] is not None:
        return lexicon.mixed.match(lowered, position) is not None
    if match["value"] is not None:
        if not worded.joined and key_of(match[0]) in lexicon.pack.numbers.units_too:
            return not _multiplies(lexicon, lowered, match.end())  # "hai mươi năm" is twenty years
        if worded.from_digits and key_of(match[0]) in lexicon.pack.numbers.needs_unit:
            return not _multiplies(lexicon, lowered, match.end())  # "45 millions un an plus tôt"
        return fraction_stands(lexicon, lowered, position)
    return match.start() > position and lexicon.ordinal_ending.match(lowered, match.end()) is not None


def _multiplies(lexicon: Lexicon, lowered: str, end: int) -> bool:
    follows = lexicon.morpheme.match(lowered, skip_blanks(lowered, end))
    return follows is not None and follows["multiplier"] is not None


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
