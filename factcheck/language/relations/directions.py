"""The words of a language that give a direction: up or down, more or less, won or lost, and those that deny.

`DirectionWords` compare two versions of a sentence; `Movements` find the word that says which way a figure went.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from factcheck.language.lexicon.build_lexicon import lexicon_of
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


# The words by which a level rises or falls, and what may be between one of them and its figure.


_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_BREAK = re.compile(r"[.!?;:()\[\]|\n–—/]|,(?=\s)|\d")
"""What ends the clause, or is another figure."""

MOST_BETWEEN = 4
"""Small words between the word and its figure: "fell by an estimated 5 %"."""

NEAR = 3
"""Words before it in which another such word leaves open which of the two is meant ("the rise fell 5 %")."""

LONGEST = 3
"""Words of one phrase."""


class Movements(msgspec.Struct, frozen=True, gc=False):
    """The words of one language, in small letters."""

    ways: dict[str, int]
    """Phrase → 1 up, -1 down."""
    ways_after: dict[str, int]
    """The same for those that may follow their figure: "a 5 % drop"."""
    between: frozenset[str]
    denials: frozenset[str]
    money: frozenset[str]
    """Names of currencies: of one that falls, more are paid for another."""
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    """What comes before the level that a change starts from, and before the one that it ends at."""

    def said_before(self, text: str) -> tuple[str, int] | None:
        """Return the word before a figure that says which way it went; None where it is not certain."""
        words = _WORD.findall(_BREAK.split(text)[-1].lower())
        at = len(words)
        while at and len(words) - at < MOST_BETWEEN and not self._ending(words, at) and words[at - 1] in self.between:
            at -= 1
        found = self._ending(words, at)
        if not found:
            return None
        first = at - len(found.split())
        earlier = words[:first]
        near = [self.ways.get(word, 0) for word in earlier[-NEAR:]]
        if any(near) or any(word in self.money or word in self.denials or word.endswith("n't") for word in earlier):
            return None
        return found, self.ways[found]

    def said_after(self, text: str) -> tuple[str, int] | None:
        """Return the word right after a figure that says which way it went."""
        words = _WORD.findall(_BREAK.split(text)[0].lower())
        return (words[0], self.ways_after[words[0]]) if words and words[0] in self.ways_after else None

    def _ending(self, words: list[str], at: int) -> str:
        """Return the longest phrase that ends before a word; "" for none."""
        phrases = (" ".join(words[max(at - length, 0) : at]) for length in range(LONGEST, 0, -1))
        return next((phrase for phrase in phrases if phrase in self.ways), "")

    def end_at(self, text: str) -> int:
        """Return which end of a change the level after a text is: -1 the one it starts from, 1 the other, 0 unknown."""
        tail = f" {' '.join(text.lower().split())}"
        if tail.endswith(tuple(f" {word}" for word in self.starts)):
            return -1
        return 1 if tail.endswith(tuple(f" {word}" for word in self.ends)) else 0


def movements(language: str) -> Movements | None:
    """Return the words of a language; None for one that has none."""
    data = load_relations(language)
    return _movements(load_pack(language), data) if data is not None and data.directions.rises else None


@lru_cache(MOST_LANGUAGES)
def _movements(pack: Pack, data: RelationData) -> Movements:
    own = data.directions
    return Movements(
        {**dict.fromkeys(own.rises, 1), **dict.fromkeys(own.falls, -1)},
        {**dict.fromkeys(own.rises_after, 1), **dict.fromkeys(own.falls_after, -1)},
        frozenset(own.between),
        frozenset(own.denials),
        frozenset(word for word, entry in lexicon_of(pack).units_lower.items() if entry.kind == "money"),
        data.cues.from_,
        data.cues.to,
    )
