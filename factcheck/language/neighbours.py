"""What figures take from their neighbours: ranges, units and scales left unsaid, quantities in two units."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from factcheck.language.draft import Draft
from factcheck.language.lexicon import BLANK, Lexicon
from factcheck.language.patterns import any_of
from factcheck.language.scan import Scan

_DASH = re.compile(r" ?[-–—] ?")

_SENTENCE_END = re.compile(r"[.!?…][ \n\"”]|\n")

PLAIN = (None, "count", "money", "percent", "measure")


class NeighbourPatterns(msgspec.Struct, frozen=True):
    """Patterns of the text between two figures."""

    joiner: re.Pattern[str]
    through: re.Pattern[str]


@lru_cache(maxsize=32)
def _patterns(lexicon: Lexicon) -> NeighbourPatterns:
    ranges = lexicon.pack.ranges
    joiner = rf"{BLANK}?(?:,|;|-|–|—)?{BLANK}?(?:(?:{any_of(ranges.joiners)}){BLANK})?"
    hedges = rf"(?:(?:{any_of(lexicon.hedges_before)}){BLANK})?"
    return NeighbourPatterns(
        joiner=re.compile(joiner + hedges),
        through=re.compile(rf"{BLANK}(?:{any_of(ranges.through)}){BLANK}"),
    )


def settle_neighbours(scan: Scan, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with ranges joined and unsaid units and scales filled in."""
    settled: list[Draft] = []
    for draft in drafts:
        if settled and _joins_range(scan, settled[-1], draft):
            settled[-1] = _range(settled[-1], draft)
        else:
            settled.append(draft)
    for before, after in reversed(list(zip(settled, settled[1:], strict=False))):
        _carry_back(scan, before, after)
    _carry_on(scan, settled)
    return settled


def _is_quantity(draft: Draft) -> bool:
    return draft.kind is None and draft.interval is None


def _joins_range(scan: Scan, before: Draft, after: Draft) -> bool:
    """Tell whether only a dash stands between two numbers that can be the ends of one range."""
    if not (_is_quantity(before) and _is_quantity(after)) or before.ends is not None:
        return False
    if not 0 < after.start - before.end <= 3 or not _is_dash(scan, before, after):
        return False
    if before.unit and after.unit and before.unit != after.unit:
        return False
    if before.noun and not before.unit:
        return False
    low, high = before.numeral.value, after.numeral.value
    if before.scaled == after.scaled or not before.scaled:
        scale = after.scale if before.bare or not before.scaled else before.scale
        return low * scale < high * after.scale
    return before.value < after.value


def _is_dash(scan: Scan, before: Draft, after: Draft) -> bool:
    """Tell whether a dash joins the two; in "2 -7 g" it was read as a minus."""
    if _DASH.fullmatch(scan.lowered, before.end, after.start):
        return True
    if after.negative and before.bare and scan.lowered[before.end : after.start] == " " and not after.money_before:
        after.negative = False
        return True
    return False


def _range(before: Draft, after: Draft) -> Draft:
    """Join two ends: the unit and the finer decimals cover both."""
    scale = before.scale if before.scaled else after.scale
    low, high = before.numeral.value * scale, after.numeral.value * after.scale
    if before.negative:
        low = -low
    if after.negative:
        high = -high
    low, high = min(low, high), max(low, high)
    ulp = min(before.numeral.ulp * scale, after.numeral.ulp * after.scale)
    joined = msgspec.structs.replace(
        after,
        start=before.start,
        number_start=before.number_start,
        unit=after.unit or before.unit,
        unit_kind=after.unit_kind or before.unit_kind,
        hedge=before.hedge or after.hedge,
        ends=(low, high),
        kind="range",
        notes=(*before.notes, *after.notes),
        negative=False,
    )
    joined.numeral = msgspec.structs.replace(after.numeral, value=(low + high) / 2, ulp=ulp, zeros=ulp)
    return joined


def _carry_back(scan: Scan, before: Draft, after: Draft) -> None:
    """Give "4,18" in "từ 4,18 lên 4,42 triệu" the scale and unit of the number after it."""
    if not _is_quantity(before) or after.kind not in (None, "range") or after.start - before.end > 40 or before.noun:
        return
    if not _patterns(scan.lexicon).joiner.fullmatch(scan.lowered, before.end, after.start):
        return
    gap = scan.lowered[before.end : after.start]
    if not gap.strip(" ,;") and gap.strip(" ") != "":
        if not (before.bare and before.numeral.ulp < 1 and after.numeral.ulp < 1):
            return
    elif not gap.strip(" "):
        return
    takes_scale = after.scaled and not before.scaled and (before.bare or before.money_before)
    if takes_scale and (before.numeral.value >= 1000 or before.numeral.value * 1000 < after.numeral.value):
        takes_scale = False
    takes_unit = (
        not before.unit and bool(after.unit) and not after.money_before and not (before.scaled and not after.scaled)
    )
    if takes_scale:
        before.scale, before.scaled = after.scale, True
    if takes_unit and (takes_scale or not after.scaled or before.scaled):
        before.unit, before.unit_kind = after.unit, after.unit_kind
    if takes_scale or takes_unit:
        before.notes = (*before.notes, f"unit carried from {scan.text[after.start : after.end]}")


def _carry_on(scan: Scan, drafts: list[Draft]) -> None:
    """Give "2.7bn" in "4.3bn rupees, against 2.7bn" the money of the sentence, or in a bare headline the article's."""
    money: Draft | None = None
    for draft in drafts:
        if draft.unit_kind == "money" and draft.kind in (None, "range"):
            money = draft
        elif draft.scaled and not draft.unit and not draft.noun and _is_quantity(draft) and draft.scale >= 1_000_000:
            source = money if money is not None and _same_sentence(scan, money, draft) else None
            source = source or _article_money(scan, drafts, draft)
            if source is not None:
                draft.unit, draft.unit_kind = source.unit.split("/")[0], "money"
                draft.notes = (*draft.notes, f"unit carried from {scan.text[source.start : source.end]}")


def _same_sentence(scan: Scan, before: Draft, after: Draft) -> bool:
    return after.start - before.end < 300 and _SENTENCE_END.search(scan.lowered, before.end, after.start) is None


def _article_money(scan: Scan, drafts: list[Draft], draft: Draft) -> Draft | None:
    """Return a figure of the article with the same number and scale and a currency."""
    for other in drafts:
        if other.unit_kind == "money" and other.scale == draft.scale and other.numeral.value == draft.numeral.value:
            return other
    return None
