"""Values that hedges, ranges and round numbers allow never make a true relation inconsistent."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factcheck.language import read_surface
from factcheck.model.figure import Figure
from factcheck.model.interval import Interval
from tests.engine.random_truth import printings, runs, truths
from tests.engine.written import evaluated

WRITTEN = (
    "about {} km", "nearly {} km", "more than {} km", "at least {} km", "up to {} km", "almost {} km", "{} km",
    "{}00 km", "{}.50 km", "{}-{}9 km",
)  # fmt: skip

MOST_BEYOND = 50
"""How far beyond its one end a value is drawn that has only one, as a part of that end."""


@st.composite
def written(draw: st.DrawFn) -> Figure:
    """Draw a figure as an article writes it: hedged, a range, round, or plain."""
    number = draw(st.integers(11, 998))
    return read_surface(draw(st.sampled_from(WRITTEN)).format(number, number), "en")


@st.composite
def values_in(draw: st.DrawFn, interval: Interval) -> Fraction:
    """Draw a positive value of an interval, its ends above all."""
    low = Fraction(1) if interval.low is None else max(interval.low, Fraction(1))
    high = low * MOST_BEYOND if interval.high is None else interval.high
    value = low + (high - low) * draw(st.sampled_from([Fraction(n, 12) for n in (0, 12, 6, 1, 11, 5)]))
    assume(interval.holds(value))
    return value


def read_as(figure: Figure, name: str) -> Interval:
    """Return the values of a figure under one generous reading; its strict ones where it has no such reading."""
    return next((reading.interval for reading in figure.generous if reading.name == name), figure.interval)


@given(first=written(), second=written(), data=st.data())
@settings(max_examples=runs(100))
def test_values_of_the_strict_readings_are_consistent(first: Figure, second: Figure, data: st.DataObject) -> None:
    assume(second.interval.low is None or second.interval.low > 0)
    ratio = data.draw(values_in(first.interval)) / data.draw(values_in(second.interval))
    figures = {"a": first, "b": second, "c": data.draw(printings(ratio))}
    assert evaluated("a ÷ b ≈ c", figures).verdict == "consistent"


@given(first=written(), second=written(), data=st.data())
@settings(max_examples=runs(100))
def test_values_of_one_generous_reading_are_never_inconsistent(
    first: Figure, second: Figure, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(["hedge", "trailing zeros"]))
    ratio = data.draw(values_in(read_as(first, name))) / data.draw(values_in(read_as(second, name)))
    # a product, as two round levels of a ratio that could be one and the same are not read so
    figures = {"a": first, "b": second, "c": data.draw(printings(ratio))}
    assert evaluated("b × c ≈ a", figures).verdict in ("consistent", "rounding", "unchecked")


@given(first=truths(), last=truths(), years=st.integers(2, 12), data=st.data())
@settings(max_examples=runs(100))
def test_true_average_growth_is_consistent(first: Fraction, last: Fraction, years: int, data: st.DataObject) -> None:
    growth = float(last / first) ** (1 / years) - 1
    assume(abs(growth) > 1e-4)
    # the rate is only known as a float: as far off as that, it may round to the neighbour of an honest printing
    rate = data.draw(printings(Fraction(growth)))
    margin = abs(Fraction(growth)) / 10**9
    assume(rate.interval.holds(Fraction(growth) + margin) and rate.interval.holds(Fraction(growth) - margin))
    figures = {"a": data.draw(printings(first)), "b": data.draw(printings(last)), "rate": rate}
    assert evaluated(f"annual_growth(a, b, {years}) ≈ rate", figures).verdict == "consistent"


@given(first=truths(), last=truths(), years=st.integers(2, 12), data=st.data())
@settings(max_examples=runs(100))
def test_growth_broken_beyond_rounding_is_never_consistent(
    first: Fraction, last: Fraction, years: int, data: st.DataObject
) -> None:
    before, after = data.draw(printings(first)), data.draw(printings(last))
    assert before.interval.low is not None
    assert after.interval.high is not None
    greatest = float(after.interval.high / before.interval.low) ** (1 / years) - 1
    beyond = Fraction(greatest) + Fraction(data.draw(st.integers(1, 1000)), 10_000)
    rate = data.draw(printings(beyond))
    margin = abs(Fraction(greatest)) / 10**9
    assume(rate.interval.low is not None and rate.interval.low > Fraction(greatest) + margin)
    figures = {"a": before, "b": after, "rate": rate}
    assert evaluated(f"annual_growth(a, b, {years}) ≈ rate", figures).verdict in ("inconsistent", "rounding")


@given(parts=st.lists(truths(), min_size=2, max_size=12), data=st.data())
@settings(max_examples=runs(80))
def test_true_sums_of_any_length_are_consistent(parts: list[Fraction], data: st.DataObject) -> None:
    figures = {f"p{number}": data.draw(printings(part)) for number, part in enumerate(parts)}
    check = f"sum({', '.join(figures)}) ≈ total"
    figures["total"] = data.draw(printings(sum(parts, Fraction(0))))
    assert evaluated(check, figures).verdict == "consistent"


@given(parts=st.lists(truths(), min_size=2, max_size=12), data=st.data())
@settings(max_examples=runs(80))
def test_sums_broken_beyond_rounding_are_never_consistent(parts: list[Fraction], data: st.DataObject) -> None:
    figures = {f"p{number}": data.draw(printings(part)) for number, part in enumerate(parts)}
    check = f"sum({', '.join(figures)}) ≈ total"
    greatest = sum((figure.value + figure.ulp / 2 for figure in figures.values()), Fraction(0))
    figures["total"] = data.draw(printings(greatest * Fraction(data.draw(st.integers(101, 200)), 100)))
    assume(figures["total"].value - figures["total"].ulp / 2 > greatest)
    assert evaluated(check, figures).verdict in ("inconsistent", "rounding")
