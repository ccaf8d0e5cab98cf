"""Changes that no percentage can tell: from a loss to a profit."""

from __future__ import annotations

from factcheck.engine.alternatives.shapes import shape_of
from factcheck.engine.environment import Environment
from factcheck.engine.intervals.arithmetic import negate
from factcheck.engine.intervals.ranges import LOW_OPEN, Range, is_below_zero
from factcheck.model.expression import Comparison, Name, Negation, Term

CROSSES_ZERO = "a change from below zero to above it has no meaning as a percentage"


def crosses_zero(comparison: Comparison, environment: Environment) -> bool:
    """Tell whether a check takes a percentage change of a figure that is below zero and then above it.

    (1.4 − −0.9) ÷ −0.9 comes to −256 % though it rose.  Between two losses there is one, on the size of the first:
    from −1,000 to −500 is a rise of 50 % (the rules `change` and `decrease`).
    """
    for term in comparison.terms:
        shape = shape_of(term)
        if shape is None or shape.name not in ("change", "decrease", "annual_growth"):
            continue
        before, after = (values_of(one, environment) for one in shape.terms[:2])
        if before is not None and after is not None and is_below_zero(before) and is_above_zero(after):
            return True
    return False


def values_of(term: Term, environment: Environment) -> Range | None:
    """Return the values of a figure, or of one with a minus before it (a loss told as an amount)."""
    if isinstance(term, Negation):
        values = values_of(term.term, environment)
        return None if values is None else negate(values)
    return environment.quantity(term.name).strict if isinstance(term, Name) else None


def is_above_zero(values: Range) -> bool:
    """Tell whether all values are positive."""
    return bool(values[1]) and (values[0] > 0 or (values[0] == 0 and bool(values[4] & LOW_OPEN)))
