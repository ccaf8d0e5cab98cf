"""Load the relation words of a language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent

PhraseTable = dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]
"""First word → the phrases that begin with it, longest first, each with the parts that it plays."""


class RelationWords(msgspec.Struct, frozen=True):
    """What a language offers for stating relations; empty for a language without a file."""

    language: str
    phrases: PhraseTable
    fillers: frozenset[str]
    classifiers: frozenset[str]
    """Words that stand for any counted thing ("chiếc", "people")."""
    conjunctions: frozenset[str]
    more_items: frozenset[str]
    """Marks of a list that goes on ("…", "etc")."""


@cache
def relation_words(language: str) -> RelationWords:
    """Return the relation words of `language` ("vi", "en"); a record without words for any other."""
    path = FOLDER / f"{language}.toml"
    if not language.isalpha() or not path.is_file():
        nothing: frozenset[str] = frozenset()
        return RelationWords(language, {}, nothing, nothing, nothing, nothing)
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    words = data["words"]
    return RelationWords(
        language=language,
        phrases=_phrases(data["cues"]),
        fillers=frozenset(words["fillers"]),
        classifiers=frozenset(words["classifiers"]),
        conjunctions=frozenset(words["conjunctions"]),
        more_items=frozenset(words["more_items"]),
    )


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
