"""Make table.json from registry.txt: `python -m factcheck.units.build_table`."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec

from factcheck.units.unit_table import TABLE_PATH, Table, Unit, UnitRow, write_dimension

REGISTRY_PATH = Path(__file__).with_name("registry.txt")


def own_registry() -> Any:  # noqa: ANN401 - pint's registry is a class made at run time
    """Return pint's registry of our own file, with exact factors."""
    import pint

    return pint.UnitRegistry(str(REGISTRY_PATH), non_int_type=Fraction)


def spaced(pint_name: str) -> str:
    """Return a unit's name as people write it."""
    return pint_name.replace("_", " ")


def registry_units(registry: Any) -> Iterator[tuple[Unit, tuple[str, ...]]]:  # noqa: ANN401
    """Yield every unit of the registry as pint computes it, with its other spellings."""
    for name, definition in sorted(registry._units.items()):
        if definition.name != name or name.startswith("delta_"):
            continue
        factor, root = registry.get_root_units(name)
        powers = ((spaced(base), int(power)) for base, power in root._units.items() if base != "count")
        offset = Fraction(getattr(definition.converter, "offset", 0))
        # pint folds the offset into nothing here: the factor of an offset unit is its scale alone.
        scale = Fraction(getattr(definition.converter, "scale", factor)) if offset else Fraction(factor)
        spellings = {definition.defined_symbol, *definition.aliases} - {None, name}
        yield Unit(spaced(name), scale, tuple(sorted(powers)), offset), tuple(sorted(map(spaced, spellings)))


def made_table() -> Table:
    """Return the table that pint makes of registry.txt."""
    units: dict[str, UnitRow] = {}
    aliases: dict[str, str] = {}
    for one, spellings in registry_units(own_registry()):
        units[one.name] = UnitRow(str(one.factor), write_dimension(one.dimension), str(one.offset))
        for spelling in spellings:
            aliases[spelling] = one.name
    return Table(units, dict(sorted(aliases.items())))


def table_text(table: Table) -> str:
    """Return the table as JSON with one row a line, so that a change of one unit is a change of one line."""
    lines = [
        "{",
        '"units": {',
        ",\n".join(f"  {as_json(name)}: {as_json(row)}" for name, row in table.units.items()),
        "},",
        '"aliases": {',
        ",\n".join(f"  {as_json(name)}: {as_json(of)}" for name, of in table.aliases.items()),
        "}",
        "}",
    ]
    return "\n".join(lines) + "\n"


def as_json(value: object) -> str:
    """Return one value as JSON text."""
    return msgspec.json.encode(value).decode()


def main() -> None:
    """Write table.json."""
    TABLE_PATH.write_text(table_text(made_table()), encoding="utf-8")


if __name__ == "__main__":
    main()
