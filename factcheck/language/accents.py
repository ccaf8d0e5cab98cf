"""Words as they are also written: without accents ("milhoes", "MILLON"), with a blank for a hyphen."""

from __future__ import annotations

import unicodedata
from typing import Any

Tree = dict[str, Any]

TABLES = ("numbers", "fractions", "ordinals", "times", "units", "hedges", "dates")
"""The tables of a pack whose words are also read without accents; elsewhere these distinguish words ("a" and "à")."""

WORD_TABLES = ("numbers", "fractions", "ordinals", "times", "dates")
"""The tables whose keys are words of a text."""

KEPT = "ñ"
"""A letter of its own, no accent: "año" is not "ano"."""


def with_plain_words(pack: Tree) -> Tree:
    """Return the tables of a pack with each word given without its accents as well, where that is no other word."""
    return {**pack, **{name: _plain(pack[name]) for name in TABLES if name in pack}}


def with_plain_keys(pack: Tree) -> Tree:
    """Return the tables of a pack with a blank for each hyphen in their words, as they are looked up by."""
    return {name: _blanked(table) if name in WORD_TABLES else table for name, table in pack.items()}


def _blanked(node: Any) -> Any:  # noqa: ANN401 (a node of a TOML tree)
    return {key.replace("-", " "): _blanked(value) for key, value in node.items()} if isinstance(node, dict) else node


def _plain(node: Any) -> Any:  # noqa: ANN401 (a node of a TOML tree)
    if isinstance(node, dict):
        below = {key: _plain(value) for key, value in node.items()}
        leaves = {without_accents(key): value for key, value in node.items() if not isinstance(value, dict)}
        return {**leaves, **below}
    if isinstance(node, list | tuple) and all(isinstance(one, str) for one in node):
        return list(dict.fromkeys([*node, *(without_accents(one) for one in node)]))
    return node


def without_accents(word: str) -> str:
    """Return a word with bare letters."""
    return "".join(letter if letter in KEPT else _bare(letter) for letter in word)


def _bare(letter: str) -> str:
    return "".join(mark for mark in unicodedata.normalize("NFD", letter) if not unicodedata.combining(mark))
