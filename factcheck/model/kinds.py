"""The closed lists of words by which records say what kind of thing they are."""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "number",
    "percent",
    "money",
    "measure",
    "count",
    "ordinal",
    "ratio",
    "date",
    "year",
    "duration",
    "range",
    "identifier",
]
"""Of a figure."""

HedgeSense = Literal["about", "nearly", "over", "at least", "under", "up to"]
"""Which side of the written number the true one may lie on.

about: either side · nearly: just below · over: above · at least: not below · under: below · up to: not above.
"""

ReadingName = Literal["trailing zeros", "truncation", "hedge"]
"""What one must grant to take a figure more generously than it is written."""

RuleKind = Literal[
    "ratio",
    "change",
    "difference",
    "points",
    "share",
    "remainder",
    "sum",
    "product",
    "per_unit",
    "mean",
    "annual_growth",
    "conversion",
    "duration",
    "age",
    "weekday",
    "rank",
    "count",
    "comparison",
    "repeat",
    "other",
]
"""Of a rule: what it computes."""
