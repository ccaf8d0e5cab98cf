from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.units import IncompatibleUnitsError, UnknownUnitError, compatible, convert, unit
from factcheck.units.unit_table import load_table

SECONDS_IN_A_YEAR = Fraction(3652425 * 86400, 10000)


@pytest.mark.parametrize(
    ("name", "factor", "dimension"),
    [
        ("", "1", ()),
        ("percent", "1/100", ()),
        ("percentage point", "1/100", ()),
        ("basis point", "1/10000", ()),
        ("times", "1", ()),
        ("percent/year", "1/100", ()),
        ("percent/month", "1/100", ()),
        ("person", "1", ()),
        ("VND", "1", (("VND", 1),)),
        ("VND/share", "1", (("VND", 1),)),
        ("person/square kilometre", "1/1000000", (("metre", -2),)),
        ("square mile", "40468564224/15625", (("metre", 2),)),
        ("kilometre per hour", "5/18", (("metre", 1), ("second", -1))),
        ("kilometre/hour", "5/18", (("metre", 1), ("second", -1))),
        ("gram/kilometre·person", "1/1000000", (("kilogram", 1), ("metre", -1))),
        ("metre/second/second", "1", (("metre", 1), ("second", -2))),
    ],
)
def test_a_name_means_an_exact_factor_and_a_dimension(name, factor, dimension):
    found = unit(name)
    assert (found.factor, found.dimension, found.offset) == (Fraction(factor), dimension, 0)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [("km", "kilometre"), ("metres", "metre"), ("degrees Celsius", "degree Celsius"), ("people", "person"),
     ("%", "percent"), ("đ", "VND"), ("feet", "foot"), ("km per h", "kilometre/hour"), ("square feet", "square foot")],
)  # fmt: skip
def test_other_spellings_lead_to_the_canonical_name(written, canonical):
    assert unit(written).name == canonical


@pytest.mark.parametrize(
    ("value", "from_", "to", "expected"),
    [
        ("100", "degree Celsius", "degree Fahrenheit", "212"),
        ("-40", "degree Fahrenheit", "degree Celsius", "-40"),
        ("18", "Fahrenheit difference", "Celsius difference", "10"),
        ("640", "acre", "square mile", "1"),
        ("1", "cubic yard", "cubic foot", "27"),
        ("1", "year", "month", "12"),
        ("2", "week", "day", "14"),
        ("5", "percentage point", "basis point", "500"),
        ("2.5", "gigabyte", "megabit", "20000"),
        ("7", "", "", "7"),
    ],
)
def test_conversion_is_exact(value, from_, to, expected):
    assert convert(Fraction(value), from_, to) == Fraction(expected)


def test_a_unit_outside_the_table_comes_from_pint_in_our_base_units():
    assert "slug" not in load_table().units
    slug = unit("slug")
    assert slug.dimension == (("kilogram", 1),)
    assert slug.factor == Fraction("0.45359237") * Fraction("9.80665") / Fraction("0.3048")
    assert compatible("slug", "pound")


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("kilometer sqare", "kilometer"), ("tonn", "tonne"), ("parsent", "percent")],
)
def test_an_unknown_unit_is_reported_with_its_nearest_names(name, nearest):
    with pytest.raises(UnknownUnitError) as caught:
        unit(name)
    assert nearest in caught.value.nearest
    assert name in str(caught.value)


@pytest.mark.parametrize(
    "name", ["/", "VND/", "·", "VND//share", " ", "m" * 100_000, "__import__('os')", "2 ** 9999", "%" * 9, "km\x1b[31m"]
)
def test_what_is_no_unit_is_refused(name):
    with pytest.raises(UnknownUnitError):
        unit(name)


@pytest.mark.parametrize(("first", "second"), [("USD", "VND"), ("USD", "percent"), ("tonne", "kilometre")])
def test_money_has_no_exchange_and_kinds_do_not_mix(first, second):
    assert not compatible(first, second)
    with pytest.raises(IncompatibleUnitsError):
        convert(Fraction(1), first, second)


def test_every_alias_leads_to_a_unit_and_hides_none():
    table = load_table()
    assert set(table.aliases.values()) <= set(table.units)
    assert not set(table.aliases) & set(table.units)


@given(st.fractions(), st.sampled_from(["metre", "foot", "degree Celsius", "acre", "year", "GBP", "person", "percent"]),
       st.data())  # fmt: skip
def test_converting_there_and_back_changes_nothing(value, name, data):
    others = [other for other in load_table().units if unit(other).dimension == unit(name).dimension]
    other = data.draw(st.sampled_from(sorted(others)))
    assert convert(convert(value, name, other), other, name) == value


def test_the_common_path_does_not_import_pint():
    program = (
        "import sys, factcheck.units as u; u.unit('VND/share'); u.convert(1, 'acre', 'square mile'); "
        "sys.exit('pint' in sys.modules or 'difflib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
