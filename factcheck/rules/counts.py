"""What can be counted is whole: percentages, means and changes that no whole numbers give."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.expression import Term, as_term
from factcheck.model.interval import Interval
from factcheck.model.rule import Operand, PredicateResult, Role
from factcheck.model.said import said
from factcheck.rules.define import formula_rule, predicate_rule, verdict_of
from factcheck.rules.operand_bounds import in_unit, pure, scaled, whole_numbers

MOST_COUNTS_TRIED = 10_000
"""A count that is only known to lie between two bounds is tried value by value, up to so many values."""

OF = Role("of", "how many there are")


@predicate_rule(
    kind="count",
    roles=(Role("share", "the stated share", stated=True), OF),
    good=("whole_share(25 %, 8)", "whole_share(12.5 %, 8)"),
    bad=("whole_share(30 %, 8)", "whole_share(12 %, 8)"),
)
def whole_share(operands: Sequence[Operand]) -> PredicateResult:
    """Return whether some whole number out of so many gives the stated share.

    Of 12 people 91.7 % can be satisfied (11), 90.0 % can not.  The test is GRIM (Brown and Heathers 2017,
    doi:10.1177/1948550616673876), done on the closed rounding interval of the share.  It says nothing of weighted
    shares, nor of shares of what is measured (area, money), and little where the whole is larger than one over the
    last digit of the share: any whole percentage of 100 people can be.
    """
    return whole_total(pure(operands[0]), operands[1].interval, said("reason.no_share"))


@predicate_rule(
    kind="count",
    roles=(
        Role("mean", "the stated mean of whole numbers", stated=True),
        OF,
        Role("items", "how many whole numbers make up one value, as in a questionnaire", optional=True),
    ),
    good=("whole_mean(3.5, 2)", "whole_mean(2.25, 2, 2)"),
    bad=("whole_mean(3.4, 2)", "whole_mean(2.3, 2, 2)"),
)
def whole_mean(operands: Sequence[Operand]) -> PredicateResult:
    """Return whether so many whole numbers can have the stated mean.

    The total must be whole: 28 whole numbers can have the mean 5.18 (145 ÷ 28) but not 5.19.  The test is
    GRIM (Brown and Heathers 2017, doi:10.1177/1948550616673876).  It says nothing of weighted means, of measured
    values (incomes, heights), or of a count from which missing answers were not taken off; and of more than 100 values
    any mean to two decimals can be.
    """
    counted = operands[1].interval
    if len(operands) > 2:
        items = operands[2].interval
        if items.low is None or not items.is_exact:
            return PredicateResult(reason=said("reason.items_unknown"))
        counted = scaled(counted, items.low)
    return whole_total(in_unit(operands[0], ""), counted, said("reason.no_mean"))


def whole_total(rate: Interval, counted: Interval, reason: str) -> PredicateResult:
    """Return whether rate × count can be a whole number for a whole count."""
    if rate.low is None or rate.high is None or counted.low is None or counted.high is None:
        return PredicateResult(holds=True)
    counts = whole_numbers(counted)
    if counts is None or counts[0] < 1:
        return PredicateResult(reason=said("reason.no_whole_count"))
    least, greatest = counts
    if (rate.high - rate.low) * greatest >= 1:
        return PredicateResult(holds=True)
    if greatest - least >= MOST_COUNTS_TRIED:
        return PredicateResult(reason=said("reason.loose_count"))
    for count in range(least, greatest + 1):
        totals = Interval(rate.low * count, rate.high * count, rate.low_open, rate.high_open)
        if whole_numbers(totals) is not None:
            return PredicateResult(holds=True)
    return PredicateResult(holds=False, reason=reason)


@predicate_rule(
    kind="count",
    roles=(
        Role("result", "the count after the change"),
        Role("change", "the stated change; a fall is negative", stated=True),
    ),
    good=("whole_base(18, 50 %)", "whole_base(6, -25 %)"),
    bad=("whole_base(18, 450 %)", "whole_base(7, -25 %)"),
)
def whole_base(operands: Sequence[Operand]) -> PredicateResult:
    """Return whether a count can have come from a whole count by the stated percentage change.

    "Up 450 % to 18 cases" would have started from 3.27 cases.
    """
    result, change = operands[0].interval, pure(operands[1])
    if result.low is None or result.high is None or change.low is None or change.high is None:
        return PredicateResult(holds=True)
    if change.high <= -1:
        return PredicateResult(holds=False, reason=said("reason.falls_too_far"))
    if change.low <= -1:
        return PredicateResult(holds=True)
    bases = whole_numbers(Interval(result.low / (1 + change.high), result.high / (1 + change.low)))
    return verdict_of(bases is not None and bases[1] > 0, said("reason.no_base"))


@formula_rule(
    kind="count",
    roles=(Role("items", "the things that are listed", many=True),),
    good=("listed(5, 7, 9) = 3", "listed(1 km) = 1"),
    bad=("listed(5, 7, 9) = 4", "listed(1 km, 2 km) = 3"),
)
def listed(*items: Term) -> Term:
    """Give how many figures are listed, for comparison with the number that was announced."""
    return as_term(len(items))
