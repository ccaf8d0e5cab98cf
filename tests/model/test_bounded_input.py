"""Numbers and TOML that are small to write and enormous to read: refused at once, with place and hint."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from fractions import Fraction

import pytest

from factcheck.claims.locate import parse_source
from factcheck.cli.exit_codes import wanted_coverage
from factcheck.model import bounded_toml
from factcheck.model.errors import FactcheckError
from factcheck.model.exact_number import UnboundedNumber, exact_decimal, exact_fraction

GIANTS = [
    "1e-999999999", "1e99999999999999999999", "1E+1001", "1e-1001", "9" * 1001, "0." + "1" * 1000,
    "1e" + "9" * 900, "1e1_0_0_0_0", "nan", "inf", "-inf", "sNaN", "", ".", "1e", "0x1F", "1/3", "١٢", "1e٩",
]  # fmt: skip

BOMBS = {
    "dotted key": ("article = 'a'\n" + "a." * 30_000 + "a = 1", 2, "dotted key"),
    "dotted key with spaces and quotes": ("x = { 'a' . \"b\" . " + "c . " * 30_000 + "d = 1 }", 1, "dotted key"),
    "dotted heading": ("[" + "a." * 30_000 + "a]", 1, "dotted key"),
    "dotted heading of a list": ("\n\n[[" + "a." * 30_000 + "a]]", 3, "dotted key"),
    "nested lists": ("x = " + "[" * 30_000, 1, "nests"),
    "nested lists, a line each": ("x = " + "[\n" * 30_000 + "]\n" * 30_000, 21, "nests"),
    "nested tables": ("x = " + "{a=" * 30_000 + "1" + "}" * 30_000, 1, "nests"),
    "long number": ("x = 1\ny = " + "1" * 5_000, 2, "number"),
    "long hexadecimal number": ("y = 0x" + "f" * 50_000, 1, "number"),
    "long decimals": ("y = 0." + "1" * 50_000, 1, "number"),
}


@pytest.mark.parametrize("written", GIANTS)
def test_numbers_that_can_not_be_computed_with_are_refused_before_they_are_converted(written):
    with pytest.raises(ValueError):
        exact_fraction(written)


@pytest.mark.parametrize("written", ["95", "-0.5", "+1.", ".5", "1e1000", "1_000.25", "12E-3", "0e0"])
def test_numbers_that_people_write_keep_their_exact_value(written):
    assert exact_decimal(written) == Decimal(written)
    assert exact_fraction(written) == Fraction(Decimal(written))


@pytest.mark.parametrize("written", ["1e-999999999", "1e99999999999999999999", "nan", "1" * 5_000, "95/0"])
def test_an_option_refuses_them(written):
    with pytest.raises(FactcheckError) as error:
        wanted_coverage(written)
    assert "no percentage" in str(error.value) and len(str(error.value)) < 300


@pytest.mark.parametrize("name", BOMBS)
def test_a_toml_bomb_is_refused_before_it_is_parsed(name, monkeypatch):
    source, line, word = BOMBS[name]
    monkeypatch.setattr(tomllib, "loads", lambda *_, **__: pytest.fail("the bomb was parsed"))
    with pytest.raises(FactcheckError) as error:
        parse_source(source, "claims.toml")
    (problem,) = error.value.problems
    assert (problem.path, problem.line) == ("claims.toml", line)
    assert word in problem.message and problem.column and problem.hint
    assert len(problem.source_line) <= 200


@pytest.mark.parametrize(
    "source",
    [
        "a = '''" + "[" * 50 + "'''",
        'a = "' + "b." * 50 + '"',
        '"' + "b." * 50 + '" = 1',
        'a = """x\n' + "b." * 50 + '\\""" ' + "[" * 50 + '"""""',
        "# " + "b." * 50 + "[" * 50,
        "a = 1\n" + "[b]\n" * 1 + "c = [[[1]]]\n" + "d = { e = { f = 1 } }\n" * 1,
        "[[claim]]\n" * 100,
        "\n".join(f"k{n} = {n}.5" for n in range(100)),
        "a = 2024-01-01T00:00:00.5\nb = 1.5",
    ],
)
def test_what_looks_like_a_bomb_inside_texts_and_comments_is_none(source):
    assert parse_source(source, "claims.toml") == tomllib.loads(source, parse_float=Decimal)


@pytest.mark.parametrize(("entry", "line"), [("a.b = 1\n", 11), ("x = [1]\n", 11), ("[[a]]\n", 11), ("x = {a=1}\n", 7)])
def test_the_entries_of_a_file_are_counted(entry, line):
    with pytest.raises(tomllib.TOMLDecodeError, match=f"Too many .* line {line},"):
        bounded_toml.refuse_bombs(entry * 20, most_entries=20)
    bounded_toml.refuse_bombs(entry * 6, most_entries=20)


@pytest.mark.parametrize("number", ["nan", "inf", "1e-999999999", "1e99999999999999999999"])
def test_another_tools_odd_number_does_not_make_a_shared_file_unreadable(number):
    table = parse_source(f"[tool.other]\nx = {number}\n[tool.factcheck]\nlanguage = 'vi'\n", "pyproject.toml")
    assert isinstance(table["tool"]["other"]["x"], UnboundedNumber)
