"""Figures as the relation types see them: numbers in base units that can be compared, added and divided.

The numbers are floating point: they choose which relations are looked at. Whether a relation holds is decided by the
engine, exactly, before anything is reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from factcheck.draft.chance import last_digit
from factcheck.units import UnknownUnitError, unit

if TYPE_CHECKING:
    from fractions import Fraction

    from factcheck.draft.annotated_article import AnnotatedArticle, Mention
    from factcheck.model.figure import Figure

REACH = 12
"""How many figures apart the figures of one relation may be."""
SENTENCES = 5
"""How many sentences apart they may be."""
PERCENT, FRACTION, TIMES, COUNT, POINT, DURATION = "percent", "fraction", "times", "count", "point", "duration"
PERCENTAGE_POINTS = "percentage points"
"""What differences of percentages are measured in."""
POINTS_IN_PERCENT = {"percentage point": 1.0, "basis point": 0.01}
NO_AMOUNT = frozenset({"year", "date", "identifier", "ordinal", "ratio"})


class Quantity:
    """One figure with its value in base units, its place among the figures and in the text."""

    __slots__ = (
        "dimension", "factor", "figure", "grid", "high", "index", "is_loose", "kind", "low", "mention", "noun", "per",
        "raw", "sentence", "step", "unit", "value",
    )  # fmt: skip

    def __init__(self, mention: Mention, index: int, sentence: int) -> None:
        """Take the value, its interval and its unit from a figure."""
        figure = mention.figure
        self.mention, self.figure, self.index, self.sentence = mention, figure, index, sentence
        self.kind, self.unit, self.noun = figure.kind, figure.unit, figure.noun.lower()
        self.dimension, self.factor, self.per = _dimension(figure.kind, figure.unit)
        if figure.kind == "number" and 0 < figure.value < 1:
            self.dimension = FRACTION
        self.is_loose = _is_loose(figure, self.dimension)
        self.raw = _float(figure.value)
        low, high = _ends(figure)
        self.value, self.low, self.high = self.raw * self.factor, low * self.factor, high * self.factor
        if self.low <= 0 < self.value:
            self.low = self.value / 2
        self.step = _float(figure.ulp) * self.factor
        self.grid = _grid(figure)

    def scaled_like(self, other: Quantity) -> Quantity:
        """Return this bare number in the unit of another figure."""
        copy = Quantity.__new__(Quantity)
        for name in Quantity.__slots__:
            setattr(copy, name, getattr(self, name))
        copy.dimension, copy.factor, copy.per = other.dimension, other.factor, ""
        ratio = other.factor / self.factor if self.factor else 1.0
        if self.kind == "money" and other.kind == "money" and other.raw:
            ratio = 1.0
        copy.value, copy.low, copy.high, copy.step = (
            self.value * ratio, self.low * ratio, self.high * ratio, self.step * ratio,
        )  # fmt: skip
        return copy

    def is_near(self, other: Quantity, reach: int = REACH, sentences: int = SENTENCES) -> bool:
        """Return whether two figures are near enough to be of one relation."""
        return abs(self.index - other.index) <= reach and abs(self.sentence - other.sentence) <= sentences

    def is_like(self, other: Quantity) -> bool:
        """Return whether two figures measure the same."""
        return self.dimension == other.dimension and (self.per == other.per or not self.per or not other.per)


def quantities(scene: AnnotatedArticle) -> tuple[Quantity, ...]:
    """Return the figures of an article in the order of the text; of two at one place the longer first."""
    mentions = sorted((*scene.mentions, *scene.asides), key=lambda one: (one.figure.start, -one.figure.end))
    return tuple(
        Quantity(mention, index, scene.sentences[mention.sentence].number) for index, mention in enumerate(mentions)
    )


def alike(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return two figures on one scale, a bare number in the unit of its neighbour; None where there is none."""
    if one.is_like(other):
        return one, other
    if not (one.is_loose or other.is_loose) or not one.is_near(other, 4, 1):
        return None
    if one.is_loose and not (other.is_loose and other.kind != "money"):
        return one.scaled_like(other), other
    return one, other.scaled_like(one)


def neighbours(all_of: Sequence[Quantity], own: Quantity, reach: int = REACH) -> Sequence[Quantity]:
    """Return the figures that are near one, itself among them."""
    return [other for other in all_of[max(own.index - reach, 0) : own.index + reach + 1] if own.is_near(other, reach)]


def _float(value: Fraction) -> float:
    """Return a fraction as floating point; what is beyond its range counts as 0, which no relation uses."""
    try:
        return float(value)
    except OverflowError:
        return 0.0


def _ends(figure: Figure) -> tuple[float, float]:
    """Return the interval of a figure, as wide as its hedge allows."""
    readings = [figure.interval]
    if figure.hedge is not None:
        readings += [reading.interval for reading in figure.generous]
    value = _float(figure.value)
    lows = [value / 2 if reading.low is None else _float(reading.low) for reading in readings]
    highs = [value * 2 if reading.high is None else _float(reading.high) for reading in readings]
    return min(value, *lows), max(value, *highs)


def _grid(figure: Figure) -> float:
    """Return half a step of the last digit that is not zero, in parts of the value; 0 for dates and years."""
    if figure.kind in ("year", "date") or not figure.value:
        return 0.0
    return _float(last_digit(figure) / abs(figure.value)) / 2


def _is_loose(figure: Figure, dimension: str) -> bool:
    """Return whether the text leaves a number's unit to the figures beside it."""
    if figure.kind == "number":
        return dimension != FRACTION
    if figure.kind == "identifier":
        return figure.unit == POINT or (not figure.unit and not any(map(str.isalpha, figure.text)))
    if figure.kind == "count":
        return not figure.unit and not figure.noun
    if any(note.startswith("unit carried") for note in figure.notes):
        return True
    return figure.kind == "ratio" and figure.text[:1].isdigit()


@cache
def _dimension(kind: str, name: str) -> tuple[str, float, str]:
    """Return what a unit measures, its factor to the base unit, and what it is counted for ("/year")."""
    own, _, per = name.partition("/")
    if kind == "percent":
        if own in POINTS_IN_PERCENT:
            return PERCENTAGE_POINTS, POINTS_IN_PERCENT[own], per
        return PERCENT, {"per mille": 0.1}.get(own, 1.0), per
    if kind == "ratio":
        return TIMES, 1.0, ""
    if kind in ("year", "date"):
        return f"{kind} {name}", 1.0, ""
    if kind == "identifier":
        return f"identifier {name}", 1.0, ""
    if kind in ("count", "number", "ordinal"):
        return COUNT, 1.0, per
    try:
        known = unit(own)
    except (UnknownUnitError, ValueError):
        return f"{kind} {own}", 1.0, per
    if kind == "duration":
        return DURATION, float(known.factor), per
    return f"{kind} {known.dimension!r}", float(known.factor), per
