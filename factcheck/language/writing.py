"""Writes numbers as a language writes them; values and intervals in the scale in which a reader can take them in."""

from __future__ import annotations

import datetime
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

import msgspec

from factcheck.language.load_languages import load_pack
from factcheck.model.interval import HUGE, leading_digits

if TYPE_CHECKING:
    from factcheck.language.pack import Pack
    from factcheck.model.figure import Figure
    from factcheck.model.interval import Interval


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


ONE = Fraction(1)

FEW_DECIMALS = 3
"""A scale word is worth its while where the number then has no more decimals than this."""


VOWELS = "aeiouéèêh"
"""Letters before which a word is elided."""


class Scale(msgspec.Struct, frozen=True, gc=False):
    """A scale word: "tỷ", and what it stands for."""

    word: str
    value: Fraction


NO_SCALE = Scale("", ONE)


def scales_for(size: Fraction, pack: Pack) -> list[Scale]:
    """Return the scales in which a value of this size is at least one, the largest first, and at last none at all."""
    if abs(size) >= HUGE:
        return [NO_SCALE]
    scales = [Scale(word, Fraction(value)) for word, value in pack.words.scales.items() if value <= abs(size)]
    return [*sorted(scales, key=_value, reverse=True), NO_SCALE]


def _value(scale: Scale) -> Fraction:
    return scale.value


def with_unit(number: str, scale: Scale, unit: str, pack: Pack) -> str:
    """Return the number with its scale and unit: "12,6%/năm", "83.663 tỷ đồng", "$1.1 billion"."""
    scaled = f"{number} {scale.word}" if scale.word else number
    if not unit:
        return scaled
    first, _, per = unit.partition("/")
    sign = pack.words.money_before.get(first)
    if sign is not None:
        written = f"-{sign}{scaled[1:]}" if scaled.startswith("-") else f"{sign}{scaled}"
    elif first == "percent":
        written = f"{scaled}{pack.marks.percent}"
    else:
        written = f"{scaled} {_after(scale, unit_word(first, pack, many=number != '1'), pack)}"
    return f"{written}/{unit_word(per, pack)}" if per else written


def _after(scale: Scale, unit: str, pack: Pack) -> str:
    """Return a unit as it is written after a scale word: "d'euros" after "millions"."""
    consonant, vowel = pack.words.scale_of
    return f"{vowel if unit[:1].lower() in VOWELS else consonant}{unit}" if scale.word else unit


def unit_word(unit: str, pack: Pack, many: bool = False) -> str:
    """Return the word that the pack writes a unit with, else the first it reads it by, else the unit's own name.

    `many` asks for the plural, where the pack lists the unit by singular and plural.
    """
    if unit in pack.words.units:
        return pack.words.units[unit]
    for names in pack.units.values():
        if names.get(unit):
            own = [word for word in names[unit] if not word.startswith("=")]
            plural = many and pack.nouns.plural and own[:1] == [unit] and len(own) > 1
            return own[1] if plural else (own or [names[unit][0][1:]])[0]
    return unit


CALENDAR = ("date", "day of month", "calendar year", "weekday")

LAST_OF_MONTH, LEAP_YEAR = 31, 2000
"""A later "day of month" is counted through a leap year: 61 is 1 March."""

LAST_DAY = datetime.date.max.toordinal()
"""Beyond, a day that a check computes has no date."""

UNREADABLE = Fraction(10**10)
"""From here on a value is written in a large scale even where that rounds it."""


def write_quantity(value: Fraction, unit: str, language: str, digits: int | None = None) -> str:
    """Write a computed value with its unit in the language's style.

    `digits` decimals of the unit itself, or, where none are asked for, as many as the value needs, and a large one in
    the largest scale that leaves it readable: "83.663 tỷ đồng".
    """
    pack = load_pack(language)
    if unit in CALENDAR:
        return _calendar(value, unit, pack)
    scale = NO_SCALE if digits else _scale_of(value, pack, exact=digits is not None)
    number = value / scale.value
    places = needed_places(number) if digits is None or scale is not NO_SCALE else digits
    return with_unit(write_decimal(number, places, pack), scale, unit, pack)


def _calendar(value: Fraction, unit: str, pack: Pack) -> str:
    if unit == "date" and not 1 <= value <= LAST_DAY:
        return write_decimal(value, 0, pack)
    if unit == "date":
        day = datetime.date.fromordinal(int(value))
        month = calendar_name(day.month, pack.dates.months, pack)
        return pack.words.date.format(day=day.day, month=day.month, month_name=month, year=day.year)
    if unit == "day of month" and value > LAST_OF_MONTH:
        day = datetime.date(LEAP_YEAR, 1, 1) + datetime.timedelta(days=int(value) - 1)
        return f"{day.day} {calendar_name(day.month, pack.dates.months, pack)}"
    if unit == "weekday":
        return calendar_name(value, pack.dates.weekdays, pack)
    return str(round(value))


def calendar_name(number: Fraction | int, names: dict[str, int], pack: Pack) -> str:
    """Return a day of the week or a month by its name; the number where it has none."""
    name = next((name for name, known in names.items() if known == number), str(number))
    return name.capitalize() if pack.words.capitals else name


def cased_like(name: str, text: str) -> str:
    """Return a name with the capitals of another: "thứ Ba" beside "thứ Tư"."""
    pairs = zip(name.split(), text.split(), strict=False)
    return " ".join(one.capitalize() if like[:1].isupper() else one for one, like in pairs) or name


def _scale_of(value: Fraction, pack: Pack, exact: bool) -> Scale:
    """Return the largest scale that keeps all digits of a value within a few decimals, or most of a very large one."""
    scales = scales_for(value, pack)
    for scale in scales[:-1]:
        if (value / scale.value * 10**FEW_DECIMALS).denominator == 1:
            return scale
    return scales[0] if abs(value) >= UNREADABLE and not exact else NO_SCALE


def write_interval(interval: Interval, unit: str, language: str) -> str:
    """Write an interval in the language's style, ends rounded outward, in the largest scale that distinguishes them."""
    pack = load_pack(language)
    low, high = interval.low, interval.high
    if low is not None and low == high:
        return write_quantity(low, unit, language)
    if low is None or high is None:
        return _half_open(low, high, unit, language, pack)
    if unit in CALENDAR:
        return f"{_calendar(low, unit, pack)}{pack.words.to}{_calendar(high, unit, pack)}"
    first, last, scale = ends_apart(low, high, pack)
    if first == last:
        return with_unit(first, scale, unit, pack)
    sign = pack.words.money_before.get(unit.partition("/")[0], "")
    if low < 0:
        return f"{with_sign(sign, first)}{pack.words.to_below_zero}{with_unit(last, scale, unit, pack)}"
    return f"{sign}{first}{pack.words.to}{with_unit(last, scale, unit, pack).removeprefix(sign)}"


def ends_apart(low: Fraction, high: Fraction, pack: Pack) -> tuple[str, str, Scale]:
    """Return two ends rounded outward, with the decimals that distinguish them, and the scale that both are in."""
    scale = _scale_apart(low, high, pack)
    places = places_for_width((high - low) / scale.value)
    ends = outward(low / scale.value, places, True), outward(high / scale.value, places, False)
    while places and all((end * 10 ** (places - 1)).denominator == 1 for end in ends):
        places -= 1  # zeros that both ends have in common say nothing
    first, last = (write_decimal(end, places, pack) for end in ends)
    return first, last, scale


def _scale_apart(low: Fraction, high: Fraction, pack: Pack) -> Scale:
    """Return the largest scale in which a few decimals distinguish the two ends."""
    smallest = min(abs(low), abs(high)) if low * high > 0 else max(abs(low), abs(high))
    for scale in scales_for(smallest, pack):
        if places_for_width((high - low) / scale.value) <= FEW_DECIMALS:
            return scale
    return NO_SCALE


def _half_open(low: Fraction | None, high: Fraction | None, unit: str, language: str, pack: Pack) -> str:
    end = low if low is not None else high
    if end is None:
        return pack.words.any
    rounded = end if unit in CALENDAR else outward(end, needed_places(end), down=low is not None)
    bound = pack.words.at_least if low is not None else pack.words.at_most
    return bound.format(write_quantity(rounded, unit, language))


# Writes a figure's own text with another number in it.


def write_number(value: Fraction, like: Figure, language: str) -> str:
    """Return the figure's own text with another value: its precision and style, its scale and unit words."""
    start, end = like.number_start - like.start, like.number_end - like.start
    pack, written = load_pack(language), like.text[max(start, 0) : end]
    if start < 0 or like.kind in ("date", "ordinal", "range") or _is_of_several_units(written):
        return write_quantity(value, like.unit, language)
    number = value / like.scale if like.scale else value
    places = places_of(like.ulp / like.scale if like.scale else like.ulp)
    grouped = like.kind != "year" and (len(written) < 4 or not written.isdigit())
    text = write_decimal(number, places, pack, grouped)
    if _is_in_other_style(written, places, pack):
        text = text.translate(str.maketrans(".,", ",."))
    before, sign = without_sign(like.text[:start])
    return f"{with_sign(before, text, sign)}{like.text[end:]}"


def _is_of_several_units(written: str) -> bool:
    """Return whether there are words between a figure's digits: "2 years and 6" of "2 years and 6 months"."""
    return written[:1].isdigit() and any(character.isalpha() for character in written)


def _is_in_other_style(written: str, places: int, pack: Pack) -> bool:
    """Return whether the article wrote this number's decimals with the other mark."""
    mark = written[-places - 1] if 0 < places < len(written) else ""
    return mark in (".", ",") and mark != pack.marks.decimal
