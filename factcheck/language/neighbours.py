"""What figures take from their neighbours: ranges, units and scales left unsaid, quantities in two units."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

import msgspec

from factcheck.language.draft import Draft
from factcheck.language.lexicon import BLANK, Lexicon, key_of
from factcheck.language.numerals import Numeral
from factcheck.language.patterns import any_of
from factcheck.language.scan import Scan

_DASH = re.compile(r" ?[-–—] ?")

_SENTENCE_END = re.compile(r"[.!?…][ \n\"”]|\n")

_BRACKET = re.compile(r"\)")

MILLION = 1_000_000


class NeighbourPatterns(msgspec.Struct, frozen=True):
    """Patterns of the text between two figures."""

    joiner: re.Pattern[str]
    part: re.Pattern[str]
    """Between the two parts of "1 hour and 45 minutes"."""


@lru_cache(maxsize=32)
def _patterns(lexicon: Lexicon) -> NeighbourPatterns:
    ranges = lexicon.pack.ranges
    joiner = rf"{BLANK}?(?:,|;|-|–|—)?{BLANK}?(?:(?:{any_of(ranges.joiners)}){BLANK})?"
    hedges = rf"(?:(?:{any_of(lexicon.hedges_before)}){BLANK})?"
    return NeighbourPatterns(
        joiner=re.compile(joiner + hedges),
        part=re.compile(rf",?{BLANK}?(?:(?:{any_of(lexicon.pack.numbers.joiners)}){BLANK})?"),
    )


def settle_neighbours(scan: Scan, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with ranges joined and unsaid units and scales filled in."""
    settled: list[Draft] = []
    for draft in drafts:
        if settled and _joins_range(scan, settled[-1], draft):
            settled[-1] = _range(settled[-1], draft)
        else:
            settled.append(draft)
    settled = join_quantities(settled, scan)
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
    if _elides_thousands(before, after):
        return True
    low, high = before.numeral.value, after.numeral.value
    if before.scaled == after.scaled or not before.scaled:
        scale = after.scale if before.bare or not before.scaled else before.scale
        return low * scale < high * after.scale
    return before.value < after.value


def _elides_thousands(before: Draft, after: Draft) -> bool:
    """Tell whether "100-120.000" is 100.000 to 120.000."""
    if not before.bare or not before.digits.isdigit() or len(after.digits) < 5 or after.scaled:
        return False
    whole = after.numeral.value
    return whole % 1000 == 0 and before.numeral.value < whole / 1000 < before.numeral.value * 20


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
    if _elides_thousands(before, after):
        scale = Fraction(1000)
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
    if not _is_quantity(before) or after.start - before.end > 40 or before.noun:
        return
    if after.kind == "date" and after.unit == "day of month" and before.bare and before.digits.isdigit():
        _carry_day(scan, before, after)
    if after.kind not in (None, "range"):
        return
    if not _patterns(scan.lexicon).joiner.fullmatch(scan.lowered, before.end, after.start):
        return
    gap = scan.lowered[before.end : after.start]
    if not gap.strip(" ,;") and gap.strip(" ") != "":
        if not (before.bare and before.numeral.ulp < 1 and after.numeral.ulp < 1):
            return
    elif not gap.strip(" ") or "," in gap:  # "815, or 25%" tells one thing twice
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


def _carry_day(scan: Scan, before: Draft, after: Draft) -> None:
    """Read "11" in "từ 11 đến 14-4" as a day of that month."""
    if _patterns(scan.lexicon).joiner.fullmatch(scan.lowered, before.end, after.start) and before.value <= 31:
        before.unit, before.kind, before.exact = "day of month", "date", True


def _carry_on(scan: Scan, drafts: list[Draft]) -> None:
    """Give a scaled number without a unit ("against 2.7bn", "5 tỷ") the money of its sentence or article."""
    for place, draft in enumerate(drafts):
        if not draft.scaled or draft.unit or draft.noun or not _is_quantity(draft) or draft.scale < MILLION:
            continue
        after_bracket = _BRACKET.match(scan.lowered, draft.end) and scan.lexicon.unit_tail.match(
            scan.lowered, draft.end + 1
        )
        if after_bracket and after_bracket["unit"] is not None:
            entry = scan.lexicon.units_lower.get(key_of(after_bracket["unit"]))
            if entry is not None:
                draft.unit, draft.unit_kind = entry.name, entry.kind
            continue
        source = _sentence_money(scan, drafts, place) or _article_money(scan, drafts, draft)
        if source is not None:
            draft.unit, draft.unit_kind = source.unit.split("/")[0], "money"
            draft.notes = (*draft.notes, f"unit carried from {scan.text[source.start : source.end]}")
        elif scan.lexicon.pack.bare_money and not scan.lowered[draft.number_end].isalpha():
            draft.unit, draft.unit_kind = scan.lexicon.pack.bare_money, "money"
            draft.notes = (*draft.notes, "unit left unsaid")


def _sentence_money(scan: Scan, drafts: list[Draft], place: int) -> Draft | None:
    """Return the nearest money before the draft in its sentence, else after it; a bracket closed between hides it."""
    draft = drafts[place]
    for other in reversed(drafts[max(0, place - 8) : place]):
        if other.unit_kind == "money" and _same_sentence(scan, other, draft) and not _in_brackets(scan, other, draft):
            return other
    for other in drafts[place + 1 : place + 5]:
        if other.unit_kind == "money" and other.scaled and _same_sentence(scan, draft, other):
            return other
    return None


def _in_brackets(scan: Scan, other: Draft, draft: Draft) -> bool:
    between = scan.lowered[other.end : draft.start]
    return between.count(")") > between.count("(")


def _same_sentence(scan: Scan, before: Draft, after: Draft) -> bool:
    return after.start - before.end < 300 and _SENTENCE_END.search(scan.lowered, before.end, after.start) is None


def _article_money(scan: Scan, drafts: list[Draft], draft: Draft) -> Draft | None:
    """Return a figure of the article with the same number and scale and a currency."""
    for other in drafts:
        if other.unit_kind == "money" and other.scale == draft.scale and other.numeral.value == draft.numeral.value:
            return other
    return None


def join_quantities(drafts: list[Draft], scan: Scan) -> list[Draft]:
    """Join "5 feet 2 inches", "1 hour and 45 minutes", "2 dollars 23 cents" into one quantity in the first unit."""
    joined: list[Draft] = []
    for draft in drafts:
        part = _as_part_of(scan, joined[-1], draft) if joined else None
        if part is None:
            joined.append(draft)
            continue
        before = joined[-1]
        value = before.numeral.value * before.scale + draft.numeral.value * draft.scale * part
        ulp = draft.numeral.ulp * draft.scale * part
        joined[-1] = msgspec.structs.replace(
            before,
            end=draft.end,
            number_end=draft.number_end,
            numeral=Numeral(value, ulp, ulp),
            scale=Fraction(1),
            scaled=False,
            digits="",
        )
    return joined


def _as_part_of(scan: Scan, before: Draft, after: Draft) -> Fraction | None:
    """Return what one of the second unit is in the first where it goes on the first quantity; else None."""
    if before.unit_kind not in PARTED or not (_is_quantity(before) and _is_quantity(after)) or after.hedge:
        return None
    if before.numeral.value.denominator != 1 or before.scaled or after.scaled or after.money_before:
        return None
    if after.start - before.end > 8 or not _patterns(scan.lexicon).part.fullmatch(
        scan.lowered, before.end, after.start
    ):
        return None
    if (before.unit, after.unit) not in PARTS and not (before.unit_kind == "money" and after.unit in ("cent", "penny")):
        return None
    part = PARTS.get((before.unit, after.unit), Fraction(1, 100))
    return part if after.numeral.value * part < 1 else None


PARTED = ("duration", "measure", "money")

PARTS = {
    ("year", "month"): Fraction(1, 12),
    ("day", "hour"): Fraction(1, 24),
    ("hour", "minute"): Fraction(1, 60),
    ("hour", "second"): Fraction(1, 3600),
    ("minute", "second"): Fraction(1, 60),
    ("foot", "inch"): Fraction(1, 12),
    ("yard", "foot"): Fraction(1, 3),
    ("yard", "inch"): Fraction(1, 36),
    ("stone", "pound mass"): Fraction(1, 14),
    ("pound mass", "ounce"): Fraction(1, 16),
    ("kilometre", "metre"): Fraction(1, 1000),
    ("metre", "centimetre"): Fraction(1, 100),
}
"""Units in which people tell one quantity in two parts: what one of the second is in the first."""
