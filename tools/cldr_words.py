"""Writes what CLDR knows of a language: marks, months, weekdays, units and currencies in all plural forms.

    python tools/cldr_words.py en vi fr de es pt it nl

The file of a language is factcheck/language/data/CODE/cldr.toml, merged under its words.toml when it is loaded.  Needs
Babel; run it again when a new release of CLDR is out.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import babel
from babel import Locale

FOLDER = Path(__file__).parent.parent / "factcheck" / "language" / "data"

# Without the short ton, whose names are mostly those of the metric one ("tonnellata").
MEASURES = {
    "metre": "length-meter",
    "kilometre": "length-kilometer",
    "decimetre": "length-decimeter",
    "centimetre": "length-centimeter",
    "millimetre": "length-millimeter",
    "micrometre": "length-micrometer",
    "nanometre": "length-nanometer",
    "picometre": "length-picometer",
    "mile": "length-mile",
    "nautical mile": "length-nautical-mile",
    "foot": "length-foot",
    "inch": "length-inch",
    "yard": "length-yard",
    "light year": "length-light-year",
    "square metre": "area-square-meter",
    "square kilometre": "area-square-kilometer",
    "square centimetre": "area-square-centimeter",
    "square mile": "area-square-mile",
    "square foot": "area-square-foot",
    "square inch": "area-square-inch",
    "square yard": "area-square-yard",
    "hectare": "area-hectare",
    "acre": "area-acre",
    "cubic metre": "volume-cubic-meter",
    "cubic kilometre": "volume-cubic-kilometer",
    "cubic centimetre": "volume-cubic-centimeter",
    "cubic foot": "volume-cubic-foot",
    "cubic inch": "volume-cubic-inch",
    "cubic yard": "volume-cubic-yard",
    "litre": "volume-liter",
    "decilitre": "volume-deciliter",
    "centilitre": "volume-centiliter",
    "millilitre": "volume-milliliter",
    "hectolitre": "volume-hectoliter",
    "gallon": "volume-gallon",
    "pint": "volume-pint",
    "barrel": "volume-barrel",
    "cup": "volume-cup",
    "tablespoon": "volume-tablespoon",
    "teaspoon": "volume-teaspoon",
    "gram": "mass-gram",
    "kilogram": "mass-kilogram",
    "milligram": "mass-milligram",
    "microgram": "mass-microgram",
    "tonne": "mass-tonne",
    "ounce": "mass-ounce",
    "pound mass": "mass-pound",
    "carat": "mass-carat",
    "kilometre per hour": "speed-kilometer-per-hour",
    "metre per second": "speed-meter-per-second",
    "mile per hour": "speed-mile-per-hour",
    "knot": "speed-knot",
    "degree Celsius": "temperature-celsius",
    "degree Fahrenheit": "temperature-fahrenheit",
    "watt": "power-watt",
    "kilowatt": "power-kilowatt",
    "megawatt": "power-megawatt",
    "gigawatt": "power-gigawatt",
    "horsepower": "power-horsepower",
    "kilowatt hour": "energy-kilowatt-hour",
    "kilojoule": "energy-kilojoule",
    "calorie": "energy-calorie",
    "kilocalorie": "energy-kilocalorie",
    "volt": "electric-volt",
    "hertz": "frequency-hertz",
    "kilohertz": "frequency-kilohertz",
    "megahertz": "frequency-megahertz",
    "gigahertz": "frequency-gigahertz",
    "hectopascal": "pressure-hectopascal",
    "bar": "pressure-bar",
    "millibar": "pressure-millibar",
    "bit": "digital-bit",
    "kilobyte": "digital-kilobyte",
    "megabyte": "digital-megabyte",
    "gigabyte": "digital-gigabyte",
    "terabyte": "digital-terabyte",
    "petabyte": "digital-petabyte",
    "megapixel": "graphics-megapixel",
    "degree": "angle-degree",
    "radian": "angle-radian",
}

DURATIONS = {
    "millisecond": "duration-millisecond",
    "second": "duration-second",
    "minute": "duration-minute",
    "hour": "duration-hour",
    "day": "duration-day",
    "week": "duration-week",
    "month": "duration-month",
    "year": "duration-year",
    "decade": "duration-decade",
    "century": "duration-century",
}

OWN = {"en": ("bar", "bit"), "vi": ("bar", "bit", "radian", "acre", "cup", "tablespoon", "teaspoon", "pint", "gallon")}
"""Languages whose words.toml gives marks, months and most units itself, so that only words that it lacks are taken;
and units that are not: "two bars", "a bit", and what CLDR translates by a unit or vessel of another size ("mẫu")."""

OTHER_WORDS = {"pt": ("knot", "bar"), "nl": ("bar", "cup"), "it": ("bar",), "fr": ("bar",)}
"""Units whose names are mostly other words: "no" (without its accent), bars that people drink in, a cup to be won."""

SHORTEST_WORD = len("{0} abc")
"""Shorter units are symbols, which all languages share."""


CURRENCIES = (
    "USD EUR GBP JPY CNY KRW INR AUD CAD CHF SGD HKD NZD TWD THB MYR IDR PHP RUB UAH PLN CZK HUF RON BGN SEK NOK DKK "
    "ISK TRY ZAR BRL MXN ARS CLP COP PEN EGP MAD DZD TND SAR AED ILS NGN VND DEM FRF ITL ESP PTE NLG BEF ATS "
    "AFN ALL AMD AOA AZN BAM BDT BHD BOB BWP BYN CDF CRC CUP DOP ETB FJD GEL GHS GNF GTQ HNL HTG IQD IRR JMD JOD "
    "KES KGS KHR KPW KWD KZT LAK LBP LKR LYD MDL MGA MKD MMK MNT MOP MUR MWK MZN NAD NIO NPR OMR PAB PGK PKR PYG QAR "
    "RSD RWF SDG SYP TJS TMT TZS UGX UYU UZS VES XAF XOF YER ZMW FIM GRD IEP "
)


def tables_of(code: str) -> Iterator[str]:
    """Yield the lines of the file of one language."""
    locale = Locale(code)
    yield f"# From the CLDR of Babel {babel.__version__} by tools/cldr_words.py: change the script, not this file."
    if code in OWN:
        yield from _missing_units(code, locale)
        return
    symbols = locale.number_symbols["latn"]
    percent = locale.percent_formats[None].pattern.partition("0")[2].replace("0", "")
    yield f'\n[marks]\ndecimal = "{symbols["decimal"]}"\ngroups = ["{_escaped(symbols["group"])}"]'
    yield f'percent = "{_escaped(percent)}"'
    yield from _numbered("dates.months", locale.months, range(1, 13))
    yield from _numbered("dates.weekdays", locale.days, range(7))
    for kind, words in _units(locale).items():
        kept = {name: surfaces for name, surfaces in words.items() if name not in OTHER_WORDS.get(code, ())}
        yield from _table(f"units.{kind}", kept)


def _units(locale: Locale) -> dict[str, dict[str, list[str]]]:
    return {
        "measure": {name: _unit_words(locale, unit) for name, unit in MEASURES.items()},
        "duration": {name: _unit_words(locale, unit) for name, unit in DURATIONS.items()},
        "money": {currency: _currency_words(locale, currency) for currency in CURRENCIES.split()},
    }


def _missing_units(code: str, locale: Locale) -> Iterator[str]:
    """Yield the units with the words that the language's own file has nowhere."""
    own = tomllib.loads((FOLDER / code / "words.toml").read_text(encoding="utf-8"))
    known = {word.lower().lstrip("=") for names in own["units"].values() for words in names.values() for word in words}
    for kind, names in _units(locale).items():
        missing = {
            name: [word for word in words if word.lower() not in known]
            for name, words in names.items()
            if name not in OWN[code]
        }
        yield from _table(f"units.{kind}", missing)


def _numbered(title: str, names: Mapping[str, Any], numbers: range) -> Iterator[str]:
    """Yield months or weekdays with their numbers, in full, and cut short only where that is marked by a stop."""
    yield f"\n[{title}]"
    seen: set[str] = set()
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number in numbers:
                word = names[context][width][number].lower()
                if word not in seen and (width == "wide" or title.endswith("months")):
                    yield f'"{word.rstrip(".")}" = {number}'
                    seen |= {word, word.rstrip(".")}


def _table(title: str, words: dict[str, list[str]]) -> Iterator[str]:
    yield f"\n[{title}]"
    for name, surfaces in words.items():
        if surfaces:
            yield f'"{name}" = [{", ".join(f"{chr(34)}{word}{chr(34)}" for word in surfaces)}]'


def _unit_words(locale: Locale, unit: str) -> list[str]:
    """Return a unit in all its plural forms, the most general one first: "kilomètres", "kilomètre"."""
    widths = locale._data["unit_patterns"].get(unit, {})
    counts = ("other", "many", "few", "two", "one")
    patterns = [widths["long"][count] for count in counts if count in widths.get("long", {})]
    if not patterns:  # the long form is left out where the short one is the same
        patterns = [widths["short"][count] for count in counts if count in widths.get("short", {})]
        patterns = [pattern for pattern in patterns if len(pattern) > SHORTEST_WORD and "." not in pattern]
    return _unique(pattern.replace("{0}", "") for pattern in patterns if pattern.count("{0}") == 1)


def _currency_words(locale: Locale, currency: str) -> list[str]:
    forms = locale._data["currency_names_plural"].get(currency, {})
    named = [forms[count] for count in ("other", "many", "one") if count in forms]
    return [word for word in _unique([*named, locale.currencies.get(currency, "")]) if "(" not in word]


def _unique(words: Iterable[str]) -> list[str]:
    """Return words with plain blanks and apostrophes, without what is no word, each once."""
    plain = (word.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'").strip() for word in words)
    return list(dict.fromkeys(word for word in plain if len(word) > 1))


def _escaped(text: str) -> str:
    return text.replace("\u00a0", "\\u00a0").replace("\u202f", "\\u202f")


def main(codes: list[str]) -> None:
    """Write the file of each language."""
    for code in codes:
        (FOLDER / code).mkdir(exist_ok=True)
        (FOLDER / code / "cldr.toml").write_text("\n".join(tables_of(code)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
