"""Builds regular expressions for long lists of words: one walk for all of them, the longest wins."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial

Trie = dict[str, "Trie"]

NEVER = r"(?!)"
"""Matches nothing: the pattern of an empty list."""

BLANK = r"[^\S\t-\r]"
"""A blank within a line, of whatever width: all but tabs and line ends.

A set that lists wide blanks one by one takes thirty times as long to compile, and it is part of most patterns.
"""

WORD_END = r"(?![^\W_])"
"""What follows a word that ends in a letter or digit."""

ENDED = rf"(?:(?<=[\W_])|{WORD_END})"
"""The same for words of which some end in a sign, which anything may follow."""

_ONE_BLANK = str.maketrans(dict.fromkeys("\xa0\u202f\u2009\n\t-", " "))


@cache
def capital() -> str:
    """Return the pattern of a capital letter, with whatever marks."""
    return f"[A-Z{''.join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isupper())}]"


def key_of(surface: str) -> str:
    """Return the key of a surface in a look-up table: blanks and hyphens all the same."""
    return surface.translate(_ONE_BLANK)


def any_of(surfaces: Iterable[str]) -> str:
    """Return a pattern that matches the longest of `surfaces`, each ended at a word's end where it ends in a letter.

    A space in a surface matches one blank or hyphen.
    """
    words = [surface for surface in surfaces if surface]
    if not words:
        return NEVER
    root: Trie = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _pattern(root) + _end_of(words)


def reversed_any_of(surfaces: Iterable[str]) -> str:
    """Return the pattern for reversed text: each word backwards, ended where the word starts."""
    return any_of(surface[::-1] for surface in surfaces)


def _end_of(words: Iterable[str]) -> str:
    """Return what must hold after a word: said once after all of them, for it is dear to compile at each."""
    in_letters = {word[-1].isalnum() for word in words}
    if in_letters == {False}:
        return ""
    return WORD_END if in_letters == {True} else ENDED


def _pattern(node: Trie) -> str:
    branches = [_letter(letter) + _pattern(node[letter]) for letter in node if letter]
    branches += [""] if "" in node else []
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _letter(letter: str) -> str:
    return r"[ \u00a0\n\t-]" if letter == " " else re.escape(letter)


# Patterns that are compiled when they are first used.
#
# One article uses a part of a language's patterns only, and compiling all of them takes longer than reading it.


Match = re.Match[str]


class LazyPattern:
    """A regular expression with the methods of a compiled one."""

    __slots__ = ("_write", "finditer", "fullmatch", "match", "search")

    match: Callable[..., Match | None]
    search: Callable[..., Match | None]
    fullmatch: Callable[..., Match | None]
    finditer: Callable[..., Iterator[Match]]

    def __init__(self, write: Callable[[], str]) -> None:
        """Take the function that writes the expression."""
        self._write = write

    def __getattr__(self, name: str) -> Callable[..., object]:
        """Compile on the first use; from then on the methods are the compiled pattern's own."""
        if name not in LazyPattern.__slots__:
            raise AttributeError(name)
        compiled = re.compile(self._write())
        self.match, self.search = compiled.match, compiled.search
        self.fullmatch, self.finditer = compiled.fullmatch, compiled.finditer
        return getattr(compiled, name)  # type: ignore[no-any-return]


def by_first_letter(surfaces: Iterable[str]) -> Mapping[str, LazyPattern]:
    """Return patterns of the longest of `surfaces`, by the letter that they start with."""
    groups = defaultdict(list)
    for surface in surfaces:
        groups[surface[0]].append(surface)
    return {letter: LazyPattern(partial(any_of, group)) for letter, group in groups.items()}
