"""Slips in the words beside a number: a scale word, a unit."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import msgspec

from factcheck.engine.corrections.typos import stretched
from factcheck.language import load_pack
from factcheck.language.writing import unit_word
from factcheck.model.figure import Figure

SCALES = (10**3, 10**6, 10**9, 10**12)

CONFUSED_UNITS = (
    ("metre", "kilometre", "centimetre", "millimetre", "foot", "mile", "yard", "inch"),
    ("square metre", "square foot", "square yard", "square kilometre", "square mile", "hectare", "acre"),
    ("cubic metre", "cubic foot", "cubic yard", "litre", "gallon", "barrel"),
    ("kilogram", "gram", "milligram", "tonne", "kilotonne", "pound", "ounce"),
    ("kilowatt", "megawatt", "gigawatt"),
    ("kilowatt hour", "megawatt hour", "gigawatt hour"),
    ("kilobyte", "megabyte", "gigabyte", "terabyte"),
    ("second", "minute", "hour", "day", "week", "month", "year"),
    ("degree Celsius", "degree Fahrenheit"),
    ("kilometre per hour", "mile per hour", "metre per second"),
    ("cent", "USD"),
    ("penny", "GBP"),
)
"""Units that stand in for each other by mistake, because a table or a translation holds both."""


def scale_word(figure: Figure, language: str) -> Iterator[Figure]:
    """Yield the figure with another scale word, or with one where it has none ("800" for "800 million")."""
    words = scale_words(language)
    after = figure.text[figure.number_end - figure.start :]
    before = figure.text[: figure.number_end - figure.start]
    for scale in SCALES:
        if scale == figure.scale or scale not in words:
            continue
        if figure.scale == 1 and figure.kind in ("money", "count", "measure", "number"):
            rest = f" {words[scale]}{after}"
        elif words.get(int(figure.scale), "\0") in after:
            rest = after.replace(words[int(figure.scale)], words[scale], 1)
        else:
            continue
        changed = msgspec.structs.replace(stretched(figure, scale / figure.scale), scale=Fraction(scale))
        yield msgspec.structs.replace(changed, text=before + rest)


def scale_words(language: str) -> dict[int, str]:
    """Return the first word of a language for each scale from a thousand up."""
    words: dict[int, str] = {}
    for word, value in load_pack(language).numbers.scales.items():
        words.setdefault(value, word)
    return words


def confused_unit(figure: Figure, language: str) -> Iterator[Figure]:
    """Yield the figure in each unit that its own is confused with, the number as it is."""
    pack = load_pack(language)
    written = figure.text[: figure.number_end - figure.start]
    for group in CONFUSED_UNITS:
        if figure.unit not in group:
            continue
        for other in group:
            if other != figure.unit:
                yield msgspec.structs.replace(figure, unit=other, text=f"{written} {unit_word(other, pack)}")
