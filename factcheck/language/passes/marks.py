"""Numbers that the marks alone leave open ("1.549"), settled by what the article and the unit say."""

from __future__ import annotations

import re

import msgspec

from factcheck.language.context.before import word_before
from factcheck.language.numerals.digits import read_numeral
from factcheck.language.reader_state import Draft, Scan, fixed
from factcheck.model.figure import Kind


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


# Numbers that the article uses as names elsewhere: "737" after "Boeing 737".


SHORTEST = 3
"""Digits; a shorter number may well be a name here and a count there, unless the same word stands before it."""

LAST_DAY = 31
"""Of a month."""


def weigh_names(scan: Scan, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, bare numbers made names that are one elsewhere in the article, or go on a list of names."""
    written = [draft for draft in drafts if draft.kind == "identifier" and not draft.unit]
    if not written and not any(draft.unit in (DAY, "year") for draft in drafts):
        return drafts
    known = _Known(scan, written)
    weighed: list[Draft] = []
    for draft in drafts:
        if weighed and draft.start < weighed[-1].end:
            continue  # "800" of a "737-800" that is known by now
        weighed.append(_weighed(scan, draft, known, weighed[-1] if weighed else None))
    return weighed


DAY = "day of month"


class _Known:
    """The names of an article."""

    def __init__(self, scan: Scan, written: list[Draft]) -> None:
        names = {(scan.text[draft.start : draft.end], word_before(scan, draft.start)) for draft in written}
        self.after_words = {name for name in names if name[1]}
        self.alone = {digits for digits, _ in names if len(digits) >= SHORTEST and digits.isdigit()}
        self.hyphened = {text for text, _ in names if _HYPHENED.fullmatch(text)}


_HYPHENED = re.compile("[0-9]{3,4}-[0-9]{2,4}")


def _weighed(scan: Scan, draft: Draft, known: _Known, before: Draft | None) -> Draft:
    """Return the draft as what it is after the one before it and among the names known."""
    if not draft.bare or draft.hedge is not None or not draft.digits:
        return draft
    if before is not None and _goes_on_a_list(scan, before, draft):
        kind: Kind = "date" if before.unit == DAY else "identifier"
        return fixed(draft.number_start, draft.number_end, draft.numeral.value, before.unit, kind)
    if before is not None and _is_another_age(scan, before, draft):
        draft.unit, draft.unit_kind = before.unit, before.unit_kind
        return draft
    for name in known.hyphened:
        if scan.text.startswith(name, draft.start):
            return fixed(draft.start, draft.start + len(name), draft.numeral.value, "", "identifier")
    if draft.digits in known.alone or (draft.digits, word_before(scan, draft.start)) in known.after_words:
        return fixed(draft.number_start, draft.number_end, draft.numeral.value, "", "identifier")
    return draft


def _is_another_age(scan: Scan, before: Draft, draft: Draft) -> bool:
    """Tell whether a number goes on "aged between 16 and 18", whose unit is left unsaid."""
    if before.unit != "year" or before.end != before.number_end or draft.noun:
        return False
    gap = scan.lowered[before.end : draft.start].strip()
    return gap.isalpha() and scan.lexicon.range_joiner.fullmatch(scan.lowered, before.end, draft.start) is not None


_LIST_GOES_ON = re.compile(r"[,.;)\n]| \(|$")


def _goes_on_a_list(scan: Scan, before: Draft, draft: Draft) -> bool:
    """Tell whether a number goes on "quận 1, 3 và 5" or "các ngày 12, 13": it rises, and its clause ends with it."""
    if before.unit not in ("", DAY) or before.kind not in ("identifier", "date") or not draft.digits.isdigit():
        return False
    if draft.noun or not before.numeral.value < draft.numeral.value:
        return False
    if before.unit == DAY and draft.numeral.value > LAST_DAY:
        return False
    joiner, lowered = scan.lexicon.range_joiner, scan.lowered
    gap = lowered[before.end : draft.start].strip()
    if not gap or gap in "-–—" or not joiner.fullmatch(lowered, before.end, draft.start):
        return False
    if not lowered[before.start : before.end].isdigit():
        return False
    following = _NEXT_WORD.match(lowered, draft.end)
    joins = following is not None and following[1] in scan.lexicon.pack.ranges.joiners
    return joins or _LIST_GOES_ON.match(lowered, draft.end) is not None


_NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_]+)")
