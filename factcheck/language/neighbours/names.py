"""Numbers that the article uses as names elsewhere: "737" after "Boeing 737"."""

from __future__ import annotations

from factcheck.language.around.before import word_before
from factcheck.language.draft import Draft, fixed
from factcheck.language.scan import Scan

SHORTEST = 3
"""Digits; a shorter number may well be a name here and a count there, unless the same word stands before it."""

Name = tuple[str, str]
"""Digits, and the word before them."""


def weigh_names(scan: Scan, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, bare numbers made names where the same digits are one elsewhere in the article."""
    written = [draft for draft in drafts if draft.kind == "identifier" and not draft.unit]
    if not written:
        return drafts
    names = {_name_of(scan, draft) for draft in written}
    alone = {digits for digits, _ in names if len(digits) >= SHORTEST and digits.isdigit()}
    return [_named(draft) if _is_known(scan, draft, names, alone) else draft for draft in drafts]


def _name_of(scan: Scan, draft: Draft) -> Name:
    return scan.text[draft.start : draft.end], word_before(scan, draft.start)


def _is_known(scan: Scan, draft: Draft, names: set[Name], alone: set[str]) -> bool:
    if not draft.bare or draft.hedge is not None or not draft.digits:
        return False
    head = word_before(scan, draft.start)
    return draft.digits in alone or (bool(head) and (draft.digits, head) in names)


def _named(draft: Draft) -> Draft:
    return fixed(draft.number_start, draft.number_end, draft.numeral.value, "", "identifier")
