"""Changes that no percentage can tell: from a loss to a profit."""

from __future__ import annotations

from factcheck.engine.environment import Environment
from factcheck.engine.intervals.ranges import HIGH_OPEN, LOW_OPEN, Range
from factcheck.engine.meanings.shapes import shape_of
from factcheck.model.expression import Comparison, Name

CROSSES_ZERO = "a change from below zero to above it has no meaning as a percentage"


def crosses_zero(comparison: Comparison, environment: Environment) -> bool:
    """Tell whether a check takes a percentage change of a figure that is below zero and then above it.

    (1.4 − −0.9) ÷ −0.9 comes to −256 % though it rose.  Two losses have a meaning: the loss grew or shrank.
    """
    for term in comparison.terms:
        shape = shape_of(term)
        if shape is None or shape.name not in ("change", "decrease", "annual_growth"):
            continue
        before, after = shape.terms[:2]
        if isinstance(before, Name) and isinstance(after, Name):
            values = environment.quantity(before.name).strict, environment.quantity(after.name).strict
            if is_below_zero(values[0]) and is_above_zero(values[1]):
                return True
    return False


def is_below_zero(values: Range) -> bool:
    """Tell whether all values are negative."""
    return bool(values[3]) and (values[2] < 0 or (values[2] == 0 and bool(values[4] & HIGH_OPEN)))


def is_above_zero(values: Range) -> bool:
    """Tell whether all values are positive."""
    return bool(values[1]) and (values[0] > 0 or (values[0] == 0 and bool(values[4] & LOW_OPEN)))
