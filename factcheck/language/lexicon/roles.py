"""What each word that may start a figure can be, and the one pattern that finds them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.language.lexicon.lazy import LazyPattern
from factcheck.language.lexicon.patterns import any_of, key_of
from factcheck.language.lexicon.words import compound_starts
from factcheck.language.pack import Pack

Roles = dict[str, tuple[str, ...]]


def roles_of(pack: Pack) -> Roles:
    """Return the roles of each word, in the order to try."""
    roles: Roles = {}
    for role, words in _words_by_role(pack):
        for word in words:
            roles[key_of(word)] = (*roles.get(key_of(word), ()), role)
    multipliers = (word for word in pack.numbers.multipliers if word not in pack.numbers.alone)
    for word in (*pack.numbers.silent, *multipliers):
        roles.pop(key_of(word), None)
    for word in pack.numbers.silent:
        if pack.numbers.values.get(word) == 0:
            roles[key_of(word)] = ("zero",)
    return roles


def _words_by_role(pack: Pack) -> Iterator[tuple[str, Iterable[str]]]:
    dates, numbers = pack.dates, pack.numbers
    yield "idiom", numbers.idioms
    yield "weekday", dates.weekdays
    yield "numbered", (word for word in dates.weekdays if word[-1].isdigit() and " " in word)
    yield "month", (*dates.months, *dates.month_before)
    yield "quarter", (*dates.quarter_before, *dates.quarter_words)
    yield "decade", (*dates.decade_before, *dates.decade_words)
    yield "times", pack.times.words
    yield "plural scale", numbers.plural_scales
    yield "vague", numbers.vague
    yield "fraction", pack.fractions.words
    yield "added fraction", pack.fractions.added
    yield "denominator", pack.fractions.denominators
    yield "ordinal", pack.ordinals.words
    yield "ordinal before", pack.ordinals.before
    yield "roman after", pack.ordinals.roman_after
    yield "roman before", pack.ordinals.roman_before
    yield "number", numbers.values
    yield "scale", numbers.alone
    yield "scale", (word for word in numbers.scales if numbers.articles)


NO_LETTER = r"[\x00-/:-@\[-`{-\xbf\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u303f]"
"""Blanks, punctuation and symbols; a set is quicker to find than the class of all that is no part of a word."""


def words_pattern(pack: Pack, roles: Roles) -> LazyPattern:
    """Return the pattern of where a figure in words may start; its group 1 is the word."""
    if not pack.numbers.written_together:
        return LazyPattern(lambda: rf"{NO_LETTER}({any_of(roles)})")
    return LazyPattern(lambda: rf"[\W\d_]({any_of(roles)}|{compound_starts(pack)})")
