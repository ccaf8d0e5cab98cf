"""Slips in the digits of a number: one of them, two in the wrong order, the marks between them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import msgspec

from factcheck.language import write_number
from factcheck.model.figure import Figure
from factcheck.model.interval import Interval

MOST_DIGITS = 15
"""Longer numbers are tables or identifiers; no slip is looked for in them."""

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
    """Tell whether a 0 here would be the first digit of a longer whole part."""
    return digit == "0" and position == 0 and written[1:2] in tuple("0123456789.")


def transposed_digits(figure: Figure, language: str) -> Iterator[Figure]:
    """Yield the figure with two neighbouring digits in the other order."""
    written, place = written_number(figure), last_place(figure)
    if place is None:
        return
    positions = [position for position, digit in enumerate(written) if digit in "0123456789"]
    for first, second in zip(positions, positions[1:], strict=False):
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
