"""Times of day."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.language.draft import Draft, fixed
from factcheck.language.scan import Scan

_DIGITS = re.compile("[0-9]+")


def read_clock(scan: Scan, start: int) -> Draft | None:
    """Read a time of day as hours since midnight; a name and no quantity."""
    dates = scan.lexicon.dates
    match = dates.clock.match(scan.lowered, start)
    if match is None:
        return None
    if match["apart"] and not match["told"] and scan.before(dates.clock_cue, start) is None:
        return None  # "District 7: 53 cases" begins a list; "lúc 10: 30" is a time
    parts = _DIGITS.findall(match[0])
    if len(parts[0]) > 2:
        parts[:1] = [parts[0][:-2], parts[0][-2:]]
    minutes = int(parts[1]) if len(parts) > 1 else 0
    return fixed(start, match.end(), int(parts[0]) + Fraction(minutes, 60), "time of day", "identifier")
