"""Words before a number that make it something else than a quantity."""

from __future__ import annotations

from factcheck.language.lexicon.lazy import LazyPattern
from factcheck.language.lexicon.patterns import BLANK, reversed_any_of
from factcheck.language.pack import Pack


def cue_words(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Return the words before a number, by what they make of it."""
    identifiers = pack.identifiers
    return {
        "phone": identifiers.phone_before,
        "name": identifiers.before,
        "age": pack.age_before,
        "ordinal": pack.ordinals.before_bare,
        "bare": identifiers.before_bare,
        "alone": identifiers.before_alone,
    }


def cue_pattern(pack: Pack) -> LazyPattern:
    """Return the pattern, for reversed text, of a cue right before a number; its one group tells of what."""
    branches = "|".join(f"(?P<{name}>{reversed_any_of(words)})" for name, words in cue_words(pack).items())
    return LazyPattern(lambda: rf"(?:-|[:(]?{BLANK}?[:(]?{BLANK}?)(?:{branches})")
