"""Figures for tests: a number as a newspaper prints it, without going through a reader."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from factcheck.claims.expression import parse
from factcheck.engine.evaluate import evaluate_figures
from factcheck.engine.evaluation import Evaluation
from factcheck.model.claim import Check
from factcheck.model.figure import Figure, Reading
from factcheck.model.interval import Interval


def printed(text: str, unit: str = "") -> Figure:
    """Return "12.6" as the values within half a unit of its last digit, or within one by cutting."""
    value = Fraction(text)
    return known_to(value, Fraction(1, 10 ** len(text.partition(".")[2])), unit)


def known_to(value: Fraction, ulp: Fraction, unit: str = "") -> Figure:
    """Return a value rounded to a unit of its last digit."""
    away = ulp if value > 0 else -ulp
    low, high = sorted((value, value + away))
    cut = Interval(low, high, low_open=value < 0, high_open=value > 0)
    if value == 0:
        cut = Interval(-ulp, ulp, low_open=True, high_open=True)
    return Figure(
        text=str(value),
        start=0,
        end=1,
        kind="number",
        value=value,
        interval=Interval(value - ulp / 2, value + ulp / 2),
        generous=(Reading("truncation", cut),),
        unit=unit,
        ulp=ulp,
    )


def exact(value: Fraction | int | str, unit: str = "") -> Figure:
    """Return an exact figure: a count, a year."""
    end = Fraction(value)
    return Figure(text=str(value), start=0, end=1, kind="count", value=end, interval=Interval(end, end), unit=unit)


def evaluated(source: str, figures: Mapping[str, Figure | None]) -> Evaluation:
    """Return the evaluation of a check over figures by name."""
    return evaluate_figures(Check(source, parse(source)), figures)
