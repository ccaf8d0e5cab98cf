"""Shares told as a part and its whole: "one in ten", "4 out of 5"."""

from __future__ import annotations

from fractions import Fraction

from factcheck.language.context.unit import read_unit_tail
from factcheck.language.dates.days import is_year
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.numerals.digits import numeral
from factcheck.language.reader_state import Draft, number
from factcheck.language.scan import Scan

LARGEST_WHOLE, SMALL_WHOLE = 1000, 10
"""One in so many is a share; 12 out of 23 are two counts, 4 out of 5 again a share."""


def is_share(scan: Scan, draft: Draft) -> bool:
    """Tell whether the whole follows a number that is its part."""
    return as_share(scan, draft) is not None


def as_share(scan: Scan, draft: Draft) -> Draft | None:
    """Return the number and the whole after it as one fraction; None where no whole follows.

    "two in three days" and "three in 2004" are none: what follows is a time.
    """
    if draft.scaled or draft.numeral.value.denominator != 1 or draft.unit_kind not in ("", "count"):
        return None
    match = scan.lexicon.out_of.match(scan.lowered, _end_of_noun(scan, draft))
    if match is None or is_year(match["whole"]):
        return None
    whole = int(match["whole"]) if match["whole"].isdigit() else scan.lexicon.values[key_of(match["whole"])]
    part = draft.numeral.value
    if not 0 < part < whole <= (LARGEST_WHOLE if part == 1 else SMALL_WHOLE) or _is_time(scan, match.end()):
        return None
    share = number(draft.start, match.end(), numeral(part / whole, Fraction(1, 10 * whole)))
    share.hedge = draft.hedge
    return share


def _end_of_noun(scan: Scan, draft: Draft) -> int:
    """Return where what is counted ends, if it may stand before the whole; else where the number does."""
    if not scan.lexicon.pack.fractions.out_of_named or not draft.noun:
        return draft.end if scan.lexicon.pack.fractions.out_of_named else draft.number_end
    noun = scan.lexicon.noun.match(scan.lowered, draft.end)
    return draft.end if noun is None else noun.end()


def _is_time(scan: Scan, end: int) -> bool:
    tail = read_unit_tail(scan.lexicon, scan.lowered, end)
    if tail is None:
        return False
    start, stop = tail.unit
    entry = scan.lexicon.unit_entry(scan.text[start:stop], scan.lowered[start:stop])
    return entry is not None and entry.kind != "count"
