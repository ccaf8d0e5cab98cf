"""Patterns of what may follow a number."""

from __future__ import annotations

from factcheck.language.lexicon.lazy import LazyPattern
from factcheck.language.lexicon.patterns import BLANK, any_of
from factcheck.language.pack import Pack


def tail_pattern(pack: Pack) -> LazyPattern:
    """Return the pattern of a scale, and a fraction or decimals in words: all may be absent."""
    numbers = pack.numbers
    suffixes = any_of(word.lstrip("=").lower() for word in numbers.scale_suffixes)
    scales = any_of(word for word in numbers.scales if word not in numbers.bound)
    scales = rf"(?!{any_of(numbers.not_scales)})(?:{scales})" if numbers.not_scales else scales
    of_a = rf"(?:(?:{any_of(pack.before_unit)}){BLANK}(?:{any_of(numbers.articles)}){BLANK})?"
    point = rf"{BLANK}(?:{any_of(numbers.point)}){BLANK}(?:[0-9]|{any_of(numbers.values)})"
    return LazyPattern(
        lambda: (
            rf"(?:(?P<scale>(?:{BLANK}|-)?{of_a}(?:{scales})(?:{BLANK}(?:{scales}))?)|(?P<suffix>{BLANK}?(?:{suffixes})))?"
            rf"(?P<added>(?:{BLANK}|-)?(?:{any_of(pack.fractions.added)})|{point})?"
        )
    )


def filler_pattern(pack: Pack) -> LazyPattern:
    """Return the pattern of a word between number and unit ("5 square kilometres", "2 triệu con lợn")."""
    return LazyPattern(lambda: rf"(?:{any_of(word.lower() for word in (*pack.adjectives, *pack.before_unit))}){BLANK}?")


def per_pattern(pack: Pack) -> LazyPattern:
    """Return the pattern of what stands between a unit and what it is per: a stroke, "per", "a"."""
    before_number = rf"(?:{any_of(pack.per_number)})[ \u00a0-](?=[0-9])"
    words = (*pack.per, *pack.per_article)
    elided = any_of(word for word in words if not word[-1].isalnum())
    return LazyPattern(
        lambda: rf"{BLANK}?/{BLANK}?|[ \u00a0-](?:(?:{any_of(words)})[ \u00a0-]|(?:{elided})|{before_number})"
    )


def noun_pattern(pack: Pack) -> LazyPattern:
    """Return the pattern of a counted noun: words that are no function words."""
    word = rf"(?:{BLANK}|-)(?!(?:{any_of(pack.nouns.stop)}))[^\W\d_]+(?:-[^\W\d_]+)*"
    return LazyPattern(lambda: rf"(?:{word}){{1,{pack.nouns.words}}}")
