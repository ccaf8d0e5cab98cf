"""Times of day in words: "half past eight", "halb neun", "a las nueve menos cuarto", "9 giờ kém 15"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.language.context.unit import read_unit_tail
from factcheck.language.context.words_around import word_before
from factcheck.language.dates import hour_of_day
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.number_words.composition import compose
from factcheck.language.number_words.matching import skip_blanks
from factcheck.language.reader_state import PartialFigure, ReaderState, fixed

if TYPE_CHECKING:
    import re

LAST_HOUR, TWELVE, MINUTES = 24, 12, 60


def read_clock_words(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read the hour after "half past", "quarter to", "halb", "kwart voor"."""
    minutes = state.lexicon.pack.clock.offsets_before[key_of(state.lowered[start:end])]
    hour = _number(state, skip_blanks(state.lowered, end))
    if hour is None or not 1 <= hour[0] <= TWELVE:
        return None
    stop = _end_of_hour(state, hour[1])
    if stop == hour[1] and read_unit_tail(state.lexicon, state.lowered, stop) is not None:
        return None  # "from a quarter to nine percent"
    return _time(state, start, stop, hour[0], minutes)


def read_hour(state: ReaderState, start: int, end: int, hour: int) -> PartialFigure | None:
    """Read the time that an hour, written between two offsets, is with what follows; None where it is none."""
    lexicon, clock = state.lexicon, state.lexicon.pack.clock
    if not 0 < hour <= LAST_HOUR:
        return None
    match = lexicon.dates.clock_words.match(state.lowered, end)
    bare = state.before(lexicon.dates.clock_bare_cue, start) is not None
    cued = bare or state.before(lexicon.dates.clock_words_cue, start) is not None
    if match is not None and (cued or _takes_off(state, match) or _is_clock(state, match)):
        at = match.end("hour") if match["hour"] is not None else end
        if match["offset"] is not None and (bare or match["hour"] is not None):
            return _time(state, start, match.end(), hour, clock.offsets_after[key_of(match["offset"])])
        if match["way"] is not None:
            minutes = _number(state, skip_blanks(state.lowered, match.end()))
            if minutes is not None and 0 < minutes[0] < MINUTES:
                stop = _end_of_minutes(state, minutes[1])
                return _time(state, start, stop, hour, clock.minutes_after[key_of(match["way"])] * minutes[0])
        is_plain = bare or _is_clock(state, match) or word_before(state, start) in clock.before_words
        if match["hour"] is not None and is_plain and not state.text[start].isdigit():
            return _time(state, start, at, hour, 0)
    if not cued or state.text[start].isdigit():
        return None
    return _minutes_first(state, start, end, hour) or (_bare_hour(state, start, end, hour) if bare else None)


def _is_clock(state: ReaderState, match: re.Match[str]) -> bool:
    """Return whether the word for the hour is of a clock only ("o'clock", "Uhr"), and no duration."""
    return match["hour"] is not None and match["hour"] in state.lexicon.pack.clock.after


def _takes_off(state: ReaderState, match: re.Match[str]) -> bool:
    """Return whether minutes are taken off the hour ("9 giờ kém 15"), which no quantity is written like."""
    way = state.lexicon.pack.clock.minutes_after.get(key_of(match["way"] or ""), 0)
    return match["hour"] is not None and way < 0


def _minutes_first(state: ReaderState, start: int, end: int, minutes: int) -> PartialFigure | None:
    """Read "ten to nine", "zehn vor neun", "quinze para as nove"."""
    way = state.lexicon.dates.clock_minutes.match(state.lowered, end)
    hour = _number(state, skip_blanks(state.lowered, way.end())) if way is not None else None
    if way is None or hour is None or not 1 <= hour[0] <= TWELVE or _is_counted(state, hour[1]):
        return None
    sign = state.lexicon.pack.clock.minutes_before[key_of(way["way"])]
    return _time(state, start, _end_of_hour(state, hour[1]), hour[0], sign * minutes)


def _bare_hour(state: ReaderState, start: int, end: int, hour: int) -> PartialFigure | None:
    """Read "alle otto", where nothing is counted and the number does not go on."""
    if key_of(state.lowered[start:end]) in state.lexicon.pack.numbers.needs_unit:
        return None  # "hồi năm 2015"
    goes_on = state.lexicon.number_goes_on.match(state.lowered, end) is not None
    return None if goes_on or _is_counted(state, end) else _time(state, start, end, hour, 0)


def _is_counted(state: ReaderState, end: int) -> bool:
    """Return whether a unit or a noun follows."""
    if read_unit_tail(state.lexicon, state.lowered, end) is not None:
        return True
    return state.lexicon.noun.match(state.lowered, end) is not None


def _number(state: ReaderState, at: int) -> tuple[int, int] | None:
    """Return the whole number in digits or words at an offset, and its end."""
    end = at
    while end < len(state.lowered) and state.lowered[end] in "0123456789":
        end += 1
    if end > at:
        return (int(state.lowered[at:end]), end) if end - at < 3 else None
    worded = compose(state.lexicon, state.lowered, at)
    if worded is None or worded.value.denominator != 1:
        return None
    return int(worded.value), worded.end


def _end_of_hour(state: ReaderState, end: int) -> int:
    match = state.lexicon.dates.clock_words.match(state.lowered, end)
    return match.end("hour") if match is not None and match["hour"] is not None else end


def _end_of_minutes(state: ReaderState, end: int) -> int:
    tail = read_unit_tail(state.lexicon, state.lowered, end)
    entry = state.lexicon.units_lower.get(key_of(state.lowered[slice(*tail.unit)])) if tail is not None else None
    return tail.unit[1] if tail is not None and entry is not None and entry.name == "minute" else end


def _time(state: ReaderState, start: int, end: int, hour: int, minutes: int) -> PartialFigure:
    period = state.lexicon.dates.clock_period.match(state.lowered, end)
    end = end if period is None else period.end()
    hours = hour_of_day(state.lexicon.pack.clock, state.lowered[start:end], hour) + Fraction(minutes, MINUTES)
    return fixed(start, end, hours % LAST_HOUR if hours > LAST_HOUR else hours, "time of day", "identifier")
