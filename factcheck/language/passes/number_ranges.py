"""Two numbers with a dash between them are the ends of one range."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from factcheck.language.numerals.digits import numeral
from factcheck.model.interval import Interval

if TYPE_CHECKING:
    from factcheck.language.reader_state import PartialFigure, ReaderState

_DASH = re.compile(r" ?[-–—] ?")

_REMARK = re.compile(r"[ \u00a0][-–—][ \u00a0]")
"""A dash with blanks; one before and one after set a remark apart."""

WIDEST_ELISION = 20
"""The upper end is at most so many times the lower one where thousands are left out ("100-120.000")."""


def join_ranges(state: ReaderState, partials: list[PartialFigure]) -> list[PartialFigure]:
    """Return the partials with both ends of each range made one."""
    joined: list[PartialFigure] = []
    for partial in partials:
        if joined and _joins(state, joined[-1], partial):
            joined[-1] = _range(joined[-1], partial)
        else:
            joined.append(partial)
    return joined


def _joins(state: ReaderState, before: PartialFigure, after: PartialFigure) -> bool:
    """Return whether only a dash is between two numbers that can be the ends of one range."""
    if not 0 < after.start - before.end <= 3 or not (before.is_quantity and after.is_quantity):
        return False
    if before.ends is not None or not _is_dash(state, before, after):
        return False
    if _REMARK.match(state.lowered, before.end) and _REMARK.match(state.lowered, after.end):
        return False  # "25 – 40% – of the staff"
    if (before.unit and after.unit and before.unit != after.unit) or (before.noun and not before.unit):
        return False
    if _elides_thousands(before, after):
        return True
    low, high = before.numeral.value, after.numeral.value
    if before.scaled == after.scaled or not before.scaled:
        return low * (before.scale if before.scaled else after.scale) < high * after.scale
    return before.value < after.value


def join_margins(state: ReaderState, partials: list[PartialFigure]) -> list[PartialFigure]:
    """Return the partials with each number and the margin after it made one: "12.5 ± 0.3 kg", "45% ± 3 points"."""
    joined: list[PartialFigure] = []
    for partial in partials:
        if joined and _is_margin(state, joined[-1], partial):
            joined[-1] = _with_margin(joined[-1], partial)
        else:
            joined.append(partial)
    return joined


POINTS = ("point", "percentage point")


def _is_margin(state: ReaderState, before: PartialFigure, after: PartialFigure) -> bool:
    if not (before.is_quantity and after.is_quantity) or before.hedge or after.hedge or after.money_before:
        return False
    if not state.lexicon.margin.fullmatch(state.lowered, before.end, after.start):
        return False
    same = before.unit == after.unit or not before.unit or not after.unit
    return same or after.unit == "percent" or (before.unit == "percent" and after.unit in POINTS)


def _with_margin(before: PartialFigure, after: PartialFigure) -> PartialFigure:
    """Return a number whose interval its own margin gives; a margin in percent is a part of it."""
    if after.scaled and not before.scaled and not before.unit:
        before.scale, before.scaled = after.scale, True
    value, margin = before.value, abs(after.value)
    if after.unit == "percent" and before.unit not in ("", "percent"):
        margin = abs(value) * margin / 100
    elif not before.unit:
        before.unit, before.unit_kind = after.unit, after.unit_kind
    before.end, before.noun = after.end, after.noun or before.noun
    before.interval = Interval(value - margin, value + margin)
    return before


def _elides_thousands(before: PartialFigure, after: PartialFigure) -> bool:
    """Return whether "100-120.000" is 100.000 to 120.000."""
    if not before.bare or not before.digits.isdigit() or len(after.digits) < 5 or after.scaled:
        return False
    whole = after.numeral.value
    return whole % 1000 == 0 and before.numeral.value < whole / 1000 < before.numeral.value * WIDEST_ELISION


def _is_dash(state: ReaderState, before: PartialFigure, after: PartialFigure) -> bool:
    """Return whether a dash joins the two; in "2 -7 g" it was read as a minus."""
    if _DASH.fullmatch(state.lowered, before.end, after.start):
        return True
    if after.negative and before.bare and state.lowered[before.end : after.start] == " " and not after.money_before:
        after.negative = False
        return True
    return False


def _range(before: PartialFigure, after: PartialFigure) -> PartialFigure:
    """Join two ends: the unit and the finer decimals cover both."""
    scale = before.scale if before.scaled else after.scale
    if _elides_thousands(before, after):
        scale = Fraction(1000)
    low, high = before.numeral.value * scale, after.numeral.value * after.scale
    low, high = -low if before.negative else low, -high if after.negative else high
    low, high = min(low, high), max(low, high)
    ulp = min(before.numeral.ulp * scale, after.numeral.ulp * after.scale)
    return msgspec.structs.replace(
        after,
        start=before.start,
        number_start=before.number_start,
        numeral=numeral((low + high) / 2, ulp),
        unit=after.unit or before.unit,
        unit_kind=after.unit_kind or before.unit_kind,
        hedge=before.hedge or after.hedge,
        ends=(low, high),
        kind="range",
        notes=(*before.notes, *after.notes),
        negative=False,
    )
