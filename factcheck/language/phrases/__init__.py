"""The words of explanations: one TOML file a language, English where a language has none.  {…} are blanks."""

from __future__ import annotations

from functools import cache

import msgspec

from factcheck.language.data_files import read_part

FALLBACK = "en"


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one language says."""

    sentence: dict[str, str]
    """The one sentence that a reader gets."""
    step: dict[str, str]
    """The lines of a recomputation step by step."""
    word: dict[str, str]
    gap: dict[str, tuple[str, str]]
    """By how much two percentages or two ratios differ: where it is just one, and otherwise."""
    reading: dict[str, str]
    """What one must grant for a generous reading, after "it agrees only"."""
    meaning: dict[str, str]
    """What else the stated figure could mean."""
    rule: dict[str, str]
    """A rule applied to its arguments; "name+role" where an optional role is given."""
    summary: dict[str, str] = {}
    """What each rule says of itself; a language without it has the rule's own English line."""
    reason: dict[str, str] = {}
    """Reasons that rules and the engine give in English, in this language."""


@cache
def load_phrases(language: str) -> Phrases:
    """Return the phrases of a language, or the English ones where it has none of its own."""
    own = read_part(language, "explanations") or read_part(FALLBACK, "explanations")
    return msgspec.convert(own, type=Phrases)
