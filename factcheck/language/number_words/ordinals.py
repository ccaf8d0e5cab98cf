"""Places in an order: "third", "twenty-first", "thứ hai", "lần thứ mười hai", "thứ 2"."""

from __future__ import annotations

import re

from factcheck.language.context.before import barred_after, barred_before, is_part_of_a_name
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.number_words.composition import compose
from factcheck.language.number_words.matching import room_of, skip_blanks
from factcheck.language.numerals.digits import Numeral
from factcheck.language.reader_state import Draft, Scan, fixed

# Roman numerals that are ordinals: "thế kỷ XIX", "lần thứ XVI", "XIX century".


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


_DIGITS_NEXT = re.compile(r"[ \u00a0]+([0-9]{1,4}|[0-9]{1,3}[.,][0-9]{3})(?![0-9]|[.,/-][0-9])")


def read_ordinal(scan: Scan, start: int, end: int) -> Draft | None:
    """Read a word that is an ordinal by itself."""
    ordinals, word = scan.lexicon.pack.ordinals, key_of(scan.lowered[start:end])
    if (
        is_part_of_a_name(scan, start)
        or barred_before(scan, word, start, ordinals.not_after)
        or barred_after(scan, word, end, ordinals.not_before)
    ):
        return None
    longer = _longer_number(scan, start, end)
    return longer or fixed(start, end, ordinals.words[word], "", "ordinal")


def _longer_number(scan: Scan, start: int, end: int) -> Draft | None:
    """Read "thứ mười hai", which begins with "thứ mười"."""
    cue, _, _ = scan.lowered[start:end].rpartition(" ")
    if cue not in scan.lexicon.pack.ordinals.before:
        return None
    worded = compose(scan.lexicon, scan.lowered, start + len(cue) + 1)
    if worded is None or worded.end <= end or worded.value.denominator != 1:
        return None
    return fixed(start, worded.end, int(worded.value), "", "ordinal")


def read_numbered(scan: Scan, start: int, end: int) -> Draft | None:
    """Read "thứ 2" where it is no weekday."""
    if barred_before(scan, key_of(scan.lowered[start:end]), start, scan.lexicon.pack.ordinals.not_after):
        scan.done = end
        return None
    return fixed(start, end, int(key_of(scan.lowered[start:end]).split()[-1]), "", "ordinal")


def read_ordinal_before(scan: Scan, start: int, end: int) -> Draft | None:
    """Read what follows a word that makes it an ordinal: "thứ 12", "lần thứ mười hai", "lần thứ XVI"."""
    digits = _DIGITS_NEXT.match(scan.lowered, end)
    if digits is not None:
        place = int(digits[1].replace(".", "").replace(",", ""))  # places are whole: the mark groups
        return fixed(start, digits.end(), place, "", "ordinal")
    worded = compose(scan.lexicon, scan.lowered, end)
    longer = _longer_ordinal(scan, start, end)
    if longer is not None and (worded is None or worded.end <= longer.end):
        return longer
    if worded is None or worded.value.denominator != 1:
        return read_roman_after(scan, start, end)
    return fixed(start, worded.end, int(worded.value), "", "ordinal")


def _longer_ordinal(scan: Scan, start: int, end: int) -> Draft | None:
    """Read "thứ hai" in "lần thứ hai", whose cue ends with the first word of the ordinal."""
    last = start + scan.lowered[start:end].rfind(" ") + 1
    word = scan.lexicon.ordinal_word.match(scan.lowered, last)
    if word is None or word.end() <= end:
        return None
    return fixed(word.start(), word.end(), scan.lexicon.pack.ordinals.words[key_of(word[0])], "", "ordinal")


def read_compound_ordinal(scan: Scan, start: int, end: int, value: Numeral) -> Draft | None:
    """Read "twenty-first", "two hundredth", "zweiundzwanzigste": number words that end in an ordinal."""
    lexicon, lowered = scan.lexicon, scan.lowered
    if value.value < 1 or value.value.denominator != 1:
        return None
    ending = lexicon.ordinal_ending.match(lowered, end)
    if ending is not None:
        return fixed(start, ending.end(), int(value.value), "", "ordinal")
    match = lexicon.ordinal_word.match(lowered, skip_blanks(lowered, end))
    if match is None or (lexicon.pack.numbers.units_before_tens and match.start() > end):
        return None
    last, whole = lexicon.pack.ordinals.words[key_of(match[0])], int(value.value)
    if (whole < 20 and last < 100) or _is_one_part(scan, match, whole):
        return None
    if last >= 100:
        return fixed(start, match.end(), whole * last, "", "ordinal")
    fits = whole % 10 == 0 and last < room_of(whole, lexicon.pack.numbers.wide_tens)
    return fixed(start, match.end(), whole + last, "", "ordinal") if fits else None


def _is_one_part(scan: Scan, match: re.Match[str], whole: int) -> bool:
    """Tell whether "un centième" is a hundredth; before a noun it is an ordinal."""
    parts = scan.lexicon.pack.fractions.denominators
    return whole == 1 and key_of(match[0]) in parts and not scan.lexicon.noun.match(scan.lowered, match.end())
