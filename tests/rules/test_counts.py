from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.interval import Interval, exactly
from factcheck.model.rule import Operand
from factcheck.rules import find_rule
from factcheck.rules.operand_bounds import common, meet, quotient, whole_numbers

whole_share, whole_base, whole_mean = (find_rule(name) for name in ("whole_share", "whole_base", "whole_mean"))
small = st.integers(min_value=1, max_value=300)


def rounded(value: Fraction, digits: int) -> Interval:
    """All values that a writer can have rounded to the nearest at so many decimals."""
    half = Fraction(1, 2 * 10**digits)
    written = Fraction(round(value * 10**digits), 10**digits)
    return Interval(written - half, written + half)


def share_holds(percent: Interval, of: int) -> bool | None:
    return whole_share.answer((Operand(percent, "percent"), Operand(exactly(of)))).holds


@given(small, st.data(), st.integers(min_value=0, max_value=3))
def test_a_share_of_a_whole_count_is_always_found_possible(of, data, digits):
    count = data.draw(st.integers(min_value=0, max_value=of))
    assert share_holds(rounded(Fraction(100 * count, of), digits), of)


@given(small, st.integers(min_value=0, max_value=10_000))
def test_a_share_is_possible_exactly_when_some_whole_count_gives_it(of, hundredths):
    percent = Interval(Fraction(hundredths, 100) - Fraction(1, 200), Fraction(hundredths, 100) + Fraction(1, 200))
    some = any(percent.holds(Fraction(100 * count, of)) for count in range(of + 1))
    assert share_holds(percent, of) == (some or (Fraction(hundredths, 100) > 100 and share_holds(percent, of)))


@given(st.integers(min_value=1, max_value=500), st.integers(min_value=1, max_value=500))
def test_a_change_between_whole_counts_is_always_found_possible(before, after):
    change = rounded(Fraction(100 * after, before) - 100, 0)
    assert whole_base.answer((Operand(exactly(after)), Operand(change, "percent"))).holds


def test_a_count_known_only_between_bounds_is_tried_throughout():
    share = Interval(Fraction(3333, 100), Fraction(3334, 100))
    few = Interval(Fraction(4), Fraction(5))
    assert whole_share.answer((Operand(share, "percent"), Operand(few))).holds is False
    assert whole_share.answer((Operand(share, "percent"), Operand(Interval(Fraction(4), Fraction(6))))).holds is True


def test_a_count_that_is_too_loosely_known_cannot_be_decided():
    exact_share = exactly(Fraction(1, 3))
    loose = Interval(Fraction(10_000_000), Fraction(20_000_000))
    answer = whole_share.answer((Operand(exact_share, "percent"), Operand(loose)))
    assert answer.holds is None and answer.reason


def test_items_of_a_questionnaire_multiply_the_count():
    mean = Interval(Fraction(2245, 1000), Fraction(2255, 1000))
    assert whole_mean.answer((Operand(mean), Operand(exactly(2)))).holds is False
    assert whole_mean.answer((Operand(mean), Operand(exactly(2)), Operand(exactly(2)))).holds is True


@given(st.fractions(), st.fractions(), st.booleans(), st.booleans())
def test_whole_numbers_are_the_ones_inside(first, second, low_open, high_open):
    low, high = sorted((first, second))
    interval = Interval(low, min(high, low + 50), low_open, high_open)
    inside = [number for number in range(int(low) - 2, int(low) + 54) if interval.holds(Fraction(number))]
    assert whole_numbers(interval) == ((inside[0], inside[-1]) if inside else None)


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=1, max_size=4))
def test_what_intervals_have_in_common_lies_in_each(pairs):
    intervals = [Interval(Fraction(min(pair)), Fraction(max(pair))) for pair in pairs]
    shared = [value for value in range(-9, 10) if all(interval.holds(Fraction(value)) for interval in intervals)]
    found = common(intervals)
    assert (found is not None) == bool(shared)
    if found is not None:
        assert (found.low, found.high) == (shared[0], shared[-1])


def test_an_open_end_is_not_shared():
    assert not meet(Interval(None, Fraction(1), high_open=True), Interval(Fraction(1), None))


@given(st.integers(-20, 20), st.integers(0, 9), st.integers(1, 9), st.integers(0, 9))
def test_a_quotient_reaches_from_its_least_to_its_greatest_value(low, width, least, more):
    above = Interval(Fraction(low), Fraction(low + width))
    below = Interval(Fraction(least), Fraction(least + more))
    corners = [Fraction(one, other) for one in (low, low + width) for other in (least, least + more)]
    found = quotient(above, below)
    assert (found.low, found.high) == (min(corners), max(corners))


def test_a_quotient_by_what_may_be_zero_is_none():
    assert quotient(exactly(1), Interval(Fraction(0), Fraction(2))) is None
    assert quotient(exactly(1), Interval()) is None
