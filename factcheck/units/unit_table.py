"""The exact table of units, read on first use."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from pathlib import Path

import msgspec

# A unit as a record, and what multiplying and dividing units gives.


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


TABLE_PATH = Path(__file__).with_name("table.json")


class UnitRow(msgspec.Struct, frozen=True, omit_defaults=True, array_like=True):
    """One unit of the table: factor and offset as fraction strings, the dimension as "metre^1 second^-1"."""

    factor: str
    dimension: str = ""
    offset: str = "0"


class Table(msgspec.Struct, frozen=True):
    """Canonical names with their rows, and other spellings with the canonical name of each."""

    units: dict[str, UnitRow]
    aliases: dict[str, str]


@cache
def load_table() -> Table:
    """Return the table.  JSON through msgspec takes 0.2 ms for it; TOML would take forty times as long."""
    return msgspec.json.decode(TABLE_PATH.read_bytes(), type=Table)


def table_unit(name: str) -> Unit | None:
    """Return the unit that the table holds under `name` or an alias; None where it holds none."""
    table = load_table()
    canonical = table.aliases.get(name, name)
    row = table.units.get(canonical)
    if row is None:
        return None
    return Unit(canonical, Fraction(row.factor), read_dimension(row.dimension), Fraction(row.offset))


def read_dimension(written: str) -> Dimension:
    """Read "metre^1 second^-1"."""
    parts = (part.rpartition("^") for part in written.split())
    return tuple((base.replace("_", " "), int(power)) for base, _, power in parts)


def write_dimension(dimension: Dimension) -> str:
    """Write a dimension as `read_dimension` reads it."""
    return " ".join(f"{base.replace(' ', '_')}^{power}" for base, power in dimension)
