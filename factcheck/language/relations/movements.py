"""The words of a language by which a level rises or falls, and what may be between one of them and its figure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from factcheck.language.lexicon.build_lexicon import lexicon_of
from factcheck.language.load_languages import load_pack, load_relations
from factcheck.language.relations import MOST_LANGUAGES

if TYPE_CHECKING:
    from factcheck.language.pack import Pack
    from factcheck.language.relation_data import RelationData

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
