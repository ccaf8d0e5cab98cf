"""What each rule gives for values, written from the documentation of the rules, in exact fractions.

A rule over intervals takes its extremes at their ends: every rule here is monotone in each operand, or a quotient of
expressions that are linear in each operand, whose extremes lie at corners.  `range_of` uses that; a root is enclosed
between neighbouring multiples of 2^-120, and a p-value between bounds that `tails.py` proves.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple

from tests.oracle import tails
from tests.oracle.intended import Interval

Point = Callable[..., Fraction]


class Rule(NamedTuple):
    """A rule that gives a value: its function, and whether that rises ("+") or falls ("-") with each operand.

    The last sign holds for all further operands; "" means that the corners are tried.  `whole`: sums of whole things.
    `enclosed`: the function gives a pair of bounds.  `divisor`: the operand that divides, if one does.
    """

    value: Callable[..., object]
    signs: str
    whole: bool = False
    enclosed: bool = False
    divisor: int = -1


def _product(*factors: Fraction) -> Fraction:
    return math.prod(factors, start=Fraction(1))


def _successive(*changes: Fraction) -> Fraction:
    return math.prod((1 + change for change in changes), start=Fraction(1)) - 1


def _weighted_mean(*pairs: Fraction) -> Fraction:
    values, weights = pairs[::2], pairs[1::2]
    return sum(v * w for v, w in zip(values, weights, strict=True)) / sum(weights)


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    assert exponent.denominator == 1, "periods are whole numbers here"
    return base ** int(exponent)


_GRID = 1 << 120


def root(value: Fraction, degree: int) -> tuple[Fraction, Fraction]:
    """Return two fractions, 2^-120 apart, between which the root lies."""
    target = (value.numerator * _GRID**degree) // value.denominator
    low, high = 0, 1 << (target.bit_length() // degree + 1)
    while high - low > 1:
        middle = (low + high) // 2
        if middle**degree <= target:
            low = middle
        else:
            high = middle
    return Fraction(low, _GRID), Fraction(low + 1, _GRID)


def annual_growth(start: Fraction, end: Fraction, years: Fraction) -> tuple[Fraction, Fraction]:
    """Return bounds of the mean growth a year."""
    low, high = root(end / start, int(years))
    return low - 1, high - 1


# The two-sided normal quantiles (1.644854, 1.959964, 2.575829), rounded down, up to the roundest number for them.
_QUANTILES = {
    90: (Fraction(164485, 10**5), Fraction(165, 100)),
    95: (Fraction(195996, 10**5), Fraction(2)),
    99: (Fraction(257582, 10**5), Fraction(26, 10)),
}


def margin_of_error(
    asked: Fraction, share: Fraction = Fraction(1, 2), confidence: Fraction = Fraction(95, 100)
) -> tuple[Fraction, Fraction]:
    """Return the least and the greatest margin that a pollster may print for a sample."""
    low, high = root(share * (1 - share) / asked, 2)
    least, most = _QUANTILES[round(confidence * 100)]
    return least * low, most * high


RULES: dict[str, Rule] = {
    "ratio": Rule(lambda value, base: value / base, "+-", divisor=1),
    "share": Rule(lambda part, whole: part / whole, "+-", divisor=1),
    "one_in": Rule(lambda part, whole: whole / part, "-+", divisor=0),
    "remainder": Rule(lambda whole, *parts: whole - sum(parts), "+-", whole=True),
    "part_of": Rule(lambda share, whole: share * whole, "++"),
    "change": Rule(lambda start, end: end / start - 1, "-+", divisor=0),
    "decrease": Rule(lambda start, end: 1 - end / start, "+-", divisor=0),
    "difference": Rule(lambda start, end: end - start, "-+", whole=True),
    "points": Rule(lambda start, end: end - start, "-+"),
    "value_before": Rule(lambda end, change: end / (1 + change), "+-"),
    "successive": Rule(_successive, "+"),
    "sum": Rule(lambda *parts: sum(parts), "+", whole=True),
    "product": Rule(_product, "+"),
    "mean": Rule(lambda *values: sum(values) / len(values), "+"),
    "weighted_mean": Rule(_weighted_mean, ""),
    "per_unit": Rule(lambda total, count: total / count, "+-", divisor=1),
    "over_period": Rule(lambda rate, period: rate * period, "+"),
    "annual_growth": Rule(annual_growth, "", enclosed=True, divisor=0),
    "compound": Rule(lambda rate, periods: _power(1 + rate, periods) - 1, ""),
    "grown": Rule(lambda start, rate, periods: start * _power(1 + rate, periods), ""),
    "conversion": Rule(lambda value: value, "+"),
    "celsius_to_fahrenheit": Rule(lambda value: value * 9 / 5 + 32, "+"),
    "fahrenheit_to_celsius": Rule(lambda value: (value - 32) * 5 / 9, "+"),
    "temperature_difference": Rule(lambda value: value, "+"),
    "inverse_conversion": Rule(lambda value: 1 / value, "-", divisor=0),
    "repeat": Rule(lambda value: value, "+", whole=True),
    "games_played": Rule(lambda wins, losses, draws=Fraction(0): wins + losses + draws, "+", whole=True),
    "league_points": Rule(lambda wins, draws, per_win=Fraction(3): wins * per_win + draws, "+", whole=True),
    "margin_of_error": Rule(margin_of_error, "", enclosed=True),
    "p_of_t": Rule(tails.t, "-", enclosed=True),
    "p_of_r": Rule(tails.r, "-", enclosed=True),
    "p_of_z": Rule(tails.z, "-", enclosed=True),
    "p_of_f": Rule(tails.f, "-", enclosed=True),
    "p_of_chi2": Rule(tails.chi2, "-", enclosed=True),
}

TWICE = ("conversion", "celsius_to_fahrenheit", "fahrenheit_to_celsius", "temperature_difference", "inverse_conversion")
"""The rules that compare one quantity in two units."""


def range_of(rule: Rule, operands: Sequence[Interval], *, outer: bool) -> Interval:
    """Return what the rule gives when its operands run through bounded intervals: all of it, or what is sure."""
    if rule.divisor >= 0 and operands[rule.divisor].low <= 0:
        # anything can come of it, and nothing surely does: an interval that no other meets
        return Interval(None, None) if outer else Interval(Fraction(0), Fraction(0), low_open=True, high_open=True)
    if rule.signs:
        signs = rule.signs + rule.signs[-1] * (len(operands) - len(rule.signs))
        rising = list(zip(operands, signs, strict=False))
        corners = [
            [o.low if s == "+" else o.high for o, s in rising],
            [o.high if s == "+" else o.low for o, s in rising],
        ]
    else:
        corners = list(itertools.product(*({o.low, o.high} for o in operands)))
    values = [rule.value(*corner) for corner in corners]
    if not rule.enclosed:
        return Interval(min(values), max(values))
    lows, highs = zip(*values, strict=True)
    if outer or rule.value is margin_of_error:
        return Interval(min(lows), max(highs))
    low, high = min(highs), max(lows)
    return Interval(low, high) if low <= high else Interval(min(lows), max(highs))
