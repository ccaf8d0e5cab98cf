"""The exact table of units, read on first use."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path

import msgspec

from factcheck.units.record import Dimension, Unit

TABLE_PATH = Path(__file__).with_name("table.json")


class Row(msgspec.Struct, frozen=True, omit_defaults=True, array_like=True):
    """One unit of the table: factor and offset as fraction strings, the dimension as "metre^1 second^-1"."""

    factor: str
    dimension: str = ""
    offset: str = "0"


class Table(msgspec.Struct, frozen=True):
    """Canonical names with their rows, and other spellings with the canonical name of each."""

    units: dict[str, Row]
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
