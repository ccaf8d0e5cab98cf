"""Interval arithmetic against exact fractions: nothing is lost, and nothing is added at the ends."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.engine.intervals.arithmetic import (
    DivisionByZeroError,
    TooLargeError,
    add,
    divide,
    multiply,
    negate,
    subtract,
    whole_power,
)
from factcheck.engine.intervals.ranges import (
    WHOLE,
    Range,
    from_interval,
    holds_zero,
    hull,
    is_empty,
    is_point,
    lowest_terms,
    meets,
    overlap,
    point,
    rounded_outward,
    to_interval,
)
from factcheck.model.interval import Interval

fractions = st.fractions(min_value=-50, max_value=50, max_denominator=20)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(fractions), draw(fractions)))
    if low == high:
        return Interval(low, high)
    kind = draw(st.sampled_from(("bounded", "bounded", "bounded", "below", "above")))
    low_open, high_open = draw(st.booleans()), draw(st.booleans())
    if kind == "below":
        return Interval(None, high, False, high_open)
    if kind == "above":
        return Interval(low, None, low_open, False)
    return Interval(low, high, low_open, high_open)


@st.composite
def intervals_with_value(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    interval = draw(intervals())
    low = interval.low if interval.low is not None else (interval.high or 0) - 100
    high = interval.high if interval.high is not None else (interval.low or 0) + 100
    value = Fraction(low) + (Fraction(high) - low) * draw(st.fractions(min_value=0, max_value=1, max_denominator=16))
    assume(interval.holds(value))
    return interval, value


OPERATIONS = [
    pytest.param(add, operator.add, id="+"),
    pytest.param(subtract, operator.sub, id="-"),
    pytest.param(multiply, operator.mul, id="*"),
    pytest.param(divide, operator.truediv, id="/"),
]

Ranged = Callable[[Range, Range], Range]
Plain = Callable[[Fraction, Fraction], Fraction]


@pytest.mark.parametrize(("ranged", "plain"), OPERATIONS)
@given(first=intervals_with_value(), second=intervals_with_value())
def test_every_result_of_values_lies_in_the_result_of_ranges(
    ranged: Ranged,
    plain: Plain,
    first: tuple[Interval, Fraction],
    second: tuple[Interval, Fraction],
) -> None:
    if plain is operator.truediv:
        assume(second[1] != 0)
    result = to_interval(ranged(from_interval(first[0]), from_interval(second[0])))
    assert result.holds(plain(first[1], second[1]))


def corner_results(first: Interval, second: Interval, plain: Plain) -> list[Fraction]:
    ends = [(one, other) for one in (first.low, first.high) for other in (second.low, second.high)]
    return [plain(one, other) for one, other in ends if one is not None and other is not None]


@pytest.mark.parametrize(("ranged", "plain"), OPERATIONS)
@given(first=intervals(), second=intervals())
def test_the_ends_are_those_of_the_corners(ranged: Ranged, plain: Plain, first: Interval, second: Interval) -> None:
    assume(None not in (first.low, first.high, second.low, second.high))
    assert second.low is not None
    assert second.high is not None
    if plain is operator.truediv:
        assume(second.low > 0 or second.high < 0)
    result = to_interval(ranged(from_interval(first), from_interval(second)))
    corners = corner_results(first, second, plain)
    assert (result.low, result.high) == (min(corners), max(corners))


@given(first=intervals(), second=intervals())
def test_an_end_is_closed_only_if_some_pair_of_values_reaches_it(first: Interval, second: Interval) -> None:
    result = to_interval(multiply(from_interval(first), from_interval(second)))
    for end, is_open in ((result.low, result.low_open), (result.high, result.high_open)):
        if end is None:
            continue
        pairs = [
            (one, other)
            for one in (first.low, first.high, Fraction(0))
            for other in (second.low, second.high, Fraction(0))
            if one is not None and other is not None and one * other == end
        ]
        reached = any(
            (first.holds(one) and second.holds(other))
            or (one == 0 and first.holds(one))
            or (other == 0 and second.holds(other))
            for one, other in pairs
        )
        assert reached is not is_open


@pytest.mark.parametrize("exponent", [-3, -2, -1, 0, 1, 2, 3, 4])
@given(pair=intervals_with_value())
def test_whole_powers_hold_every_power(exponent: int, pair: tuple[Interval, Fraction]) -> None:
    interval, value = pair
    if exponent < 0:
        assume(value != 0)
    assert to_interval(whole_power(from_interval(interval), exponent)).holds(value**exponent)


def test_an_even_power_of_a_range_around_zero_starts_at_zero() -> None:
    assert to_interval(whole_power((-3, 1, 2, 1, 0), 2)) == Interval(Fraction(0), Fraction(9))


def test_dividing_by_zero_alone_is_reported() -> None:
    with pytest.raises(DivisionByZeroError):
        divide(point(1), point(0))


def test_dividing_by_what_may_be_zero_gives_all_numbers() -> None:
    assert divide(point(1), (-1, 2, 1, 2, 0)) == WHOLE


def test_dividing_by_a_range_that_begins_at_zero_has_one_bound() -> None:
    assert to_interval(divide(point(6), (0, 1, 2, 1, 0))) == Interval(Fraction(3), None)


@pytest.mark.parametrize("exponent", [10**6, 10**9, -(10**9)])
def test_giant_powers_are_refused(exponent: int) -> None:
    with pytest.raises(TooLargeError):
        whole_power(point(3), exponent)


@given(first=intervals(), second=intervals(), value=fractions)
def test_what_two_ranges_share_is_what_both_hold(first: Interval, second: Interval, value: Fraction) -> None:
    common = overlap(from_interval(first), from_interval(second))
    both = first.holds(value) and second.holds(value)
    assert (not is_empty(common) and to_interval(common).holds(value)) is both
    if both:
        assert meets(from_interval(first), from_interval(second))
    assert meets(from_interval(first), from_interval(second)) is not is_empty(common)


@given(first=intervals(), second=intervals(), value=fractions)
def test_the_hull_holds_both(first: Interval, second: Interval, value: Fraction) -> None:
    joined = to_interval(hull(from_interval(first), from_interval(second)))
    if first.holds(value) or second.holds(value):
        assert joined.holds(value)


@given(interval=intervals(), factor=st.fractions(min_value=Fraction(1, 100), max_value=100))
def test_units_convert_there_and_back(interval: Interval, factor: Fraction) -> None:
    assert to_interval(from_interval(interval, factor), factor) == interval


@given(interval=intervals())
def test_negating_twice_changes_nothing(interval: Interval) -> None:
    values = from_interval(interval)
    assert negate(negate(values)) == values
    assert is_point(values) is interval.is_exact
    assert holds_zero(values) is interval.holds(Fraction(0))


@given(value=st.fractions(), bits=st.integers(4, 40))
def test_rounding_outward_keeps_the_value(value: Fraction, bits: int) -> None:
    rounded = rounded_outward(point(value), bits)
    assert to_interval(rounded).holds(value)
    assert rounded[1].bit_length() <= bits + 1


def test_long_ends_are_brought_to_lowest_terms() -> None:
    values: Range = (1, 3, 2, 3, 0)
    for _ in range(200):
        values = multiply(values, (2, 2, 4, 4, 0))
    assert values[1].bit_length() < 600
    assert lowest_terms(values) == (1, 3, 2, 3, 0)
