"""Computed values in the style of the figure that they are compared with: its scale, its unit words, its digits."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.language.load_languages import load_pack
from factcheck.language.messages import load_phrases
from factcheck.language.writing import ends_apart, places_of, with_sign, without_sign, write_interval, write_quantity
from factcheck.model.interval import Interval
from factcheck.units import unit

if TYPE_CHECKING:
    from factcheck.engine.environment import Languages
    from factcheck.engine.evaluation import Evaluation, Side
    from factcheck.model.figure import Figure

MOST_PLACES = 6

GAP_UNITS = {"date": "day", "day of month": "day", "calendar year": "year", "month of year": "month", "weekday": "day"}
"""The unit of a difference, where that is another one."""


def side_text(side: Side, like: Side, evaluation: Evaluation, languages: Languages) -> str:
    """Return a side's strict values in the style of the figure that `like` is."""
    if side.strict is None:
        return "?"
    figure = figure_of(like, evaluation)
    if figure is not None and side.unit == figure.unit and has_digits(figure) and suits(figure, side.strict):
        return styled_text(side.strict, figure, languages)
    return interval_text(side.strict, side.unit, evaluation, languages)


def interval_text(interval: Interval, unit_name: str, evaluation: Evaluation, languages: Languages) -> str:
    """Return values of a unit as the article's own figures of that unit are written ("tỷ đồng", "$… million")."""
    by_scale: dict[Fraction, Figure] = {}
    for one in evaluation.participants:
        figure = one.figure
        if figure is not None and one.unit == unit_name and figure.scale not in by_scale and has_digits(figure):
            by_scale[figure.scale] = figure
    fitting = [scale for scale, figure in by_scale.items() if suits(figure, interval)]
    if not fitting:
        return write_interval(interval, unit_name, languages.numbers)
    return styled_text(interval, by_scale[max(fitting)], languages)


def suits(figure: Figure, interval: Interval) -> bool:
    """Return whether values are large enough to be written in a figure's scale: 9.600 is no "0,0096 million"."""
    ends = [abs(end) for end in (interval.low, interval.high) if end is not None]
    return figure.scale == 1 or not ends or max(ends) * 10 >= figure.scale


def has_digits(figure: Figure) -> bool:
    """Return whether a figure's number is written in digits alone, so that another number can take their place.

    "2 years and 6 months" holds two.
    """
    if figure.kind in ("date", "year", "ordinal", "range") or figure.number_start < 0:
        return False
    number = figure.text[figure.number_start - figure.start : figure.number_end - figure.start]
    return number[-1:].isdigit() and not any(character.isalpha() for character in number)


def styled_text(interval: Interval, figure: Figure, languages: Languages) -> str:
    """Return values in a figure's scale, with its own words around the number."""
    pack = load_pack(languages.numbers)
    before, sign = without_sign(figure.text[: figure.number_start - figure.start])
    after = figure.text[figure.number_end - figure.start :]

    def around(number: str) -> str:
        """Return a number between the figure's own words."""
        return " ".join(f"{with_sign(before, number, sign)}{after}".split())

    low, high = (None if end is None else end / figure.scale for end in (interval.low, interval.high))
    if low is None or high is None:
        return write_interval(interval, figure.unit, languages.numbers)
    if low == high == figure.scale == 1 and figure.value != 1 and figure.unit:
        return write_quantity(low, figure.unit, languages.numbers)  # "1 person" beside "8 people"
    if low == high:
        return around(write_quantity(low, "", languages.numbers))
    first, last, scale = ends_apart(low, high, pack)
    last = f"{last} {scale.word}".rstrip()
    if low < 0 and first != last:
        return f"{with_sign(before, first, sign)}{pack.words.to_below_zero}{around(last)}"
    return around(last if first == last else f"{first}{pack.words.to}{last}")


def figure_of(side: Side, evaluation: Evaluation) -> Figure | None:
    """Return the figure that a side is, where it is nothing but one."""
    for participant in evaluation.participants:
        if participant.name == side.name and side.name:
            return participant.figure
    return None


def difference_text(evaluation: Evaluation, languages: Languages) -> str:
    """Return by how much the computed values miss: a gap between percentages in points, a scaled sum in its scale."""
    stated = evaluation.stated_side
    if stated is None or not evaluation.difference:
        return ""
    gap = abs(evaluation.difference)
    figure = figure_of(stated, evaluation)
    places = places_to_show(gap, figure.ulp if figure is not None else last_place(stated.strict))
    if stated.unit.startswith("percent") and unit(stated.unit).factor == unit("percent").factor:
        return gap_text("percent", gap, places, languages)
    if stated.unit == "times":
        return gap_text("times", gap, places, languages)
    if figure is not None and has_digits(figure) and figure.unit == stated.unit:
        places = places_to_show(gap / figure.scale, figure.ulp / figure.scale)
        shown = rounded(gap / figure.scale, places) * figure.scale
        return styled_text(Interval(shown, shown), figure, languages)
    return write_quantity(gap, GAP_UNITS.get(stated.unit, stated.unit), languages.numbers, places)


def gap_text(kind: str, gap: Fraction, places: int, languages: Languages) -> str:
    """Return a gap between two percentages or two ratios in words that fit one as well as many."""
    one, many = load_phrases(languages.words).gap[kind]
    number = write_quantity(gap, "", languages.numbers, places)
    return (one if number == "1" else many).format(number)


def last_place(interval: Interval | None) -> Fraction:
    """Return what the last digit of a number written in the check is worth; 0 where it has no decimals."""
    value = interval.low if interval is not None and interval.low == interval.high else None
    places = 0
    while value is not None and places < MOST_PLACES and (value * 10**places).denominator != 1:
        places += 1
    return Fraction(1, 10**places) if places else Fraction(0)


def places_to_show(gap: Fraction, ulp: Fraction) -> int:
    """Return as many decimals as the stated figure has, or as many more as the gap needs to show at all."""
    places = places_of(ulp) if ulp else 0
    while places < MOST_PLACES and rounded(gap, places) == 0:
        places += 1
    return places


def rounded(value: Fraction, places: int) -> Fraction:
    """Return a value rounded half up to so many decimals."""
    return Fraction((value * 10**places + Fraction(1, 2)) // 1, 10**places)
