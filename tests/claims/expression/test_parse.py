"""Reading checks: the table in cases/checks.toml, and what holds of every check."""

import tomllib
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.expression import called_rules, names_used, parse, write
from factcheck.claims.expression.parser import MOST_ADDED, MOST_ARGUMENTS, MOST_NESTED, MOST_OPERATIONS
from factcheck.claims.expression.writer import exact_decimal
from factcheck.model.errors import FactcheckError
from factcheck.model.expression import Binary, Call, Comparison, Name, Negation, Number
from tests.claims.trees import comparisons, decomposed, without_columns

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "checks.toml").read_text(encoding="utf-8"))["case"]
SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷", "^": "^"}


def fully_bracketed(term) -> str:
    match term:
        case Comparison():
            pieces = [fully_bracketed(term.terms[0])]
            for relation, side in zip(term.relations, term.terms[1:], strict=True):
                pieces += [relation, fully_bracketed(side)]
            return " ".join(pieces)
        case Number():
            digits = f"{float(term.value):.10g}"
            return f"{digits} {'%' if term.unit == 'percent' else term.unit}".strip()
        case Name():
            return term.name
        case Negation():
            return f"(−{fully_bracketed(term.term)})"
        case Binary():
            return f"({fully_bracketed(term.left)} {SIGNS[term.operator]} {fully_bracketed(term.right)})"
        case Call():
            arguments = [fully_bracketed(argument) for argument in term.arguments]
            arguments += [f"{name} = {fully_bracketed(value)}" for name, value in term.named]
            return f"{term.rule}({', '.join(arguments)})"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["check"])
def test_a_check_is_read_as_the_table_says(case):
    assert fully_bracketed(parse(case["check"])) == case["fully"]


@given(comparisons)
def test_what_is_written_is_read_back(comparison):
    assert without_columns(parse(write(comparison))) == comparison


@given(comparisons)
def test_brackets_around_everything_change_nothing(comparison):
    assert write(parse(fully_bracketed_exactly(comparison))) == write(comparison)


def fully_bracketed_exactly(comparison: Comparison) -> str:
    """Brackets around each side as a whole."""
    pieces = [f"({write_side(comparison.terms[0])})"]
    for relation, side in zip(comparison.relations, comparison.terms[1:], strict=True):
        pieces += [relation, f"({write_side(side)})"]
    return " ".join(pieces)


def write_side(term) -> str:
    return write(Comparison((term, Name("x")), ("=",))).removesuffix(" = x")


@given(st.text(alphabet="ab1.,%()+-×÷^≈<= ", max_size=40))
def test_any_text_is_read_or_refused_at_a_place_in_it(text):
    try:
        comparison = parse(text)
    except FactcheckError as error:
        (problem,) = error.problems
        assert 1 <= problem.column <= len(text) + 1
        assert problem.message and problem.source_line == text
    else:
        assert without_columns(parse(write(comparison))) == without_columns(comparison)


@given(comparisons)
def test_columns_point_at_the_names(comparison):
    source = write(comparison)
    for name in names_used(parse(source)):
        assert source[name.column - 1 :].startswith(name.name)


@given(st.integers(0, 10**20), st.integers(0, 20))
def test_numbers_are_exact(digits, places):
    value = Fraction(digits, 10**places)
    assert parse(f"x = {exact_decimal(value)}").terms[1].value == value


def test_a_number_below_zero_is_written_with_a_minus():
    assert write(Comparison((Number(Fraction(-5), "percent"), Name("a")), ("<",))) == "−5 % < a"


def test_a_third_is_written_as_a_division():
    assert write(Comparison((Number(Fraction(1, 3)), Name("a")), ("=",))) == "1 ÷ 3 = a"


def test_names_compare_in_nfc():
    apart = decomposed("tỷ_lệ ≈ số_hộ")
    assert [name.name for name in names_used(parse(apart))] == ["tỷ_lệ", "số_hộ"]


def test_rules_are_listed_in_the_order_of_the_text():
    calls = called_rules(parse("share(part = sum(a, b), whole = c) ≈ change(a, b)"))
    assert [call.rule for call in calls] == ["share", "sum", "change"]


@pytest.mark.parametrize(
    ("source", "column", "message"),
    [
        ("(" * 10_000 + "a" + ")" * 10_000 + " = 1", MOST_NESTED + 1, "inside one another"),
        ("-" * 10_000 + "a = 1", MOST_NESTED + 1, "inside one another"),
        ("f(" * 10_000, 2 * MOST_NESTED + 2, "inside one another"),
        ("a" + " + a" * 6_000 + " = 1", 3 + 4 * MOST_ADDED, "additions in one check"),
        ("a" + " × a" * 5_000 + " = 1", 3 + 4 * MOST_OPERATIONS, "operations in one check"),
        ("sum(" + "a, " * 6_000 + "a) = 1", 5 + 3 * MOST_ARGUMENTS, "arguments"),
        ("a = " + "1" * 5_000, 5, "digits"),
        ("a" * 200_000, 1, "characters"),
        ("a ^ 100000 = 1", 3, "exponent"),
        ("a ^ (1000 × 1000) = 1", 3, "exponent"),
        ("a ^ (1 ÷ 100000) = 1", 3, "exponent"),
        ("2 ^ 2 ^ 2 = 1", 3, "power"),
    ],
    ids=[
        "brackets",
        "minus",
        "calls",
        "sum",
        "product",
        "arguments",
        "digits",
        "long",
        "power",
        "multiplied",
        "root",
        "tower",
    ],
)
def test_what_would_take_too_long_is_refused(source, column, message):
    with pytest.raises(FactcheckError, match=message) as raised:
        parse(source)
    assert raised.value.problems[0].column == column


def test_the_largest_checks_are_read():
    parse("(" * MOST_NESTED + "a" + ")" * MOST_NESTED + " = 1")
    parse("a" + " × a" * MOST_OPERATIONS + " = 1")
    parse("a" + " + a" * MOST_ADDED + " = 1")
    parse("sum(" + ", ".join(["a"] * MOST_ARGUMENTS) + ") = 1")
