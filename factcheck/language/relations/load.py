"""Load the relation words of a language."""

from __future__ import annotations

from functools import cache
from typing import cast

import msgspec

from factcheck.language.data_files import read_part

FALLBACK = "en"
"""Whose names are used for articles in a language without a file."""

PhraseTable = dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]
"""First word → the phrases that begin with it, longest first, each with the parts that it plays."""


class ListWords(msgspec.Struct, frozen=True):
    """How a language joins the items of a list, and what leads to one."""

    joints: tuple[str, ...] = ()
    """Words that join the last item to those before it ("and")."""
    leads: tuple[str, ...] = ()
    """Words that stand between what is counted and its list ("namely", "gồm")."""
    copulas: tuple[str, ...] = ()
    """Words for "are" that may lead to a list of three or more short things."""
    clauses: tuple[str, ...] = ()
    """Words after which no list follows: they begin a clause ("two men who …")."""
    ones: tuple[str, ...] = ()
    """What tells the first of several apart ("one")."""
    others: tuple[str, ...] = ()
    """What tells each further one ("another", "the other")."""
    articles: tuple[str, ...] = ()
    """What an item of a list begins with ("a", "một")."""
    taken_up_before: tuple[str, ...] = ()
    """Words before a count that take it up again ("the", "cả")."""
    taken_up_after: tuple[str, ...] = ()
    """The same after it ("này")."""
    labels: tuple[str, ...] = ()
    """Words before the number that labels an item ("số 1", "No 2"), besides what is counted itself."""
    numbering: tuple[str, ...] = ()
    """Words that, after a number, make it the number of an item ("một là …, hai là …")."""


class RelationWords(msgspec.Struct, frozen=True):
    """What a language offers for stating relations; without phrases for a language that has no file."""

    language: str
    phrases: PhraseTable
    fillers: frozenset[str]
    classifiers: frozenset[str]
    """Words that stand for any counted thing ("chiếc", "people")."""
    anything: frozenset[str]
    """Those of them that say nothing of what they count ("đơn vị", "units")."""
    conjunctions: frozenset[str]
    ones: frozenset[str]
    """Words for one thing that are no figures ("một", "a")."""
    until: frozenset[str]
    """What may stand between the two ends of a period ("2010 đến năm 2014")."""
    age_endings: tuple[str, ...]
    """How a span of years ends that is somebody's age ("tuổi", "old")."""
    date_links: frozenset[str]
    """What may stand between a day of the week and its date."""
    against: frozenset[str]
    """What may stand between the numbers of two sides ("by 344 votes to 226")."""
    more_items: frozenset[str]
    """Marks of a list that goes on ("…", "etc")."""
    roles: dict[str, str]
    """What figures are called in drafted checks, by the part that they play."""
    kinds: dict[str, str]
    """What claims are called in drafted ids, by their kind."""
    lists: ListWords
    """How lists are joined and announced."""
    lints: dict[str, str]
    """What is said of a figure that is odd by itself."""
    why: dict[str, str]
    """How a drafted claim says what led to it."""


@cache
def relation_words(language: str) -> RelationWords:
    """Return the relation words of `language` ("vi", "en"); a record without phrases for any other."""
    data = read_part(language, "relations")
    if not data:
        return msgspec.structs.replace(
            relation_words(FALLBACK), language=language, phrases={}, fillers=frozenset(), classifiers=frozenset()
        )
    words = data["words"]
    return RelationWords(
        language=language,
        phrases=_phrases(data["cues"]),
        fillers=frozenset(words["fillers"]),
        classifiers=frozenset(words["classifiers"]),
        anything=frozenset(words.get("anything", ())),
        conjunctions=frozenset(words["conjunctions"]),
        ones=frozenset(words.get("ones", ())),
        until=frozenset(words.get("until", ())),
        age_endings=tuple(words.get("age_endings", ())),
        date_links=frozenset(words.get("date_links", ())),
        against=frozenset(words.get("against", ())),
        more_items=frozenset(words["more_items"]),
        roles=_told(data, "roles"),
        kinds=_told(data, "kinds"),
        lists=msgspec.convert(data.get("lists", {}), ListWords),
        lints=_told(data, "lints"),
        why=_told(data, "why"),
    )


def _told(data: dict[str, dict[str, list[str]]], table: str) -> dict[str, str]:
    """Return what a table says, in the fallback's words where the language has none yet."""
    return cast(dict[str, str], {**read_part(FALLBACK, "relations")[table], **data.get(table, {})})


def _phrases(cues: dict[str, list[str]]) -> PhraseTable:
    """Turn part → phrases into first word → phrases with all the parts that each plays."""
    parts: dict[tuple[str, ...], list[str]] = {}
    for part, phrases in cues.items():
        for phrase in phrases:
            parts.setdefault(tuple(phrase.split()), []).append(part)
    table: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for phrase_words in sorted(parts, key=lambda found: (-len(found), found)):
        table.setdefault(phrase_words[0], []).append((phrase_words, tuple(parts[phrase_words])))
    return {first: tuple(found) for first, found in table.items()}
