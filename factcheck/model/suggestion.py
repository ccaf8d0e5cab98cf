"""Hints that name what was meant: "Did you mean “a”?"."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model.nearest import nearest
from factcheck.model.said import said


def did_you_mean(name: str, known: Iterable[str], otherwise: str | None = None) -> str:
    """Return a sentence that names the nearest known name.

    Where none comes near, return `otherwise`; without it all known names where they are few, else "".
    """
    candidates = sorted(set(known))
    near = nearest(name, candidates)
    if near:
        return suggestion(near)
    if otherwise is not None:
        return otherwise
    return said("near.known_here", names=", ".join(candidates)) if 0 < len(candidates) <= 12 else ""


def suggestion(*names: str) -> str:
    """Return "Did you mean “a” or “b”?", the one wording of every such hint; "" without a name."""
    if not names:
        return ""
    alternatives: str = f"“{names[0]}”"
    for name in names[1:]:
        alternatives = said("near.or", first=alternatives, second=f"“{name}”")
    return said("near.did_you_mean", names=alternatives)
