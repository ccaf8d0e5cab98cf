"""Words that name two units ("pounds"), settled by the money of the article."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.language.context.before import word_before
from factcheck.language.reader_state import Draft, Scan

MILLION = 1_000_000


def weigh_rivals(scan: Scan, drafts: list[Draft]) -> None:
    """Read "two pounds" as a weight where the article has dollars and no £."""
    rivals = scan.lexicon.pack.rival_units
    if not rivals:
        return
    currencies = {draft.unit for draft in drafts if draft.unit_kind == "money" and (draft.money_before or draft.scaled)}
    for draft in drafts:
        rival = (
            rivals.get(scan.lowered[draft.number_end : draft.end].strip(" -")) if draft.unit_kind == "money" else None
        )
        if rival is not None and currencies and draft.unit not in currencies:
            draft.unit, draft.unit_kind = rival, "measure"


def weigh_rival_money(scan: Scan, drafts: list[Draft]) -> None:
    """Read "3 Millionen Pfund" as money, and a few pounds too where the article has sums in that currency."""
    rivals = scan.lexicon.pack.rival_money
    if not rivals:
        return
    currencies = {draft.unit for draft in drafts if draft.unit_kind == "money"}
    for draft in drafts:
        currency = rivals.get(_last_word(scan, draft)) if draft.unit_kind == "measure" else None
        if currency is not None and (currency in currencies or (draft.scaled and draft.value >= MILLION)):
            draft.unit, draft.unit_kind = currency, "money"


def weigh_multiples(scan: Scan, drafts: list[Draft]) -> None:
    """Read "ba" in "gấp ba năm 2018" as a multiple: the word before it says so."""
    before = scan.lexicon.pack.times.before
    for draft in drafts if before else ():
        start = draft.hedge.start if draft.hedge is not None and draft.hedge.start < draft.start else draft.start
        if draft.bare and draft.is_quantity and word_before(scan, start) in before:
            draft.unit, draft.unit_kind, draft.noun = "times", "ratio", ""


METRE = "m"


def weigh_millions(scan: Scan, drafts: list[Draft]) -> None:
    """Read "a peak of 11.9m" as millions in an article that counts "10.9m viewers"."""
    if METRE not in scan.lexicon.suffixes_lower:
        return
    if not any(draft.scaled and draft.noun and _is_tight(scan, draft) for draft in drafts):
        return
    for draft in drafts:
        if draft.unit == "metre" and not draft.scaled and draft.numeral.ulp < 1 and _is_tight(scan, draft):
            draft.unit = draft.unit_kind = ""
            draft.scale, draft.scaled = Fraction(scan.lexicon.suffixes_lower[METRE]), True


def _is_tight(scan: Scan, draft: Draft) -> bool:
    return scan.lowered[draft.number_end : draft.end] == METRE


WITHIN_CLAUSE = 60
"""Characters before a measure in which words tell which it is."""

_CLAUSE_ENDS = re.compile(r"[.;\n](?![0-9])")


def weigh_rival_measures(scan: Scan, drafts: list[Draft]) -> None:
    """Read "độ" as a magnitude after an earthquake, as an angle after a turn."""
    rivals = scan.lexicon.pack.rival_measures
    if not rivals:
        return
    last = 0
    for draft in drafts:
        measures = rivals.get(_last_word(scan, draft)) if draft.unit_kind == "measure" else None
        if measures is not None:
            clause = _CLAUSE_ENDS.split(scan.lowered[max(last, draft.start - WITHIN_CLAUSE) : draft.start])[-1]
            told = (name for name, cues in measures.items() if any(f" {cue} " in f" {clause} " for cue in cues))
            draft.unit = next(told, draft.unit)
        last = draft.end


def _last_word(scan: Scan, draft: Draft) -> str:
    return scan.lowered[draft.start : draft.end].rpartition(" ")[2]
