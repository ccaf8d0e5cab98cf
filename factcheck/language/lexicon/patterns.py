"""Builds regular expressions for long lists of words: one walk for all of them, the longest wins."""

from __future__ import annotations

import re
from collections.abc import Iterable

Trie = dict[str, "Trie"]

NEVER = r"(?!)"
"""Matches nothing: the pattern of an empty list."""

BLANK = r"[ \u00a0\u202f\u2009]"

WORD_END = r"(?![^\W_])"
ENDS = ("", WORD_END)

CAPITAL = f"[A-Z{''.join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isupper())}]"
"""A capital letter, with whatever marks."""

_ONE_BLANK = str.maketrans(dict.fromkeys("\xa0\u202f\u2009\n\t-", " "))


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
        node[_end_of(word)] = {}
    return _pattern(root)


def reversed_any_of(surfaces: Iterable[str]) -> str:
    """Return the pattern for reversed text: each word backwards, ended where the word starts."""
    return any_of(surface[::-1] for surface in surfaces)


def _end_of(word: str) -> str:
    """Return the mark of a word's end in the trie: a pattern, longer than one character or empty."""
    return WORD_END if word[-1].isalnum() else ""


def _pattern(node: Trie) -> str:
    branches = [_letter(letter) + _pattern(node[letter]) for letter in node if letter not in ENDS]
    branches += [end for end in (WORD_END, "") if end in node]
    if not branches:
        return ""
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _letter(letter: str) -> str:
    return r"[ \u00a0\n\t-]" if letter == " " else re.escape(letter)
