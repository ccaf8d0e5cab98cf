"""Percentages that cannot be, and percentages that are points under another name."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import prod

from factcheck.model.interval import Interval
from factcheck.model.rule import Operand, PredicateResult, Role
from factcheck.model.said import said
from factcheck.rules.changes import FROM, TO
from factcheck.rules.define import predicate_rule, verdict_of
from factcheck.rules.operand_bounds import meet, pure, quotient
from factcheck.units import unit


@predicate_rule(
    kind="change",
    roles=(Role("decrease", "the stated fall, as a positive percentage"),),
    good=("possible_decrease(72.8 %)", "possible_decrease(100 %)"),
    bad=("possible_decrease(500 %)", "possible_decrease(267 %)"),
)
def possible_decrease(operands: Sequence[Operand]) -> PredicateResult:
    """Return whether something can fall by this percentage: nothing that is counted or paid falls by over 100 %."""
    low = pure(operands[0]).low
    return verdict_of(low is None or low <= 1, said("reason.falls_too_far"))


@predicate_rule(
    kind="change",
    roles=(FROM, TO, Role("stated", "the stated change, in percent; without its sign", stated=True)),
    good=("percent_not_points(6.25 %, 4.25 %, 32 %)", "percent_not_points(50 %, 75 %, 50 %)"),
    bad=("percent_not_points(6 %, 7 %, 1 %)", "percent_not_points(7.56 %, 8.16 %, 0.6 %)"),
)
def percent_not_points(operands: Sequence[Operand]) -> PredicateResult:
    """Return whether a change between two percentages is stated in percent, and not points under the name of percent.

    "From 6 to 7 percent, an increase of 1 percent" hides in rounding (6.4 to 6.5 is 1.6 percent), so this rule
    looks at the values as written: where the stated percentage is just their difference, it is the points.
    """
    before, after, stated = operands
    if stated.unit in ("percentage point", "basis point", "point"):
        return PredicateResult(holds=True)
    written = [written_value(operand) for operand in operands]
    ratio = quotient(pure(after), pure(before))
    if ratio is None or None in written:
        return PredicateResult(reason=said("reason.three_percentages"))
    first, second, change = (value for value in written if value is not None)
    if abs(second - first) == change and not pure(stated).holds(abs(second / first - 1)):
        return PredicateResult(holds=False, reason=said("reason.is_points"))
    return verdict_of(meet(distance_from_one(ratio), pure(stated)), said("reason.other_percent"))


@predicate_rule(
    kind="change",
    roles=(
        Role("total", "the change stated for all of them together", stated=True),
        Role("changes", "the changes one after another; falls are negative", many=True),
    ),
    good=("successive_not_added(21 %, 10 %, 10 %)", "successive_not_added(-25 %, 50 %, -50 %)"),
    bad=("successive_not_added(20 %, 10 %, 10 %)", "successive_not_added(9.5 %, 4 %, 3 %, 2.5 %)"),
)
def successive_not_added(operands: Sequence[Operand]) -> PredicateResult:
    """Return whether several percentage changes were compounded to their total, and not just added.

    "Three, four and two per cent, nine in all" hides in rounding (2.6 and 3.6 and 1.6 compound to 8.0), so this rule
    looks at the values as written: where the total is just their sum, they were added.
    """
    total, *changes = operands
    whole, *parts = (written_value(operand) for operand in operands)
    factors = [shifted(pure(change)) for change in changes]
    if whole is None or None in parts or any(factor.low is None or factor.low < 0 for factor in factors):
        return PredicateResult(reason=said("reason.changes_known"))
    written = [part for part in parts if part is not None]
    if sum(written) == whole and not pure(total).holds(prod((1 + part for part in written), start=Fraction(1)) - 1):
        return PredicateResult(holds=False, reason=said("reason.changes_added"))
    return verdict_of(meet(multiplied(factors), shifted(pure(total))), said("reason.other_total"))


def shifted(interval: Interval) -> Interval:
    """Return an interval moved up by one: a change as a factor."""
    low, high = interval.low, interval.high
    return Interval(None if low is None else low + 1, None if high is None else high + 1)


def multiplied(factors: Sequence[Interval]) -> Interval:
    """Return the product of factors that are not negative."""
    highs = [factor.high for factor in factors if factor.high is not None]
    low = prod((factor.low or Fraction(0) for factor in factors), start=Fraction(1))
    return Interval(low, prod(highs, start=Fraction(1)) if len(highs) == len(factors) else None)


def written_value(operand: Operand) -> Fraction | None:
    """Return the value as written, in base units; the middle of the interval where no figure is behind it."""
    interval = operand.interval
    if operand.figure is not None:
        return operand.figure.value * unit(operand.figure.unit).factor
    if interval.low is None or interval.high is None:
        return None
    return (interval.low + interval.high) / 2 * unit(operand.unit).factor


def distance_from_one(ratio: Interval) -> Interval:
    """Return how far a ratio may be from one, whichever way."""
    ends = [abs(end - 1) for end in (ratio.low, ratio.high) if end is not None]
    low = Fraction(0) if ratio.holds(Fraction(1)) else min(ends)
    return Interval(low, None if ratio.high is None else max(ends))
