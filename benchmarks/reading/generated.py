"""Spells numbers, money, dates, times, ranges and measures in all usual forms of a language, and reads them back.

    python generated.py [HOW_MANY] [LANGUAGE …] [--show N] [--seed N]

The forms come from CLDR (babel), number words from num2words, and what neither of them says from `forms.toml`; none of
it looks at the packs.  HOW_MANY (10,000) forms a language, of all kinds in turn, each in a sentence.  A form is read
right when the sentence has exactly one figure (a range may be one figure or its two ends), of the value and unit that
were spelled.
"""

from __future__ import annotations

import argparse
import datetime
import random
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

from babel import dates, numbers, units
from num2words import num2words

from factcheck.language import read_figures
from factcheck.model.figure import Figure

FORMS = tomllib.loads((Path(__file__).parent / "forms.toml").read_text(encoding="utf-8"))

MEASURES = {
    "length-kilometer": "kilometre", "length-meter": "metre", "length-centimeter": "centimetre",
    "length-millimeter": "millimetre", "length-mile": "mile", "area-square-kilometer": "square kilometre",
    "area-square-meter": "square metre", "area-hectare": "hectare", "volume-cubic-meter": "cubic metre",
    "volume-liter": "litre", "volume-milliliter": "millilitre", "volume-hectoliter": "hectolitre",
    "mass-kilogram": "kilogram", "mass-gram": "gram", "mass-milligram": "milligram", "mass-tonne": "tonne",
    "speed-kilometer-per-hour": "kilometre per hour", "temperature-celsius": "degree Celsius",
    "energy-kilowatt-hour": "kilowatt hour", "power-megawatt": "megawatt", "power-kilowatt": "kilowatt",
    "power-gigawatt": "gigawatt", "power-watt": "watt", "digital-gigabyte": "gigabyte", "digital-megabyte": "megabyte",
    "digital-terabyte": "terabyte", "frequency-megahertz": "megahertz", "electric-volt": "volt", "length-foot": "foot",
    "length-yard": "yard", "area-square-mile": "square mile", "area-square-foot": "square foot",
    "length-nanometer": "nanometre", "length-micrometer": "micrometre",
    "volume-cubic-kilometer": "cubic kilometre", "volume-centiliter": "centilitre", "mass-ounce": "ounce",
    "mass-microgram": "microgram", "speed-mile-per-hour": "mile per hour",
    "speed-meter-per-second": "metre per second", "temperature-fahrenheit": "degree Fahrenheit",
    "energy-kilocalorie": "kilocalorie", "digital-kilobyte": "kilobyte", "frequency-gigahertz": "gigahertz",
    "frequency-hertz": "hertz", "frequency-kilohertz": "kilohertz", "power-horsepower": "horsepower",
    "volume-barrel": "barrel", "length-decimeter": "decimetre", "area-square-centimeter": "square centimetre",
    "volume-cubic-centimeter": "cubic centimetre",
}  # fmt: skip
"""What CLDR calls a unit → what `factcheck.units` calls it."""

LONG_ONLY = {"length-inch": "inch", "length-nautical-mile": "nautical mile"}
"""Units whose abbreviations are also words, or are not written in articles."""

TIMES = {
    "duration-second": "second", "duration-minute": "minute", "duration-hour": "hour", "duration-day": "day",
    "duration-week": "week", "duration-month": "month", "duration-year": "year", "duration-decade": "decade",
    "duration-century": "century",
}  # fmt: skip

Expected = tuple[str, object, str]
"""Kind, value (a number, an ISO date, or two ends), unit."""


class Writer:
    """Writes random forms of one language."""

    def __init__(self, language: str, seed: int) -> None:
        self.language, self.words, self.random = language, FORMS[language], random.Random(f"{language} {seed}")

    def choose(self, options: object) -> str:
        return self.random.choice(list(options))  # type: ignore[call-overload]

    def number(self) -> tuple[str, Fraction]:
        """Return a number in digits, whole or with one or two decimals."""
        value = Fraction(self.random.randrange(2, 10 ** self.random.choice((2, 3, 4, 5, 7))))
        if self.random.random() < 0.4:
            places = self.random.choice((1, 2))
            value = value % 1000 + Fraction(self.random.randrange(1, 10**places), 10**places)
            return self.digits(value, places), value
        return self.digits(value), value

    def digits(self, value: Fraction, places: int = 0) -> str:
        whole, part = divmod(int(value * 10**places), 10**places)
        separator = numbers.get_decimal_symbol(self.language)
        grouped = str(numbers.format_decimal(whole, format="#,##0", locale=self.language, group_separator=True))
        return f"{grouped}{separator}{part:0{places}}" if places else grouped

    def small(self, most: int = 100) -> tuple[str, Fraction]:
        value = self.random.randrange(2, most)
        return str(value), Fraction(value)

    def spelled(self, value: int) -> str:
        # The commas are a habit of num2words, and the Italian word for eighteen is an error of it.
        return str(num2words(value, lang=self.language)).replace(",", "").replace("dicotto", "diciotto")

    # Each of these writes one kind.

    def in_digits(self) -> tuple[str, Expected]:
        text, value = self.number()
        while value.denominator == 1 and 1000 <= value < 2100 and text.isdigit():
            text, value = self.number()
        return text, ("number", value, "")

    def in_words(self) -> tuple[str, Expected]:
        value = self.random.randrange(6, 10 ** self.random.choice((2, 3, 4, 6, 9)))
        return self.spelled(value), ("number", Fraction(value), "")

    def negative(self) -> tuple[str, Expected]:
        text, value = self.number()
        sign = self.choose(["-{}", "\u2212{}", *self.words["minus"]])
        return self.percent_of(sign.replace("{}", text)), ("number", -value, "percent")

    def percent_of(self, text: str) -> str:
        return self.choose(["{}%", "{} %", *self.words["percent"]]).replace("{}", text)

    def percent(self) -> tuple[str, Expected]:
        if self.random.random() < 0.2:
            value = self.random.randrange(6, 100)
            return self.choose(self.words["percent"]).replace("{}", self.spelled(value)), (
                "number",
                Fraction(value),
                "percent",
            )
        text, value = self.number()
        return self.percent_of(text), ("number", value, "percent")

    def points(self) -> tuple[str, Expected]:
        text, value = self.number()
        return self.choose(self.words["points"]).replace("{}", text), ("number", value, "percentage point")

    def scaled(self) -> tuple[str, Fraction, str]:
        """Return a number with a scale word, its value, and the word."""
        scale = self.choose(self.words["scales"])
        value = Fraction(self.random.randrange(2, 1000))
        places = self.random.choice((0, 0, 1, 2))
        if places:
            value += Fraction(self.random.randrange(1, 10**places), 10**places)
        text = self.digits(value, places)
        joined = "" if self.language == "it" and scale == "mila" else " "
        return f"{text}{joined}{scale}", value * self.words["scales"][scale], scale

    def scale(self) -> tuple[str, Expected]:
        text, value, _ = self.scaled()
        return text, ("number", value, "")

    def money(self) -> tuple[str, Expected]:
        code = self.choose(self.words["money"])
        name = self.choose([*self.words["money"][code], code])
        if self.random.random() < 0.5:
            text, value, scale = self.scaled()
            of = self.words.get("of", {}).get(scale, "")
            return f"{text} {of if name != code else ''}{name}", ("number", value, code)
        if self.random.random() < 0.3:
            value = Fraction(self.random.randrange(6, 1000))
            return f"{self.spelled(int(value))} {self.words['money'][code][0]}", ("number", value, code)
        text, value = self.number()
        return f"{text} {name}", ("number", value, code)

    def sign(self) -> tuple[str, Expected]:
        code = self.choose(self.words["signs"])
        sign = self.choose(self.words["signs"][code])
        if self.random.random() < 0.4 and sign.index("{}"):
            text, value, _ = self.scaled()
        else:
            text, value = self.number()
        return sign.replace("{}", text), ("number", value, code)

    def cldr_money(self) -> tuple[str, Expected]:
        code = self.choose(["USD", "EUR", "GBP", "JPY", "CNY", "INR", "KRW", "CHF"])
        places = self.random.choice((0, 2)) if code not in ("JPY", "KRW") else 0
        value = Fraction(self.random.randrange(300, 10**7), 100 if places else 1)
        value = value if places and value.denominator > 1 else Fraction(int(value) + 2)
        style = self.choose(["standard", "name"])
        if code in ("CNY", "CHF", "KRW", "INR", "JPY") and style == "standard":
            style = "name"  # "CN¥" and such are not written in articles
        plain, kept = float(value), value.denominator > 1 and style != "name"
        text = numbers.format_currency(
            plain, code, locale=self.language, format_type=style, currency_digits=kept, decimal_quantization=kept
        )
        return str(text), ("number", value, code)

    def compact(self) -> tuple[str, Expected]:
        exponent = self.random.choice((6, 9))
        value = Fraction(self.random.randrange(11, 9990), 10) * 10**exponent
        text = numbers.format_compact_decimal(int(value), format_type="long", locale=self.language, fraction_digits=1)
        return str(text), ("number", value, "")

    def measure(self) -> tuple[str, Expected]:
        names = LONG_ONLY if self.random.random() < 0.1 else MEASURES
        name = self.choose(names)
        text, value = self.number()
        length = "long" if names is LONG_ONLY else self.choose(["long", "short"])
        return self.unit(text, value, name, length), ("number", value, names[name])

    def unit(self, text: str, value: Fraction, name: str, length: str) -> str:
        plain = float(value) if value.denominator > 1 else int(value)
        pattern = units.format_unit(plain, name, length, locale=self.language)  # type: ignore[arg-type]
        own = str(numbers.format_decimal(plain, locale=self.language))
        assert own in pattern, (own, pattern)
        return pattern.replace(own, text)

    def worded_measure(self) -> tuple[str, Expected]:
        name = self.choose({**MEASURES, **TIMES})
        value = self.random.randrange(6, 1000)
        text = self.unit(str(value), Fraction(value), name, "long")
        return text.replace(str(value), self.spelled(value)), ("number", Fraction(value), {**MEASURES, **TIMES}[name])

    def duration(self) -> tuple[str, Expected]:
        name = self.choose(TIMES)
        text, value = self.number() if self.random.random() < 0.5 else self.small()
        return self.unit(text, value, name, "long"), ("number", value, TIMES[name])

    def two_parts(self) -> tuple[str, Expected]:
        hours, minutes = self.random.randrange(2, 24), self.random.randrange(2, 60)
        first = self.unit(str(hours), Fraction(hours), "duration-hour", "long")
        second = self.unit(str(minutes), Fraction(minutes), "duration-minute", "long")
        joiner = self.choose([" ", f" {JOINERS[self.language]} ", ", "])
        return f"{first}{joiner}{second}", ("number", hours + Fraction(minutes, 60), "hour")

    def date(self) -> tuple[str, Expected]:
        day = datetime.date(1950, 1, 1) + datetime.timedelta(self.random.randrange(100 * 365))
        form = self.choose(["long", "medium", "numeric"])
        if form == "numeric":
            text = MARKS[self.language].join((str(day.day), str(day.month), str(day.year)))
            if self.language == "en" and day.day <= 12:
                text = f"{day:%B} {day.day}, {day.year}"
            return text, ("date", day.isoformat(), "date")
        return str(dates.format_date(day, form, locale=self.language)), ("date", day.isoformat(), "date")

    def month(self) -> tuple[str, Expected]:
        day = datetime.date(self.random.randrange(1950, 2050), self.random.randrange(1, 13), 1)
        return str(dates.format_skeleton("yMMMM", day, locale=self.language)), ("month", day.isoformat()[:7], "date")

    def year(self) -> tuple[str, Expected]:
        year = self.random.randrange(1800, 2090)
        return self.choose(self.words["years"]).replace("{}", str(year)), ("number", Fraction(year), "calendar year")

    def clock(self) -> tuple[str, Expected]:
        hour, minute = self.random.randrange(1, 12), self.random.randrange(10, 60)
        form = self.choose(self.words["times"])
        late = 12 if "p.m." in form else 0
        if not late and "am" not in form:
            hour = self.random.randrange(1, 24)
        text = form.replace("{h}", str(hour)).replace("{m}", str(minute))
        return text, ("clock", hour + late + Fraction(minute, 60), "time of day")

    def span(self) -> tuple[str, Expected]:
        first = self.random.randrange(2, 500)
        second = first + self.random.randrange(1, 500)
        a, b = self.digits(Fraction(first)), self.digits(Fraction(second))
        what = self.choose(["percent", "measure", "money", "noun"])
        joined = self.choose([*self.words["ranges"], "{a}-{b}", "{a}–{b}"]).replace("{a}", a)
        if what == "percent":
            tail, unit = self.percent_of(b), "percent"
        elif what == "measure":
            name = self.choose({**MEASURES, **TIMES})
            tail, unit = self.unit(b, Fraction(second), name, "long"), {**MEASURES, **TIMES}[name]
        elif what == "money":
            unit = self.choose(self.words["money"])
            tail = f"{b} {self.words['money'][unit][0]}"
        else:
            tail, unit = f"{b} {self.choose(self.words['nouns'])}", "*"
        return joined.replace("{b}", tail), ("range", (Fraction(first), Fraction(second)), unit)

    def scaled_span(self) -> tuple[str, Expected]:
        first = self.random.randrange(2, 500)
        second = first + self.random.randrange(1, 500)
        scale = self.choose(word for word, size in self.words["scales"].items() if size >= 1_000_000)
        size = self.words["scales"][scale]
        unit = self.choose(self.words["money"])
        of = self.words.get("of", {}).get(scale, "")
        joined = self.choose([*self.words["ranges"], "{a}-{b}", "{a}–{b}"]).replace("{a}", str(first))
        text = joined.replace("{b}", f"{second} {scale} {of}{self.words['money'][unit][0]}")
        return text, ("range", (Fraction(first * size), Fraction(second * size)), unit)

    def ordinal(self) -> tuple[str, Expected]:
        value = self.random.randrange(2, 100)
        if self.language == "vi":
            return f"thứ {self.choose((value, self.spelled(value)))}", ("number", Fraction(value), "")
        if self.random.random() < 0.5:
            return str(num2words(value, to="ordinal", lang=self.language)).replace("vingtsi", "vingti"), (
                "number",
                Fraction(value),
                "",
            )
        return str(num2words(value, to="ordinal_num", lang=self.language)), ("number", Fraction(value), "")

    def fraction(self) -> tuple[str, Expected]:
        word = self.choose(self.words["fractions"])
        return word, ("number", Fraction(self.words["fractions"][word]), "")

    def half(self) -> tuple[str, Expected]:
        value = self.random.randrange(2, 13)
        return self.choose(self.words["halves"]).replace("{}", self.spelled(value)), (
            "number",
            value + Fraction(1, 2),
            "",
        )

    def margin(self) -> tuple[str, Expected]:
        text, value = self.number()
        around = self.digits(Fraction(self.random.randrange(1, 10), 10), 1)
        joined = self.choose(["{} ± {}", "{}±{}", "{} +/- {}"]).replace("{}", text, 1).replace("{}", around, 1)
        return f"{joined} kg", ("margin", value, "kilogram")

    def hedged(self) -> tuple[str, Expected]:
        kind = self.choose(["percent", "money", "measure", "scale", "in_words", "duration"])
        text, expected = getattr(self, kind)()
        return self.choose(self.words["hedges"]).replace("{}", text), expected

    def count(self) -> tuple[str, Expected]:
        text, value = self.number()
        while value.denominator > 1 or (text.isdigit() and 1000 <= value < 2100):
            text, value = self.number()
        return f"{text} {self.choose(self.words['nouns'])}", ("number", value, "*")

    def worded_count(self) -> tuple[str, Expected]:
        value = self.random.randrange(2, 1000)
        return f"{self.spelled(value)} {self.choose(self.words['nouns'])}", ("number", Fraction(value), "*")


JOINERS = {"en": "and", "vi": "và", "de": "und", "fr": "et", "es": "y", "pt": "e", "it": "e", "nl": "en"}

MARKS = {"en": "/", "vi": "/", "de": ".", "fr": "/", "es": "/", "pt": "/", "it": "/", "nl": "-"}
"""Between the numbers of a date."""

KINDS: tuple[Callable[[Writer], tuple[str, Expected]], ...] = (
    Writer.in_digits, Writer.in_words, Writer.negative, Writer.percent, Writer.points, Writer.scale, Writer.money,
    Writer.sign, Writer.cldr_money, Writer.compact, Writer.measure, Writer.worded_measure, Writer.duration,
    Writer.two_parts, Writer.date, Writer.month, Writer.year, Writer.clock, Writer.span, Writer.scaled_span,
    Writer.ordinal, Writer.fraction, Writer.half, Writer.margin, Writer.hedged, Writer.count, Writer.worded_count,
)  # fmt: skip


def forms(language: str, how_many: int, seed: int = 1) -> Iterator[tuple[str, str, Expected]]:
    """Yield the kind, the sentence and what is expected of it, of all kinds in turn."""
    writer = Writer(language, seed)
    kinds = [kind for kind in KINDS if kind is not Writer.half or writer.words["halves"]]
    for place in range(how_many):
        kind = kinds[place % len(kinds)]
        text, expected = kind(writer)
        yield kind.__name__, writer.choose(writer.words["carriers"]).replace("{}", text), expected


def is_right(expected: Expected, figures: tuple[Figure, ...]) -> bool:
    kind, value, unit = expected
    if kind == "range":
        ends = (figures[0].ends,) if len(figures) == 1 else tuple(figure.value for figure in figures)
        ends = ends[0] if len(figures) == 1 and ends[0] else ends  # type: ignore[assignment]
        return tuple(ends) == value and all(_fits(figure, unit) for figure in figures)
    if kind == "margin":
        return bool(figures) and figures[0].value == value and len(figures) <= 2 and figures[0].unit == unit
    if len(figures) != 1:
        return False
    figure = figures[0]
    if kind in ("date", "month"):
        return figure.unit == "date" and datetime.date.fromordinal(int(figure.value)).isoformat().startswith(str(value))
    return figure.value == value and _fits(figure, unit)


def _fits(figure: Figure, unit: str) -> bool:
    if not unit and figure.unit == "VND":
        return not figure.text.endswith("đồng")  # "5 tỷ" is money unless something else is counted
    return (unit == "*" and figure.kind in ("count", "range", "number")) or SAME.get(figure.unit, figure.unit) == unit


SAME = {
    "kilometre/hour": "kilometre per hour", "metre/second": "metre per second", "mile/hour": "mile per hour",
}  # fmt: skip


def measure(language: str, how_many: int, seed: int, show: int) -> tuple[int, int]:
    right: Counter[str] = Counter()
    written: Counter[str] = Counter()
    misses: dict[str, list[str]] = {}
    for kind, text, expected in forms(language, how_many, seed):
        figures = read_figures(text, language)
        written[kind] += 1
        if is_right(expected, figures):
            right[kind] += 1
        else:
            found = [(figure.text, str(figure.value), figure.unit) for figure in figures]
            misses.setdefault(kind, []).append(f"{text} → {found}, not {expected[1]} {expected[2]}")
    total, good = sum(written.values()), sum(right.values())
    print(f"{language}  {100 * good / total:6.2f} % of {total}", flush=True)
    for kind, found in sorted(misses.items(), key=lambda item: -len(item[1])) if show else ():
        print(f"    {kind:15}{100 * right[kind] / written[kind]:6.1f} % of {written[kind]}")
        print("".join(f"        {miss}\n" for miss in found[:show]), end="")
    return good, total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("how_many", nargs="?", type=int, default=10_000)
    parser.add_argument("languages", nargs="*", default=list(FORMS))
    parser.add_argument("--show", type=int, default=0, metavar="N", help="so many misses of each kind")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for language in arguments.languages:
        measure(language, arguments.how_many, arguments.seed, arguments.show)


if __name__ == "__main__":
    main()
