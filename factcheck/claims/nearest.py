"""The nearest known name, for messages that say what would be right."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from os.path import commonprefix

CANDIDATES_AT_MOST = 5_000
"""Comparing one unknown name with more takes longer than it helps; those that start like it come first."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name most like `name`, or "" where none comes near."""
    import difflib  # only needed once something is wrong

    sought = _fold(name)
    folded = {_fold(candidate): candidate for candidate in known}
    if sought in folded:
        return folded[sought]
    candidates = list(folded)
    if len(candidates) > CANDIDATES_AT_MOST:
        candidates.sort(key=lambda candidate: -len(commonprefix((sought, candidate))))
    found = difflib.get_close_matches(sought, candidates[:CANDIDATES_AT_MOST], n=1, cutoff=0.6)
    return folded[found[0]] if found else ""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a sentence that names the nearest known name, else all of a few known ones, else ""."""
    candidates = sorted(set(known))
    near = nearest(name, candidates)
    if near:
        return f"Did you mean “{near}”?"
    if 0 < len(candidates) <= 12:
        return f"Known here: {', '.join(candidates)}."
    return ""


def _fold(name: str) -> str:
    """Make spelling comparable: case, hyphens, spaces and Vietnamese marks aside ("Tỷ-lệ" is like "ty_le")."""
    decomposed = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return bare.replace("-", "_").replace(" ", "_")
