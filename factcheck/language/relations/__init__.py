"""The words by which a language states relations between figures, as extractors look them up.

They are data: relations.toml of each language.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from unicodedata import normalize

import msgspec

from factcheck.language.load_languages import load_relations
from factcheck.language.relation_data import Cues, ListWords, NameWords, RelationData, StatisticsWords

__all__ = [
    "MOST_LANGUAGES",
    "ListWords",
    "NameWords",
    "PhraseTable",
    "RelationWords",
    "StatisticsWords",
    "cues_of",
    "relation_words",
]

FALLBACK = "en"
"""Whose names are used for articles in a language without a file."""

MOST_LANGUAGES = 64
"""Languages whose tables are kept: factcheck's, and those of the projects that a server reads for."""

PhraseTable = dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]
"""First word → the phrases that begin with it, longest first, each with the cues that it is."""


class RelationWords(msgspec.Struct, frozen=True, eq=False):
    """What a language offers for stating relations; without phrases for a language that has no file."""

    phrases: PhraseTable
    fillers: frozenset[str]
    classifiers: frozenset[str]
    """Words for any counted thing ("chiếc", "people")."""
    anything: frozenset[str]
    """Those of them that say nothing of what they count ("đơn vị", "units")."""
    conjunctions: frozenset[str]
    ones: frozenset[str]
    """Words for one thing that are no figures ("một", "a")."""
    until: frozenset[str]
    """What may be between the two ends of a period ("2010 đến năm 2014")."""
    age_endings: tuple[str, ...]
    """How a span of years ends that is somebody's age ("tuổi", "old")."""
    date_links: frozenset[str]
    """What may be between a day of the week and its date."""
    against: frozenset[str]
    """What may be between the numbers of two sides ("by 344 votes to 226")."""
    more_items: frozenset[str]
    """Marks of a list that goes on ("…", "etc")."""
    roles: Mapping[str, str]
    """What figures are called in drafted checks, by the part that they play."""
    kinds: Mapping[str, str]
    """What claims are called in drafted ids, by their kind."""
    lists: ListWords
    """How lists are joined and announced."""
    names: NameWords
    """How figures are named."""
    statistics: StatisticsWords
    """Words around the results of statistical tests."""


def relation_words(language: str) -> RelationWords:
    """Return the relation words of `language` ("vi", "en"); those of a language without any hold no phrases."""
    own, fallback = load_relations(language), load_relations(FALLBACK)
    assert fallback is not None
    return _words(own or _without_phrases(fallback), fallback)


@lru_cache(MOST_LANGUAGES)
def _without_phrases(data: RelationData) -> RelationData:
    words = msgspec.structs.replace(data.words, fillers=(), classifiers=())
    return msgspec.structs.replace(data, cues=Cues(), words=words)


@lru_cache(MOST_LANGUAGES)
def _words(data: RelationData, fallback: RelationData) -> RelationWords:
    words = data.words
    return RelationWords(
        phrases=_phrases(cues_of(data)),
        fillers=frozenset(words.fillers),
        classifiers=frozenset(words.classifiers),
        anything=frozenset(words.anything),
        conjunctions=frozenset(words.conjunctions),
        ones=frozenset(words.ones),
        until=frozenset(words.until),
        age_endings=words.age_endings,
        date_links=frozenset(words.date_links),
        against=frozenset(words.against),
        more_items=frozenset(words.more_items),
        roles=_named(fallback.roles, data.roles),
        kinds=_named(fallback.kinds, data.kinds),
        lists=data.lists,
        names=data.names,
        statistics=data.statistics,
    )


def _named(fallback: Mapping[Any, str], own: Mapping[Any, str]) -> dict[str, str]:
    return {**fallback, **own}


def cues_of(data: RelationData) -> dict[str, tuple[str, ...]]:
    """Return the phrases of each cue, by the cue's name in the file."""
    return {field.encode_name: getattr(data.cues, field.name) for field in msgspec.structs.fields(Cues)}


def _phrases(cues: Mapping[str, tuple[str, ...]]) -> PhraseTable:
    """Turn cue → phrases into first word → phrases with all the cues that each is."""
    parts: dict[tuple[str, ...], list[str]] = {}
    for part, phrases in cues.items():
        for phrase in phrases:
            parts.setdefault(tuple(normalize("NFC", phrase.lower()).split()), []).append(part)
    table: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for phrase_words in sorted(parts, key=lambda found: (-len(found), found)):
        table.setdefault(phrase_words[0], []).append((phrase_words, tuple(parts[phrase_words])))
    return {first: tuple(found) for first, found in table.items()}
