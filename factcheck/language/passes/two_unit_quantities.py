"""One quantity stated in two units: "5 feet 2 inches", "1 hour and 45 minutes", "2 dollars 23 cents"."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from factcheck.language.lexicon.patterns import key_of
from factcheck.language.numerals.digits import ONE, numeral, whole
from factcheck.language.reader_state import PartialFigure, ReaderState, fixed, number

DAY = 86_400

SIZES = {
    "year": ("time", 365 * DAY),
    "month": ("time", 365 * DAY // 12),
    "week": ("time", 7 * DAY),
    "day": ("time", DAY),
    "hour": ("time", 3600),
    "minute": ("time", 60),
    "second": ("time", 1),
    "mile": ("inches", 63_360),
    "yard": ("inches", 36),
    "foot": ("inches", 12),
    "inch": ("inches", 1),
    "kilometre": ("metric length", 100_000),
    "metre": ("metric length", 100),
    "centimetre": ("metric length", 1),
    "stone": ("ounces", 224),
    "pound mass": ("ounces", 16),
    "ounce": ("ounces", 1),
    "kilogram": ("metric mass", 1000),
    "gram": ("metric mass", 1),
}
"""Units in which people state one quantity in parts: a dimension, and how large each is in its smallest unit."""

HUNDREDTHS = ("cent", "penny")

PARTED = ("duration", "measure", "money")

LAST_HOUR = 24
TIME_OF_DAY = "time of day"

FARTHEST = 8
"""Characters between two parts."""


def join_parts(state: ReaderState, partials: list[PartialFigure]) -> list[PartialFigure]:
    """Return the partials with each quantity in the first of its units."""
    joined: list[PartialFigure] = []
    last: PartialFigure | None = None  # the last part of the quantity that joined[-1] is
    for partial in partials:
        if last is not None and _is_cents_of(state, last, partial):
            partial.unit, partial.unit_kind = HUNDREDTHS[0], "money"
        elif last is not None and _is_centimetres_of(state, last, partial):
            partial.unit, partial.unit_kind = "centimetre", "measure"
        elif last is not None and last.unit == "stone" and partial.unit == "GBP" and not partial.money_before:
            partial.unit, partial.unit_kind = "pound mass", "measure"
        if partial.unit_kind not in PARTED or not partial.is_quantity:
            joined.append(partial)
        elif last is not None and joined[-1].unit == TIME_OF_DAY and _goes_on(state, last, partial):
            joined[-1] = _with_seconds(joined[-1], partial)
        elif last is not None and _goes_on(state, last, partial):
            joined[-1] = _as_time(state, _join(joined[-1], partial))
        else:
            one = _one_before(state, partial)
            joined.append(partial if one is None else _join(one, partial))
        last = partial
    return joined


def _as_time(state: ReaderState, partial: PartialFigure) -> PartialFigure:
    """Return "21 giờ 30 phút" as a time of day where a day follows, or a word for a time comes before."""
    if partial.unit != "hour" or partial.value >= LAST_HOUR:
        return partial
    dates = state.lexicon.dates
    follows = dates.day_next.match(state.lowered, partial.end) is not None
    if not follows and state.before(dates.clock_bare_cue, partial.start) is None:
        return partial
    return fixed(partial.start, partial.end, partial.value, TIME_OF_DAY, "identifier")


def _with_seconds(time: PartialFigure, seconds: PartialFigure) -> PartialFigure:
    """Return a time of day with the seconds stated after it: "lúc 21 giờ 30 phút 15 giây"."""
    hours = time.numeral.value + seconds.numeral.value * Fraction(SIZES[seconds.unit][1], SIZES["hour"][1])
    return fixed(time.start, seconds.end, hours, TIME_OF_DAY, "identifier")


def _goes_on(state: ReaderState, before: PartialFigure, after: PartialFigure) -> bool:
    """Return whether the second goes on the quantity that the first begins: a smaller unit after a whole number."""
    if after.start - before.end > FARTHEST or before.unit_kind not in PARTED or not before.is_quantity:
        return False
    if before.scaled or after.scaled or after.hedge or after.money_before or before.numeral.value.denominator != 1:
        return False
    size = _size_in(before.unit, after.unit)
    if size is None or (before.unit_kind != "measure" and after.numeral.value * size >= 1):
        return False
    return state.lexicon.part_joiner.fullmatch(state.lowered, before.end, after.start) is not None


def _is_cents_of(state: ReaderState, amount: PartialFigure, partial: PartialFigure) -> bool:
    """Return whether a bare number of two digits is the hundredths of the amount before it: "15 euros 50"."""
    if not state.lexicon.pack.cents_unsaid or amount.unit_kind != "money" or partial.noun or partial.hedge:
        return False
    if not partial.bare or not partial.is_quantity or not 10 <= partial.numeral.value < 100 or partial.numeral.ulp != 1:
        return False
    return state.lexicon.cents_joiner.fullmatch(state.lowered, amount.end, partial.start) is not None


TALLEST = 10
"""Metres; after more, two digits are no centimetres."""


def _is_centimetres_of(state: ReaderState, metres: PartialFigure, partial: PartialFigure) -> bool:
    """Return whether a bare number of two digits is the centimetres of the metres before it: "1 m 75"."""
    if state.lexicon.style.decimal != "," or metres.unit != "metre" or metres.value >= TALLEST or partial.noun:
        return False
    if not partial.bare or not partial.is_quantity or partial.hedge or len(partial.digits) != 2:
        return False
    return state.lowered[metres.end : partial.start] == " "


def _size_in(unit: str, part: str) -> Fraction | None:
    """Return what one of the smaller unit is in the larger; None where they do not go together."""
    if part in HUNDREDTHS and len(unit) == 3 and unit.isupper():
        return Fraction(1, 100)
    dimension, size = SIZES.get(unit, ("", 0))
    other, smaller = SIZES.get(part, (None, 0))
    return Fraction(smaller, size) if dimension == other and smaller < size else None


def _join(before: PartialFigure, after: PartialFigure) -> PartialFigure:
    size = _size_in(before.unit, after.unit)
    assert size is not None  # sizes descend from part to part
    value = before.numeral.value * before.scale + after.numeral.value * after.scale * size
    return msgspec.structs.replace(
        before,
        end=after.end,
        number_end=after.number_end,
        numeral=numeral(value, after.numeral.ulp * after.scale * size),
        scale=ONE,
        scaled=False,
        digits="",
    )


def _one_before(state: ReaderState, part: PartialFigure) -> PartialFigure | None:
    """Return "a minute" before "and 30 seconds"."""
    if part.money_before or part.scaled or not (part.unit in SIZES or part.unit in HUNDREDTHS):
        return None
    match = state.before(state.lexicon.article_and_part, part.start)
    entry = state.lexicon.units_lower.get(key_of(match["unit"][::-1])) if match is not None else None
    if match is None or entry is None or _size_in(entry.name, part.unit) is None:
        return None
    start = part.start - (match.end() - match.start())
    one = number(start, start, whole(1))
    one.unit, one.unit_kind = entry.name, entry.kind
    return one
