"""The known names nearest to one that is unknown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from os.path import commonprefix

LONGEST_NAME = 200
"""Nothing that has a name has a longer one, and comparing a longer one takes time."""

CANDIDATES_AT_MOST = 5_000
"""Comparing one unknown name with more takes longer than it helps; those that start like it come first."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name most like `name`, or "" where none comes near."""
    return next(iter(nearest_names(name, known)), "")


def nearest_names(name: str, known: Iterable[str], most: int = 1, likeness: float = 0.6) -> tuple[str, ...]:
    """Return the known names most like `name`, the likest first; none where none comes near.

    `likeness` is the least ratio of common characters, from 0 to 1, as difflib counts it.
    """
    import difflib  # only needed once something is wrong

    if len(name) > LONGEST_NAME:
        return ()
    sought = _fold(name)
    folded = {_fold(candidate): candidate for candidate in known}
    if most == 1 and sought in folded:
        return (folded[sought],)
    candidates = list(folded)
    if len(candidates) > CANDIDATES_AT_MOST:
        candidates.sort(key=lambda candidate: -len(commonprefix((sought, candidate))))  # noqa: RUF071 - no paths
    found = difflib.get_close_matches(sought, candidates[:CANDIDATES_AT_MOST], n=most, cutoff=likeness)
    return tuple(folded[each] for each in found)


def _fold(name: str) -> str:
    """Make spelling comparable: case, hyphens, spaces and Vietnamese marks aside ("Tỷ-lệ" is like "ty_le")."""
    decomposed = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return bare.replace("-", "_").replace(" ", "_")
