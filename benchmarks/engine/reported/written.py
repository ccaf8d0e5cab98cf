"""Numbers as the data give them, as figures of the engine."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path

import msgspec

from factcheck.claims.expression import parse
from factcheck.engine.evaluate import evaluate_figures
from factcheck.engine.evaluation import Evaluation
from factcheck.model.claim import Check
from factcheck.model.figure import Figure, Reading
from factcheck.model.interval import Interval

Row = dict[str, object]
Rounded = Callable[[Fraction, Fraction], Interval]


def rows_of(path: Path) -> Iterator[Row]:
    """Yield the rows of a file, one JSON object a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def either_way(value: Fraction, unit: Fraction) -> Interval:
    """Return half a unit either way, ends closed: rounding half up, half down and half even are all in it."""
    return Interval(value - unit / 2, value + unit / 2)


def half_up(value: Fraction, unit: Fraction) -> Interval:
    """Return what rounds to a value with halves going up."""
    return Interval(value - unit / 2, value + unit / 2, high_open=True)


def half_down(value: Fraction, unit: Fraction) -> Interval:
    """Return what rounds to a value with halves going down."""
    return Interval(value - unit / 2, value + unit / 2, low_open=True)


def half_even(value: Fraction, unit: Fraction) -> Interval:
    """Return what rounds to a value with halves going to the even neighbour."""
    is_odd = value / unit % 2 != 0
    return Interval(value - unit / 2, value + unit / 2, is_odd, is_odd)


def upward(value: Fraction, unit: Fraction) -> Interval:
    """Return what is raised to a value."""
    return Interval(value - unit, value, low_open=True)


def downward(value: Fraction, unit: Fraction) -> Interval:
    """Return what is lowered to a value."""
    return Interval(value, value + unit, high_open=True)


def towards_zero(value: Fraction, unit: Fraction) -> Interval:
    """Return what is cut to a value."""
    if value == 0:
        return Interval(-unit, unit, low_open=True, high_open=True)
    return downward(value, unit) if value > 0 else upward(value, unit)


def from_zero(value: Fraction, unit: Fraction) -> Interval:
    """Return what is rounded away from zero to a value."""
    return upward(value, unit) if value > 0 else downward(value, unit)


def up_or_down(value: Fraction, unit: Fraction) -> Interval:
    """Return what is raised or lowered to a value."""
    return Interval(value - unit, value + unit, low_open=True, high_open=True)


def unit_of(digits: str) -> Fraction:
    """Return one unit of the last written digit."""
    return Fraction(1, 10 ** len(digits.partition(".")[2]))


def figure(text: str, unit: str = "") -> Figure:
    """Return a written number as a figure, as an article's: rounded, or, generously, cut."""
    digits = text.replace(",", "").removesuffix("%")
    value, ulp = Fraction(digits), unit_of(digits)
    cut = Reading("truncation", towards_zero(value, ulp))
    return msgspec.structs.replace(rounded_figure(text, either_way), unit=unit, generous=(cut,))


def rounded_figure(text: str, rounded: Rounded = either_way, scale: Fraction = Fraction(1)) -> Figure:
    """Return a written number that is known to be rounded in one way, as a figure without a generous reading."""
    digits = text.replace(",", "").removesuffix("%")
    value, ulp = Fraction(digits) * scale, unit_of(digits) * scale
    return Figure(text=text, start=0, end=0, kind="number", value=value, ulp=ulp, interval=rounded(value, ulp))


def between(low: Fraction | None, high: Fraction | None, value: Fraction = Fraction(0)) -> Figure:
    """Return a figure of which only bounds are told."""
    return Figure(text="", start=0, end=0, kind="number", value=value, interval=Interval(low, high))


def exact(value: Fraction | int) -> Figure:
    """Return an exact figure: a count, a constant of a formula."""
    return between(Fraction(value), Fraction(value), Fraction(value))


def evaluated(source: str, figures: Mapping[str, Figure]) -> Evaluation:
    """Return the evaluation of a check over figures by name."""
    return evaluate_figures(Check(source, parse(source)), figures)
