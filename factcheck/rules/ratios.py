"""How many times one value is another, and what part of a whole a value is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.model.interval import Interval
from factcheck.model.rule import Operand, PredicateResult, Role
from factcheck.model.said import said
from factcheck.rules.define import formula_rule, predicate_rule, verdict_of
from factcheck.rules.operand_bounds import meet, pure, quotient

if TYPE_CHECKING:
    from factcheck.model.expression import Term

VALUE = Role("value", "the value that is compared")
BASE = Role("base", "the value that it is compared with")
PART = Role("part", "the part")
WHOLE = Role("whole", "the whole")


@formula_rule(
    kind="ratio",
    roles=(VALUE, BASE),
    good=("ratio(340, 17) = 20", "2.44 < ratio(12.6 %, 5.16 %) < 2.45"),
    bad=("ratio(17, 340) = 20", "2.53 < ratio(12.6 %, 5.16 %) < 2.55"),
)
def ratio(value: Term, base: Term) -> Term:
    """Give how many times as large one value is as another.

    Two quantities of one kind give a pure number ("2.44 times"); quantities of two kinds give a rate.
    """
    return value / base


@formula_rule(
    kind="share",
    roles=(PART, WHOLE),
    good=("share(3 km, 12 km) = 25 %", "83.5 % < share(73, 87) < 84.5 %"),
    bad=("share(12 km, 3 km) = 25 %", "46.5 % < share(73, 87) < 47.5 %"),
)
def share(part: Term, whole: Term) -> Term:
    """Give what part of a whole a value is."""
    return part / whole


@formula_rule(
    kind="share",
    roles=(PART, WHOLE),
    good=("one_in(25, 100) = 4", "one_in(1.5 km, 9 km) = 6"),
    bad=("one_in(25, 100) = 5", "one_in(100, 25) = 4"),
)
def one_in(part: Term, whole: Term) -> Term:
    """Give the N of "one in N": how many of the whole there are for each one of the part."""
    return whole / part


@formula_rule(
    kind="remainder",
    roles=(WHOLE, Role("parts", "what is taken away", many=True)),
    good=("remainder(100 %, 63 %) = 37 %", "remainder(87, 73) = 14"),
    bad=("remainder(100 %, 63 %) = 47 %", "remainder(87, 73) = 23"),
)
def remainder(whole: Term, *parts: Term) -> Term:
    """Give what is left of a whole when the parts are taken away."""
    left = whole
    for part in parts:
        left = left - part
    return left


@formula_rule(
    kind="product",
    roles=(Role("share", "the share: a percentage or a fraction"), WHOLE),
    good=("part_of(30 %, 40) = 12", "part_of(8 %, 718.40 GBP) > 57 GBP"),
    bad=("part_of(30 %, 40) = 12 %", "part_of(9 %, 80) = 7.2 %"),
)
def part_of(share: Term, whole: Term) -> Term:
    """Give how much a share of a whole is: 30 % of 40 is 12, not 12 %."""
    return share * whole


@predicate_rule(
    kind="ratio",
    roles=(Role("times", "the stated number of times", stated=True), VALUE, BASE),
    good=("times_more(3, 30, 10)", "times_more(3, 40, 10)"),
    bad=("times_more(3, 35, 10)", "times_more(137 %, 78, 10500)"),
)
def times_more(operands: Sequence[Operand]) -> PredicateResult:
    """Return whether "N times more than the base" fits in either of its two meanings.

    "Three times more than 10" is 30 for most writers and 40 for a grammarian: both are tried, and the answer
    says which one fits.
    """
    stated, value, base = (pure(operand) for operand in operands)
    ratio_found = quotient(value, base)
    if ratio_found is None:
        return PredicateResult(reason=said("reason.base_not_positive"))
    if meet(stated, ratio_found):
        return PredicateResult(holds=True, reason=said("reason.times_as_much"))
    if meet(stated, less_one(ratio_found)):
        return PredicateResult(holds=True, reason=said("reason.times_on_top"))
    return PredicateResult(holds=False, reason=said("reason.neither_times"))


def less_one(interval: Interval) -> Interval:
    """Return the interval moved down by one."""
    low, high = interval.low, interval.high
    return Interval(None if low is None else low - 1, None if high is None else high - 1)


@predicate_rule(
    kind="share",
    roles=(PART, WHOLE),
    good=("majority(51, 100)", "majority(3 km, 5 km)"),
    bad=("majority(50, 100)", "majority(40 %, 100 %)"),
)
def majority(operands: Sequence[Operand]) -> PredicateResult:
    """Return whether the part is more than half of the whole: "most", "a majority"."""
    part, whole = (pure(operand) for operand in operands)
    if part.high is None or whole.low is None:
        return PredicateResult(holds=True)
    return verdict_of(2 * part.high > whole.low, said("reason.not_half"))
