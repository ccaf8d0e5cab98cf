"""So much per head, per share, per day; and rates that must agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.model.rule import Operand, PredicateResult, Role
from factcheck.model.said import said
from factcheck.rules.define import formula_rule, predicate_rule, verdict_of
from factcheck.rules.operand_bounds import common, pure, quotient

if TYPE_CHECKING:
    from factcheck.model.expression import Term

EACH = Role("each", "what the rate is stated for (1 day); left out where the units say it", optional=True)


@formula_rule(
    kind="per_unit",
    roles=(Role("total", "the total"), Role("count", "how many share it, or how long it took"), EACH),
    good=("per_unit(1300 USD, 300) > 4 USD", "per_unit(67500, 90 day, 1 day) = 750"),
    bad=("per_unit(1300 USD, 300) > 5 USD", "per_unit(405, 39 month, 1 month) = 1"),
)
def per_unit(total: Term, count: Term, each: Term | None = None) -> Term:
    """Give a total per head, per item or per period.

    A total per period is a rate ("pints per day"); with `each` it is the bare amount for one such period.
    """
    return total / count if each is None else total / (count / each)


@formula_rule(
    kind="product",
    roles=(Role("rate", "the amount per period or per item"), Role("period", "how long, or how many"), EACH),
    good=("over_period(1.7, 90 day, 1 day) = 153", "over_period(5 litre/day, 30 day) = 150 litre"),
    bad=("over_period(1.7, 90 day, 1 day) = 68", "over_period(5 litre/day, 1 week) = 30 litre"),
)
def over_period(rate: Term, period: Term, each: Term | None = None) -> Term:
    """Give what a rate comes to over a period: rate × period.

    Where the rate is stated as a bare amount ("1.7 million daily"), `each` says for which period.
    """
    return rate * period if each is None else rate * (period / each)


@predicate_rule(
    kind="conversion",
    roles=(Role("pairs", "an amount and the same amount in other money, the next amount and its like, …", many=True),),
    good=("same_rate(100 USD, 2300000 VND, 5 USD, 115000 VND)", "same_rate(1 GBP, 2 USD, 3 GBP, 6 USD)"),
    bad=("same_rate(100 USD, 2300000 VND, 5 USD, 1150000 VND)", "same_rate(1 GBP, 2 USD, 3 GBP, 5 USD)"),
)
def same_rate(operands: Sequence[Operand]) -> PredicateResult:
    """Return whether all conversions of an article can have been made at one rate.

    Every pair implies an interval of rates; some one rate must lie in all of them.
    """
    if len(operands) % 2 or len(operands) < 4:
        return PredicateResult(reason=said("reason.two_pairs"))
    rates = []
    for amount, other in zip(operands[::2], operands[1::2], strict=True):
        rate = quotient(pure(other), pure(amount))
        if rate is None:
            return PredicateResult(reason=said("reason.amount_not_positive"))
        rates.append(rate)
    return verdict_of(common(rates) is not None, said("reason.different_rates"))
