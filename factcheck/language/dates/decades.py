"""Decades: "1960s", "années 60", "the '90s", "thập niên 90"; and ages told in tens: "in her 40s"."""

from __future__ import annotations

from fractions import Fraction

from factcheck.language.draft import Draft, fixed
from factcheck.language.lexicon.patterns import key_of
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
    written = match["named"] or match["full"] or match["short"] or match["cued"] or _digits_of(scan, match["worded"])
    first = int(written) if len(written) == 4 else CENTURY + int(written)
    return _ten(start, match.end(), first, "calendar year", "year")


def _digits_of(scan: Scan, word: str) -> str:
    """Return "90" for the word in "années quatre-vingt-dix"."""
    return str(scan.lexicon.values[key_of(word)])


def _ten(start: int, end: int, first: int, unit: str, kind: Kind) -> Draft:
    return fixed(start, end, first, unit, kind, Interval(Fraction(first), Fraction(first + 9)))
