"""How a writer prints a value, in English and in Vietnamese: digits, scales, units, words, dates and hedges."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

from tests.oracle.intended import Printed


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its size in the base unit of its dimension, and how each language writes it ("{}" is the number)."""

    dimension: str
    size: Fraction
    en: tuple[str, ...]
    vi: tuple[str, ...]
    scales: tuple[int, ...] = (0, 3, 6, 9)
    nature: str = "measure"

    def forms(self, language: str) -> tuple[str, ...]:
        """Return how a language writes it."""
        return self.en if language == "en" else self.vi


def _unit(
    dimension: str, size: str | int, en: str, vi: str, scales: tuple[int, ...] = (), nature: str = "measure"
) -> Unit:
    return Unit(dimension, Fraction(size), tuple(en.split("|")), tuple(vi.split("|")), scales or (0,), nature)


_ALL = (0, 3, 6, 9)
# The sizes are the definitions: the international yard and pound (1959), the litre, the US gallon of 231 cubic inches,
# the imperial gallon of 4.54609 litres.
UNITS = {
    "usd": _unit("usd", 1, "${}|US${}|{} USD|{} dollars", "{} USD|{} đô la", _ALL),
    "eur": _unit("eur", 1, "€{}|{} euros", "{} euro", _ALL),
    "vnd": _unit("vnd", 1, "{} VND|{} dong", "{} đồng|{} VND", (3, 6, 9, 12)),
    "km": _unit("length", 1000, "{} km|{} kilometres|{} kilometers", "{} km", (0, 3, 6)),
    "m": _unit("length", 1, "{} metres|{} meters|{} m", "{} m|{} mét"),
    "mile": _unit("length", "1609.344", "{} miles", "{} dặm"),
    "foot": _unit("length", "0.3048", "{} feet", "{} feet"),
    "inch": _unit("length", "0.0254", "{} inches", "{} inch"),
    "cm": _unit("length", "0.01", "{} cm|{} centimetres", "{} cm"),
    "tonne": _unit("mass", 1000, "{} tonnes", "{} tấn", (0, 3, 6)),
    "kg": _unit("mass", 1, "{} kg|{} kilograms", "{} kg"),
    "pound": _unit("mass", "0.45359237", "{} pounds", "{} pound"),
    "hectare": _unit("area", 10000, "{} hectares|{} ha", "{} ha|{} héc-ta", (0, 3, 6)),
    "km2": _unit("area", 10**6, "{} square kilometres|{} km²", "{} km²|{} km2"),
    "acre": _unit("area", "4046.8564224", "{} acres", "{} mẫu Anh", (0, 3, 6)),
    "m2": _unit("area", 1, "{} square metres|{} m²", "{} m²|{} m2"),
    "litre": _unit("volume", 1, "{} litres|{} liters", "{} lít", (0, 3, 6)),
    "m3": _unit("volume", 1000, "{} cubic metres|{} m³", "{} m³|{} m3"),
    "celsius": _unit("celsius", 1, "{}°C|{} °C", "{}°C|{} °C"),
    "fahrenheit": _unit("fahrenheit", 1, "{}°F|{} °F", "{}°F|{} °F"),
    "warmer_c": _unit("warmth", 1, "{}°C|{} °C", "{}°C|{} °C"),
    "warmer_f": _unit("warmth", "5/9", "{}°F|{} °F", "{}°F|{} °F"),
    "km_l": _unit("economy", 1, "{} km/litre", "{} km/lít"),
    "l_100km": _unit("consumption", "1/100", "{} litres per 100 km|{} l/100 km", "{} lít/100 km"),
    "hour": _unit("time", 3600, "{} hours", "{} giờ", (), "span"),
    "minute": _unit("time", 60, "{} minutes", "{} phút", (), "span"),
    "day": _unit("days", 1, "{} days", "{} ngày", (), "count"),
    "period": _unit("days", 1, "{} days", "{} ngày", (), "span"),
    "year": _unit("years", 1, "{} years", "{} năm", (), "count"),
    "people": _unit("people", 1, "{} people", "{} người", (0, 3, 6, 9), "count"),
    "boats": _unit("boats", 1, "{} boats", "{} tàu", (0, 3), "count"),
    "households": _unit("households", 1, "{} households", "{} hộ", (0, 3, 6), "count"),
    "trees": _unit("trees", 1, "{} trees", "{} cây", (0, 3, 6), "count"),
    "votes": _unit("votes", 1, "{} votes", "{} phiếu", (0, 3, 6), "count"),
    "cases": _unit("cases", 1, "{} cases", "{} ca", (0, 3, 6), "count"),
    "percent": _unit("pure", "1/100", "{}%|{} percent|{} per cent", "{}%|{} phần trăm"),
    "points": _unit("pure", "1/100", "{} percentage points", "{} điểm phần trăm"),
    "basis": _unit("pure", "1/10000", "{} basis points", "{} điểm cơ bản"),
    "times": _unit("pure", 1, "{} times", "{} lần", (), "span"),
    "bare": _unit("pure", 1, "{}", "{}", (), "count"),
    "decimal": _unit("pure", 1, "{}", "{}"),
    "usd_day": _unit("usd/day", 1, "${} a day|{} USD per day", "{} USD/ngày|{} USD mỗi ngày"),
    "litre_day": _unit("litre/day", 1, "{} litres per day", "{} lít/ngày"),
    "vnd_kg": _unit("vnd/kg", 1, "{} VND/kg|{} VND per kg", "{} đồng/kg"),
    "usd_person": _unit("usd/people", 1, "${} per person", "{} USD/người"),
}

_SCALES = {
    "en": {3: ("thousand",), 6: ("million",), 9: ("billion",), 12: ("trillion",)},
    "vi": {3: ("nghìn", "ngàn"), 6: ("triệu",), 9: ("tỷ", "tỉ"), 12: ("nghìn tỷ",)},
}
_SHORT_SCALES = {3: "k", 6: "m", 9: "bn"}

HEDGE_WORDS = {
    "en": {
        "nearly": ("nearly", "almost"),
        "over": ("more than",),  # "14 percent and over 28 percent" is another thing
        "just under": ("just under",),
        "just over": ("just over",),
        "about": ("about", "around"),
        "at least": ("at least",),
        "up to": ("up to",),
    },
    "vi": {
        "nearly": ("gần",),
        "over": ("hơn",),
        "about": ("khoảng",),
        "at least": ("ít nhất", "tối thiểu"),
        "up to": ("tối đa",),
    },
}
_ONES = {
    "en": [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ],
    "vi": ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"],
}
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = {
    "en": ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
    "vi": [f"thứ {word}" for word in ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]],
}
_FRACTIONS = {
    "en": {"1/2": "half", "1/3": "a third", "2/3": "two thirds", "1/4": "a quarter", "3/4": "three quarters",
           "1/5": "a fifth", "2/5": "two fifths"},
    "vi": {"1/2": "một nửa", "1/3": "một phần ba", "2/3": "hai phần ba", "1/4": "một phần tư", "3/4": "ba phần tư",
           "1/5": "một phần năm", "2/5": "hai phần năm"},
}  # fmt: skip
_MONTHS = [datetime.date(2000, month, 1).strftime("%B") for month in range(1, 13)]
_WEEKDAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "vi": ["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"],
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it is printed: `number` counts 10^(scale − decimals) of the unit, the rest is its look."""

    number: int
    decimals: int
    scale: int
    unit: Unit
    language: str
    shape: str
    scale_word: str = ""
    hedge: str = ""
    hedge_word: str = ""
    grouped: bool = True
    minus: str = "-"
    words: str = ""
    fixed: Fraction | None = None
    nature: str = ""
    reach: Fraction = Fraction(0)

    @property
    def printed(self) -> Printed:
        """What the digits say."""
        if self.fixed is not None:
            return Printed(self.fixed, self.reach, 0, 0, self.nature, self.hedge)
        step = Fraction(10) ** (self.scale - self.decimals) * self.unit.size
        digits = str(abs(self.number))
        zeros = 0 if self.decimals or not self.number else len(digits) - len(digits.rstrip("0"))
        nature = self.unit.nature if not self.decimals and not self.scale else "measure"
        return Printed(
            self.number * step, step, zeros, 0 if self.decimals else len(digits), self.nature or nature, self.hedge
        )

    def text(self) -> str:
        """Return the figure as the article prints it, with its hedge."""
        core = self.words or self.shape.format(self._digits())
        if self.number < 0 and not self.words:
            core = self.minus + core
        return f"{self.hedge_word} {core}" if self.hedge_word else core

    def _digits(self) -> str:
        digits = str(abs(self.number)).rjust(self.decimals + 1, "0")
        whole, part = (digits[: -self.decimals], digits[-self.decimals :]) if self.decimals else (digits, "")
        group, mark = (",", ".") if self.language == "en" else (".", ",")
        if self.grouped or len(whole) > 4:
            whole = f"{int(whole):,}".replace(",", group)
        return whole + (mark + part if part else "") + self.scale_word

    def with_number(self, number: int) -> Figure:
        """Return the same figure with other digits."""
        return replace(self, number=number)


def rounded(value: Fraction, how: str) -> int:
    """Round to a whole number: half "up" (away from zero), half "even", or "cut" towards zero."""
    if how == "even":
        return round(value)
    size = abs(value)
    whole = math.floor(size) if how == "cut" else math.floor(size + Fraction(1, 2))
    return whole if value >= 0 else -whole


def magnitude(value: Fraction) -> int:
    """Return the power of ten of the first digit."""
    if value == 0:
        return 0
    size = abs(value)
    power = len(str(size.numerator)) - len(str(size.denominator))
    return power if size >= Fraction(10) ** power else power - 1


class Writer:
    """Prints values at random, as writers do, in one language."""

    def __init__(self, random: Random, language: str) -> None:
        """Write with the numbers of `random` in "en" or "vi"."""
        self.random = random
        self.language = language
        self.scaled: bool | None = None

    def figure(
        self,
        value: Fraction,
        unit: Unit,
        *,
        how: str = "",
        digits: tuple[int, int] = (2, 5),
        decimals: int | None = None,
        round_zeros: bool = False,
        plain: bool = False,
    ) -> Figure:
        """Print a value (in base units), rounded to some digits; `round_zeros` puts zeros for its last whole digits."""
        random = self.random
        how = how or random.choice(("up", "even"))
        amount = value / unit.size
        first = magnitude(amount)
        scale = 0 if plain else random.choice(self._scales_for(unit, first))
        whole = amount.denominator == 1 and unit.nature in ("count", "span")
        if round_zeros and first - scale >= 2:
            kept = random.randint(2, first - scale)
            zeros = first - scale + 1 - kept
            number = rounded(amount / Fraction(10) ** (scale + zeros), how) * 10**zeros
            return self._dressed(number, 0, scale, unit)
        if decimals is None:
            decimals = 0 if whole and scale == 0 else random.randint(*digits) - (first - scale + 1)
        # three decimals of whole things would be read as thousands: "66,046 boats"
        decimals = max(0, min(decimals, 6 if unit.nature == "measure" or scale else 2))
        number = rounded(amount / Fraction(10) ** (scale - decimals), how)
        return self._dressed(number, decimals, scale, unit)

    def _dressed(self, number: int, decimals: int, scale: int, unit: Unit) -> Figure:
        random, language = self.random, self.language
        shape = random.choice(unit.forms(language))
        word = ""
        if scale:
            word = " " + random.choice(_SCALES[language][scale])
            if language == "en" and shape.startswith(("$", "US$", "€")) and scale in (6, 9) and random.random() < 0.3:
                word = _SHORT_SCALES[scale]
        words = ""
        in_words = not scale and not decimals and unit.nature in ("count", "span") and random.random() < 0.15
        if in_words and number != 1:  # nobody writes "one boats"
            words = number_words(number, language)
            words = words and shape.format(words)
        grouped = number_is_grouped(unit) or random.random() < 0.7
        minus = random.choice(("-", "\N{MINUS SIGN}"))
        return Figure(number, decimals, scale, unit, language, shape, word, "", "", grouped, minus, words)

    def scale_alike(self, unit: Unit, values: Sequence[Fraction]) -> None:
        """Print all amounts with scale words or none: in "$5 and $9 million", the word can count for both."""
        least = min(magnitude(value / unit.size) for value in values)
        self.scaled = len(unit.scales) > 1 and self.random.choice(self._scales_for(unit, least)) > 0

    def _scales_for(self, unit: Unit, first: int) -> list[int]:
        fitting = [scale for scale in unit.scales if scale <= max(first, unit.scales[0])]
        alike = [scale for scale in fitting if self.scaled is None or self.scaled == (scale > 0)]
        return alike or fitting

    def hedged(self, figure: Figure, hedge: str) -> Figure:
        """Return the figure with a hedge before it."""
        return replace(figure, hedge=hedge, hedge_word=self.random.choice(HEDGE_WORDS[self.language][hedge]))

    def _fixed(self, words: str, value: Fraction, nature: str = "exact") -> Figure:
        return Figure(0, 0, 0, UNITS["bare"], self.language, "{}", words=words, fixed=value, nature=nature)

    def ordinal(self, place: int) -> Figure:
        """Print a place among others, in words or with an ending."""
        language = self.language
        if place <= 10 and self.random.random() < 0.7:
            return self._fixed(_ORDINALS[language][place - 1], Fraction(place))
        if language == "vi":
            return self._fixed(f"thứ {place}", Fraction(place))
        ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
        return self._fixed(f"{place}{ending}", Fraction(place))

    def part_in_words(self, fraction: str) -> Figure:
        """Print a fraction in words."""
        return self._fixed(_FRACTIONS[self.language][fraction], Fraction(fraction), "words")

    def date(self, day: datetime.date) -> Figure:
        """Print a day of the calendar."""
        y, m, d = day.year, day.month, day.day
        if self.language == "en":
            text = self.random.choice((f"{d} {_MONTHS[m - 1]} {y}", f"{_MONTHS[m - 1]} {d}, {y}"))
        else:
            text = self.random.choice((f"{d}/{m}/{y}", f"ngày {d} tháng {m} năm {y}", f"{d:02}/{m:02}/{y}"))
        return self._fixed(text, Fraction(day.toordinal()))

    def year(self, year: int) -> Figure:
        """Print a year: the period from its first day to its last."""
        first, last = datetime.date(year, 1, 1).toordinal(), datetime.date(year, 12, 31).toordinal()
        return replace(self._fixed(str(year), Fraction(first), "period"), reach=Fraction(last - first))

    def weekday(self, weekday: int) -> Figure:
        """Print a day of the week; Monday is 0."""
        return self._fixed(_WEEKDAYS[self.language][weekday], Fraction(weekday))

    def unprinted(self, value: Fraction) -> Figure:
        """Return an exact value that the check has and the article need not print."""
        return self._fixed("", value)

    def bare(self, number: int) -> Figure:
        """Print a whole number without a unit in digits."""
        return Figure(number, 0, 0, UNITS["bare"], self.language, "{}")


def number_is_grouped(unit: Unit) -> bool:
    """Return whether four digits need their separator: without a unit they could be a year."""
    return unit.nature == "count" or unit.dimension == "pure"


def number_words(number: int, language: str) -> str:
    """Return a whole number below a hundred in words, "" for any other."""
    ones = _ONES[language]
    if 0 < number < len(ones):
        return ones[number]
    if not 0 < number < 100:
        return ""
    tens, one = divmod(number, 10)
    if language == "en":
        return _TENS[tens - 2] + (f"-{ones[one]}" if one else "")
    if tens == 1:
        return "mười " + {5: "lăm"}.get(one, ones[one])
    return f"{ones[tens]} mươi" + ("" if not one else " " + {1: "mốt", 4: "tư", 5: "lăm"}.get(one, ones[one]))
