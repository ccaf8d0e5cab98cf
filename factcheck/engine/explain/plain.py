"""The plain values of a check: what comes out of the figures as they are printed, and how far the article is from it.

Intervals decide a verdict; a reader computes with the printed numbers, and sentences say what such a reader gets.
"""

from __future__ import annotations

from fractions import Fraction

import msgspec

from factcheck.engine.compiling.dimensions import unit_of
from factcheck.engine.environment import Languages
from factcheck.engine.evaluation import Evaluation, Side
from factcheck.engine.explain.numbers import (
    MOST_PLACES,
    figure_of,
    gap_text,
    has_digits,
    interval_text,
    last_place,
    rounded,
    suits,
)
from factcheck.language.load_languages import load_pack
from factcheck.language.messages import load_phrases
from factcheck.language.writing import (
    CALENDAR,
    cased_like,
    places_of,
    with_sign,
    without_sign,
    write_decimal,
    write_quantity,
)
from factcheck.model.figure import Figure
from factcheck.model.interval import EVERYTHING, Interval

EXACT_PLACES = 2
"""A value that so many decimals write exactly is written exactly."""

SMALL = 100
"""Below this, a value that is compared with a whole number is shown with one decimal more: 16.7% beside 25%."""

LARGEST_DENOMINATOR = 12
"""Of a value that is compared with a fraction in words ("three quarters")."""

TIMES = ("year", "month", "week", "day", "hour", "minute", "second")
PERCENT = Fraction(1, 100)

LEAST_DIGITS = 10
"""At least two digits that count are shown: 0.057, and not 0.1."""

FRACTION_PLACES = 3
"""Decimals of a share beside a fraction in words: a tenth of a percentage point."""


class Values(msgspec.Struct, frozen=True):
    """The recomputed value of a check and the stated one, for people."""

    computed: str
    difference: str = ""
    """"6.3 points too high"; "" where the two can't be subtracted."""
    gap: str = ""
    """The difference without its direction."""


def values_of(evaluation: Evaluation, printed: Evaluation, languages: Languages) -> Values:
    """Return the plain recomputed value in the stated figure's unit and style, and the difference to it."""
    stated, computed = evaluation.stated_side, evaluation.computed_side
    assert stated is not None and computed is not None
    plain = printed.sides[evaluation.computed]
    figure = figure_of(stated, evaluation)
    unit = stated.unit if figure is not None and is_convertible(plain.unit, stated.unit) else plain.unit
    ends = [end if end is None else converted(end, plain.unit, unit) for end in ends_of(plain)]
    low, high = ends
    if unit == "" and figure is not None and figure.unit == "year" and has_digits(figure):
        unit = "year"  # an anniversary is a bare number of years
    if low is None or high is None:
        return Values(interval_text(computed.strict or EVERYTHING, computed.unit, evaluation, languages))
    avoided = value_of(stated, figure) if evaluation.verdict in ("inconsistent", "rounding") else None
    writing = Writing(unit, figure, evaluation, languages)
    shown = [writing.shown(end, avoided) for end in (low, high)]
    text = writing.text(low, avoided) if shown[0] == shown[1] else writing.range_text(shown[0], shown[1])
    if unit == "weekday" and figure is not None:
        text = cased_like(text, figure.text)
    can_subtract = unit == stated.unit or {unit, stated.unit} <= {"", "times"} or {unit, stated.unit} <= {"", "year"}
    return missed(text, evaluation, shown, languages) if can_subtract else Values(text)


def ends_of(side: Side) -> tuple[Fraction | None, Fraction | None]:
    """Return the ends of a side's values."""
    return (None, None) if side.strict is None else (side.strict.low, side.strict.high)


def value_of(side: Side, figure: Figure | None) -> Fraction | None:
    """Return the printed value of a stated side, in its unit; None where it is a range."""
    low, high = ends_of(side)
    if figure is not None and figure.ends is None and figure.unit == side.unit:
        return -figure.value if high is not None and high < 0 < figure.value else figure.value
    return low if low == high else None


def is_convertible(unit: str, other: str) -> bool:
    """Return whether a value of one unit can be written in another one, and has not its own way of writing."""
    if not unit or not other or {unit, other} & {*CALENDAR, "times"}:
        return False
    return unit_of(unit).dimension == unit_of(other).dimension


def converted(value: Fraction, unit: str, other: str) -> Fraction:
    """Return a value of one unit in another one."""
    if unit == other:
        return value
    of, to = unit_of(unit), unit_of(other)
    shifts = bool(of.offset or to.offset)
    return (value * of.factor + (of.offset if shifts else 0) - (to.offset if shifts else 0)) / to.factor


class Writing(msgspec.Struct, frozen=True):
    """How the values of one check are written: in a unit, in the style of the stated figure."""

    unit: str
    figure: Figure | None
    evaluation: Evaluation
    languages: Languages

    @property
    def like(self) -> Figure | None:
        """Return the figure whose own words go around a value: the stated one, else one of the same unit."""
        figure = self.figure
        if figure is not None and figure.unit == self.unit and has_digits(figure):
            return figure
        found = (one.figure for one in self.evaluation.participants if one.unit == self.unit)
        return next((one for one in found if one is not None and has_digits(one) and one.unit == self.unit), None)

    def scale(self, value: Fraction) -> Fraction:
        """Return what a written 1 means."""
        like = self.like
        return like.scale if like is not None and suits(like, Interval(value, value)) else Fraction(1)

    def places(self, value: Fraction, avoided: Fraction | None) -> int:
        """Return the decimals of a value: those of the stated figure, or more where it takes them to differ."""
        scale = self.scale(value)
        number = value / scale
        figure = self.figure
        if figure is not None and is_fraction(figure):
            return FRACTION_PLACES
        ulp = figure.ulp if figure is not None and figure.unit == self.unit else last_place(self.stated_interval)
        wanted = places_of(ulp / scale) if ulp else 0
        for places in range(wanted, max(wanted + 1, EXACT_PLACES) + 1):
            if (number * 10**places).denominator == 1:
                return places
        is_money = self.unit.isupper() and scale == 1
        places = wanted + (1 if wanted == 0 and abs(number) < SMALL and not is_money else 0)
        while places < MOST_PLACES and (
            abs(number) * 10**places < LEAST_DIGITS or rounded(number, places) * scale == avoided
        ):
            places += 1
        return places

    @property
    def stated_interval(self) -> Interval | None:
        """Return the values of the stated side."""
        side = self.evaluation.stated_side
        return None if side is None else side.strict

    def shown(self, value: Fraction, avoided: Fraction | None) -> Fraction:
        """Return a value as it is rounded for people."""
        if self.unit in CALENDAR:
            return value
        scale = self.scale(value)
        return rounded(value / scale, self.places(value, avoided)) * scale

    def text(self, value: Fraction, avoided: Fraction | None = None) -> str:
        """Return a value with its unit."""
        if self.unit in CALENDAR:
            return write_quantity(value, self.unit, self.languages.numbers)
        figure = self.figure
        if figure is not None and figure.kind == "ordinal":
            return ordinal_text(value, self.languages)
        if figure is not None and is_fraction(figure) and self.unit in ("", "times", "percent"):
            return fraction_text(value, self.languages)
        if figure is not None and is_one_in(figure) and value:
            number = Fraction(round(10 / value), 10)
            written = write_quantity(number, "", self.languages.numbers, decimals(number) or None)
            return load_phrases(self.languages.words).word["one in"].format(written)
        places = self.places(value, avoided)
        if (
            places
            and (self.shown(value, avoided) / self.scale(value)).denominator == 1
            and value == self.shown(value, avoided)
        ):
            places = 0
        like, scale = self.like, self.scale(value)
        if like is None or scale != like.scale or (like.value in (1, -1)) != (value in (1, -1)):
            written = "times" if self.unit == "" and figure is not None and figure.unit == "times" else self.unit
            return write_quantity(self.shown(value, avoided), written, self.languages.numbers, places or None)
        pack = load_pack(self.languages.numbers)
        before, sign = without_sign(like.text[: like.number_start - like.start])
        digits = write_decimal(value / scale, places, pack)
        return " ".join(f"{with_sign(before, digits, sign)}{like.text[like.number_end - like.start :]}".split())

    def range_text(self, low: Fraction, high: Fraction) -> str:
        """Return two ends that differ, each as it is rounded."""
        if self.figure is not None and self.figure.kind == "ordinal" and self.unit == "":
            return f"{self.text(low)}{load_pack(self.languages.numbers).words.to}{self.text(high)}"
        return interval_text(Interval(low, high), self.unit, self.evaluation, self.languages)


def is_fraction(figure: Figure) -> bool:
    """Return whether a figure is a fraction in words: "three quarters"."""
    return figure.unit in ("", "times") and 0 < figure.value < 1 and not any(map(str.isdigit, figure.text))


def is_one_in(figure: Figure) -> bool:
    """Return whether a figure is a share said as "one in 5"."""
    digits = "".join(filter(str.isdigit, figure.text))
    return (
        figure.unit == ""
        and 0 < figure.value < 1
        and figure.value.numerator == 1
        and digits == str(figure.value.denominator)
    )


def fraction_text(value: Fraction, languages: Languages) -> str:
    """Return a value as a fraction where it is one that people say, and as a percentage."""
    percent = write_quantity(rounded(value * 100, 1), "percent", languages.numbers)
    near = value.limit_denominator(LARGEST_DENOMINATOR)
    return f"{near.numerator}/{near.denominator} = {percent}" if near == value and value.denominator > 1 else percent


def ordinal_text(value: Fraction, languages: Languages) -> str:
    """Return a place in an order: "62nd", "thứ 62"."""
    if value.denominator != 1:
        return write_quantity(value, "", languages.numbers)
    last = int(value) % 10 if int(value) // 10 % 10 != 1 else 0
    endings = load_phrases(languages.words).ordinal
    return endings.get(str(last), endings["other"]).format(int(value))


def missed(text: str, evaluation: Evaluation, shown: list[Fraction], languages: Languages) -> Values:
    """Return a value with how much and which way the printed figure misses it: "6.3 points too high"."""
    stated = evaluation.stated_side
    figure = figure_of(stated, evaluation) if stated is not None else None
    value = value_of(stated, figure) if stated is not None else None
    if stated is None or value is None or stated.unit in CALENDAR or is_order_or_share(figure):
        return Values(text)
    nearest = min(shown, key=lambda end: abs(value - end))
    gap = value - nearest
    if gap == 0:
        return Values(text)
    written = gap_of(abs(gap), stated, figure, evaluation, languages)
    falls = value < 0 and nearest < 0 and stated.unit.startswith("percent")
    is_high = gap < 0 if falls else gap > 0  # a fall by 12% beside one by 18% is too low
    return Values(text, directed(written, is_high, stated, evaluation, languages), written)


def is_order_or_share(figure: Figure | None) -> bool:
    """Return whether nobody subtracts such figures: places in an order, "one in 5"."""
    return figure is not None and (figure.kind == "ordinal" or is_one_in(figure))


def directed(gap: str, is_high: bool, stated: Side, evaluation: Evaluation, languages: Languages) -> str:
    """Return a difference with its direction, in words that suit what is measured."""
    phrases = load_phrases(languages.words)
    figure = figure_of(stated, evaluation)
    kinds = ("high", "low")
    if figure is not None and figure.kind == "count":
        kinds = ("many", "few")
    elif stated.unit in TIMES and evaluation.rule not in ("age", "nominal_age", "anniversary"):
        kinds = ("long", "short")
    return phrases.direction[kinds[0 if is_high else 1]].format(gap)


def gap_of(gap: Fraction, stated: Side, figure: Figure | None, evaluation: Evaluation, languages: Languages) -> str:
    """Return a difference in the unit that people say it in: of two percentages in points."""
    if figure is not None and is_fraction(figure):
        return gap_text("percent", rounded(gap * 100, 1), decimals(rounded(gap * 100, 1)), languages)
    if stated.unit.startswith("percent") and unit_of(stated.unit).factor == PERCENT:
        return gap_text("percent", gap, decimals(gap), languages)
    if stated.unit in ("times", ""):
        return gap_text("times" if stated.unit else "number", gap, decimals(gap), languages)
    return Writing(stated.unit, figure, evaluation, languages).text(gap)


def decimals(value: Fraction) -> int:
    """Return the decimals that write a rounded value."""
    places = 0
    while places < MOST_PLACES and (value * 10**places).denominator != 1:
        places += 1
    return places
