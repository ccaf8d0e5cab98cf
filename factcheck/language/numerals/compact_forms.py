"""Numbers that marks put together from two or three: 2:08:41, 3:43.13, 1m75, 3€50, 5'10"."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.language.context.before import attach_hedge
from factcheck.language.context.unit import entry_at, read_unit_tail
from factcheck.language.numerals.digits import numeral
from factcheck.language.reader_state import PartialFigure, ReaderState, number

_ELAPSED = re.compile(
    r"(?:(?P<hours>[0-9]{1,3}):(?P<minutes>[0-5][0-9]):(?P<seconds>[0-5][0-9])(?P<part>[.,][0-9]{1,3})?"
    r"|(?P<less>[0-5]?[0-9]):(?P<rest>[0-5][0-9][.,][0-9]{1,3}))(?![0-9:]|[.,][0-9])"
)

HOUR, MINUTE = 3600, 60
"""Seconds."""


def read_elapsed(state: ReaderState, start: int) -> PartialFigure | None:
    """Read "2:08:41" as hours and "3:43.13" as minutes that something took; None where it is a time of day."""
    match = _ELAPSED.match(state.lowered, start)
    if match is None:
        return None
    if match["less"] is not None:
        seconds = Fraction(match["rest"].replace(",", "."))
        partial = number(start, match.end(), numeral(int(match["less"]) + seconds / MINUTE, Fraction(1, 6000)))
        partial.unit, partial.unit_kind = "minute", "duration"
    else:
        if match["part"] is None and _is_time_of_day(state, start, match.end()):
            return None
        seconds = int(match["seconds"]) + Fraction(f"0{match['part'].replace(',', '.')}" if match["part"] else 0)
        total = int(match["hours"]) + Fraction(int(match["minutes"]), MINUTE) + seconds / HOUR
        partial = number(start, match.end(), numeral(total, Fraction(1, HOUR)))
        partial.unit, partial.unit_kind = "hour", "duration"
    tail = read_unit_tail(state.lexicon, state.lowered, partial.end)
    entry = entry_at(state, tail.unit) if tail is not None else None
    if tail is not None and entry is not None and entry.name == partial.unit:
        partial.end = tail.unit[1]
    attach_hedge(state, partial)
    return partial


def _is_time_of_day(state: ReaderState, start: int, end: int) -> bool:
    dates = state.lexicon.dates
    if state.before(dates.clock_words_cue, start) is not None or state.before(dates.clock_cue, start) is not None:
        return True
    return (
        dates.clock_period.match(state.lowered, end) is not None
        or dates.clock_after.match(state.lowered, end) is not None
    )


_HUNDREDTHS = re.compile(r"(?P<whole>[0-9]{1,3})(?P<unit>[m€£])(?P<part>[0-9]{2})(?![0-9]|[.,][0-9])")

_FEET = re.compile(r"(?P<feet>[1-9])['’′] ?(?P<inches>1[01]|[0-9])(?:[\"”″]|'')")

TALLEST = 10
"""Metres; "12m50" is a name or a span of minutes."""

MONEY = {"€": "EUR", "£": "GBP"}


def read_hundredths(state: ReaderState, start: int) -> PartialFigure | None:
    """Read "1m75" and "3€50", where languages with a decimal comma put the unit in its place; and "5'10"" as feet."""
    feet = _FEET.match(state.text, start)
    if feet is not None:
        partial = number(
            start, feet.end(), numeral(int(feet["feet"]) + Fraction(int(feet["inches"]), 12), Fraction(1, 12))
        )
        partial.unit, partial.unit_kind = "foot", "measure"
        attach_hedge(state, partial)
        return partial
    match = _HUNDREDTHS.match(state.text, start)
    if match is None or state.lexicon.style.decimal != "," or state.text[match.end() : match.end() + 1].isalpha():
        return None
    if match["unit"] == "m" and int(match["whole"]) >= TALLEST:
        return None
    value = Fraction(int(match["whole"] + match["part"]), 100)
    partial = number(start, match.end(), numeral(value, Fraction(1, 100)))
    partial.unit, partial.unit_kind = ("metre", "measure") if match["unit"] == "m" else (MONEY[match["unit"]], "money")
    attach_hedge(state, partial)
    return partial
