"""The checks that are timed, each in four ways: by the engine, and by hand in floats and in fractions.

By hand is what a programmer would write for this one check: intervals as pairs, floats rounded outward by one unit in
the last place after each operation.  It knows no open ends, no units, no readings, and no figure that stands twice.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

import msgspec

from factcheck.claims.expression import parse
from factcheck.engine.compiling.compiled import Compiled, compile_check
from factcheck.engine.environment import Environment, environment_of
from factcheck.engine.readings import Quantity, quantity_of
from factcheck.model.claim import Check
from factcheck.model.figure import Figure
from factcheck.model.interval import Interval

Pair = tuple[float, float]
FractionPair = tuple[Fraction, Fraction]


class Timed(msgspec.Struct):
    """One check ready to be run in each way."""

    name: str
    check: Check
    compiled: Compiled
    quantities: list[Quantity]
    environment: Environment
    floats: Callable[[], bool]
    fractions: Callable[[], bool]


def figure(text: str, unit: str = "") -> Figure:
    """Return a figure known to half a unit of its last digit."""
    value, half = Fraction(text), Fraction(1, 2 * 10 ** len(text.partition(".")[2]))
    return Figure(
        text=text, start=0, end=0, kind="number", value=value, unit=unit, interval=Interval(value - half, value + half)
    )


def exact_pair(text: str) -> FractionPair:
    """Return the ends of a written number."""
    interval = figure(text).interval
    assert interval.low is not None
    assert interval.high is not None
    return interval.low, interval.high


def float_pair(text: str) -> Pair:
    """Return the ends of a written number as floats."""
    low, high = exact_pair(text)
    return float(low), float(high)


def down(value: float) -> float:
    """Round to the next float below."""
    return math.nextafter(value, -math.inf)


def up(value: float) -> float:
    """Round to the next float above."""
    return math.nextafter(value, math.inf)


def timed(
    name: str, source: str, texts: dict[str, str], floats: Callable[..., bool], fractions: Callable[..., bool]
) -> Timed:
    """Prepare one check."""
    environment = environment_of({key: quantity_of(figure(text)) for key, text in texts.items()})
    check = Check(source, parse(source))
    compiled = compile_check(check.comparison, environment)
    quantities = [environment.quantities[variable] for variable in compiled.variables]
    in_floats, in_fractions = [*map(float_pair, texts.values())], [*map(exact_pair, texts.values())]
    return Timed(
        name, check, compiled, quantities, environment, lambda: floats(*in_floats), lambda: fractions(*in_fractions)
    )


def quotient_floats(a: Pair, b: Pair, c: Pair) -> bool:
    """a ÷ b ≈ c in floats."""
    corners = a[0] / b[0], a[0] / b[1], a[1] / b[0], a[1] / b[1]
    return down(min(corners)) <= c[1] and c[0] <= up(max(corners))


def quotient_fractions(a: FractionPair, b: FractionPair, c: FractionPair) -> bool:
    """a ÷ b ≈ c in fractions."""
    corners = a[0] / b[0], a[0] / b[1], a[1] / b[0], a[1] / b[1]
    return min(corners) <= c[1] and c[0] <= max(corners)


def sum_floats(*parts: Pair) -> bool:
    """p0 + … + p9 ≈ total in floats."""
    *parts, total = parts  # type: ignore[assignment]
    low = high = 0.0
    for part in parts:
        low, high = down(low + part[0]), up(high + part[1])
    return low <= total[1] and total[0] <= high


def sum_fractions(*parts: FractionPair) -> bool:
    """p0 + … + p9 ≈ total in fractions."""
    *parts, total = parts  # type: ignore[assignment]
    low = high = Fraction(0)
    for part in parts:
        low, high = low + part[0], high + part[1]
    return low <= total[1] and total[0] <= high


def growth_floats(a: Pair, b: Pair, rate: Pair) -> bool:
    """(b ÷ a)^(1 ÷ 5) − 1 ≈ rate in floats, whose powers promise nothing about their last digits."""
    low, high = down(b[0] / a[1]), up(b[1] / a[0])
    low, high = down(low**0.2) - 1, up(high**0.2) - 1
    return down(low) <= rate[1] and rate[0] <= up(high)


def growth_fractions(a: FractionPair, b: FractionPair, rate: FractionPair) -> bool:
    """The same in fractions, which have no roots: b ÷ a against (1 + rate)^5."""
    low, high = b[0] / a[1], b[1] / a[0]
    return low <= (1 + rate[1]) ** 5 and (1 + rate[0]) ** 5 <= high


PARTS = {f"p{number}": f"{13 + 7 * number}.{number}" for number in range(10)}

ALL = (
    timed("a ÷ b ≈ c", "a ÷ b ≈ c", {"a": "12.6", "b": "5.16", "c": "2.44"}, quotient_floats, quotient_fractions),
    timed(
        "sum of 10 parts",
        " + ".join(PARTS) + " ≈ total",
        {**PARTS, "total": "449.5"},
        sum_floats,
        sum_fractions,
    ),
    timed(
        "annual growth over 5 years",
        "annual_growth(a, b, 5) ≈ rate",
        {"a": "341", "b": "512", "rate": "0.085"},
        growth_floats,
        growth_fractions,
    ),
)
