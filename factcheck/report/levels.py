"""How loud a finding is, and what stays the same about it when lines move."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from factcheck.report.rows import Row

Level = Literal["error", "warning", "note", "none"]

QUIETER: dict[str, Level] = {"consistent": "none", "unchecked": "note", "implied": "note"}
"""Verdicts that ask for nothing; every other one that stops no build is a warning."""


def level_of(row: Row) -> Level:
    """Return the loudness in the words of SARIF: error, warning, note, none."""
    if row.fails:
        return "error"
    return "note" if row.silenced else QUIETER.get(row.verdict, "warning")


def fingerprints(rows: Sequence[Row]) -> Iterator[str]:
    """Yield for each row a digest that no moved line changes: of file, claim and rule, and which of its like it is."""
    seen: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        key = (row.position.path, row.rule, row.id or row.quote or row.message)
        seen[key] += 1
        digest = "\0".join((*key, str(seen[key]))).encode("utf-8", "replace")
        yield hashlib.sha256(digest).hexdigest()
