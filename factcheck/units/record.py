"""A unit as a record, and what multiplying and dividing units gives."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import msgspec

Dimension = tuple[tuple[str, int], ...]
"""Base units and their powers, by name: (("metre", 1), ("second", -1)).  () is a pure number."""


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A named unit: `value × factor + offset` is the value in base units.

    The offset is that of a reading on a scale whose zero is not the base's (degree Celsius); a difference of
    two readings converts by the factor alone.  Counted nouns (person, share) are pure numbers with a name.
    """

    name: str
    factor: Fraction = Fraction(1)
    dimension: Dimension = ()
    offset: Fraction = Fraction(0)


def product_of(name: str, powers: Iterable[tuple[Unit, int]]) -> Unit:
    """Return the unit that is the product of units raised to powers, e.g. VND¹ · share⁻¹; offsets are lost."""
    factor = Fraction(1)
    exponents: dict[str, int] = {}
    for part, power in powers:
        factor *= part.factor**power
        for base, exponent in part.dimension:
            exponents[base] = exponents.get(base, 0) + exponent * power
    return Unit(name, factor, tuple(sorted((base, power) for base, power in exponents.items() if power)))
