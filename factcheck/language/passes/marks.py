"""Numbers that the marks alone leave open ("1.549"), settled by what the article and the unit say."""

from __future__ import annotations

import msgspec

from factcheck.language.numerals.digits import read_numeral
from factcheck.language.reader_state import Draft
from factcheck.language.scan import Scan


def weigh_marks(scan: Scan, drafts: list[Draft]) -> None:
    """Read ambiguous and malformed numerals anew where there is evidence for another reading."""
    foreign = scan.foreign_votes > 0 and scan.native_votes == 0 and not any(map(_groups_surely, drafts))
    for draft in drafts:
        if not draft.digits or draft.kind is not None:
            continue
        if draft.numeral.ambiguous:
            if not _groups(draft) if _counts_whole_things(draft) else foreign:
                _read_as_foreign(scan, draft)
        elif draft.numeral.note and draft.numeral.value.denominator != 1:
            if foreign:
                _read_as_foreign(scan, draft)
            elif _counts_whole_things(draft) or (draft.noun and not draft.unit and not draft.scaled):
                _read_without_marks(scan, draft)


def _groups(draft: Draft) -> bool:
    """Tell whether the mark is taken for one between thousands."""
    return draft.numeral.ulp >= 1


def _groups_surely(draft: Draft) -> bool:
    """Tell whether an ambiguous number groups thousands as its language does: whole things, or three zeros."""
    if not draft.numeral.ambiguous or not _groups(draft):
        return False
    return _counts_whole_things(draft) or draft.digits.endswith("000")


def _counts_whole_things(draft: Draft) -> bool:
    return draft.unit_kind == "count" and not draft.scaled


def _read_as_foreign(scan: Scan, draft: Draft) -> None:
    other = read_numeral(draft.digits, scan.lexicon.style.foreign)
    if other is not None:
        draft.numeral = other


def _read_without_marks(scan: Scan, draft: Draft) -> None:
    """Read "29.7260 prizes" as 297260, since prizes are whole."""
    whole = read_numeral("".join(letter for letter in draft.digits if letter.isdigit()), scan.lexicon.style)
    if whole is not None:
        draft.numeral = msgspec.structs.replace(whole, note=draft.numeral.note)
