"""Words that name two units ("pounds"), settled by the money of the article."""

from __future__ import annotations

from factcheck.language.draft import Draft
from factcheck.language.scan import Scan

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


def _last_word(scan: Scan, draft: Draft) -> str:
    return scan.lowered[draft.start : draft.end].rpartition(" ")[2]
