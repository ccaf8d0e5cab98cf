"""What a term measures, worked out before any number is looked at."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

import msgspec

from factcheck import units
from factcheck.units import Unit

Dimension = tuple[tuple[str, int], ...]

YEAR = "calendar year"
DATE = "date"

SOLVED = "?"
"""Before an outside figure's name: its dimension, still to be found."""

MOST_UNITS = 1024
"""Units kept at hand: a file names a few of them again and again."""

RATES = ("percent/", "percent per ")
"""12,6 % a year is a percentage; the period is no divisor, for growth compounds."""


class Measure(msgspec.Struct, frozen=True, gc=False):
    """What a term measures: a dimension, and how loosely it may be taken."""

    dimension: Dimension = ()
    unit: str = ""
    """A name to show and to give results in; "" for a bare number, a guess for a compound."""
    bare: bool = False
    """A number that names no unit: it may count whatever stands on the other side."""
    scale: str = ""
    """"calendar year", "date" or "temperature": a place on a scale; differences of two are quantities."""
    literal: Fraction | None = None
    """The value, where it is a number written in the check itself."""


class UnitMismatch(Exception):  # noqa: N818 - reads as what it is
    """Two terms that cannot be added or compared."""

    def __init__(self, message: str, column: int, hint: str = "") -> None:
        """Tell what, and where in the check."""
        super().__init__(message)
        self.message, self.column, self.hint = message, column, hint


@lru_cache(MOST_UNITS)
def rate_period(unit: str) -> Fraction | None:
    """Return the length in seconds of the period of "percent/year"; None for a unit that is no such rate."""
    for prefix in RATES:
        if unit.startswith(prefix):
            return units.unit(unit.removeprefix(prefix)).factor
    return None


@lru_cache(MOST_UNITS)
def unit_of(name: str) -> Unit:
    """Return the unit of a figure; a percentage a year is a percentage."""
    if rate_period(name) is not None:
        return Unit(name, Fraction(1, 100))
    return units.unit(name)


@lru_cache(MOST_UNITS)
def measure_of(name: str) -> Measure:
    """Return what a figure with this unit measures."""
    if not name:
        return Measure(bare=True)
    unit = unit_of(name)
    scale = name if name in (YEAR, DATE) else "temperature" if unit.offset else ""
    return Measure(unit.dimension, name, scale=scale)


def times(first: Dimension, second: Dimension, power: int = 1) -> Dimension:
    """Return the dimension of a product, the second factor raised to `power`."""
    if not second:
        return first
    exponents = dict(first)
    for base, exponent in second:
        exponents[base] = exponents.get(base, 0) + exponent * power
    return tuple(sorted((base, exponent) for base, exponent in exponents.items() if exponent))


def shown(measure: Measure) -> str:
    """Return a measure in words, for an error."""
    if measure.unit:
        return measure.unit
    named = [("time" if base == "second" else base, power) for base, power in measure.dimension]
    over = [name if power == 1 else f"{name}^{power}" for name, power in named if power > 0]
    under = [name if power == -1 else f"{name}^{-power}" for name, power in named if power < 0]
    if not over and not under:
        return "a pure number"
    return "·".join(over or ["1"]) + "".join(f"/{name}" for name in under)
