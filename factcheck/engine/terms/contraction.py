"""Contract a box to what one relation allows: forward, then backward; by algebra where a figure appears twice."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factcheck.engine.intervals.arithmetic import DivisionByZeroError, TooLargeError
from factcheck.engine.intervals.ranges import HIGH_OPEN, LOW_OPEN, EmptyIntersectionError, Range, is_empty, overlap
from factcheck.engine.limits import MAX_SOLVED_FOR
from factcheck.engine.terms.algebra import Polynomial, TooManyMonomialsError, normal_form, occurrences, sum_of
from factcheck.engine.terms.enclosure import Enclosure, Expression, enclose, expression_of
from factcheck.engine.terms.nodes import Box, Negated, Quotient, Sum, Variable

if TYPE_CHECKING:
    from factcheck.engine.compiling.compiled import Pair


def contract(pair: Pair, box: Box, asked: int | None = None) -> None:
    """Contract a box to values for which the relation can hold; raises `EmptyIntersectionError` where there are none.

    Where only one figure is `asked` for, the relation is not solved for the others that appear in it twice.
    """
    try:
        contract_by_values(pair, box)
        repeated = (*pair.left.repeated, *pair.right.repeated)
        if pair.relation in "≈=" and len(repeated) <= MAX_SOLVED_FOR:
            for index in repeated:
                if asked is None or index == asked:
                    contract_by_algebra(pair, index, box)
    except (DivisionByZeroError, TooLargeError):
        return  # no value is known, so nothing can be excluded


def contract_by_values(pair: Pair, box: Box) -> None:
    """Pass the values of each side to the other, and down to the figures."""
    left, right = pair.left.node.forward(box), pair.right.node.forward(box)
    if pair.relation == "≠":
        return
    if pair.relation in "≈=":
        common = overlap(left, right)
        if is_empty(common):
            raise EmptyIntersectionError
        pair.left.node.backward(box, common)
        pair.right.node.backward(box, common)
        return
    low, high = (pair.left, pair.right) if pair.relation in "<≤" else (pair.right, pair.left)
    low_values, high_values = (left, right) if low is pair.left else (right, left)
    strictly = pair.relation in "<>"
    low.node.backward(box, up_to(high_values, strictly))
    high.node.backward(box, from_on(low_values, strictly))


def up_to(values: Range, strictly: bool) -> Range:
    """Return all numbers that are not above every one of the values."""
    is_open = values[4] & HIGH_OPEN | (HIGH_OPEN if strictly else 0)
    return -1, 0, values[2], values[3], LOW_OPEN | is_open


def from_on(values: Range, strictly: bool) -> Range:
    """Return all numbers that are not below every one of the values."""
    is_open = values[4] & LOW_OPEN | (LOW_OPEN if strictly else 0)
    return values[0], values[1], 1, 0, HIGH_OPEN | is_open


def contract_by_algebra(pair: Pair, index: int, box: Box) -> None:
    """Contract one figure to what the relation gives when solved for it."""
    solution = isolated(pair, index)
    if solution is None:
        return
    kept = overlap(box[index], enclose(solution, box, never_enough).outer)
    if is_empty(kept):
        raise EmptyIntersectionError
    box[index] = kept


def never_enough(found: Enclosure) -> bool:
    """Ask for the best that monotonicity gives, without halving: contraction is repeated anyway."""
    return True


@cache
def isolated(pair: Pair, index: int) -> Expression | None:
    """Return an equality solved for a figure; None where it is not linear in it."""
    try:
        top, _ = normal_form(Sum((pair.left.node, Negated(pair.right.node))))
    except TooManyMonomialsError:
        return None
    factor: Polynomial = {}
    rest: Polynomial = {}
    for monomial, coefficient in top.items():
        powers = dict(monomial)
        power = powers.pop(Variable(index), 0)
        if power > 1 or any(index in occurrences(atom) for atom in powers):
            return None
        if power:
            factor[tuple(item for item in monomial if item[0] != Variable(index))] = coefficient
        else:
            rest[monomial] = -coefficient
    return expression_of(Quotient(sum_of(rest), sum_of(factor))) if factor else None
