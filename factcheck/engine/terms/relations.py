"""Does a relation hold between two terms for some of the values that their figures can have?

`≈` and `=` ask whether the two sides can be equal, `<` whether the left can be smaller, and so on: a relation is
refused only when it is false for all values.  For exact figures this is the ordinary meaning.
"""

from __future__ import annotations

import msgspec

from factcheck.engine.intervals.ranges import Range, is_point, meets, only_touch, point
from factcheck.engine.terms.enclosure import Enclosure, Expression, enclose, expression_of, is_bounded
from factcheck.engine.terms.nodes import Box, Constant, Negated, Node, Sum
from factcheck.model.expression import Relation

ZERO = expression_of(Constant(point(0)))


class Pair(msgspec.Struct, frozen=True, gc=False):
    """Two terms and the relation between them.

    Where a figure appears on both sides, `left` is their difference and `right` is 0.
    """

    relation: Relation
    left: Expression
    right: Expression
    is_repetition: bool = False
    """Both sides are printed figures of one quantity: that they can be rounded from one value between is too little."""


def pair_of(relation: Relation, left: Node, right: Node, is_repetition: bool = False) -> Pair:
    """Return the pair of two terms whose units are resolved."""
    first, second = expression_of(left), expression_of(right)
    if first.variables and second.variables and not set(first.variables).isdisjoint(second.variables):
        return Pair(relation, expression_of(Sum((left, Negated(right)))), ZERO)
    return Pair(relation, first, second, is_repetition)


def possible(relation: Relation, left: Range, right: Range) -> bool:
    """Return whether a relation holds for some value of each range."""
    if relation in "≈=":
        return meets(left, right)
    if relation == "≠":
        return not (is_point(left) and is_point(right) and meets(left, right))
    if relation in ">≥":
        left, right = right, left
    if not left[1] or not right[3]:
        return True
    low, high = left[0] * right[3], right[2] * left[1]
    if low == high and relation in "≤≥":
        return not (left[4] & 1 or right[4] & 2)
    return low < high


def holds(pair: Pair, box: Box) -> bool | None:
    """Return whether a relation can hold over a box; None where that can't be decided.

    Raises `DivisionByZeroError`, `TooLarge` and `EmptyIntersectionError` where a side has no value.
    """
    relation, left, right = pair.relation, pair.left, pair.right
    if not left.repeated and not right.repeated:
        left_values, right_values = left.node.forward(box), right.node.forward(box)
        if pair.is_repetition and only_touch(left_values, right_values):
            return False
        if possible(relation, left_values, right_values):
            return None if divides_by_nothing(pair, (left_values, right_values), box) else True
        return False
    right_found = enclose(right, box, lambda found: found.outer == found.inner)

    def decided(found: Enclosure) -> bool:
        return verdict(relation, found, right_found) is not None

    left_found = enclose(left, box, decided)
    answer = verdict(relation, left_found, right_found)
    return None if answer and divides_by_nothing(pair, (left_found.outer, right_found.outer), box) else answer


def verdict(relation: Relation, left: Enclosure, right: Enclosure) -> bool | None:
    """Return what two enclosures decide: impossible by the outer values, possible by the inner ones, or neither."""
    if not possible(relation, left.outer, right.outer):
        return False
    if left.inner is None or right.inner is None:
        return None
    return True if possible(relation, left.inner, right.inner) else None


def divides_by_nothing(pair: Pair, values: tuple[Range, Range], box: Box) -> bool:
    """Return whether a side has no bound though all its figures have: its divisor may be 0, so that anything fits."""
    for side, found in zip((pair.left, pair.right), values, strict=True):
        if not is_bounded(found) and all(is_bounded(box[index]) for index in side.variables):
            return True
    return False
