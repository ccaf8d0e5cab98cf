"""Computed values in the style of the figure that they are compared with: its scale, its unit words, its digits."""

from __future__ import annotations

from fractions import Fraction

from factcheck.engine.evaluation import Evaluation, Side
from factcheck.engine.languages import Languages
from factcheck.language import load_pack, write_interval, write_quantity
from factcheck.language.phrases import load_phrases
from factcheck.language.writing import places_of
from factcheck.model.figure import Figure
from factcheck.model.interval import Interval
from factcheck.units import unit

MOST_PLACES = 6

GAP_UNITS = {"date": "day", "calendar year": "year", "weekday": "day"}
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
    figures = [one.figure for one in evaluation.participants if one.figure is not None and one.unit == unit_name]
    figures = [figure for figure in figures if has_digits(figure) and suits(figure, interval)]
    figure = max(figures, key=lambda one: one.scale, default=None)
    if figure is None:
        return write_interval(interval, unit_name, languages.numbers)
    return styled_text(interval, figure, languages)


def suits(figure: Figure, interval: Interval) -> bool:
    """Tell whether values are large enough to be told in a figure's scale: 9.600 is no "0,0096 million"."""
    ends = [abs(end) for end in (interval.low, interval.high) if end is not None]
    return figure.scale == 1 or not ends or max(ends) * 10 >= figure.scale


def has_digits(figure: Figure) -> bool:
    """Tell whether a figure's number is written in digits, so that another number can stand in their place."""
    return (
        figure.kind not in ("date", "year", "ordinal", "range")
        and figure.number_start >= 0
        and figure.text[figure.number_start - figure.start : figure.number_end - figure.start][-1:].isdigit()
    )


def styled_text(interval: Interval, figure: Figure, languages: Languages) -> str:
    """Return values in a figure's scale, with its own words around the number."""
    low, high = interval.low, interval.high
    scaled = Interval(
        None if low is None else low / figure.scale,
        None if high is None else high / figure.scale,
        interval.low_open,
        interval.high_open,
    )
    before = figure.text[: figure.number_start - figure.start]
    after = figure.text[figure.number_end - figure.start :]
    return " ".join(f"{before}{number_text(scaled, languages)}{after}".split())


def number_text(interval: Interval, languages: Languages) -> str:
    """Return the values of a bare number; whole ends without decimals."""
    low, high = interval.low, interval.high
    if low is None or high is None or low == high or low.denominator != 1 or high.denominator != 1:
        return write_interval(interval, "", languages.numbers)
    return (
        write_quantity(low, "", languages.numbers, 0)
        + load_pack(languages.numbers).words.to
        + write_quantity(high, "", languages.numbers, 0)
    )


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
    places = places_to_show(gap, figure.ulp if figure is not None else Fraction(0))
    if stated.unit.startswith("percent") and unit(stated.unit).factor == unit("percent").factor:
        return f"{write_quantity(gap, '', languages.numbers, places)} {load_phrases(languages.words).word['points']}"
    if figure is not None and has_digits(figure) and figure.unit == stated.unit:
        places = places_to_show(gap / figure.scale, figure.ulp / figure.scale)
        shown = rounded(gap / figure.scale, places) * figure.scale
        return styled_text(Interval(shown, shown), figure, languages)
    return write_quantity(gap, GAP_UNITS.get(stated.unit, stated.unit), languages.numbers, places)


def places_to_show(gap: Fraction, ulp: Fraction) -> int:
    """Return as many decimals as the stated figure has, or as many more as the gap needs to show at all."""
    places = places_of(ulp) if ulp else 0
    while places < MOST_PLACES and rounded(gap, places) == 0:
        places += 1
    return places


def rounded(value: Fraction, places: int) -> Fraction:
    """Return a value rounded half up to so many decimals."""
    return Fraction((value * 10**places + Fraction(1, 2)) // 1, 10**places)
