"""Typos in the digits of a number: one of them, two in the wrong order, the marks between them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from factcheck.language.load_languages import load_pack
from factcheck.language.writing import unit_word, write_number
from factcheck.model.interval import Interval

if TYPE_CHECKING:
    from factcheck.model.figure import Figure

MOST_DIGITS = 15
"""Longer numbers are tables or identifiers; no typo is looked for in them."""

WHOLE_KINDS = ("count", "ordinal", "year")


def written_number(figure: Figure) -> str:
    """Return the digits of a figure with their marks."""
    return figure.text[figure.number_start - figure.start : figure.number_end - figure.start]


def last_place(figure: Figure) -> Fraction | None:
    """Return what one unit of the last written digit is worth; None where the digits do not make up the number."""
    digits = "".join(character for character in written_number(figure) if character in "0123456789")
    number = int(digits) if 0 < len(digits) <= MOST_DIGITS else 0
    if not number:
        return None
    place = figure.value / number
    power = abs(place / figure.scale)
    is_power_of_ten = str(power.numerator).strip("0") == "1" and str(power.denominator).strip("0") == "1"
    return place if is_power_of_ten else None


def with_digits(figure: Figure, written: str, place: Fraction) -> Figure:
    """Return a figure with other digits, everything else as it was."""
    value = int("".join(character for character in written if character in "0123456789")) * place
    before = figure.text[: figure.number_start - figure.start]
    after = figure.text[figure.number_end - figure.start :]
    return msgspec.structs.replace(moved(figure, value), text=f"{before}{written}{after}")


def moved(figure: Figure, value: Fraction) -> Figure:
    """Return the figure with another value that is rounded and hedged in the same way."""
    by = value - figure.value
    low, high = figure.interval.low, figure.interval.high
    interval = Interval(
        None if low is None else low + by,
        None if high is None else high + by,
        figure.interval.low_open,
        figure.interval.high_open,
    )
    return msgspec.structs.replace(figure, value=value, interval=interval, generous=())


def stretched(figure: Figure, factor: Fraction) -> Figure:
    """Return the figure with value, interval and last digit times a positive factor."""
    low, high = figure.interval.low, figure.interval.high
    interval = Interval(
        None if low is None else low * factor,
        None if high is None else high * factor,
        figure.interval.low_open,
        figure.interval.high_open,
    )
    return msgspec.structs.replace(
        figure, value=figure.value * factor, interval=interval, ulp=figure.ulp * factor, generous=()
    )


def one_digit(figure: Figure, language: str) -> Iterator[Figure]:
    """Yield the figure with one digit another."""
    written, place = written_number(figure), last_place(figure)
    if place is None:
        return
    for position, digit in enumerate(written):
        if digit not in "0123456789":
            continue
        for other in "0123456789":
            if other != digit and not leads_with_zero(written, position, other):
                yield with_digits(figure, written[:position] + other + written[position + 1 :], place)


def leads_with_zero(written: str, position: int, digit: str) -> bool:
    """Return whether a 0 here would be the first digit of a longer whole part."""
    return digit == "0" and position == 0 and written[1:2] in tuple("0123456789.")


def transposed_digits(figure: Figure, language: str) -> Iterator[Figure]:
    """Yield the figure with two neighbouring digits in the other order."""
    written, place = written_number(figure), last_place(figure)
    if place is None:
        return
    positions = [position for position, digit in enumerate(written) if digit in "0123456789"]
    for first, second in itertools.pairwise(positions):
        if written[first] != written[second] and not leads_with_zero(written, first, written[second]):
            swapped = list(written)
            swapped[first], swapped[second] = written[second], written[first]
            yield with_digits(figure, "".join(swapped), place)


def decimal_shift(figure: Figure, language: str) -> Iterator[Figure]:
    """Yield the figure with its decimal mark one or two digits on, to either side."""
    if last_place(figure) is None:
        return
    for power in (1, -1, 2, -2):
        shifted = stretched(figure, Fraction(10) ** power)
        if figure.kind in WHOLE_KINDS and shifted.value.denominator != 1:
            continue
        if figure.kind in WHOLE_KINDS:
            shifted = msgspec.structs.replace(moved(figure, shifted.value), ulp=figure.ulp)
        yield rewritten(shifted, figure, language)


def rewritten(changed: Figure, original: Figure, language: str) -> Figure:
    """Return a changed figure with its text written anew in the original's style."""
    like = msgspec.structs.replace(original, ulp=changed.ulp)
    return msgspec.structs.replace(changed, text=write_number(changed.value, like, language))


def swapped_marks(figure: Figure, language: str) -> Iterator[Figure]:
    """Yield the figure with "." for "," and "," for ".": thousands read as decimals, or decimals as thousands."""
    written, place = written_number(figure), last_place(figure)
    marks = [character for character in written if character in ".,"]
    if place is None or len(marks) != 1 or len(written.replace(",", ".").rpartition(".")[2]) != 3:
        return
    factor = Fraction(1, 1000) if abs(place) >= figure.scale else Fraction(1000)
    if figure.kind in WHOLE_KINDS and factor < 1:
        return
    other = written.replace(marks[0], "," if marks[0] == "." else ".")
    before = figure.text[: figure.number_start - figure.start]
    after = figure.text[figure.number_end - figure.start :]
    yield msgspec.structs.replace(stretched(figure, factor), text=f"{before}{other}{after}")


# Typos in the words beside a number: a scale word, a unit.


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
"""Units that are written for each other by mistake, because a table or a translation holds both."""


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


# The typos by which a written number comes to be another one: what else could have been meant.
#
# Each typo takes a figure apart as it is written and gives the figures that would have been written without it.


TYPOS: tuple[tuple[str, Callable[[Figure, str], Iterator[Figure]]], ...] = (
    ("one digit", one_digit),
    ("transposed digits", transposed_digits),
    ("decimal shift", decimal_shift),
    ("swapped marks", swapped_marks),
    ("scale word", scale_word),
    ("unit", confused_unit),
)
"""The likeliest first."""


def typos_of(figure: Figure, language: str) -> Iterator[tuple[str, Figure]]:
    """Yield each typo's name with a figure that it could have spoilt: the text is what the article should say."""
    if figure.number_start < 0 or figure.kind in ("date", "range", "identifier"):
        return
    for name, spoilt in TYPOS:
        for meant in spoilt(figure, language):
            yield name, meant
