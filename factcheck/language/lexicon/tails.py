"""Patterns of what may follow a number."""

from __future__ import annotations

import re

from factcheck.language.lexicon.patterns import BLANK, any_of
from factcheck.language.pack import Pack


def tail_pattern(pack: Pack, units: str) -> re.Pattern[str]:
    """Return the pattern of a scale, a fraction, a unit and what it is per: all may be absent."""
    numbers = pack.numbers
    suffixes = any_of(word.lstrip("=").lower() for word in numbers.scale_suffixes)
    scales = any_of(numbers.scales)
    of_a = rf"(?:(?:{any_of(pack.before_unit)}){BLANK}(?:{any_of(numbers.articles)}){BLANK})?"
    return re.compile(
        rf"(?:(?P<scale>(?:{BLANK}|-)?{of_a}(?:{scales})(?:{BLANK}(?:{scales}))?)|(?P<suffix>{BLANK}?(?:{suffixes})))?"
        rf"(?P<added>{BLANK}?(?:{any_of(pack.fractions.added)}))?{_unit_part(pack, units)}"
    )


def unit_tail_pattern(pack: Pack, units: str) -> re.Pattern[str]:
    """Return `tail_pattern` without scales."""
    return re.compile(_unit_part(pack, units))


def money_per_pattern(pack: Pack, units: str) -> re.Pattern[str]:
    """Return the pattern of what money is per."""
    return re.compile(rf"{_per(pack)}(?P<per>{units}){_not_ago(pack)}")


def noun_pattern(pack: Pack) -> re.Pattern[str]:
    """Return the pattern of a counted noun: words that are no function words."""
    word = rf"(?:{BLANK}|-)(?!(?:{any_of(pack.nouns.stop)}))[^\W\d_]+(?:-[^\W\d_]+)*"
    return re.compile(rf"(?:{word}){{1,{pack.nouns.words}}}")


def _unit_part(pack: Pack, units: str) -> str:
    """Return the pattern of a unit, what it is per ("/kg", "per 100,000 people"), and a fraction of it."""
    filler = rf"(?:(?:{any_of(word.lower() for word in (*pack.adjectives, *pack.before_unit))}){BLANK}?)?"
    per, here = _per(pack), _not_ago(pack)
    every = rf"(?P<every>[0-9][0-9.,]*{BLANK}|)"
    return (
        rf"(?:(?P<gap>(?:{BLANK}|\n)?-?{BLANK}?[(\[]?{filler})(?P<unit>{units})[)\]]?"
        rf"(?:{per}{every}(?P<per>{units}){here}(?:{per}(?P<per2>{units}){here})?)?"
        rf"(?P<late>{BLANK}(?:{any_of(pack.fractions.added)}))?)?"
    )


def _per(pack: Pack) -> str:
    """Return the pattern of what stands between a unit and what it is per: a stroke, "per", "a"."""
    return rf"(?:{BLANK}?/{BLANK}?|[ \u00a0-](?:{any_of((*pack.per, *pack.per_article))})[ \u00a0-])"


def _not_ago(pack: Pack) -> str:
    """Return the pattern that refuses "a year earlier"."""
    return rf"(?!{BLANK}(?:{any_of(pack.ago)}))" if pack.ago else ""
