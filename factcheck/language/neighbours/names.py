"""Numbers that the article uses as names elsewhere: "737" after "Boeing 737"."""

from __future__ import annotations

from factcheck.language.draft import Draft, fixed
from factcheck.language.scan import Scan

SHORTEST = 3
"""Digits; a shorter number may well be a name here and a count there."""


def weigh_names(scan: Scan, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, bare numbers made names where the same digits are one elsewhere in the article."""
    names = {scan.text[draft.start : draft.end] for draft in drafts if draft.kind == "identifier"}
    names = {name for name in names if len(name) >= SHORTEST and name.isdigit()}
    if not names:
        return drafts
    return [_named(draft) if draft.bare and draft.digits in names and not draft.hedge else draft for draft in drafts]


def _named(draft: Draft) -> Draft:
    return fixed(draft.number_start, draft.number_end, draft.numeral.value, "", "identifier")
