"""One quantity told in two units: "5 feet 2 inches", "1 hour and 45 minutes", "2 dollars 23 cents"."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from factcheck.language.draft import Draft
from factcheck.language.numbers.numerals import ONE, numeral
from factcheck.language.scan import Scan

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

HUNDREDTHS = ("cent", "penny")

FARTHEST = 8
"""Characters between the two parts."""


def join_parts(scan: Scan, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with each quantity in the first of its two units."""
    joined: list[Draft] = []
    for draft in drafts:
        part = _as_part_of(scan, joined[-1], draft) if joined else None
        if part is None:
            joined.append(draft)
        else:
            joined[-1] = _join(joined[-1], draft, part)
    return joined


def _join(before: Draft, after: Draft, part: Fraction) -> Draft:
    value = before.numeral.value * before.scale + after.numeral.value * after.scale * part
    return msgspec.structs.replace(
        before,
        end=after.end,
        number_end=after.number_end,
        numeral=numeral(value, after.numeral.ulp * after.scale * part),
        scale=ONE,
        scaled=False,
        digits="",
    )


def _as_part_of(scan: Scan, before: Draft, after: Draft) -> Fraction | None:
    """Return what one of the second unit is in the first where it goes on the first quantity; else None."""
    if before.unit_kind not in PARTED or after.start - before.end > FARTHEST or after.hedge or before.scaled:
        return None
    if not (before.is_quantity and after.is_quantity) or after.scaled or after.money_before:
        return None
    if before.numeral.value.denominator != 1:
        return None
    part = PARTS.get((before.unit, after.unit))
    if part is None and before.unit_kind == "money" and after.unit in HUNDREDTHS:
        part = Fraction(1, 100)
    if part is None or not scan.lexicon.part_joiner.fullmatch(scan.lowered, before.end, after.start):
        return None
    return part if after.numeral.value * part < 1 else None
