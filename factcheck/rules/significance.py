"""Significance recomputed from a reported test, with what the rounding of its figures allows.

Checks compare what comes out with the reported p-value: `p_of_t(t, df) ≈ p`, or `p_of_t(t, df) < 0.05`.  The
method is that of statcheck (Nuijten and others 2016, doi:10.3758/s13428-015-0664-2): the statistic stands for its
rounding interval, so the p-value is an interval too.  Bounds are certain (see factcheck.rules.significance), so nothing
is decided by a float.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache

from factcheck.model.interval import Interval
from factcheck.model.rule import Operand, PredicateResult, Role
from factcheck.model.said import said
from factcheck.rules.define import predicate_rule
from factcheck.rules.operand_bounds import in_unit

# Tail probabilities of the χ² and the beta distribution, between bounds that are certain.
#
# Both are power series of positive terms (Abramowitz and Stegun 1964, 6.5.29 and 26.5.4), summed in decimal
# arithmetic of 60 digits.  What is left out after the last term is bounded by a geometric series, and the two ends
# are moved outward by SLACK, which is more than all rounding together: at most MOST_TERMS terms, each off by fewer
# than ten units of the sixtieth digit.


DIGITS = 60
MOST_TERMS = 20_000
SLACK = Fraction(1, 10**30)
LARGEST_DEGREES = 10_000
"""Degrees of freedom and statistics up to this; beyond it nobody reports a test to be checked by hand."""

CONTEXT = Context(prec=DIGITS)
STIRLING_START = 60
"""ln Γ is taken by Stirling's series from here on: the first term left out is below 10**-60."""
STIRLING_TERMS = 30
LN_TWO_PI = CONTEXT.create_decimal("1.83787706640934548356065947281123527972279494727556682563430308")

Bounds = tuple[Fraction, Fraction]


class ArgumentTooLargeError(ValueError):
    """A statistic or its degrees of freedom are beyond what is summed."""


def chi_square_tail(statistic: Fraction, degrees: Fraction) -> Bounds:
    """Return bounds of the probability that χ² with so many degrees of freedom exceeds the statistic."""
    check_size(statistic, degrees)
    if statistic <= 0:
        return Fraction(1), Fraction(1)
    shape, point = decimal_of(degrees / 2), decimal_of(statistic / 2)
    factor = exponential(CONTEXT.subtract(CONTEXT.multiply(shape, ln(point)), point), log_gamma(CONTEXT.add(shape, 1)))
    below = summed(factor, lambda n: CONTEXT.divide(point, CONTEXT.add(shape, n)), Decimal(0))
    return probability(1 - below[1], 1 - below[0])


def beta_below(point: Fraction, first: Fraction, second: Fraction) -> Bounds:
    """Return bounds of the regularized incomplete beta function I_point(first, second)."""
    check_size(first, second)
    if point <= 0:
        return Fraction(0), Fraction(0)
    if point >= 1:
        return Fraction(1), Fraction(1)
    if 2 * point > 1:  # take the other tail, where they soon halve
        low, high = beta_below(1 - point, second, first)
        return probability(1 - high, 1 - low)
    return probability(*beta_series(point, first, second))


def beta_series(point: Fraction, first: Fraction, second: Fraction) -> Bounds:
    """Sum x^a (1 − x)^b ÷ (a B(a, b)) · (1 + Σ …), whose terms grow by x (a + b + n) ÷ (a + 1 + n)."""
    x, a, b = decimal_of(point), decimal_of(first), decimal_of(second)
    total = CONTEXT.add(a, b)
    powers = CONTEXT.add(CONTEXT.multiply(a, ln(x)), CONTEXT.multiply(b, ln(decimal_of(1 - point))))
    over = CONTEXT.subtract(CONTEXT.add(log_gamma(CONTEXT.add(a, 1)), log_gamma(b)), log_gamma(total))
    factor = exponential(powers, over)

    def growth(n: int) -> Decimal:
        return CONTEXT.divide(CONTEXT.multiply(x, CONTEXT.add(total, n - 1)), CONTEXT.add(a, n))

    return summed(factor, growth, x)


def summed(factor: Decimal, growth: Callable[[int], Decimal], limit: Decimal) -> Bounds:
    """Return bounds of factor · (1 + g₁ + g₁g₂ + …), where the growths g tend monotonically to `limit`."""
    term = total = factor
    for n in range(1, MOST_TERMS):
        ratio = growth(n)
        term = CONTEXT.multiply(term, ratio)
        total = CONTEXT.add(total, term)
        largest = max(ratio, limit)
        if largest < 1:
            rest = Fraction(term) * Fraction(largest) / (1 - Fraction(largest))
            if rest < SLACK:
                return Fraction(total) - SLACK, Fraction(total) + rest + SLACK
    raise ArgumentTooLargeError(said("reason.series_long"))


def log_gamma(value: Decimal) -> Decimal:
    """Return ln Γ of a positive value: Stirling's series after moving up to where it is exact enough."""
    shift = Decimal(1)
    while value < STIRLING_START:
        shift = CONTEXT.multiply(shift, value)
        value = CONTEXT.add(value, 1)
    half = Decimal("0.5")
    result = CONTEXT.subtract(CONTEXT.multiply(CONTEXT.subtract(value, half), ln(value)), value)
    result = CONTEXT.add(result, CONTEXT.multiply(LN_TWO_PI, half))
    square, power = CONTEXT.multiply(value, value), value
    for index, number in enumerate(bernoulli_numbers(STIRLING_TERMS), start=1):
        coefficient = decimal_of(number / (2 * index * (2 * index - 1)))
        result = CONTEXT.add(result, CONTEXT.divide(coefficient, power))
        power = CONTEXT.multiply(power, square)
    return CONTEXT.subtract(result, ln(shift))


@cache
def bernoulli_numbers(count: int) -> tuple[Fraction, ...]:
    """Return B₂, B₄, … (Akiyama and Tanigawa's triangle)."""
    row: list[Fraction] = []
    numbers = []
    for index in range(2 * count + 1):
        row.append(Fraction(1, index + 1))
        for place in range(index, 0, -1):
            row[place - 1] = place * (row[place - 1] - row[place])
        numbers.append(row[0])
    return tuple(numbers[2::2])


def exponential(plus: Decimal, minus: Decimal) -> Decimal:
    """Return e^(plus − minus)."""
    return CONTEXT.exp(CONTEXT.subtract(plus, minus))


def ln(value: Decimal) -> Decimal:
    """Return the natural logarithm, correctly rounded."""
    return CONTEXT.ln(value)


def decimal_of(value: Fraction) -> Decimal:
    """Return a fraction as a decimal of DIGITS digits."""
    return CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))


def probability(low: Fraction, high: Fraction) -> Bounds:
    """Return bounds held to 0 and 1."""
    return max(low, Fraction(0)), min(high, Fraction(1))


def check_size(*values: Fraction) -> None:
    """Refuse what would take too long to sum."""
    if any(value > LARGEST_DEGREES for value in values):
        raise ArgumentTooLargeError(said("reason.beyond", limit=str(LARGEST_DEGREES)))


DEGREES = Role("df", "degrees of freedom")
TAILS = Role("tails", "1 for a one-tailed test; 2 where left out", optional=True)
HALF = Fraction(1, 2)


@predicate_rule(
    kind="other",
    roles=(Role("t", "the t statistic"), DEGREES, TAILS),
    good=("0.035 < p_of_t(2.2, 28) < 0.037", "p_of_t(2.2, 28, 1) < 0.02"),
    bad=("p_of_t(2.2, 28) < 0.03", "p_of_t(1.2, 28) < 0.05"),
)
def p_of_t(operands: Sequence[Operand]) -> PredicateResult:
    """Give the p-value of a t test, two-tailed unless `tails` says otherwise.

    Compare with the reported value as it is reported: `≈ p` for "p = .04", `< p` for "p < .04", `> 0.05` for "n.s.".
    Where only one of the two is significant at .05, its severity is `decision`.  p-values that were corrected for
    several tests, or stem from another model, do not follow from the statistic alone.  Degrees of freedom and
    statistics beyond 10,000 are not computed.
    """
    degrees = exact_degrees(operands[1])

    def tail(size: Fraction) -> Bounds:
        return beta_below(degrees / (degrees + size * size), degrees / 2, HALF)

    return falling_p(operands[0], tail, tails_of(operands[2:]), (degrees,))


@predicate_rule(
    kind="other",
    roles=(Role("r", "the correlation"), DEGREES, TAILS),
    good=("0.24 < p_of_r(0.22, 28) < 0.25", "p_of_r(0.52, 28) < 0.01"),
    bad=("p_of_r(0.22, 28) < 0.05", "p_of_r(0.52, 28) > 0.05"),
)
def p_of_r(operands: Sequence[Operand]) -> PredicateResult:
    """Give the p-value of a correlation, two-tailed unless `tails` says otherwise."""
    degrees = exact_degrees(operands[1])
    if smallest_size(in_unit(operands[0], "")) > 1:
        return PredicateResult(reason=said("reason.correlation"))

    def tail(size: Fraction) -> Bounds:
        return beta_below(1 - size * size, degrees / 2, HALF)

    return falling_p(operands[0], tail, tails_of(operands[2:]), (degrees,))


@predicate_rule(
    kind="other",
    roles=(Role("z", "the z statistic"), TAILS),
    good=("0.0278 < p_of_z(2.2) < 0.0279", "p_of_z(1.65, 1) < 0.05"),
    bad=("p_of_z(2.2) > 0.03", "p_of_z(1.9) < 0.05"),
)
def p_of_z(operands: Sequence[Operand]) -> PredicateResult:
    """Give the p-value of a z test, two-tailed unless `tails` says otherwise."""

    def tail(size: Fraction) -> Bounds:
        return chi_square_tail(size * size, Fraction(1))

    return falling_p(operands[0], tail, tails_of(operands[1:]), ())


@predicate_rule(
    kind="other",
    roles=(Role("f", "the F statistic"), Role("df1", "degrees above"), Role("df2", "degrees below")),
    good=("0.12 < p_of_f(2.2, 2, 28) < 0.13", "p_of_f(5, 2, 28) < 0.05"),
    bad=("p_of_f(2.2, 2, 28) > 0.13", "p_of_f(2, 2, 28) < 0.05"),
)
def p_of_f(operands: Sequence[Operand]) -> PredicateResult:
    """Give the p-value of an F test."""
    above, below = exact_degrees(operands[1]), exact_degrees(operands[2])

    def tail(size: Fraction) -> Bounds:
        return beta_below(below / (below + above * size), below / 2, above / 2)

    return falling_p(operands[0], tail, 2, (above, below))


@predicate_rule(
    kind="other",
    roles=(Role("chi2", "the χ² statistic"), DEGREES),
    good=("p_of_chi2(3.85, 1) < 0.05", "0.77 < p_of_chi2(22.2, 28) < 0.78"),
    bad=("p_of_chi2(3.8, 1) < 0.05", "p_of_chi2(52.2, 28) > 0.05"),
)
def p_of_chi2(operands: Sequence[Operand]) -> PredicateResult:
    """Give the p-value of a χ² test; also of Cochran's Q."""
    degrees = exact_degrees(operands[1])

    def tail(size: Fraction) -> Bounds:
        return chi_square_tail(size, degrees)

    return falling_p(operands[0], tail, 2, (degrees,))


def falling_p(
    statistic: Operand, tail: Callable[[Fraction], Bounds], tails: int, degrees: tuple[Fraction, ...]
) -> PredicateResult:
    """Return the p-values of a statistic: `tail` gives the two-tailed one of a size, and falls as the size grows."""
    interval = rounded_statistic(statistic)
    if tails not in (1, 2) or not all(one > 0 for one in degrees):
        return PredicateResult(reason=said("reason.degrees"))
    try:
        highest = Fraction(1) if smallest_size(interval) == 0 else tail(smallest_size(interval))[1]
        lowest = Fraction(0) if largest_size(interval) is None else tail(largest_size(interval) or Fraction(0))[0]
    except ArgumentTooLargeError as reason:
        return PredicateResult(reason=reason.args[0])
    return PredicateResult(interval=Interval(lowest * tails / 2, highest * tails / 2))


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
