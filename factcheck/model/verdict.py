"""What recomputing says of a claim."""

from __future__ import annotations

from typing import Literal, get_args

Verdict = Literal[
    "invalid",
    "missing",
    "inconsistent",
    "drifted",
    "rounding",
    "implied",
    "unchecked",
    "consistent",
]
"""From the worst to the best."""

WORST_FIRST: tuple[Verdict, ...] = get_args(Verdict)

SIGNS: dict[Verdict, str] = {
    "invalid": "!",
    "missing": "?",
    "inconsistent": "✗",
    "drifted": "Δ",
    "rounding": "≈",
    "implied": "→",
    "unchecked": "·",
    "consistent": "✓",
}


def worst(verdicts: list[Verdict]) -> Verdict:
    """Return the verdict that comes first in the design's order; `unchecked` for none."""
    return min(verdicts, key=WORST_FIRST.index, default="unchecked")
