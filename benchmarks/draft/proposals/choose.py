"""Choose what is read: `python benchmarks/draft/proposals/choose.py SHARED`; prints texts alone, never labels.

Articles and passages are drawn by a fixed seed; of each passage either the right or the wrong version, half of each.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

SEED = 14
ARTICLES = {"en": ("en", "en_f", "en_h"), "vi": ("vi_a", "vi_g", "vi_h")}
LONGEST, LEAST = 2600, 4
"""Characters, and labelled relations: an article that states nothing measures nothing but silence."""


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def articles(shared: Path) -> list[dict]:
    """Return four articles of each language."""
    random_ = random.Random(SEED)
    chosen = []
    for names in ARTICLES.values():
        pool = [row for name in names for row in rows(shared / "gold" / f"{name}.jsonl")]
        pool = [row for row in pool if len(row["text"]) < LONGEST and len(row["relations"]) >= LEAST]
        chosen += random_.sample(pool, 4)
    return chosen


def passages(shared: Path) -> list[dict]:
    """Return fifteen passages of each language, each with the version that is read in `read`."""
    random_ = random.Random(SEED)
    chosen = []
    for name in ("en_3", "vi_3"):
        pool = [row for row in rows(shared / "plain" / f"{name}.jsonl") if "wrong" in row]
        chosen += random_.sample(pool, 15)
    versions = ["right", "wrong"] * 15
    random_.shuffle(versions)
    return [{**row, "read": version} for row, version in zip(chosen, versions, strict=True)]


def main() -> None:
    shared = Path(sys.argv[1])
    for row in articles(shared):
        print(f"### {row['id']}\n{row['text']}\n")
    for row in passages(shared):
        print(f"### {row['id']}\n{row[row['read']]}\n")


if __name__ == "__main__":
    main()
