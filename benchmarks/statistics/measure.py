"""Reported tests and means: how many wrong ones scan reports, and how many right ones and traps falsely.

    python -m benchmarks.statistics.measure [--show]

The examples were written before the finders; every third one was held back while the finders were written.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from factcheck import scan_text

EXAMPLES = Path(__file__).with_name("examples.jsonl")
KINDS = {"other", "count"}


def main() -> None:
    """Print a table: reported, found and silent, by kind of example and by whether it was held back."""
    counts: Counter[tuple[bool, str, str]] = Counter()
    for line in EXAMPLES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        came_out = outcome(row["text"], row["language"])
        counts[row["held_back"], row["kind"], came_out] += 1
        wanted = {"right": "found", "wrong": "error", "trap": "silent"}[row["kind"]]
        if "--show" in sys.argv and not row["held_back"] and came_out != wanted:
            print(came_out, row)
    for held_back in (False, True):
        for kind in ("right", "wrong", "trap"):
            parts = {came: counts[held_back, kind, came] for came in ("found", "error", "silent")}
            print("held back" if held_back else "looked at", kind, sum(parts.values()), parts)


def outcome(text: str, language: str) -> str:
    """Return whether scan reports an error, finds a statement that holds, or neither."""
    claims = scan_text(text, language).claims
    if any(claim.verdict == "inconsistent" for claim in claims):
        return "error"
    holding = any(claim.checks and claim.checks[0].source.startswith(("p_of", "whole_mean")) for claim in claims)
    return "found" if holding else "silent"


if __name__ == "__main__":
    main()
