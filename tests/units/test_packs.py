"""Every unit that a language pack gives to a figure is one that the table holds."""

from __future__ import annotations

import pytest

from factcheck.language.load_languages import load_pack
from factcheck.units.unit_table import table_unit

PACKS = ["en", "vi"]


@pytest.mark.parametrize("code", PACKS)
def test_the_units_of_a_pack_are_in_the_table(code):
    named = {unit for kind in load_pack(code).units.values() for unit in kind}
    assert sorted(unit for unit in named if table_unit(unit) is None) == []
