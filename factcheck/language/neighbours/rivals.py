"""Words that name two units ("pounds"), settled by the money of the article."""

from __future__ import annotations

from factcheck.language.draft import Draft
from factcheck.language.scan import Scan


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
