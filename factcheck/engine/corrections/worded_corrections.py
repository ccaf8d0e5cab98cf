"""Repairs that are more than other digits: what the words meant, which way it went, what comes out anew."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

import msgspec

from factcheck.engine.corrections.typo_candidates import moved
from factcheck.language.load_languages import load_pack
from factcheck.language.messages import load_phrases
from factcheck.language.writing import write_number, write_quantity
from factcheck.model.interval import Interval
from factcheck.model.report import Repair

if TYPE_CHECKING:
    from factcheck.engine.evaluation import Evaluation, Participant
    from factcheck.model.figure import Figure

ERROR_OF_ALTERNATIVE = {
    "percentage points": "unit",
    "percent change": "unit",
    "wrong base": "base",
    "arithmetic mean": "recomputed",
    "geometric mean": "recomputed",
    "simple growth": "recomputed",
    "times more": "recomputed",
    "times as much": "recomputed",
}


def stated_participant(evaluation: Evaluation) -> Participant | None:
    """Return the figure of the article that a check states as its result; None where it states none."""
    stated = evaluation.stated_side
    for participant in evaluation.participants:
        if stated is not None and participant.name == stated.name and participant.index >= 0:
            return participant
    return None


def alternative_repairs(evaluation: Evaluation, language: str) -> Iterator[Repair]:
    """Yield what to write where the stated figure fits another interpretation: the unit meant, or the value."""
    stated = stated_participant(evaluation)
    if stated is None or stated.figure is None:
        return
    for alternative in evaluation.alternatives:
        error = ERROR_OF_ALTERNATIVE.get(alternative.name)
        if not alternative.fits or error is None:
            continue
        if alternative.name == "percentage points":
            value = write_quantity(stated.figure.value, "percentage point", language)
            yield Repair(stated.index, stated.figure.text, value, error)
        elif stated.wanted is not None:
            for figure in recomputed_figures(stated.figure, stated.wanted, language):
                yield Repair(stated.index, stated.figure.text, figure.text, error)


def direction_repair(evaluation: Evaluation, language: str) -> Repair | None:
    """Return the word to change where a rise is stated for a fall, or a fall for a rise."""
    word = load_phrases(language).word
    if evaluation.turned:
        return Repair(-1, evaluation.turned, word["rose" if evaluation.rose else "fell"], "direction")
    stated, side = stated_participant(evaluation), evaluation.computed_side
    if (
        stated is None
        or side is None
        or side.strict is None
        or evaluation.kind not in ("change", "difference", "points")
    ):
        return None
    said = evaluation.stated_side.strict if evaluation.stated_side else None
    if said is None or said.low is None or said.high is None:
        return None
    low, high = said.low, said.high
    if not mirrors(Interval(-high, -low), side.strict):
        return None
    rose = (side.strict.low or Fraction(0)) < 0
    return Repair(-1, word["rose" if rose else "fell"], word["fell" if rose else "rose"], "direction")


def mirrors(mirrored: Interval, computed: Interval) -> bool:
    """Return whether the computed values lie on one side of zero and the mirrored stated ones agree with them."""
    low, high = computed.low, computed.high
    if low is None or high is None or low * high <= 0 or mirrored.low is None or mirrored.high is None:
        return False
    return low <= mirrored.high and mirrored.low <= high


def recomputed_figures(figure: Figure, wanted: Interval, language: str) -> Iterator[Figure]:
    """Yield the figure with the value that comes out, at the precision and in the style in which it is written."""
    low, high = wanted.low, wanted.high
    if low is not None and high is not None and figure.unit == "weekday":
        yield from weekday_figures(figure, low, high, language)
        return
    if low is None or high is None or figure.kind in ("date", "range", "identifier"):
        return
    step = figure.ulp or Fraction(1)
    value = nearest_multiple((low + high) / 2, step)
    changed = moved(figure, value)
    if value not in (0, figure.value, -figure.value) and figure.number_start >= 0:
        yield msgspec.structs.replace(changed, text=write_number(value, figure, language))


def nearest_multiple(value: Fraction, step: Fraction) -> Fraction:
    """Return the multiple of a step that is nearest to a value, halves upward."""
    return floor(value / step + Fraction(1, 2)) * step


def weekday_figures(figure: Figure, low: Fraction, high: Fraction, language: str) -> Iterator[Figure]:
    """Yield the days of the week between two numbers, Monday being 0, as words."""
    names: dict[int, str] = {}
    for name, day in load_pack(language).dates.weekdays.items():
        names.setdefault(day, name)
    for day in range(ceil(low), floor(high) + 1):
        if day in names:
            name = names[day].capitalize() if figure.text[:1].isupper() else names[day]
            yield msgspec.structs.replace(moved(figure, Fraction(day)), text=name)
