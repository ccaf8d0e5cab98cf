"""Times of day."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.language.draft import Draft, fixed
from factcheck.language.lexicon import Lexicon

_DIGITS = re.compile("[0-9]+")


def read_clock(lexicon: Lexicon, lowered: str, start: int) -> Draft | None:
    """Read a time of day as hours since midnight; a name and no quantity."""
    match = lexicon.dates.clock.match(lowered, start)
    if match is None:
        return None
    parts = _DIGITS.findall(match[0])
    if len(parts[0]) > 2:
        parts[:1] = [parts[0][:-2], parts[0][-2:]]
    minutes = int(parts[1]) if len(parts) > 1 else 0
    return fixed(start, match.end(), int(parts[0]) + Fraction(minutes, 60), "time of day", "identifier")
