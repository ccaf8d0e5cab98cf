"""Return whether a wrong figure changes what the sentence says, or only a number in it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.engine.compiling.dimensions import unit_of

if TYPE_CHECKING:
    from factcheck.engine.evaluation import Evaluation
    from factcheck.model.interval import Interval
    from factcheck.model.kinds import RuleKind
    from factcheck.model.report import Severity

DECIDING_RULES = (
    "majority",
    "highest",
    "lowest",
    "won",
    "before",
    "within",
    "possible_decrease",
    "times_more",
    "parts",
)
"""Rules that answer yes or no to what the sentence says."""

TURNING_POINTS: dict[RuleKind, tuple[Fraction, ...]] = {
    "ratio": (Fraction(1), Fraction(2), Fraction(3)),
    "share": (Fraction(1, 2), Fraction(1)),
    "remainder": (Fraction(1, 2),),
    "change": (Fraction(0), Fraction(1)),
    "difference": (Fraction(0),),
    "points": (Fraction(0),),
    "annual_growth": (Fraction(0),),
}
"""Where the words change: more or less, doubled, tripled; a majority, the whole; rose or fell."""

P_VALUES = "p_of_"
"""How the names of rules that give a p-value begin."""
SIGNIFICANCE = Fraction(5, 100)
"""A p-value on the other side of this is another finding."""

TENFOLD = 10


def severity_of(evaluation: Evaluation) -> Severity:
    """Return `decision` where the statement's meaning flips, else `figure`."""
    if evaluation.verdict != "inconsistent":
        return "figure"
    if (
        evaluation.turned
        or evaluation.rule in DECIDING_RULES
        or any(one.fits and one.name == "direction" for one in evaluation.alternatives)
    ):
        return "decision"
    if evaluation.rule.startswith(P_VALUES):
        return "decision" if is_decision_error(evaluation) else "figure"
    if evaluation.failing_relation in ("<", ">"):
        return "decision"
    stated, computed = evaluation.stated_side, evaluation.computed_side
    if stated is None or computed is None or stated.strict is None or computed.strict is None:
        return "figure"
    if tenfold_apart(stated.strict, computed.strict):
        return "decision"
    points = [point / unit_of(stated.unit).factor for point in TURNING_POINTS.get(evaluation.kind, ())]
    return "decision" if any(parts(point, stated.strict, computed.strict) for point in points) else "figure"


def is_decision_error(evaluation: Evaluation) -> bool:
    """Return whether a stated p-value says significant (up to .05) where the recomputed one says not, or the reverse.

    "p < .10" says neither.
    """
    stated, computed = evaluation.stated_side, evaluation.computed_side
    if stated is None or computed is None or stated.strict is None or computed.strict is None:
        return False
    relation = evaluation.failing_relation
    is_turned = evaluation.computed > evaluation.stated
    below, above = ("<≤", ">≥") if not is_turned else (">≥", "<≤")
    says_significant = relation not in above and is_at_most(stated.strict, SIGNIFICANCE)
    says_not = relation not in below and is_above(stated.strict, SIGNIFICANCE)
    return (says_significant and is_above(computed.strict, SIGNIFICANCE)) or (
        says_not and is_at_most(computed.strict, SIGNIFICANCE)
    )


def tenfold_apart(stated: Interval, computed: Interval) -> bool:
    """Return whether one of the two is at least ten times the other, both being positive."""
    return exceeds(stated, computed) or exceeds(computed, stated)


def exceeds(larger: Interval, smaller: Interval) -> bool:
    """Return whether the larger can only just be reached, or not at all, by ten times the smaller."""
    if larger.high is None or smaller.low is None or smaller.low <= 0:
        return False
    return larger.high >= TENFOLD * smaller.low


def parts(point: Fraction, stated: Interval, computed: Interval) -> bool:
    """Return whether a turning point lies between the stated and the computed values."""
    return is_below(stated, point) != is_below(computed, point) and (
        is_below(stated, point) == is_above(computed, point)
    )


def is_below(interval: Interval, point: Fraction) -> bool:
    """Return whether all values lie below a point."""
    return interval.high is not None and interval.high < point


def is_at_most(interval: Interval, point: Fraction) -> bool:
    """Return whether no value lies above a point."""
    return interval.high is not None and interval.high <= point


def is_above(interval: Interval, point: Fraction) -> bool:
    """Return whether no value lies below a point."""
    return interval.low is not None and interval.low >= point
