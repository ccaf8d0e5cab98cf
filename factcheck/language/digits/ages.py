"""Bare numbers that are ages: "Ann Lee, 49, said"."""

from __future__ import annotations

import re

from factcheck.language.lexicon.lazy import LazyPattern
from factcheck.language.lexicon.patterns import capital
from factcheck.language.reader_state import Draft
from factcheck.language.scan import Scan
from factcheck.model.figure import NOMINAL_AGE

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


LONGEST_CUE = 20
"""Characters before an age in which words say how it is counted."""


def mark_nominal_ages(scan: Scan, drafts: list[Draft]) -> None:
    """Mark the ages that count the year of birth as the first: "hưởng thọ 71 tuổi"."""
    words = scan.lexicon.pack.nominal_age_before
    for draft in drafts if words else ():
        if draft.unit == "year" and draft.unit_kind == "duration":
            start = draft.hedge.start if draft.hedge is not None and draft.hedge.start < draft.start else draft.start
            before = f" {scan.lowered[max(0, start - LONGEST_CUE) : start].strip()}"
            if before.endswith(tuple(f" {word}" for word in words)):
                draft.notes = (*draft.notes, NOMINAL_AGE)
