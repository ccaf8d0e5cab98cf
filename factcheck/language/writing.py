"""Writes numbers as a language writes them."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from factcheck.language.load import load_pack
from factcheck.language.pack import Pack
from factcheck.model.figure import Figure
from factcheck.model.interval import Interval

MOST_PLACES = 12


def write_decimal(value: Fraction, places: int, pack: Pack, grouped: bool = True) -> str:
    """Write `value` with `places` decimals (rounded half up) and the pack's marks."""
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


def write_number(value: Fraction, like: Figure, language: str) -> str:
    """Return the figure's own text with another value: its precision and style, its scale and unit words."""
    pack = load_pack(language)
    start, end = like.number_start - like.start, like.number_end - like.start
    if start < 0 or like.kind in ("date", "ordinal", "range"):
        return write_quantity(value, like.unit, language, None)
    written = like.text[start:end]
    ulp = like.ulp / like.scale if like.scale else like.ulp
    number = value / like.scale if like.scale else value
    grouped = like.kind != "year" and _was_grouped(written)
    places = places_of(ulp)
    text = write_decimal(abs(number), places, pack, grouped)
    if any(mark in written for mark in ".,") and written[-places - 1 : -places or None] not in ("", pack.marks.decimal):
        text = _as_written(text, written, places, pack)
    sign = "-" if number < 0 else ""
    head = like.text[:start].lstrip("-−")
    return f"{sign}{head}{text}{like.text[end:]}"


def _was_grouped(written: str) -> bool:
    return len(written) < 4 or not written.isdigit()


def _as_written(text: str, written: str, places: int, pack: Pack) -> str:
    """Change the marks over where the article wrote this number in the other style."""
    if places and written[-places - 1] in ".," and written[-places - 1] != pack.marks.decimal:
        return text.translate(str.maketrans(".,", ",."))
    return text


def write_quantity(value: Fraction, unit: str, language: str, digits: int | None) -> str:
    """Write a computed value with its unit in the language's style; `digits` decimals, or as many as it needs."""
    import datetime

    pack = load_pack(language)
    if unit == "date":
        return datetime.date.fromordinal(int(value)).strftime("%d/%m/%Y")
    if unit == "calendar year":
        return str(round(value))
    places = _needed_places(value) if digits is None else digits
    return _with_unit(write_decimal(value, places, pack), unit, pack)


def _needed_places(value: Fraction) -> int:
    """Return the decimals that show four significant digits, none where the value is whole."""
    if value.denominator == 1:
        return 0
    size, places = abs(value), 0
    while size < 1000 and places < MOST_PLACES and (value * 10**places).denominator != 1:
        size *= 10
        places += 1
    return places


def _with_unit(number: str, unit: str, pack: Pack) -> str:
    if not unit:
        return number
    first, _, per = unit.partition("/")
    suffix = pack.marks.percent if first == "percent" else f" {unit_word(first, pack)}"
    written = f"{number}{suffix}"
    return f"{written}/{unit_word(per, pack)}" if per else written


def unit_word(unit: str, pack: Pack) -> str:
    """Return the first word the pack has for a unit; the unit's own name where it has none."""
    for names in pack.units.values():
        if unit in names and names[unit]:
            own = [word for word in names[unit] if not word.startswith("=")]
            return (own or [names[unit][0][1:]])[0]
    return unit


def write_interval(interval: Interval, unit: str, language: str) -> str:
    """Write an interval in the language's style, its ends rounded outward."""
    pack = load_pack(language)
    low, high = interval.low, interval.high
    if low is None and high is None:
        return pack.words.any
    if low is not None and low == high:
        return write_quantity(low, unit, language, None)
    if low is None or high is None:
        end = low if low is not None else high
        assert end is not None  # one of them is given
        written = write_quantity(_outward(end, _places_for(end), low is not None), unit, language, None)
        return (pack.words.at_least if low is not None else pack.words.at_most).format(written)
    if unit in ("date", "calendar year"):
        return f"{write_quantity(low, unit, language, 0)}{pack.words.to}{write_quantity(high, unit, language, 0)}"
    places = _places_for(high - low)
    first = write_decimal(_outward(low, places, True), places, pack)
    last = write_decimal(_outward(high, places, False), places, pack)
    return first if first == last and not unit else f"{first}{pack.words.to}{_with_unit(last, unit, pack)}"


def _places_for(width: Fraction) -> int:
    """Return the decimals that tell the ends of an interval of this width apart, with a digit to spare."""
    places = 0
    while width and abs(width) * 10**places < 10 and places < MOST_PLACES:
        places += 1
    return places


def _outward(value: Fraction, places: int, down: bool) -> Fraction:
    scaled = value * 10**places
    return Fraction(floor(scaled) if down else ceil(scaled), 10**places)
