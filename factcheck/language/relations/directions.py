"""The words of a language that give a direction: up or down, more or less, won or lost, and those that deny."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from factcheck.language.load_languages import load_pack, load_relations
from factcheck.language.relations import MOST_LANGUAGES, RelationWords, cues_of, relation_words

if TYPE_CHECKING:
    from factcheck.language.pack import Pack
    from factcheck.language.relation_data import RelationData

UP = ("rise", "more", "higher", "highest", "winning")
DOWN = ("fall", "fewer", "lower", "lowest", "losing")
"""The cues of a language's file whose words go up or down by themselves."""

Phrases = tuple[tuple[tuple[str, ...], int], ...]


class DirectionWords(msgspec.Struct, frozen=True):
    """The words of one language, in small letters."""

    phrases: Mapping[str, Phrases]
    """By first word, the phrases that begin with it, longest first: 1 up, -1 down."""
    denials: frozenset[str]
    """Words that turn a statement ("not")."""
    additions: frozenset[str]
    """Words after a denial with which it is none ("not only")."""

    def starting_with(self, word: str) -> Phrases:
        """Return the phrases that begin with a word."""
        return self.phrases.get(word, ())

    def sign_of(self, words: Sequence[str]) -> int:
        """Return where words go whose beginning is a phrase: 1 up, -1 down, 0 nowhere."""
        for phrase, sign in self.starting_with(words[0]) if words else ():
            if tuple(words[: len(phrase)]) == phrase:
                return sign
        return 0


NONE = DirectionWords({}, frozenset(), frozenset())


def direction_words(language: str) -> DirectionWords:
    """Return the direction words of a language; none for one without a file of relation words."""
    data = load_relations(language)
    return _directions(data) if data else NONE


@lru_cache(MOST_LANGUAGES)
def _directions(data: RelationData) -> DirectionWords:
    cues, own = cues_of(data), data.directions
    signs: dict[tuple[str, ...], set[int]] = {}
    for sign, names, further in ((1, UP, own.up), (-1, DOWN, own.down)):
        for phrase in (*(one for name in names for one in cues[name]), *further):
            signs.setdefault(tuple(phrase.split()), set()).add(sign)
    table: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for words in sorted(signs, key=lambda found: (-len(found), found)):
        if len(signs[words]) == 1:
            table.setdefault(words[0], []).append((words, next(iter(signs[words]))))
    phrases = {first: tuple(found) for first, found in table.items()}
    return DirectionWords(phrases, frozenset(own.denials), frozenset(own.additions))


def common_words(language: str) -> frozenset[str]:
    """Return the commonest words of a language, which distinguish no statement from another, and letters alone."""
    return _common(load_pack(language), relation_words(language))


@lru_cache(MOST_LANGUAGES)
def _common(pack: Pack, words: RelationWords) -> frozenset[str]:
    return frozenset(pack.frequent) | words.fillers | frozenset("abcdefghijklmnopqrstuvwxyz")
