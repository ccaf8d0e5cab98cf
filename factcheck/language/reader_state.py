"""A figure while it is being read."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from factcheck.language.lexicon.lexicon_record import Lexicon
from factcheck.language.numerals.digits import ONE, ZERO, Numeral, numeral, whole
from factcheck.model.figure import Hedge
from factcheck.model.interval import Interval
from factcheck.model.kinds import Kind

if TYPE_CHECKING:
    import re

    from factcheck.language.lexicon.patterns import LazyPattern
    from factcheck.language.normal import NormalText


class PartialFigure(msgspec.Struct, gc=False):
    """What is known of a figure so far; offsets are those of the normal text."""

    start: int
    end: int
    number_start: int
    number_end: int
    numeral: Numeral
    digits: str = ""
    """The digits and marks as written; "" for a number in words."""
    scale: Fraction = ONE
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
    month: int = 0
    """Of a day of a month, where one is written."""
    days: int = 0
    """How many that month has, of a day that it does not have."""
    notes: tuple[str, ...] = ()

    @property
    def value(self) -> Fraction:
        """Return the value in the figure's unit."""
        value = self.numeral.value if self.kind == "range" or self.scale is ONE else self.numeral.value * self.scale
        return -value if self.negative else value

    @property
    def bare(self) -> bool:
        """Return whether neither scale nor unit was read, nor a kind decided."""
        return not self.unit and not self.scaled and self.kind is None

    @property
    def is_quantity(self) -> bool:
        """Return whether it is a number with or without a unit, not a date, a name or a range."""
        return self.kind is None and self.interval is None


def number(start: int, end: int, value: Numeral, digits: str = "") -> PartialFigure:
    """Return a partial of a number that nothing is attached to yet."""
    return PartialFigure(start, end, start, end, value, digits)


def fixed(
    start: int, end: int, value: Fraction | int, unit: str, kind: Kind, interval: Interval | None = None
) -> PartialFigure:
    """Return a partial whose value and kind are known and exact: a date, a year, an identifier."""
    own = whole(value.numerator) if value.denominator == 1 else numeral(value, ZERO)
    partial = PartialFigure(start, end, start, end, own)
    partial.unit, partial.kind, partial.interval, partial.exact = unit, kind, interval, True
    return partial


# A text under reading.


class ReaderState(msgspec.Struct, gc=False):
    """A text, and the figures that were read in it so far."""

    lexicon: Lexicon
    text: str
    lowered: str
    backwards: str
    """`lowered`, reversed: what precedes an offset is matched here."""
    partials: list[PartialFigure]
    done: int = 0
    """Where the last figure ended; nothing before it is read again."""
    native_votes: int = 0
    foreign_votes: int = 0
    """How many numbers of the article surely write the decimal mark as the language does, and how many do not."""

    def before(self, pattern: re.Pattern[str] | LazyPattern, offset: int) -> re.Match[str] | None:
        """Match a pattern for reversed text right before `offset`."""
        return pattern.match(self.backwards, len(self.lowered) - offset)


def new_state(lexicon: Lexicon, normal: NormalText) -> ReaderState:
    """Return a state that has read nothing yet."""
    return ReaderState(lexicon, normal.text, normal.lowered, normal.lowered[::-1], [])
