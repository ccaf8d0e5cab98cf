"""Numbers that belong to the name before them: "BBC News 24", "Mazda 3 hatchback", "PC 02", "MH 370".

What is counted comes after its number.  So a bare number right after a capitalised word within a sentence, with
nothing counted after it, goes on the name, unless names and numbers alternate ("Labour 356, Conservatives 198").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.language.context.words_around import is_heading, starts_sentence, word_before
from factcheck.language.lexicon.patterns import LazyPattern, capital, key_of
from factcheck.model.figure import NOMINAL_AGE

if TYPE_CHECKING:
    from factcheck.language.reader_state import PartialFigure, ReaderState

# Bare numbers that are ages: "Ann Lee, 49, said".


OLDEST = 130
"""Years; a higher number is no age."""

LONGEST_SURNAME = 20
"""Characters before the number in which a name and its comma are looked for."""

_NAME_BEFORE = LazyPattern(lambda: rf"{capital()}[\w.'’-]*\w, $")

_COMMA_AFTER = re.compile(r",(?! (?:\w{1,3} )?[0-9])")


def as_age(state: ReaderState, partial: PartialFigure) -> PartialFigure | None:
    """Return the partial as an age where it is written between commas after a name, as some languages do."""
    if not state.lexicon.pack.age_in_commas or not partial.bare or partial.noun or partial.hedge is not None:
        return None
    if not partial.digits.isdigit() or not 0 < partial.numeral.value < OLDEST:
        return None
    if not _COMMA_AFTER.match(state.text, partial.end):
        return None
    if not _NAME_BEFORE.search(state.text, max(0, partial.start - LONGEST_SURNAME), partial.start):
        return None
    partial.unit, partial.unit_kind = "year", "duration"
    return partial


LONGEST_CUE = 20
"""Characters before an age in which words say how it is counted."""


def mark_nominal_ages(state: ReaderState, partials: list[PartialFigure]) -> None:
    """Mark the ages that count the year of birth as the first: "hưởng thọ 71 tuổi"."""
    words = state.lexicon.pack.nominal_age_before
    for partial in partials if words else ():
        if partial.unit == "year" and partial.unit_kind == "duration":
            start = (
                partial.hedge.start
                if partial.hedge is not None and partial.hedge.start < partial.start
                else partial.start
            )
            before = f" {state.lowered[max(0, start - LONGEST_CUE) : start].strip()}"
            if before.endswith(tuple(f" {word}" for word in words)):
                partial.notes = (*partial.notes, NOMINAL_AGE)


# House numbers: "10 Downing Street", "tại 123 Lê Lợi", "tại 12/3 Nguyễn Trãi".


_CAPITALISED = LazyPattern(lambda: rf"(?:[ \u00a0]{capital()}[\w'’-]*){{2,4}}")


def is_house_number(state: ReaderState, partial: PartialFigure) -> bool:
    """Return whether a street's name follows the number."""
    return partial.digits.isdigit() and not partial.unit and names_a_house(state, partial.start, partial.end)


def names_a_house(state: ReaderState, start: int, end: int) -> bool:
    """Return whether the text between two offsets is a house number."""
    identifiers = state.lexicon.pack.identifiers
    if not identifiers.streets and not identifiers.house_before:
        return False
    name = _CAPITALISED.match(state.text, end)
    if name is None:
        return False
    if any(word in identifiers.streets for word in name[0].lower().split()[1:]):
        return True
    return word_before(state, start) in identifiers.house_before


LONGEST_NAME = 60
"""Characters before the number in which the capitalised words of a name are looked for."""

_NAME = LazyPattern(lambda: rf"(?<![\w.&'’-])(?:{capital()}[\w.&'’-]*[ \u00a0])*(\w[\w.&'’-]*)[ \u00a0]$")
"""Capitalised words right before the number; the last of them may begin with a small letter ("iPhone")."""

_DIGITS = re.compile("[0-9]{1,4}")

_CODE = LazyPattern(lambda: rf"{capital()}{{1,4}}")
"""A short name in capitals ("PC", "VTV"): it is one at the start of a sentence too."""

_RANGE = re.compile(r"(?: ?[-–] ?| (\w{1,3}) )[0-9]")
"""More of "British 16 to 20-year-olds", no name."""

_NUMBER_BEFORE = LazyPattern(lambda: rf"[ \u00a0(]{capital()}[\w.&'’-]*[ \u00a0][0-9]\w*(?:[,;]|[,;]? \w{{1,3}}) $")

_NUMBER_AFTER = LazyPattern(
    lambda: rf"(?:[,;]|[,;]? \w{{1,3}}) (?:{capital()}[\w.&'’-]*[ \u00a0])*([\w.&'’-]+)[ \u00a0][0-9]"
)


def goes_on_a_name(state: ReaderState, partial: PartialFigure) -> bool:
    """Return whether the partial is a bare number that belongs to the name right before it."""
    if not state.lexicon.pack.identifiers.after_names or partial.hedge is not None or partial.negative:
        return False
    if not partial.bare or not _DIGITS.fullmatch(partial.digits):
        return False
    more = _RANGE.match(state.lowered, partial.end)
    if more is not None and more[1] not in state.lexicon.pack.numbers.joiners:
        return False
    last_word = state.text[state.text.rfind(" ", 0, max(0, partial.start - 1)) + 1 : partial.start]
    if last_word == last_word.lower():
        return False
    name = _NAME.search(state.text, max(0, partial.start - LONGEST_NAME), partial.start)
    if name is None or not _is_proper(name[1]) or (" " not in name[0].rstrip() and _is_common(state, name[1])):
        return False
    if state.partials and state.partials[-1].end > name.start(1):
        return False  # "17 USD 25"
    in_brackets = state.text[name.start() - 1 : name.start()] == "("
    if not in_brackets and (_begins_with_a_common_word(state, name) or is_heading(state, partial.start)):
        return False
    return not _alternates(state.text, name, partial.end) and not _counts(state, partial, name[1])


def _is_proper(word: str) -> bool:
    """Return whether a word has a capital, no digits first, and no apostrophe ("Elvis's 18 singles", "I'm 74")."""
    return not word.islower() and not word[0].isdigit() and "'" not in word and "’" not in word


def _is_common(state: ReaderState, word: str) -> bool:
    """Return whether a capitalised word is a function word, or one of dates."""
    lowered, pack = key_of(word.lower().rstrip(".")), state.lexicon.pack
    return lowered in pack.nouns.stop or lowered in pack.dates.months or lowered in pack.dates.weekdays


def _begins_with_a_common_word(state: ReaderState, name: re.Match[str]) -> bool:
    """Return whether the capital is that of a sentence ("There 20 died", "In Iraq 24 died")."""
    first = name[0].split()[0]
    if not starts_sentence(state, name.start()):
        return False
    return _is_common(state, first) or (first == name[1] and not _is_surely_a_name(first))


def _is_surely_a_name(word: str) -> bool:
    """Return whether a word has more capitals than the one of a sentence ("PC", "Spider-Man")."""
    return _CODE.fullmatch(word) is not None or not word[1:].islower()


def _alternates(text: str, name: re.Match[str], end: int) -> bool:
    """Return whether another name with another number is beside it: both are counts then."""
    following = _NUMBER_AFTER.match(text, end)
    if following is not None:
        return following[1] != name[1]
    return _NUMBER_BEFORE.search(text, max(0, name.start() - LONGEST_NAME), name.start()) is not None


def _counts(state: ReaderState, partial: PartialFigure, head: str) -> bool:
    """Return whether what follows may be counted: a plural where the language has one, else any common noun."""
    if not partial.noun:
        return False
    nouns = state.lexicon.pack.nouns
    if nouns.plural:
        return any(word.endswith("s") for word in partial.noun.split())
    if nouns.lower_case and partial.noun[0].isupper():
        return False
    return not _CODE.fullmatch(head) or len(partial.digits) < 2
