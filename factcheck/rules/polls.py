"""Margins of error of polls."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt

from factcheck.model.interval import Interval
from factcheck.model.rule import Operand, PredicateResult, Role
from factcheck.model.said import said
from factcheck.rules.define import predicate_rule
from factcheck.rules.operand_bounds import pure

Z_OF_CONFIDENCE = {
    Fraction(90, 100): (Fraction(164485, 100000), Fraction(165, 100)),
    Fraction(95, 100): (Fraction(195996, 100000), Fraction(2)),
    Fraction(99, 100): (Fraction(257582, 100000), Fraction(26, 10)),
}
"""The factors that pollsters use: the quantile, rounded down in the fifth decimal (1.96 at 95 %), up to the roundest
number that stands for it (2 where they take one over the root of n)."""

ROOT_SCALE = 10**30
"""Roots are rounded outward to so many parts of one."""


@predicate_rule(
    kind="other",
    roles=(
        Role("asked", "how many were asked"),
        Role("share", "the share it is stated for; 50 % where left out, which gives the largest", optional=True),
        Role("confidence", "90 %, 95 % (where left out) or 99 %", optional=True),
    ),
    good=("margin_of_error(1000) = 3.1 percentage point", "margin_of_error(1600, 50 %, 99 %) = 3.22 percentage point"),
    bad=("margin_of_error(1000) = 4 percentage point", "margin_of_error(250) = 3.1 percentage point"),
)
def margin_of_error(operands: Sequence[Operand]) -> PredicateResult:
    """Give a poll's margin of error: 1.96 · √(p (1 − p) ÷ n) at 95 % confidence, for a plain random sample.

    Pollsters who round 1.96 up to 2 are right too, so the answer runs from the one to the other.  Weighting can
    make the true margin larger, never smaller.
    """
    asked = operands[0].interval
    spread = spread_of(pure(operands[1])) if len(operands) > 1 else exact_spread(Fraction(1, 2))
    confidence = confidence_of(pure(operands[2])) if len(operands) > 2 else Fraction(95, 100)
    if asked.low is None or asked.low <= 0 or asked.high is None or spread is None:
        return PredicateResult(reason=said("reason.asked_positive"))
    factors = Z_OF_CONFIDENCE.get(confidence or Fraction(0))
    if factors is None:
        return PredicateResult(reason=said("reason.confidence"))
    low = factors[0] * root_below(spread[0] / asked.high)
    high = factors[1] * root_above(spread[1] / asked.low)
    return PredicateResult(interval=Interval(low * 100, high * 100), unit="percentage point")


def confidence_of(stated: Interval) -> Fraction | None:
    """Return the confidence that a figure states; None where it is none of those that polls have."""
    return next((level for level in Z_OF_CONFIDENCE if stated.holds(level)), None)


def exact_spread(share: Fraction) -> tuple[Fraction, Fraction]:
    """Return p(1 − p) as both ends."""
    value = share * (1 - share)
    return value, value


def spread_of(share: Interval) -> tuple[Fraction, Fraction] | None:
    """Return the least and the greatest p(1 − p) of a share; None for one that is none."""
    if share.low is None or share.high is None or share.low < 0 or share.high > 1:
        return None
    ends = sorted(end * (1 - end) for end in (share.low, share.high))
    return ends[0], Fraction(1, 4) if share.holds(Fraction(1, 2)) else ends[1]


def root_below(value: Fraction) -> Fraction:
    """Return a fraction at most the square root of a value, and as near as ROOT_SCALE allows."""
    return Fraction(isqrt(value.numerator * ROOT_SCALE**2 // value.denominator), ROOT_SCALE)


def root_above(value: Fraction) -> Fraction:
    """Return a fraction at least the square root of a value, and as near as ROOT_SCALE allows."""
    return root_below(value) + Fraction(1, ROOT_SCALE)
