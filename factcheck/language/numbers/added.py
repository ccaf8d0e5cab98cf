"""Fractions that are added to a number in words: "rưỡi", "and three quarters", "a billion and half a million"."""

from __future__ import annotations

from fractions import Fraction

from factcheck.language.lexicon import Lexicon
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.number_words.matching import Worded, skip_blanks
from factcheck.language.number_words.morphemes import take_multiplier


def fraction_stands(lexicon: Lexicon, lowered: str, position: int) -> bool:
    """Tell whether a fraction follows without "and": "zweieinhalb", "twintig drie vijfde"."""
    if lexicon.fraction_added.match(lowered, position) is not None:
        return True
    return lexicon.pack.fractions.bare and lexicon.mixed.match(lowered, position) is not None


def begins_fraction(lexicon: Lexicon, lowered: str, position: int, worded: Worded) -> bool:
    """Tell whether "and three quarters" follows, unless a joiner binds what it joins to the tens before."""
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
