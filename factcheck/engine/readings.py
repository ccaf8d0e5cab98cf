"""What each figure can mean, ready for arithmetic: strictly, and under each of its more generous readings."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from factcheck.engine.compiling.dimensions import unit_of
from factcheck.engine.intervals.ranges import WHOLE, Range, from_interval, hull, point
from factcheck.model.figure import Figure, Reading
from factcheck.model.interval import Interval
from factcheck.model.kinds import ReadingName

EASIEST_FIRST: tuple[ReadingName, ...] = ("hedge", "trailing zeros", "truncation")
"""The order in which readings are tried: what the words say before what the digits might.  They are never mixed."""

ROUND_TOGETHER = 100
"""Where many checks are solved together, a count that does not end in so many is exact."""

SHARED_HEDGE = Fraction(5, 100)
"""How far two numbers for one hedged quantity may lie apart: as far as "about" reaches in print."""


class Quantity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One variable: a figure of the article, an outside value, or an unknown.  Ranges are in base units."""

    unit: str
    figure: Figure | None
    index: int = -1
    """Index into the report's figures; -1 for an outside figure, and for a part of a figure ("2019" of "2019–2023")."""
    strict: Range
    generous: Range
    """The smallest range that holds the values of every reading: what many checks together may take a figure for."""
    readings: tuple[tuple[ReadingName, Range], ...] = ()
    """The generous readings by name, the strict values included in each."""
    outside: bool = False
    """Not from the article."""
    solved_unit: bool = False
    """The claims file leaves the unit of this unknown open; the checks determine it."""

    @property
    def known(self) -> bool:
        """Return whether its value is given."""
        return self.figure is not None


def quantity_of(figure: Figure, index: int = -1, outside: bool = False) -> Quantity:
    """Return what a figure can mean, in base units.  Raises `UnknownUnitError`."""
    factor = unit_of(figure.unit).factor
    strict = from_interval(figure.interval, factor)
    readings = tuple((one.name, hull(strict, from_interval(one.interval, factor))) for one in figure.generous)
    return Quantity(
        unit=figure.unit,
        figure=figure,
        index=index,
        outside=outside,
        strict=strict,
        generous=strict if is_counted(figure) and figure.value % ROUND_TOGETHER else hull_of(strict, readings),
        readings=readings,
    )


def hull_of(strict: Range, readings: Sequence[tuple[ReadingName, Range]]) -> Range:
    """Return the smallest range that holds the strict values and those of all readings."""
    for _, values in readings:
        strict = hull(strict, values)
    return strict


def is_counted(figure: Figure | None) -> bool:
    """Return whether a figure counts things to the last one: a whole number without a hedge or a scale word."""
    return figure is not None and figure.ulp == 1 and figure.interval.is_exact


def as_printed(quantity: Quantity) -> Range:
    """Return the printed value of a figure; the strict values of one with a hedge, a range and an unknown."""
    figure = quantity.figure
    if figure is None or figure.hedge is not None or figure.ends is not None:
        return quantity.strict
    return point(figure.value * unit_of(figure.unit).factor)


def has_one_digit(quantity: Quantity) -> bool:
    """Return whether a figure is a single digit: "3 times"."""
    figure = quantity.figure
    return figure is not None and figure.ulp > 0 and abs(figure.value) < 10 * figure.ulp


def with_readings(quantity: Quantity, readings: tuple[tuple[ReadingName, Range], ...]) -> Quantity:
    """Return a quantity with other generous readings."""
    return msgspec.structs.replace(quantity, readings=readings, generous=hull_of(quantity.strict, readings))


def as_same_quantity(quantity: Quantity) -> Quantity:
    """Return what a figure means beside the same quantity in another unit: a bound on it is a bound on both.

    "Up to 30 °C (86 °F)" does not say that 86 °F may be anything below; loosely read it is about as much.
    """
    figure = quantity.figure
    if figure is None or figure.hedge is None or figure.hedge.sense not in ("at least", "up to"):
        return quantity
    half, loose = figure.ulp / 2, abs(figure.value) * SHARED_HEDGE
    bare = msgspec.structs.replace(
        figure,
        interval=Interval(figure.value - half, figure.value + half),
        generous=(Reading("hedge", Interval(figure.value - max(half, loose), figure.value + max(half, loose))),),
    )
    return quantity_of(bare, quantity.index, quantity.outside)


def unknown(unit: str) -> Quantity:
    """Return an outside figure that is still to be solved."""
    return Quantity(unit=unit, figure=None, outside=True, strict=WHOLE, generous=WHOLE, solved_unit=not unit)


def reading_range(quantity: Quantity, name: ReadingName) -> Range | None:
    """Return the strict values with those of one generous reading; None where the figure has no such reading."""
    found = [values for own, values in quantity.readings if own == name]
    return hull_of(quantity.strict, [(name, values) for values in found]) if found else None
