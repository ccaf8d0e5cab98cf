"""What each figure can mean, ready for arithmetic: strictly, and under each of its more generous readings."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from factcheck.engine.compiling.measures import unit_of
from factcheck.engine.intervals.ranges import WHOLE, Range, from_interval, hull
from factcheck.model.figure import Figure, Reading, ReadingName
from factcheck.model.interval import Interval

EASIEST_FIRST: tuple[ReadingName, ...] = ("hedge", "range", "trailing zeros", "truncation")
"""The order in which readings are granted: what the words say before what the digits might."""

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
    outside: bool = False
    """Not from the article."""
    solved_unit: bool = False
    """The claims file leaves the unit of this unknown open; the checks settle it."""

    @property
    def known(self) -> bool:
        """Tell whether its value is given."""
        return self.figure is not None


def quantity_of(figure: Figure, index: int = -1, outside: bool = False) -> Quantity:
    """Return what a figure can mean, in base units.  Raises `UnknownUnit`."""
    factor = unit_of(figure.unit).factor
    strict = from_interval(figure.interval, factor)
    generous = strict
    for reading in figure.generous:
        generous = hull(generous, from_interval(reading.interval, factor))
    return Quantity(unit=figure.unit, figure=figure, index=index, outside=outside, strict=strict, generous=generous)


def told_twice(quantity: Quantity) -> Quantity:
    """Return what a figure means beside the same quantity in another unit: a hedge with a side is a hedge on both.

    "Up to 30 °C (86 °F)" does not say that 86 °F may be anything below; loosely read it is about as much.
    """
    figure = quantity.figure
    if figure is None or figure.hedge is None or figure.hedge.sense == "about":
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


def reading_range(quantity: Quantity, name: str) -> Range | None:
    """Return the strict values with those of one generous reading; None where the figure has no such reading."""
    if quantity.figure is None:
        return None
    for reading in quantity.figure.generous:
        if reading.name == name:
            return hull(quantity.strict, from_interval(reading.interval, unit_of(quantity.unit).factor))
    return None
