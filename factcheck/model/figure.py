"""One number as an article writes it."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from factcheck.model.interval import Interval
from factcheck.model.kinds import HedgeSense, Kind, ReadingName

NO_SUCH_DATE = "no such date"
"""The note of a date that the calendar does not hold ("29 February 2023"); its value is the day."""

NOMINAL_AGE = "a nominal age"
"""The note of an age that counts the year of birth as the first ("hưởng thọ 71 tuổi")."""

DIFFERENCE = "a difference of temperatures"
"""The note of a temperature by which something rose or fell: it converts without the offset of its scale."""


class Hedge(msgspec.Struct, frozen=True, gc=False):
    """A word that loosens a figure ("khoảng", "nearly"), as written and what it does."""

    sense: HedgeSense
    text: str
    start: int
    end: int


class Reading(msgspec.Struct, frozen=True, gc=False):
    """A more generous set of values than the strict one, and what one must grant to get it."""

    name: ReadingName
    interval: Interval


class Figure(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One number as written, with what it can mean.

    Numbers are in the unit named by `unit`, scale words multiplied out: "104.000 tỷ đồng" has the value
    104000000000000 and the unit "VND".  Dates count days (`date.toordinal`) under the unit "date"; years
    are their own number under the unit "calendar year".  Offsets are code points of the article's text.
    """

    text: str
    start: int
    end: int
    kind: Kind
    value: Fraction
    interval: Interval
    """The strict reading: fixed by the last written digit, moved by the hedge."""
    unit: str = ""
    """A name of `factcheck.units`; "" for a bare number."""
    generous: tuple[Reading, ...] = ()
    """Wider readings, each with its name; "any of them" is what the verdict `rounding` rests on."""
    hedge: Hedge | None = None
    ulp: Fraction = Fraction(0)
    """One unit of the last written digit, in `unit`; 0 where the figure is exact."""
    scale: Fraction = Fraction(1)
    """What a written 1 stands for: 10**9 in "3 tỷ đồng"."""
    number_start: int = -1
    number_end: int = -1
    """The span of the digits or number words alone, without scale and unit words; -1 where there is none."""
    ends: tuple[Fraction, Fraction] | None = None
    """The two written ends of a range, else nothing."""
    noun: str = ""
    """The counted noun as written after the number ("chỉ tiêu", "ships"), where one was seen."""
    month: int = 0
    """The month of a day without a year ("28/4"), whose value is the day; else 0."""
    notes: tuple[str, ...] = ()
    """What a reader should know: "malformed: …", "unit carried from …"."""
