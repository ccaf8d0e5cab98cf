"""Significance recomputed from a reported test, with what the rounding of its figures allows.

Checks compare what comes out with the reported p-value: `p_of_t(t, df) ≈ p`, or `p_of_t(t, df) < 0.05`.  The
method is that of statcheck (Nuijten and others 2016, doi:10.3758/s13428-015-0664-2): the statistic stands for its
rounding interval, so the p-value is an interval too.  Bounds are certain (see factcheck.rules.tails), so nothing
is decided by a float.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from factcheck.model.interval import Interval
from factcheck.model.rule import Answer, Operand, Role
from factcheck.rules.bounds import in_unit
from factcheck.rules.define import answer_rule
from factcheck.rules.tails import Bounds, TooLarge, beta_below, chi_square_tail

DEGREES = Role("df", "degrees of freedom")
TAILS = Role("tails", "1 for a one-tailed test; 2 where left out", optional=True)
HALF = Fraction(1, 2)


@answer_rule(
    kind="other",
    roles=(Role("t", "the t statistic"), DEGREES, TAILS),
    good=("0.035 < p_of_t(2.2, 28) < 0.037", "p_of_t(2.2, 28, 1) < 0.02"),
    bad=("p_of_t(2.2, 28) < 0.03", "p_of_t(1.2, 28) < 0.05"),
)
def p_of_t(operands: Sequence[Operand]) -> Answer:
    """Give the p-value of a t test, two-tailed unless told otherwise."""
    degrees = exact_degrees(operands[1])

    def tail(size: Fraction) -> Bounds:
        return beta_below(degrees / (degrees + size * size), degrees / 2, HALF)

    return falling_p(operands[0], tail, tails_of(operands[2:]), (degrees,))


@answer_rule(
    kind="other",
    roles=(Role("r", "the correlation"), DEGREES, TAILS),
    good=("0.24 < p_of_r(0.22, 28) < 0.25", "p_of_r(0.52, 28) < 0.01"),
    bad=("p_of_r(0.22, 28) < 0.05", "p_of_r(0.52, 28) > 0.05"),
)
def p_of_r(operands: Sequence[Operand]) -> Answer:
    """Give the p-value of a correlation, two-tailed unless told otherwise."""
    degrees = exact_degrees(operands[1])
    if smallest_size(in_unit(operands[0], "")) > 1:
        return Answer(reason="a correlation lies between -1 and 1")

    def tail(size: Fraction) -> Bounds:
        return beta_below(1 - size * size, degrees / 2, HALF)

    return falling_p(operands[0], tail, tails_of(operands[2:]), (degrees,))


@answer_rule(
    kind="other",
    roles=(Role("z", "the z statistic"), TAILS),
    good=("0.0278 < p_of_z(2.2) < 0.0279", "p_of_z(1.65, 1) < 0.05"),
    bad=("p_of_z(2.2) > 0.03", "p_of_z(1.9) < 0.05"),
)
def p_of_z(operands: Sequence[Operand]) -> Answer:
    """Give the p-value of a z test, two-tailed unless told otherwise."""

    def tail(size: Fraction) -> Bounds:
        return chi_square_tail(size * size, Fraction(1))

    return falling_p(operands[0], tail, tails_of(operands[1:]), ())


@answer_rule(
    kind="other",
    roles=(Role("f", "the F statistic"), Role("df1", "degrees above"), Role("df2", "degrees below")),
    good=("0.12 < p_of_f(2.2, 2, 28) < 0.13", "p_of_f(5, 2, 28) < 0.05"),
    bad=("p_of_f(2.2, 2, 28) > 0.13", "p_of_f(2, 2, 28) < 0.05"),
)
def p_of_f(operands: Sequence[Operand]) -> Answer:
    """Give the p-value of an F test."""
    above, below = exact_degrees(operands[1]), exact_degrees(operands[2])

    def tail(size: Fraction) -> Bounds:
        return beta_below(below / (below + above * size), below / 2, above / 2)

    return falling_p(operands[0], tail, 2, (above, below))


@answer_rule(
    kind="other",
    roles=(Role("chi2", "the χ² statistic"), DEGREES),
    good=("p_of_chi2(3.85, 1) < 0.05", "0.77 < p_of_chi2(22.2, 28) < 0.78"),
    bad=("p_of_chi2(3.8, 1) < 0.05", "p_of_chi2(52.2, 28) > 0.05"),
)
def p_of_chi2(operands: Sequence[Operand]) -> Answer:
    """Give the p-value of a χ² test; also of Cochran's Q."""
    degrees = exact_degrees(operands[1])

    def tail(size: Fraction) -> Bounds:
        return chi_square_tail(size, degrees)

    return falling_p(operands[0], tail, 2, (degrees,))


def falling_p(
    statistic: Operand, tail: Callable[[Fraction], Bounds], tails: int, degrees: tuple[Fraction, ...]
) -> Answer:
    """Return the p-values of a statistic: `tail` gives the two-tailed one of a size, and falls as the size grows."""
    interval = rounded_statistic(statistic)
    if tails not in (1, 2) or not all(one > 0 for one in degrees):
        return Answer(reason="the degrees of freedom must be known and above zero, the tails 1 or 2")
    try:
        highest = Fraction(1) if smallest_size(interval) == 0 else tail(smallest_size(interval))[1]
        lowest = Fraction(0) if largest_size(interval) is None else tail(largest_size(interval) or Fraction(0))[0]
    except TooLarge as reason:
        return Answer(reason=str(reason))
    return Answer(interval=Interval(lowest * tails / 2, highest * tails / 2))


def rounded_statistic(operand: Operand) -> Interval:
    """Return the values of a statistic; a whole one ("t = 3") was computed and rounded, and is no count."""
    interval, figure = in_unit(operand, ""), operand.figure
    if figure is None or not figure.ulp or not interval.is_exact or interval.low is None:
        return interval
    return Interval(interval.low - figure.ulp / 2, interval.low + figure.ulp / 2)


def exact_degrees(operand: Operand) -> Fraction:
    """Return degrees of freedom, which carry their digits exactly; 0 where they are not known."""
    interval = operand.interval
    if operand.figure is not None:
        return operand.figure.value
    return interval.low if interval.is_exact and interval.low is not None else Fraction(0)


def tails_of(operands: Sequence[Operand]) -> int:
    """Return the number of tails that was given; 2 for none, 0 for one that is not exactly known."""
    if not operands:
        return 2
    interval = operands[0].interval
    return int(interval.low) if interval.is_exact and interval.low is not None else 0


def smallest_size(interval: Interval) -> Fraction:
    """Return the smallest absolute value in an interval."""
    if interval.low is not None and interval.low > 0:
        return interval.low
    return -interval.high if interval.high is not None and interval.high < 0 else Fraction(0)


def largest_size(interval: Interval) -> Fraction | None:
    """Return the largest absolute value in an interval; None where it has no bound."""
    if interval.low is None or interval.high is None:
        return None
    return max(abs(interval.low), abs(interval.high))
