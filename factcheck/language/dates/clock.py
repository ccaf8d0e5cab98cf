"""Times of day."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.language.reader_state import PartialFigure, ReaderState, fixed

if TYPE_CHECKING:
    from factcheck.language.pack import Clock

_DIGITS = re.compile("[0-9]+")


def read_clock(state: ReaderState, start: int) -> PartialFigure | None:
    """Read a time of day as hours since midnight; a name and no quantity."""
    dates = state.lexicon.dates
    match = dates.clock.match(state.lowered, start)
    if match is None:
        return None
    if match["apart"] and not match["suffix"] and state.before(dates.clock_cue, start) is None:
        return None  # "District 7: 53 cases" begins a list; "lúc 10: 30" is a time
    period = dates.clock_period.match(state.lowered, match.end())
    end = match.end() if period is None else period.end()
    parts = _DIGITS.findall(match[0])
    if len(parts[0]) > 2:
        parts[:1] = [parts[0][:-2], parts[0][-2:]]
    minutes = int(parts[1]) if len(parts) > 1 else 0
    hour = hour_of_day(state.lexicon.pack.clock, state.lowered[start:end], int(parts[0]))
    return fixed(start, end, hour + Fraction(minutes, 60), "time of day", "identifier")


NOON, EVENING = 12, 6


def hour_of_day(clock: Clock, written: str, hour: int) -> int:
    """Return the hour since midnight of an hour that its words put in one half of the day."""
    if written.endswith(clock.morning):
        return 0 if hour == NOON else hour
    if written.endswith(clock.afternoon):
        return hour + NOON if hour < NOON else hour
    if written.endswith(clock.night):
        return 0 if hour == NOON else hour + NOON if EVENING <= hour < NOON else hour
    return hour
