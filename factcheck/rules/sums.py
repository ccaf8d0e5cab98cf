"""Parts and totals, products and averages."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from factcheck.model.expression import Term, as_term
from factcheck.model.rule import Operand, PredicateResult, Role
from factcheck.model.said import said
from factcheck.rules.define import formula_rule, predicate_rule, verdict_of
from factcheck.rules.operand_bounds import pure

VALUES = Role("values", "the values", many=True)


@formula_rule(
    kind="sum",
    roles=(Role("parts", "the parts", many=True),),
    good=("sum(900, 1600) = 2500", "sum(45 %, 35 %, 20 %) = 100 %"),
    bad=("sum(4, 41) = 46", "sum(45 %, 35 %, 30 %) = 100 %"),
)
def sum(*parts: Term) -> Term:
    """Give the sum of the parts.

    Rounded parts miss a rounded total: n parts may miss it by n half-units of their last digit, and no more.
    """
    total, *rest = parts
    for part in rest:
        total = total + part
    return total


@predicate_rule(
    kind="sum",
    roles=(Role("whole", "the whole"), Role("parts", "parts that do not overlap", many=True)),
    good=("parts(100, 60, 30)", "parts(100 %, 60 %, 40 %)"),
    bad=("parts(100, 60, 50)", "parts(100 %, 75 %, 30 %)"),
)
def parts(operands: Sequence[Operand]) -> PredicateResult:
    """Return whether some parts of a whole can be parts of it: together they are not more than the whole."""
    whole, *some = (pure(operand) for operand in operands)
    least = Fraction(0)
    for part in some:
        if part.low is None or whole.high is None:
            return PredicateResult(holds=True)
        least += part.low
    return verdict_of(whole.high is None or least <= whole.high, said("reason.parts_exceed"))


@formula_rule(
    kind="product",
    roles=(Role("factors", "the factors", many=True),),
    good=("product(6 USD/gram, 18 kg) = 108000 USD", "product(4000000, 10 %, 1 %, 1 %) = 40"),
    bad=("product(6 USD/gram, 18 kg) = 3000 USD", "product(4000000, 10 %, 1 %, 1 %) = 4"),
)
def product(*factors: Term) -> Term:
    """Give the product of the factors; their units multiply too."""
    result, *rest = factors
    for factor in rest:
        result = result * factor
    return result


@formula_rule(
    kind="mean",
    roles=(VALUES,),
    good=("mean(3, 4, 8) = 5", "mean(10 %, 20 %) = 15 %"),
    bad=("mean(3, 4, 8) = 4", "mean(10 %, 20 %) = 30 %"),
)
def mean(*values: Term) -> Term:
    """Give the arithmetic mean: the sum divided by how many there are.

    The mean of growth rates is geometric: see annual_growth and successive.
    """
    total, *rest = values
    for value in rest:
        total = total + value
    return total / len(values)


@formula_rule(
    kind="mean",
    roles=(Role("pairs", "a value and its weight, the next value and its weight, …", many=True),),
    good=("weighted_mean(10 %, 3, 20 %, 1) = 12.5 %", "weighted_mean(5, 1, 7, 1) = 6"),
    bad=("weighted_mean(10 %, 3, 20 %, 1) = 15 %", "weighted_mean(5, 1, 7, 3) = 6"),
)
def weighted_mean(*pairs: Term) -> Term:
    """Give the mean of values that count with their weights: shares of groups that differ in size."""
    if len(pairs) % 2:
        raise ValueError("weighted_mean takes a weight after each value")
    values, weights = pairs[::2], pairs[1::2]
    total, weight_sum = values[0] * weights[0], as_term(weights[0])
    for value, weight in zip(values[1:], weights[1:], strict=True):
        total, weight_sum = total + value * weight, weight_sum + weight
    return total / weight_sum
