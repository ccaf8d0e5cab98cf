"""The letters that words of a kind start or end with: most places are told apart by one letter, without a pattern."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from factcheck.language.lexicon.names import cue_words
from factcheck.language.pack import Pack

Letters = Mapping[str, frozenset[str]]


def first_letters(pack: Pack) -> Letters:
    """Return the letters that words after a number start with."""
    numbers, fractions = pack.numbers, pack.fractions
    return {
        "added": _firsts(fractions.added),
        "per": _firsts((*pack.per, *pack.per_article, *pack.per_number)),
        "hedge": _firsts(word for hedge in pack.hedges.values() for word in hedge.after),
        "fraction": _firsts(
            (*pack.ordinals.words, *fractions.denominators, *fractions.between, *numbers.values, *numbers.scales)
        ),
    }


def last_letters(pack: Pack) -> Letters:
    """Return the letters that words before a number end with."""
    hedges = (word for hedge in pack.hedges.values() for word in hedge.before)
    return {
        "hedge": _lasts((*hedges, *pack.numbers.articles)),
        "cue": _lasts(word for words in cue_words(pack).values() for word in words),
        "minus": _lasts(pack.numbers.minus),
    }


def _firsts(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[0] for word in words if word)


def _lasts(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[-1] for word in words if word)
