"""The committed table is what pint makes of the registry file, row by row."""

from __future__ import annotations

from fractions import Fraction

from factcheck.units.build_table import made_table, own_registry, table_text
from factcheck.units.unit_table import TABLE_PATH, load_table, table_unit

MADE = made_table()
REGISTRY = own_registry()
READINGS = {"degree Celsius", "degree Fahrenheit"}


def test_each_row_equals_what_pint_makes_of_the_registry():
    table = load_table()
    assert {name: row for name, row in MADE.units.items() if table.units.get(name) != row} == {}


def test_the_file_is_what_the_script_writes_and_holds_nothing_else():
    assert TABLE_PATH.read_text(encoding="utf-8") == table_text(MADE)


def test_two_of_each_unit_convert_as_pint_converts_them():
    """Through pint's own conversion, not through the factors that the table was made from."""
    for name in MADE.units:
        ours = table_unit(name)
        quantity = REGISTRY.Quantity(Fraction(2), name.replace(" ", "_")).to_root_units()
        assert quantity.magnitude == 2 * ours.factor + ours.offset, name
        assert (ours.offset != 0) == (name in READINGS), name
