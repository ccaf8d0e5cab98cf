"""The sides of an evaluated check as records, in the units that people wrote."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.engine.compiling.dimensions import SOLVED, Dimension, Measure, unit_of
from factcheck.engine.evaluation import Side, is_alone, name_of
from factcheck.engine.intervals.arithmetic import DivisionByZeroError, TooLargeError
from factcheck.engine.intervals.ranges import EmptyIntersectionError, to_interval
from factcheck.engine.terms.enclosure import Enclosure, Expression, enclose, expression_of

if TYPE_CHECKING:
    from factcheck.engine.compiling.compiled import Compiled
    from factcheck.engine.readings import Quantity
    from factcheck.engine.terms.nodes import Box
    from factcheck.model.expression import Comparison
    from factcheck.model.interval import Interval


def stated_side(comparison: Comparison, first: int) -> tuple[int, int]:
    """Return which side of a relation is the stated one and which was recomputed: a name alone is stated.

    `first` is the side left of the relation.  Where both are names, or neither, the right one is stated.
    """
    left, right = comparison.terms[first], comparison.terms[first + 1]
    alone_left, alone_right = is_alone(left), is_alone(right)
    if alone_left and not alone_right:
        return first, first + 1
    return first + 1, first


def sides_of(
    comparison: Comparison, compiled: Compiled, quantities: Sequence[Quantity], stated: int, loosely: bool
) -> tuple[Side, ...]:
    """Return every side with its values, in the stated side's unit where that fits, else in its own.

    `loosely` asks for the generous values as well.
    """
    reference = compiled.sides[stated][1] if stated >= 0 else None
    strict = [quantity.strict for quantity in quantities]
    generous = [quantity.generous for quantity in quantities]
    sides = []
    for term, (node, measure) in zip(comparison.terms, compiled.sides, strict=True):
        unit = shown_unit(measure, reference)
        expression = expression_of(node)
        sides.append(
            Side(
                term=term,
                unit=unit,
                strict=values_of(expression, strict, unit, measure),
                generous=values_of(expression, generous, unit, measure) if loosely else None,
                name=name_of(term),
            )
        )
    return tuple(sides)


def shown_unit(measure: Measure, reference: Measure | None) -> str:
    """Return the unit in which a side is shown."""
    if measure.scale:
        return measure.unit
    if reference is not None and reference.dimension == measure.dimension and not reference.scale:
        return reference.unit
    if measure.unit or len(measure.dimension) != 1:
        return measure.unit
    return base_unit(measure.dimension)


def values_of(expression: Expression, box: Box, unit: str, measure: Measure) -> Interval | None:
    """Return the values of a side in a unit; None where it has none."""
    try:
        outer = enclose(expression, box, is_close_enough).outer
    except (DivisionByZeroError, EmptyIntersectionError, TooLargeError):
        return None
    known = unit_of(unit)
    return to_interval(outer, known.factor, known.offset if measure.scale == "temperature" else 0)


def is_close_enough(found: Enclosure) -> bool:
    """Return whether what is shown to people is within a hundredth of the width of what is certain."""
    outer, inner = to_interval(found.outer), None if found.inner is None else to_interval(found.inner)
    if inner is None or outer.low is None or outer.high is None or inner.low is None or inner.high is None:
        return False
    return inner.low - outer.low + outer.high - inner.high <= (outer.high - outer.low) / 100


def difference_of(stated: Side, computed: Side) -> Fraction | None:
    """Return by how much the stated values lie above (below: negative) the computed ones; 0 where they meet."""
    if stated.unit != computed.unit or stated.strict is None or computed.strict is None:
        return None
    if stated.strict.low is not None and computed.strict.high is not None and stated.strict.low > computed.strict.high:
        return stated.strict.low - computed.strict.high
    if stated.strict.high is not None and computed.strict.low is not None and stated.strict.high < computed.strict.low:
        return stated.strict.high - computed.strict.low
    return Fraction(0)


def base_unit(dimension: Dimension) -> str:
    """Return the name of a dimension that is a single base unit; "" for any other, and for one still unresolved."""
    if len(dimension) != 1 or dimension[0][1] != 1 or dimension[0][0].startswith(SOLVED):
        return ""
    return dimension[0][0]
