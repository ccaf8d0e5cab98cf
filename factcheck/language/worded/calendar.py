"""Weekdays, months, quarters and decades that start with a word."""

from __future__ import annotations

from factcheck.language.dates.decades import read_decade
from factcheck.language.dates.read import read_month_first, read_quarter, read_weekday
from factcheck.language.reader_state import Draft
from factcheck.language.scan import Scan


def read_a_weekday(scan: Scan, start: int, end: int) -> Draft | None:
    """Read a weekday where a date follows."""
    return read_weekday(scan.lexicon, scan.lowered, start, end)


def read_a_month(scan: Scan, start: int, end: int) -> Draft | None:
    """Read "October 31, 1974", "tháng 6/2016"."""
    return read_month_first(scan.lexicon, scan.lowered, start)


def read_a_quarter(scan: Scan, start: int, end: int) -> Draft | None:
    """Read "quý III/2019"."""
    return read_quarter(scan.lexicon, scan.lowered, start)


def read_a_decade(scan: Scan, start: int, end: int) -> Draft | None:
    """Read "années 1960"."""
    return read_decade(scan, start)
