"""Measure proposals on fresh passages: `python benchmarks/draft/proposals/fresh.py [--show]`.

`fresh.jsonl` holds passages of writers whose others nobody had read, the proposals that a careful reader wrote to the
prompt alone from the bare texts, which version was read, and the figures of the labelled relation.  The rounds are kept
apart: what the first showed was corrected before the second was read.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from measure import ERROR, MODES, claims_of, spans_of, touched


def measure_round(rows, show):
    came, counts = Counter(), {mode: Counter() for mode in MODES}
    for row in rows:
        proposals = json.dumps({"proposals": row["proposals"]}, ensure_ascii=False)
        by_mode = claims_of(row["text"], row["lang"], proposals, came, show, row["id"])
        spans = spans_of(row["text"], row["figures"])
        for mode, claims in by_mode.items():
            near = [one for one in claims if touched(one, spans) >= enough(one, spans)]
            errors = [one for one in claims if one.evaluation.verdict == ERROR]
            counts[mode][row["read"]] += 1
            counts[mode][f"{row['read']} reported"] += any(row["read"] != "wrong" or one in near for one in errors)
            counts[mode][f"{row['read']} tied"] += any(one not in errors for one in near)
    print(f"proposals: {dict(came)}")
    for mode, count in counts.items():
        wrong, right, trap = (f"{count[f'{read} reported']}/{count[read]}" for read in ("wrong", "right", "trap"))
        tied = f"{count['right tied']}/{count['right']}"
        print(f"{mode:10} errors {wrong}, right ones tied {tied}, right ones reported {right}, traps reported {trap}")


def enough(one, spans):
    """Return how many labelled figures a claim must touch: two, where it has and the label has so many."""
    return min(2, len(spans) or 2, len({mention.place for _, mention in one.weighed.candidate.operands}))


def main():
    lines = Path(__file__).with_name("fresh.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    for number in sorted({row["round"] for row in rows}):
        print(f"round {number}")
        measure_round([row for row in rows if row["round"] == number], "--show" in sys.argv)


if __name__ == "__main__":
    main()
