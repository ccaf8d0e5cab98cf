"""Decades: "1960s", "années 60", "the '90s", "thập niên 90"; and ages told in tens: "in her 40s"."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.language.lexicon.patterns import key_of
from factcheck.language.reader_state import Draft, fixed
from factcheck.language.scan import Scan
from factcheck.model.figure import Kind
from factcheck.model.interval import Interval

CENTURY = 1900
"""A decade told in two digits is one of this century."""


def read_decade(scan: Scan, start: int) -> Draft | None:
    """Read the ten years from the first one on."""
    dates = scan.lexicon.dates
    match = dates.decade.match(scan.lowered, start)
    if match is None:
        return None
    if match["cued"] is not None and scan.before(dates.age_cue, start) is not None:
        return _ten(start, match.end(), int(match["cued"]), "year", "duration")
    return _ten(start, match.end(), _first_year(scan, match), "calendar year", "year")


def _first_year(scan: Scan, match: re.Match[str]) -> int:
    if match["word"] is not None:
        return scan.lexicon.pack.dates.decade_words[key_of(match["word"])]
    if match["tens"] is not None:
        return CENTURY + scan.lexicon.values[key_of(match["tens"])]
    written = match["named"] or match["full"] or match["short"] or match["cued"]
    return int(written) if len(written) == 4 else CENTURY + int(written)


def _ten(start: int, end: int, first: int, unit: str, kind: Kind) -> Draft:
    return fixed(start, end, first, unit, kind, Interval(Fraction(first), Fraction(first + 9)))
