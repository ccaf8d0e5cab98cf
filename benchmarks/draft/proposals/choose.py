"""Choose what is read: `python benchmarks/draft/proposals/choose.py SHARED`; prints texts alone, never labels.

Articles and passages are drawn by a fixed seed.  Of a passage either the right or the wrong version is read; traps,
in which nothing is wrong, are among them.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

SEED = 2026
ARTICLES = {"en": (("en", "en_f", "en_h"), 3600), "vi": (("vi_a", "vi_b", "vi_g", "vi_h", "vi_i"), 2600)}
"""Language → the files of real articles, and the most characters of one."""
EACH, LEAST = 10, 3
"""Articles of each language; labelled relations: an article that states nothing measures nothing but silence."""
PASSAGES = ("en_3", "vi_3")
WRONG, RIGHT, TRAPS = 15, 8, 7
"""Passages of each language."""


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def articles(shared: Path) -> list[dict]:
    """Return ten articles of each language."""
    chosen = []
    for names, longest in ARTICLES.values():
        pool = [row for name in names for row in rows(shared / "gold" / f"{name}.jsonl")]
        pool = [row for row in pool if len(row["text"]) < longest and len(row["relations"]) >= LEAST]
        chosen += random.Random(SEED).sample(pool, EACH)
    return chosen


def passages(shared: Path) -> list[dict]:
    """Return thirty passages of each language, each with the version that is read in `read`."""
    chosen = []
    for name in PASSAGES:
        draw = random.Random(SEED)
        pool = rows(shared / "plain" / f"{name}.jsonl")
        pairs = draw.sample([row for row in pool if row["kind"] != "trap"], WRONG + RIGHT)
        traps = draw.sample([row for row in pool if row["kind"] == "trap"], TRAPS)
        own = [{**row, "read": "wrong" if number < WRONG else "right"} for number, row in enumerate((*pairs, *traps))]
        draw.shuffle(own)
        chosen += own
    return chosen


def main() -> None:
    shared = Path(sys.argv[1])
    for row in (*articles(shared), *({**row, "text": row[row["read"]]} for row in passages(shared))):
        print(f"### {row['id']}\n{row['text']}\n")


if __name__ == "__main__":
    main()
