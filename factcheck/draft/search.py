"""Whether a candidate's check holds, and how probable it is that it would by accident."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from factcheck.draft.annotated_article import Mention
from factcheck.draft.chance import CERTAIN, chance_of, grid_of, last_digit
from factcheck.engine.intervals.arithmetic import DivisionByZeroError
from factcheck.engine.quick import (
    Reading,
    UndecidedError,
    expanded,
    generous_readings,
    holds_on,
    range_of,
    relates,
    strictly,
    unit_factor,
    with_rounded_counts,
)
from factcheck.model.errors import FactcheckError
from factcheck.model.interval import Interval
from factcheck.units import UnknownUnitError

if TYPE_CHECKING:
    from fractions import Fraction

    from factcheck.model.expression import Comparison
    from factcheck.model.figure import Figure

Fit = Literal["strict", "generous", "miss", "none"]
Operands = tuple[tuple[str, Mention], ...]

ROUND = 10
"""Nobody calls 2,600 "nearly 3,000": a hedged figure is thought to be within a tenth of the true one."""


class SearchOutcome(msgspec.Struct, frozen=True, gc=False):
    """What the arithmetic says of a candidate."""

    fit: Fit
    """none: it can't be computed (division by zero, or no answer)."""
    chance: int
    """In parts per million: how often a check as loose as this one would hold by chance."""


NO_ANSWER = (DivisionByZeroError, UndecidedError, UnknownUnitError, FactcheckError)
"""What computing raises where there is nothing to compute; the last for a check of more parts than one may have."""


def agrees(check: str, **operands: Mention) -> bool:
    """Return whether the strict readings satisfy a check."""
    return compute(check, tuple(operands.items())).fit == "strict"


def compute(check: str, operands: Operands) -> SearchOutcome:
    """Compute a check on the figures' strict readings, then on each generous one by itself, as the engine does."""
    try:
        comparison, figures = _ready(check, operands)
        strict = _on_strict_readings(comparison, figures)
        if strict.fit == "strict":
            return strict
        for reading in generous_readings(comparison, figures):
            holds, wide_chance = _holds(comparison, figures, reading)
            if holds:
                return _fitting("generous", wide_chance, comparison, figures)
    except NO_ANSWER:
        return SearchOutcome("none", CERTAIN)
    return strict


def strict_outcome(check: str, operands: Operands) -> SearchOutcome | None:
    """Return what `compute` does where the strict readings satisfy a check; None where they do not."""
    try:
        outcome = _on_strict_readings(*_ready(check, operands))
    except NO_ANSWER:
        return None
    return outcome if outcome.fit == "strict" else None


def _ready(check: str, operands: Operands) -> tuple[Comparison, dict[str, Figure]]:
    """Return a check written out, and its figures as the check takes them."""
    comparison = expanded(check)
    return comparison, with_rounded_counts(comparison, {role: mention.figure for role, mention in operands})


def _on_strict_readings(comparison: Comparison, figures: dict[str, Figure]) -> SearchOutcome:
    """Return whether a check holds on the figures' strict readings; a miss with its chance where it does not."""
    if any(figure.hedge for figure in figures.values()):
        holds, chance = _holds(comparison, figures, closely)
        if holds:
            return _fitting("strict", chance, comparison, figures)
    holds, chance = _holds(comparison, figures, strictly)
    return _fitting("strict", chance, comparison, figures) if holds else SearchOutcome("miss", chance)


def _fitting(fit: Fit, chance: int, comparison: Comparison, figures: dict[str, Figure]) -> SearchOutcome:
    """Return the outcome of a check that holds: no fit is rarer than the grid of its figures allows."""
    return SearchOutcome(fit, max(chance, grid_of(figures.values())) if comparison.relations else chance)


def _holds(comparison: Comparison, figures: dict[str, Figure], reading: Reading) -> tuple[bool, int]:
    """Return whether a check holds on one set of readings, and its chance."""
    if not comparison.relations:
        return holds_on(comparison, figures, reading), CERTAIN // 2
    left, right = (range_of(term, figures, reading) for term in comparison.terms)
    return relates(comparison.relations[0], left, right), chance_of(left, right)


def closely(figure: Figure) -> Interval:
    """Return the reading of a hedged figure that keeps to its last digit: "over 51.5" as 51.5 to 51.6.

    Of percentages the last digit counts though it is a zero: "nearly 60 %" is 59 to 60.
    It only serves to estimate how unlikely a fit is by chance; that the figures agree is decided on the strict reading.
    """
    if figure.hedge is None:
        return figure.interval
    step = figure.ulp if figure.unit == "percent" and figure.ulp else min(last_digit(figure), abs(figure.value) / ROUND)
    if figure.hedge.sense in ("over", "at least"):
        return Interval(figure.value, figure.value + step)
    if figure.hedge.sense in ("nearly", "under", "up to"):
        return Interval(figure.value - step, figure.value)
    return Interval(figure.value - step / 2, figure.value + step / 2)


def factor_of(figure: Figure) -> Fraction:
    """Return what one of the figure's units is in base units: a hundredth for percentages and cents."""
    return unit_factor(figure.unit)
