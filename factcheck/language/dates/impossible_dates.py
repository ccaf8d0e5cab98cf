"""Which date, as it is written, no calendar holds: "31 June", "29/2/2023", "ngày 31 tháng 4"."""

from __future__ import annotations

import re

import msgspec

from factcheck.language.dates.read_dates import read_day_month, read_month_first, read_numeric_date, read_worded_date
from factcheck.language.lexicon import lexicon_of
from factcheck.language.load_languages import load_pack
from factcheck.language.normal import normal_text
from factcheck.language.reader_state import new_state
from factcheck.model.figure import NO_SUCH_DATE

WORD = re.compile(r"(?<![^\W_])[^\W_]")
"""Where a date may begin."""


class ImpossibleDate(msgspec.Struct, frozen=True):
    """A day that its month does not have, and where it is written."""

    start: int
    end: int
    month: int
    days_of_month: int
    """How many days the month has in that year; in a leap year where none is written."""


def impossible_date(text: str, language: str) -> ImpossibleDate | None:
    """Return the first date of a text that the reader of figures takes for a day that its month does not have.

    "30/2" counts, too; whether it is a date at all and no quotient, the caller knows.
    """
    normal = normal_text(text)
    state = new_state(lexicon_of(load_pack(language)), normal)
    lexicon, lowered = state.lexicon, state.lowered
    for match in WORD.finditer(lowered):
        start = match.start()
        read = (
            read_numeric_date(lexicon, lowered, start)
            or read_worded_date(lexicon, lowered, start)
            or read_month_first(lexicon, lowered, start)
            or read_day_month(lowered, start)
        )
        if read is not None and NO_SUCH_DATE in read.notes:
            first, last = normal.original(read.start), normal.original_end(read.end)
            return ImpossibleDate(first, last, read.month, read.days)
    return None
