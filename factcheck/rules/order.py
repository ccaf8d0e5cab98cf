"""First, second, highest, the same again: what the order of values says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.model.interval import Interval, exactly
from factcheck.model.rule import Operand, PredicateResult, Role
from factcheck.model.said import said
from factcheck.rules.define import formula_rule, predicate_rule, verdict_of
from factcheck.rules.operand_bounds import pure

if TYPE_CHECKING:
    from factcheck.model.expression import Term

VALUE = Role("value", "the value that is spoken of")
OTHERS = Role("others", "the values that it is compared with", many=True)


@predicate_rule(
    kind="rank",
    roles=(Role("rank", "the stated rank"), Role("of", "how many there are")),
    good=("rank(2, 5)", "rank(1, 18)"),
    bad=("rank(6, 5)", "rank(0, 18)"),
)
def rank(operands: Sequence[Operand]) -> PredicateResult:
    """Return whether a rank exists: it lies between one and the number of those ranked."""
    stated, of = (pure(operand) for operand in operands)
    too_low = stated.high is not None and stated.high < 1
    too_high = stated.low is not None and of.high is not None and stated.low > of.high
    return verdict_of(not (too_low or too_high), said("reason.no_place"))


@predicate_rule(
    kind="rank",
    roles=(VALUE, OTHERS),
    good=("position(7960, 9000, 5000, 4000) = 2", "position(3 km, 2 km, 1 km) = 1"),
    bad=("position(7960, 9000, 8000, 4000) = 2", "position(3 km, 2 km, 1 km) = 3"),
)
def position(operands: Sequence[Operand]) -> PredicateResult:
    """Give the place of a value among others, the highest being first; values that may be equal may share places."""
    value, *others = (pure(operand) for operand in operands)
    above = len([other for other in others if surely_above(other, value)])
    perhaps_above = len([other for other in others if not surely_above(value, other)])
    return PredicateResult(interval=Interval(exactly(1 + above).low, exactly(1 + perhaps_above).high))


@predicate_rule(
    kind="rank",
    roles=(VALUE, OTHERS),
    good=("highest(9, 7, 8)", "highest(12 %, 12 %)"),
    bad=("highest(7, 9, 8)", "highest(0.97 USD, 0.99 USD, 1.7 USD)"),
)
def highest(operands: Sequence[Operand]) -> PredicateResult:
    """Return whether a value can be the highest of those given."""
    value, *others = (pure(operand) for operand in operands)
    return verdict_of(not any(surely_above(other, value) for other in others), said("reason.other_higher"))


@predicate_rule(
    kind="rank",
    roles=(VALUE, OTHERS),
    good=("lowest(7, 9, 8)", "lowest(0.97 USD, 0.99 USD, 1.7 USD)"),
    bad=("lowest(9, 7, 8)", "lowest(20 %, 12 %)"),
)
def lowest(operands: Sequence[Operand]) -> PredicateResult:
    """Return whether a value can be the lowest of those given."""
    value, *others = (pure(operand) for operand in operands)
    return verdict_of(not any(surely_above(value, other) for other in others), said("reason.other_lower"))


@formula_rule(
    kind="repeat",
    roles=(Role("value", "the figure where it first appears"),),
    good=("repeat(6207) = 6207", "repeat(3 km) = 3000 m"),
    bad=("repeat(6207) = 6270", "repeat(3 km) = 300 m"),
)
def repeat(value: Term) -> Term:
    """Give a figure for comparison with its repetition elsewhere: in the headline, in a caption, in a table."""
    return value


def surely_above(first: Interval, second: Interval) -> bool:
    """Return whether every value of the first is above every value of the second."""
    if first.low is None or second.high is None:
        return False
    return first.low > second.high or (first.low == second.high and (first.low_open or second.high_open))
