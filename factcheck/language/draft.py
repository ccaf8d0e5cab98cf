"""A figure while it is being read."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from factcheck.language.numerals import Numeral
from factcheck.model.figure import Hedge, Kind
from factcheck.model.interval import Interval


class Draft(msgspec.Struct, kw_only=True, gc=False):
    """What is known of a figure so far; offsets are those of the normal text."""

    start: int
    end: int
    number_start: int
    number_end: int
    numeral: Numeral
    digits: str = ""
    """The digits and marks as written; "" for a number in words."""
    scale: Fraction = Fraction(1)
    scaled: bool = False
    """Whether a scale word was written."""
    negative: bool = False
    unit: str = ""
    unit_kind: str = ""
    """The pack's kind of the unit; "" where none was read."""
    money_before: bool = False
    kind: Kind | None = None
    """Set where the shape alone decides (dates, identifiers); else decided at the end."""
    noun: str = ""
    hedge: Hedge | None = None
    interval: Interval | None = None
    """Set where the interval is not that of a rounded number (a month counts as its days)."""
    ends: tuple[Fraction, Fraction] | None = None
    exact: bool = False
    ratio_cue: bool = False
    notes: tuple[str, ...] = ()

    @property
    def value(self) -> Fraction:
        """Return the value in the figure's unit."""
        value = self.numeral.value * self.scale
        return -value if self.negative else value

    @property
    def bare(self) -> bool:
        """Tell whether neither scale, unit nor noun was read."""
        return not self.unit and not self.scaled and self.kind is None


def fixed(
    start: int,
    end: int,
    value: Fraction | int,
    unit: str,
    kind: Kind,
    *,
    interval: Interval | None = None,
    digits: str = "",
) -> Draft:
    """Return a draft whose value and kind are known and exact: a date, a year, an identifier."""
    numeral = Numeral(Fraction(value), Fraction(0), Fraction(0))
    return Draft(
        start=start,
        end=end,
        number_start=start,
        number_end=end,
        numeral=numeral,
        unit=unit,
        kind=kind,
        interval=interval,
        exact=True,
        digits=digits,
    )
