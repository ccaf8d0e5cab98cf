"""Number words that are written together: "zweihundertfünfzigtausend", "eenentwintig", "trecentomila".

A word is a number when all of it is: morphemes, joiners between them, and endings that make it an ordinal, a multiple,
a fraction or an age ("-ste", "-fach", "-einhalb", "-jährig").  So "vier" is none in "Vierteljahr", nor "acht"
in "achten"; and what the ending means is read after the number as if it were a word by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from factcheck.language.lexicon.patterns import BLANK, LazyPattern, any_of, reversed_any_of

if TYPE_CHECKING:
    from factcheck.language.pack import Pack

# Words before a number that make it something else than a quantity.


def cue_words(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Return the words before a number, by what they make of it."""
    identifiers = pack.identifiers
    return {
        "phone": identifiers.phone_before,
        "name": identifiers.before,
        "age": pack.age_before,
        "person": pack.age_alone_before,
        "ordinal": pack.ordinals.before_bare,
        "bare": identifiers.before_bare,
        "alone": identifiers.before_alone,
    }


def cue_pattern(pack: Pack) -> LazyPattern:
    """Return the pattern, for reversed text, of a cue right before a number; its one group says of what."""
    branches = "|".join(f"(?P<{name}>{reversed_any_of(words)})" for name, words in cue_words(pack).items())
    return LazyPattern(lambda: rf"(?:-|[:(]?{BLANK}?[:(]?{BLANK}?)(?:{branches})")


# The letters that words of a kind start or end with: most places are decided by one letter, without a pattern.


Letters = Mapping[str, frozenset[str]]


def first_letters(pack: Pack) -> Letters:
    """Return the letters that words after a number start with."""
    numbers, fractions = pack.numbers, pack.fractions
    return {
        "added": _first_letters_of(fractions.added),
        "per": _first_letters_of((*pack.per, *pack.per_article, *pack.per_number)),
        "hedge": _first_letters_of(word for hedge in pack.hedges.values() for word in hedge.after),
        "fraction": _first_letters_of(
            (
                *pack.ordinals.words,
                *pack.ordinals.endings,
                *fractions.denominators,
                *fractions.between,
                *numbers.values,
                *numbers.scales,
            )
        ),
    }


def last_letters(pack: Pack) -> Letters:
    """Return the letters that words before a number end with."""
    hedges = (word for hedge in pack.hedges.values() for word in (*hedge.before, *hedge.through))
    return {
        "hedge": _last_letters_of((*hedges, *pack.numbers.articles)),
        "cue": _last_letters_of(word for words in cue_words(pack).values() for word in words),
        "minus": _last_letters_of(pack.numbers.minus),
    }


def _first_letters_of(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[0] for word in words if word)


def _last_letters_of(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[-1] for word in words if word)


MOST_MORPHEMES = 16
"""In one word: more than any number below a million has; keeps hostile words linear."""

INSIDE = r"(?<=[^\W\d_])"

MORE = r"(?=[^\W\d_])"

END = r"(?:(?<=['’])|(?![^\W\d_]))"
"""The word's end: no letter follows, or the word is elided ("settant'anni")."""


def compound_morpheme(pack: Pack) -> LazyPattern:
    """Return the pattern of one morpheme of a number, as `Lexicon.morpheme`, where number words run together.

    After each morpheme the rest of its word must be a number too.
    """
    return LazyPattern(lambda: _morpheme_source(pack))


def _morpheme_source(pack: Pack) -> str:
    numbers = pack.numbers
    multipliers = (*numbers.multipliers, *numbers.scales)
    either, joiner = _morphemes(pack, (*numbers.values, *multipliers)), _tight(numbers.joiners)
    rest = rf"(?=(?:(?:{joiner})?(?:{either})){{0,{MOST_MORPHEMES}}}(?:{_tight(_endings(pack))}){{0,2}}{END})"
    return (
        rf"(?:(?P<value>{_morphemes(pack, numbers.values)})|(?P<multiplier>{_morphemes(pack, multipliers)})){rest}"
        rf"|(?P<point>{any_of(numbers.point)})"
        rf"|(?P<joiner>{INSIDE}(?:{joiner})(?={either})|{any_of(numbers.joiners)})"
    )


def added_fraction(pack: Pack) -> LazyPattern:
    """Return the pattern of a fraction after a number ("and a half"), which an ending may follow ("zweieinhalbmal")."""
    added, endings = pack.fractions.added, pack.numbers.endings
    within = rf"|(?:{_tight(added)})(?=(?:{_tight(endings)}){END})" if endings else ""
    return LazyPattern(lambda: rf"(?:{BLANK}|-)?(?P<added>{any_of(added)}{within})")


def compound_starts(pack: Pack) -> str:
    """Return the pattern of what a number that is written together may start with."""
    return _tight((*pack.numbers.values, *pack.numbers.alone))


def ordinal_ending(pack: Pack) -> LazyPattern:
    """Return the pattern of what makes the number word right before it an ordinal."""
    return LazyPattern(lambda: any_of(pack.ordinals.endings))


def _endings(pack: Pack) -> tuple[str, ...]:
    fractions, ordinals = pack.fractions, pack.ordinals
    return (*pack.numbers.endings, *ordinals.endings, *ordinals.words, *fractions.denominators, *fractions.added)


def _morphemes(pack: Pack, words: Iterable[str]) -> str:
    """Return a pattern for morphemes; a bound one needs another after it."""
    bound = pack.numbers.bound
    free = _tight(word for word in words if word not in bound)
    return f"{free}|(?:{_tight(word for word in words if word in bound)}){MORE}" if bound else free


def _tight(words: Iterable[str]) -> str:
    """Return a pattern for words within a word: the longest wins, no word's end needed."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
