"""Weighted sums of reported items, as business reports in XBRL have them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import cast

from benchmarks.engine.reported.written import Row, between, either_way, evaluated
from factcheck.engine.evaluation import Evaluation
from factcheck.model.figure import Figure


def verdict(row: Row) -> tuple[str, Evaluation]:
    """Return the verdict on a row; several reports of one item are what they have in common."""
    figures: dict[str, Figure] = {}
    weights: dict[str, str] = {}
    for item in cast("list[Mapping[str, object]]", row["items"]):
        name = re.sub(r"\W", "_", str(item["concept"]))
        weights[name] = str(item["weight"])
        figures[name] = common(figures.get(name), reported(item))
    figures["total"] = reported(cast("Mapping[str, object]", row["total"]))
    terms = " + ".join(f"({weight}) * {name}" for name, weight in weights.items())
    found = evaluated(f"{terms} ≈ total", figures)
    return found.verdict, found


def reported(item: Mapping[str, object]) -> Figure:
    """Return an item known to so many decimals; negative ones stand left of the decimal mark."""
    value, unit = Fraction(str(item["value"])), Fraction(10) ** -int(str(item["decimals"]))
    interval = either_way(value, unit)
    return between(interval.low, interval.high, value)


def common(first: Figure | None, second: Figure) -> Figure:
    """Return what two reports of one item have in common."""
    if first is None:
        return second
    lows, highs = (first.interval.low, second.interval.low), (first.interval.high, second.interval.high)
    return between(max(low for low in lows if low is not None), min(high for high in highs if high is not None))
