"""A figure used twice does not widen the result; what algebra can't rewrite is decided by slopes and halving."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.engine.intervals.ranges import Range, point, to_interval
from factcheck.engine.sides import is_close_enough
from factcheck.engine.terms.algebra import repeats, simplified
from factcheck.engine.terms.enclosure import enclose, expression_of
from factcheck.engine.terms.nodes import Constant, Negated, Node, Power, Product, Quotient, Sum, Variable

A, B, C = Variable(0), Variable(1), Variable(2)
ONE = Constant(point(1))


def minus(first: Node, second: Node) -> Node:
    return Sum((first, Negated(second)))


CHANGE = Quotient(minus(B, A), A)
REWRITTEN = [
    pytest.param(CHANGE, id="(b − a) ÷ a"),
    pytest.param(Quotient(Product(A, B), A), id="a × b ÷ a"),
    pytest.param(minus(Sum((A, B)), A), id="a + b − a"),
    pytest.param(Quotient(Sum((Product(A, B), Product(A, C))), A), id="(ab + ac) ÷ a"),
    pytest.param(Product(A, A), id="a × a"),
    pytest.param(Quotient(Quotient(A, B), Quotient(C, B)), id="(a ÷ b) ÷ (c ÷ b)"),
]


@pytest.mark.parametrize("node", REWRITTEN)
def test_algebra_leaves_each_figure_once(node: Node) -> None:
    assert repeats(node) > 0
    assert repeats(simplified(node)) == 0


SHAPES = [
    pytest.param(CHANGE, id="change"),
    pytest.param(Quotient(A, Sum((A, B))), id="share of the two"),
    pytest.param(Quotient(minus(A, B), Sum((A, B))), id="relative difference"),
    pytest.param(minus(Product(A, B), Product(A, A)), id="ab − a²"),
    pytest.param(Product(A, minus(ONE, A)), id="a (1 − a)"),
    pytest.param(Power(Product(A, minus(Constant(point(200)), A)), Constant(point(Fraction(1, 2)))), id="root"),
    pytest.param(Quotient(Sum((Product(A, A), Product(B, B))), Sum((A, B, C))), id="(a² + b²) ÷ (a + b + c)"),
]

positive = st.fractions(min_value=1, max_value=100, max_denominator=4)


@pytest.mark.parametrize("node", SHAPES)
@given(lows=st.tuples(positive, positive, positive), widths=st.tuples(positive, positive, positive))
@settings(max_examples=12, deadline=None)
def test_outer_holds_all_values_and_inner_is_not_far_from_it(
    node: Node, lows: tuple[Fraction, ...], widths: tuple[Fraction, ...]
) -> None:
    highs = [low + width / 10 for low, width in zip(lows, widths, strict=True)]
    box = [ends(low, high) for low, high in zip(lows, highs, strict=True)]
    found = enclose(expression_of(node), box, is_close_enough)
    outer = to_interval(found.outer)
    for step in range(5):
        for other in range(5):
            places = (Fraction(step, 4), Fraction(other, 4), Fraction(step, 4))
            sample = [point(low + (high - low) * place) for low, high, place in zip(lows, highs, places, strict=True)]
            value = to_interval(node.forward(sample))
            assert value.low is not None
            assert value.high is not None
            assert outer.low is not None
            assert outer.high is not None
            assert outer.low <= value.high
            assert value.low <= outer.high
    assert is_close_enough(found)


def ends(low: Fraction, high: Fraction) -> Range:
    return low.numerator, low.denominator, high.numerator, high.denominator, 0


def test_a_fall_from_fifty_to_forty_is_at_most_21_8_percent() -> None:
    box: list[Range] = [ends(Fraction("49.5"), Fraction("50.5")), ends(Fraction("39.5"), Fraction("40.5"))]
    found = to_interval(enclose(expression_of(CHANGE), box, is_close_enough).outer)
    assert (found.low, found.high) == (Fraction("39.5") / Fraction("50.5") - 1, Fraction("40.5") / Fraction("49.5") - 1)
