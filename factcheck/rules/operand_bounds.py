"""The few operations on intervals that predicate rules need; the engine's arithmetic is in a higher layer."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.model.interval import Interval
from factcheck.units import unit

if TYPE_CHECKING:
    from factcheck.model.rule import Operand


def pure(operand: Operand) -> Interval:
    """Return an operand's values in base units: 84 % is 0.84, 3 km is 3000."""
    return scaled(operand.interval, unit(operand.unit).factor)


def in_unit(operand: Operand, name: str) -> Interval:
    """Return an operand's values as numbers of a unit; a bare number counts as being in it."""
    if not operand.unit:
        return operand.interval
    return scaled(operand.interval, unit(operand.unit).factor / unit(name).factor)


def scaled(interval: Interval, factor: Fraction) -> Interval:
    """Return the interval times a positive factor."""
    if factor == 1:
        return interval
    low, high = interval.low, interval.high
    return Interval(
        None if low is None else low * factor,
        None if high is None else high * factor,
        interval.low_open,
        interval.high_open,
    )


def quotient(dividend: Interval, divisor: Interval) -> Interval | None:
    """Return the values of a quotient; None where the divisor may be zero or negative."""
    if divisor.low is None or divisor.low <= 0:
        return None
    return Interval(
        None if dividend.low is None else quotient_low(dividend.low, divisor),
        None if dividend.high is None else -quotient_low(-dividend.high, divisor),
    )


def quotient_low(low: Fraction, divisor: Interval) -> Fraction:
    """Return the least value of `low` divided by a positive interval."""
    if low < 0:
        return low / (divisor.low or 1)
    return Fraction(0) if divisor.high is None else low / divisor.high


def meet(first: Interval, second: Interval) -> bool:
    """Return whether two intervals have a value in common."""
    return common((first, second)) is not None


def common(intervals: Sequence[Interval]) -> Interval | None:
    """Return what all the intervals have in common; None where they have nothing."""
    lows = [(one.low, one.low_open) for one in intervals if one.low is not None]
    highs = [(one.high, not one.high_open) for one in intervals if one.high is not None]
    low, low_open = max(lows, default=(None, False))
    high, high_closed = min(highs, default=(None, True))
    if low is not None and high is not None and (low > high or (low == high and (low_open or not high_closed))):
        return None
    return Interval(low, high, low_open, not high_closed)


def whole_numbers(interval: Interval) -> tuple[int, int] | None:
    """Return the least and the greatest whole number inside a bounded interval; None for none."""
    if interval.low is None or interval.high is None:
        raise ValueError("an interval without bound has no greatest whole number")
    least = -((-interval.low) // 1)
    greatest = interval.high // 1
    least += interval.low_open and least == interval.low
    greatest -= interval.high_open and greatest == interval.high
    return (int(least), int(greatest)) if least <= greatest else None
