"""Tail probabilities of the χ² and the beta distribution, between bounds that are certain.

Both are power series of positive terms (Abramowitz and Stegun 1964, 6.5.29 and 26.5.4), summed in decimal
arithmetic of 60 digits.  What is left out after the last term is bounded by a geometric series, and the two ends
are moved outward by SLACK, which is more than all rounding together: at most MOST_TERMS terms, each off by fewer
than ten units of the sixtieth digit.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache

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


class TooLarge(ValueError):  # noqa: N818 - reads as what it is
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
    raise TooLarge("the series is too long to sum")


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
        raise TooLarge(f"beyond {LARGEST_DEGREES} nothing is summed")
