"""Labelled articles: how they are split, and their labelled numbers as figures."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from fractions import Fraction
from operator import add, mul, sub, truediv
from pathlib import Path

import msgspec

from factcheck import units
from factcheck.model.expression import Binary, Name, Negation, Number, Term
from factcheck.model.figure import Figure
from factcheck.model.interval import Interval

OPERATIONS = {"+": add, "-": sub, "*": mul, "/": truediv}
LABELLED_ALL = ("vi_a", "vi_b", "en")
"""Files in which every kind is labelled; the others leave out repeats, comparisons, rank bounds and counted lists."""
OFTEN_UNLABELLED = frozenset({"repeat", "comparison", "rank_bound", "count_list"})

KINDS = {
    "repeat": "repeat", "comparison": "comparison", "share": "share", "sum": "sum", "percent_change": "change",
    "count_list": "count", "duration": "duration", "difference": "difference", "rank_bound": "rank",
    "product": "product",
    "unit_conversion": "conversion", "percentage_point": "points", "ratio": "ratio", "share_remainder": "remainder",
    "per_unit": "per_unit", "mean": "mean", "age": "age", "other": "other",
    "weekday": "weekday", "currency": "conversion", "annual_growth": "annual_growth",
}  # fmt: skip


class Relation(msgspec.Struct, frozen=True):
    kind: str
    holds: str
    verdict: str
    quote: str
    why: str

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset(re.findall(r"\bn\d+\b", self.holds))


class Labelled(msgspec.Struct, frozen=True):
    id: str
    file: str
    language: str
    text: str
    spans: dict[str, tuple[int, int]]
    numbers: dict[str, dict]
    relations: tuple[Relation, ...]

    @property
    def is_looked_at(self) -> bool:
        """The split rule: looked at when one of the first two bytes of SHA-256 of the id is even (three in four)."""
        first, second, *_ = hashlib.sha256(self.id.encode()).digest()
        return first % 2 == 0 or second % 2 == 0

    @property
    def is_fully_labelled(self) -> bool:
        return self.file in LABELLED_ALL


def read_labelled(folder: Path) -> Iterator[Labelled]:
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            spans = {name: (n["at"], n["at"] + len(n["text"])) for name, n in row["numbers"].items()}
            relations = tuple(
                Relation(r["kind"], r["holds"], r["verdict"], r["quote"], r["why"]) for r in row["relations"]
            )
            yield Labelled(row["id"], path.stem, row["lang"], row["text"], spans, row["numbers"], relations)


def labelled_figures(article: Labelled) -> tuple[Figure, ...]:
    """Return the labelled numbers as figures, as if a perfect reader had read them and nothing else."""
    figures = [figure_of(number, article.text) for number in article.numbers.values()]
    return tuple(sorted(figures, key=lambda figure: (figure.start, figure.end)))


UNITS = {"%": "percent", "": "", "pp": "percentage point", "lần": "times", "times": "times"}


def figure_of(number: dict, text: str) -> Figure:
    value, ulp = Fraction(str(number["value"])), Fraction(str(number["ulp"] or 0))
    unit = UNITS.get(number["unit"], number["unit"])
    try:
        units.unit(unit)
    except units.UnknownUnitError:
        unit = ""
    kind = "number"
    if unit == "percent":
        kind = "percent"
    elif re.fullmatch("[A-Z]{3}(/.*)?", unit):
        kind = "money"
    elif unit in ("year", "month", "day", "week", "hour", "minute"):
        kind = "duration"
    elif value.denominator == 1 and not ulp:
        kind = "count"
    half = ulp / 2
    return Figure(
        text=number["text"], start=number["at"], end=number["at"] + len(number["text"]), kind=kind, value=value,
        interval=Interval(value - half, value + half), unit=unit, ulp=ulp,
    )  # fmt: skip


def value_of(term: Term, known: dict[str, Fraction]) -> Fraction:
    """Return the value of a labelled relation's term; raises `KeyError` for what labels do not use."""
    if isinstance(term, Name):
        return known[term.name]
    if isinstance(term, Number):
        return term.value
    if isinstance(term, Negation):
        return -value_of(term.term, known)
    if isinstance(term, Binary):
        return OPERATIONS[term.operator](value_of(term.left, known), value_of(term.right, known))
    raise KeyError(type(term).__name__)
