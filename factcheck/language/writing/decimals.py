"""Writes digits with a language's marks."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from factcheck.model.interval import HUGE, leading_digits

if TYPE_CHECKING:
    from factcheck.language.pack import Pack

# The sign of a written number, wherever its text has it: "-$5 million", "$-5 million", "−3,5 tỷ đồng".


HYPHEN = "-"
MINUS_SIGNS = "-−–"


def without_sign(before: str) -> tuple[str, str]:
    """Return the text before a figure's number without its sign, and the sign; "" where it has none."""
    for offset, character in enumerate(before):
        if character in MINUS_SIGNS and offset in (0, len(before) - 1):
            return before[:offset] + before[offset + 1 :], character
    return before, ""


def with_sign(before: str, written: str, sign: str = "") -> str:
    """Return a written number after the text that precedes it ("$"), its minus first of all."""
    if not written.startswith(HYPHEN):
        return f"{before}{written}"
    return f"{sign or HYPHEN}{before}{written.removeprefix(HYPHEN)}"


MOST_PLACES = 12

SIGNIFICANT_DIGITS = 4
"""How many digits of a computed value are shown where nothing asks for more."""


def write_decimal(value: Fraction, places: int, pack: Pack, grouped: bool = True) -> str:
    """Write `value` with `places` decimals (rounded half up) and the pack's marks; a huge one as "1.234 × 10^60"."""
    if abs(value) >= HUGE:
        digits, exponent = leading_digits(value, SIGNIFICANT_DIGITS)
        return f"{'-' if value < 0 else ''}{digits[0]}{pack.marks.decimal}{digits[1:]} × 10^{exponent}"
    scaled = floor(abs(value) * 10**places + Fraction(1, 2))
    digits = str(scaled).rjust(places + 1, "0")
    whole, decimals = (digits[:-places], digits[-places:]) if places else (digits, "")
    if grouped and len(whole) > 3:
        whole = _grouped(whole, pack.marks.groups[0])
    sign = "-" if value < 0 and scaled else ""
    return f"{sign}{whole}{pack.marks.decimal}{decimals}" if places else f"{sign}{whole}"


def _grouped(whole: str, mark: str) -> str:
    first = len(whole) % 3 or 3
    return mark.join([whole[:first], *(whole[place : place + 3] for place in range(first, len(whole), 3))])


def places_of(ulp: Fraction) -> int:
    """Return how many decimals a last digit of `ulp` needs."""
    places = 0
    while ulp and ulp < 1 and places < MOST_PLACES:
        ulp *= 10
        places += 1
    return places


def needed_places(value: Fraction) -> int:
    """Return the decimals that show four significant digits, none where the value is whole."""
    size, places = abs(value), 0
    while size < 10 ** (SIGNIFICANT_DIGITS - 1) and places < MOST_PLACES and (value * 10**places).denominator != 1:
        size *= 10
        places += 1
    return places


def places_for_width(width: Fraction) -> int:
    """Return the decimals that distinguish the ends of an interval of this width, with a digit to spare."""
    places = 0
    while width and abs(width) * 10**places < 10 and places < MOST_PLACES:
        places += 1
    return places


def outward(value: Fraction, places: int, down: bool) -> Fraction:
    """Round an end of an interval away from its middle."""
    scaled = value * 10**places
    return Fraction(floor(scaled) if down else ceil(scaled), 10**places)
