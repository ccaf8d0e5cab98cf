"""Bare numbers that are ages: "Ann Lee, 49, said"."""

from __future__ import annotations

import re

from factcheck.language.draft import Draft
from factcheck.language.lexicon.lazy import LazyPattern
from factcheck.language.lexicon.patterns import capital
from factcheck.language.scan import Scan

OLDEST = 130
"""Years; a higher number is no age."""

LONGEST_SURNAME = 20
"""Characters before the number in which a name and its comma are looked for."""

_NAME_BEFORE = LazyPattern(lambda: rf"{capital()}[\w.'’-]*\w, $")

_COMMA_AFTER = re.compile(r",(?! (?:\w{1,3} )?[0-9])")


def as_age(scan: Scan, draft: Draft) -> Draft | None:
    """Return the draft as an age where it stands between commas after a name, as some languages tell it."""
    if not scan.lexicon.pack.age_in_commas or not draft.bare or draft.noun or draft.hedge is not None:
        return None
    if not draft.digits.isdigit() or not 0 < draft.numeral.value < OLDEST:
        return None
    if not _COMMA_AFTER.match(scan.text, draft.end):
        return None
    if not _NAME_BEFORE.search(scan.text, max(0, draft.start - LONGEST_SURNAME), draft.start):
        return None
    draft.unit, draft.unit_kind = "year", "duration"
    return draft
