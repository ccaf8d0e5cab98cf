"""p-values with proven bounds: tails of the t, F, χ² and normal distributions, by series in 50-digit decimals.

Every series has positive terms, and its rest is bounded by a geometric series.  The bounds returned are a relative
1e-25 apart, far more than the rounding of some hundred operations on 50 digits can come to.
"""

from __future__ import annotations

from decimal import Context, Decimal, localcontext
from fractions import Fraction
from functools import lru_cache

Bounds = tuple[Fraction, Fraction]

_CONTEXT = Context(prec=50)
_MARGIN = Fraction(1, 10**25)
_ENOUGH = Decimal(10) ** -40
_PI = Decimal("3.14159265358979323846264338327950288419716939937510582097")


def _bounds(value: Decimal, scale: Decimal | None = None) -> Bounds:
    """Return bounds of a value that was computed as a difference of numbers as large as `scale`, or without one."""
    exact = Fraction(value)
    margin = _MARGIN * Fraction(scale if scale is not None else value)
    return exact - margin, exact + margin


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


@lru_cache(maxsize=4096)
def _gamma(twice: int) -> Decimal:
    """Return Γ(twice ÷ 2) for a positive whole number: by recursion from Γ(1) = 1 and Γ(½) = √π."""
    value, x = (Decimal(1), Decimal(1)) if twice % 2 == 0 else (_PI.sqrt(), Decimal("0.5"))
    while 2 * x < twice:
        value *= x
        x += 1
    return value


def _beta_part(x: Decimal, rest: Decimal, p: int, q: int) -> Decimal:
    """Return the regularized incomplete beta function I_x(p/2, q/2), where rest = 1 − x, by its series at 0.

    I_x(a, b) = x^a (1−x)^b ÷ (a B(a, b)) · Σ (a+b)_n ÷ (a+1)_n x^n (DLMF 8.17.8), quick for x ≤ ½.
    """
    a, b = Decimal(p) / 2, Decimal(q) / 2
    term = total = Decimal(1)
    above, under = a + b, a + 1
    while True:
        ratio = above / under * x
        # The ratios tend to x: they fall where b > 1 and rise where b < 1, so no later one is greater than this.
        bound = max(ratio, x)
        if bound < 1 and term * bound < total * _ENOUGH * (1 - bound):
            break
        term *= ratio
        total += term
        above += 1
        under += 1
    front = _half_power(x, p) * _half_power(rest, q) * _gamma(p + q) / (_gamma(p) * _gamma(q) * a)
    return front * total


def _half_power(x: Decimal, twice: int) -> Decimal:
    whole = x ** (twice // 2)
    return whole * x.sqrt() if twice % 2 else whole


@lru_cache(maxsize=4096)
def _beta(x: Fraction, p: int, q: int) -> Bounds:
    """Return bounds of I_x(p/2, q/2)."""
    if x <= 0:
        return Fraction(0), Fraction(0)
    if x >= 1:
        return Fraction(1), Fraction(1)
    with localcontext(_CONTEXT):
        low, high = _decimal(x), _decimal(1 - x)
        if 2 * x <= 1:
            return _bounds(_beta_part(low, high, p, q))
        return _bounds(1 - _beta_part(high, low, q, p), Decimal(1))


def _two_or_one(bounds: Bounds, tails: int) -> Bounds:
    return bounds if tails == 2 else (bounds[0] / 2, bounds[1] / 2)


def t(t: Fraction, df: int, tails: int | Fraction = 2) -> Bounds:
    """Return bounds of the p-value of a t test."""
    return _two_or_one(_beta(df / (df + t * t), int(df), 1), tails)


def r(r: Fraction, df: int, tails: int | Fraction = 2) -> Bounds:
    """Return bounds of the p-value of a correlation: t² = r² df ÷ (1 − r²), so df ÷ (df + t²) = 1 − r²."""
    return _two_or_one(_beta(1 - r * r, int(df), 1), tails)


def f(f: Fraction, df1: int, df2: int) -> Bounds:
    """Return bounds of the p-value of an F test."""
    return _beta(df2 / (df2 + df1 * f), int(df2), int(df1))


@lru_cache(maxsize=4096)
def chi2(chi2: Fraction, df: int) -> Bounds:
    """Return bounds of the p-value of a χ² test: one less the regularized lower gamma function (DLMF 8.7.1)."""
    if chi2 <= 0:
        return Fraction(1), Fraction(1)
    with localcontext(_CONTEXT):
        df = int(df)
        x, a = _decimal(chi2) / 2, Decimal(df) / 2
        term = total = 1 / a
        n = 0
        while True:
            n += 1
            term *= x / (a + n)
            total += term
            bound = x / (a + n + 1)
            if bound < 1 and term * bound / (1 - bound) < total * _ENOUGH:
                break
        return _bounds(1 - _half_power(x, df) * (-x).exp() / _gamma(df) * total, Decimal(1))


def z(z: Fraction, tails: int | Fraction = 2) -> Bounds:
    """Return bounds of the p-value of a z test: z² is χ² with one degree of freedom."""
    return _two_or_one(chi2(z * z, 1), tails)
