"""The bounds that another package gives for a rounded number, beside the readings that ours gives it."""

from __future__ import annotations

from fractions import Fraction

from benchmarks.engine.reported.grim import ROUNDINGS
from benchmarks.engine.reported.written import Row, unit_of
from factcheck.language import read_surface
from factcheck.model.interval import Interval


def verdict(row: Row) -> tuple[str, Interval]:
    """Return whether our bounds for a row's way of rounding are the row's, and which reading of the figure holds them.

    The row's own unit is twice the threshold or half unit that its test passes; readings go by the last digit.
    """
    written, rounding = str(row["x"]), ROUNDINGS[str(row["rounding"])]
    half = row["threshold_arg"] if row["rounding"] in ("up", "down", "up_or_down") else row["half_unit_arg"]
    ours = rounding(Fraction(written), 2 * Fraction(str(half)))
    theirs = Interval(
        Fraction(str(row["lower"])), Fraction(str(row["upper"])), not row["lower_closed"], not row["upper_closed"]
    )
    read = read_surface(written, "en")
    readings = {"strict": read.interval, **{one.name: one.interval for one in read.generous}}
    within = [name for name, one in readings.items() if contains(one, rounding(Fraction(written), unit_of(written)))]
    same = "as expected" if ours == theirs else f"told {float(ours.low or 0)}–{float(ours.high or 0)}"
    return f"{same}; read as {' or '.join(within) or 'nothing'}", theirs


def contains(outer: Interval, inner: Interval) -> bool:
    """Return whether one bounded interval lies within another."""
    assert outer.low is not None and outer.high is not None and inner.low is not None and inner.high is not None
    low = outer.low < inner.low or (outer.low == inner.low and (inner.low_open or not outer.low_open))
    high = outer.high > inner.high or (outer.high == inner.high and (inner.high_open or not outer.high_open))
    return low and high
