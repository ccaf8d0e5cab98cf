"""Shares told as a part and its whole: "one in ten", "4 out of 5"."""

from __future__ import annotations

from fractions import Fraction

from factcheck.language.around.unit import read_unit_tail
from factcheck.language.dates.days import is_year
from factcheck.language.draft import Draft, number
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.numbers.numerals import numeral
from factcheck.language.scan import Scan

LARGEST_WHOLE = 1000


def is_share(scan: Scan, draft: Draft) -> bool:
    """Tell whether the whole follows a number that is its part."""
    return as_share(scan, draft) is not None


def as_share(scan: Scan, draft: Draft) -> Draft | None:
    """Return the number and the whole after it as one fraction; None where no whole follows.

    "two in three days" and "three in 2004" are none: what follows is a time.
    """
    if draft.unit or draft.scaled or draft.noun or draft.numeral.value.denominator != 1:
        return None
    match = scan.lexicon.out_of.match(scan.lowered, draft.end)
    if match is None or is_year(match["whole"]):
        return None
    whole = int(match["whole"]) if match["whole"].isdigit() else scan.lexicon.values[key_of(match["whole"])]
    part = draft.numeral.value
    if not 0 < part < whole <= LARGEST_WHOLE or read_unit_tail(scan.lexicon, scan.lowered, match.end()) is not None:
        return None
    share = number(draft.start, match.end(), numeral(part / whole, Fraction(1, 10 * whole)))
    share.hedge = draft.hedge
    return share
