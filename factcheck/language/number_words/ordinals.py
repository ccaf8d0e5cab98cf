"""Places in an order: "third", "twenty-first", "thứ hai", "lần thứ mười hai", "thứ 2"."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.language.context.unit import entry_at, read_unit_tail
from factcheck.language.context.words_around import barred_after, barred_before, is_part_of_a_name, word_before
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.number_words.composition import compose
from factcheck.language.number_words.matching import addend_limit, skip_blanks
from factcheck.language.numerals.digits import numeral
from factcheck.language.reader_state import PartialFigure, ReaderState, fixed, number

if TYPE_CHECKING:
    from factcheck.language.numerals.digits import Numeral

# Roman numerals that are ordinals: "thế kỷ XIX", "lần thứ XVI", "XIX century".


_ROMAN = re.compile(r"(?=[IVXL])(?:X{0,3}(?:IX|IV|V?I{0,3})|XL(?:IX|IV|V?I{0,3})|L?X{0,3}(?:IX|IV|V?I{0,3}))(?!\w)")

_ROMAN_BEFORE = re.compile(r"([IVXL]+)(?:e|er|ème|[ºª°])?[ \u00a0-]+$")

VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}

LONGEST = 10
"""Characters that are looked at before "century"."""


def roman_value(text: str) -> int:
    """Return the value of a Roman numeral: a letter before a greater one counts against it."""
    values = [VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-value if value < later else value for value, later in zip(values, following, strict=True))


def read_roman_after(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read "XVI" after "lần thứ", "XIX" after "thế kỷ"."""
    if state.text[end : end + 1] not in (" ", "\u00a0"):
        return None
    roman = _ROMAN.match(state.text, end + 1)
    return fixed(roman.start(), roman.end(), roman_value(roman[0]), "", "ordinal") if roman else None


def read_roman_before(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read "XIX" before "century"."""
    found = _ROMAN_BEFORE.search(state.text, max(0, start - LONGEST), start)
    if found is None or _ROMAN.fullmatch(found[1]) is None:
        return None
    return fixed(found.start(1), found.end(1), roman_value(found[1]), "", "ordinal")


_DIGITS_NEXT = re.compile(r"[ \u00a0]+([0-9]{1,4}|[0-9]{1,3}[.,][0-9]{3})(?![0-9]|[.,/-][0-9])")


def read_ordinal(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read a word that is an ordinal by itself."""
    ordinals, word = state.lexicon.pack.ordinals, key_of(state.lowered[start:end])
    if word_before(state, start) in state.lexicon.pack.fractions.every:
        share = _share_of_all(state, start, end, ordinals.words[word])
        if share is not None:
            return share
    if (
        is_part_of_a_name(state, start)
        or barred_before(state, word, start, ordinals.not_after)
        or barred_after(state, word, end, ordinals.not_before)
    ):
        return None
    longer = _longer_number(state, start, end)
    return longer or _with_units(state, start, end, ordinals.words[word])


def _share_of_all(state: ReaderState, start: int, end: int, value: int) -> PartialFigure | None:
    """Read "jeder fünfte Haushalt" as one in five; "jeden zweiten Tag" is none."""
    tail = read_unit_tail(state.lexicon, state.lowered, end)
    entry = entry_at(state, tail.unit) if tail is not None else None
    if value < SMALLEST_GROUP or (entry is not None and entry.kind == "duration"):
        return None
    first = state.lowered.rindex(word_before(state, start), 0, start)
    return number(first, end, numeral(Fraction(1, value), Fraction(1, 10 * value)))


SMALLEST_GROUP = 2
"""Of which every one that is named is a share."""


def _with_units(state: ReaderState, start: int, end: int, value: int) -> PartialFigure:
    """Read "vigésimo quinto": each ordinal after a larger one, round to a larger power of ten, is added to it."""
    ordinals = state.lexicon.pack.ordinals
    while ordinals.compound:
        match = state.lexicon.ordinal_word.match(state.lowered, skip_blanks(state.lowered, end))
        added = ordinals.words[key_of(match[0])] if match is not None else 0
        if match is None or match.start() == end or not added < addend_limit(value, ()) <= value:
            break
        value, end = value + added, match.end()
    return fixed(start, end, value, "", "ordinal")


def _longer_number(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read "thứ mười hai", which begins with "thứ mười"."""
    cue, _, _ = state.lowered[start:end].rpartition(" ")
    if cue not in state.lexicon.pack.ordinals.before:
        return None
    worded = compose(state.lexicon, state.lowered, start + len(cue) + 1)
    if worded is None or worded.end <= end or worded.value.denominator != 1:
        return None
    return fixed(start, worded.end, int(worded.value), "", "ordinal")


def read_numbered(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read "thứ 2" where it is no weekday."""
    if barred_before(state, key_of(state.lowered[start:end]), start, state.lexicon.pack.ordinals.not_after):
        state.done = end
        return None
    return fixed(start, end, int(key_of(state.lowered[start:end]).split()[-1]), "", "ordinal")


def read_ordinal_before(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read what follows a word that makes it an ordinal: "thứ 12", "lần thứ mười hai", "lần thứ XVI"."""
    digits = _DIGITS_NEXT.match(state.lowered, end)
    if digits is not None:
        place = int(digits[1].replace(".", "").replace(",", ""))  # places are whole: the mark groups
        return fixed(start, digits.end(), place, "", "ordinal")
    worded = compose(state.lexicon, state.lowered, end)
    longer = _longer_ordinal(state, start, end)
    if longer is not None and (worded is None or worded.end <= longer.end):
        return longer
    if worded is None or worded.value.denominator != 1:
        return read_roman_after(state, start, end)
    return fixed(start, worded.end, int(worded.value), "", "ordinal")


def _longer_ordinal(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read "thứ hai" in "lần thứ hai", whose cue ends with the first word of the ordinal."""
    last = start + state.lowered[start:end].rfind(" ") + 1
    word = state.lexicon.ordinal_word.match(state.lowered, last)
    if word is None or word.end() <= end:
        return None
    return fixed(word.start(), word.end(), state.lexicon.pack.ordinals.words[key_of(word[0])], "", "ordinal")


def read_compound_ordinal(state: ReaderState, start: int, end: int, value: Numeral) -> PartialFigure | None:
    """Read "twenty-first", "two hundredth", "zweiundzwanzigste": number words that end in an ordinal."""
    lexicon, lowered = state.lexicon, state.lowered
    if value.value < 1 or value.value.denominator != 1:
        return None
    ending = lexicon.ordinal_ending.match(lowered, end)
    if ending is not None:
        is_share = word_before(state, start) in lexicon.pack.fractions.every
        share = _share_of_all(state, start, ending.end(), int(value.value)) if is_share else None
        return share or fixed(start, ending.end(), int(value.value), "", "ordinal")
    match = lexicon.ordinal_word.match(lowered, skip_blanks(lowered, end))
    if match is None or (lexicon.pack.numbers.units_before_tens and match.start() > end):
        return None
    last, whole = lexicon.pack.ordinals.words[key_of(match[0])], int(value.value)
    if (whole < 20 and last < 100) or _is_one_part(state, match, whole):
        return None
    if last >= 100:
        return fixed(start, match.end(), whole * last, "", "ordinal")
    fits = whole % 10 == 0 and last < addend_limit(whole, lexicon.pack.numbers.wide_tens)
    return fixed(start, match.end(), whole + last, "", "ordinal") if fits else None


def _is_one_part(state: ReaderState, match: re.Match[str], whole: int) -> bool:
    """Return whether "un centième" is a hundredth; before a noun it is an ordinal."""
    parts = state.lexicon.pack.fractions.denominators
    return whole == 1 and key_of(match[0]) in parts and not state.lexicon.noun.match(state.lowered, match.end())
