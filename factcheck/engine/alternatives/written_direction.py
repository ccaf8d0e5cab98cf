"""The direction that an article writes beside a change: "fell 5 % to $105m from $100m" is wrong whatever 5 % is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.engine.alternatives.shapes import shape_of
from factcheck.engine.evaluation import name_of
from factcheck.engine.readings import reading_range
from factcheck.language.relations.directions import Movements, movements

if TYPE_CHECKING:
    from factcheck.engine.environment import Environment
    from factcheck.engine.readings import Quantity
    from factcheck.model.article import Span
    from factcheck.model.expression import Comparison, Term
    from factcheck.model.figure import Figure

REACH = 80
"""Characters before a figure, and after it, in which the word is looked for."""

SHAPES = ("change", "decrease", "annual_growth", "difference")

LEVELS = ("percent", "money", "measure", "count", "duration")
"""Kinds of figures that rise or fall as their numbers do.  A bare number may be a rate of exchange, a rank is better
the smaller it is."""


class Contradiction(msgspec.Struct, frozen=True, gc=False):
    """A word for one way beside figures that went the other way."""

    word: str
    rose: bool
    """Whether the figures rose."""


def contradiction(
    comparison: Comparison, environment: Environment, text: str, spans: Sequence[Span], language: str
) -> Contradiction | None:
    """Return the word of a quote that says the other way than its figures went; None where none does.

    `spans` are the stretches of `text` that the claim quotes.
    """
    known = movements(language) if len(comparison.terms) == 2 and comparison.relations[0] in "≈=" else None
    if known is None:
        return None
    for computed, stated in (comparison.terms, comparison.terms[::-1]):
        figure = figure_of(stated, environment)
        went = way_of(computed, environment, text, known) if figure is not None else 0
        span = next((one for one in spans if figure is not None and one.start <= figure.start < one.end), None)
        if figure is None or not went or span is None or figure.value <= 0 or figure.interval.low is None:
            continue  # "up to 5 %" has no lower bound, so it does not say that anything moved
        said = known.said_before(before(figure, text, span.start)) or known.said_after(after(figure, text, span.end))
        if said is not None and said[1] == -went:
            return Contradiction(said[0], went > 0)
    return None


def figure_of(term: Term, environment: Environment) -> Figure | None:
    """Return the figure of the article that a term is, perhaps with a minus before it."""
    name = name_of(term)
    quantity = environment.quantity(name) if name in environment.names else None
    return quantity.figure if quantity is not None and quantity.index >= 0 else None


def before(figure: Figure, text: str, first: int = 0) -> str:
    """Return what is written before a figure and its hedge."""
    start = figure.start if figure.hedge is None else min(figure.start, figure.hedge.start)
    return text[max(first, start - REACH) : start]


def after(figure: Figure, text: str, last: int) -> str:
    """Return what is written after a figure and its hedge."""
    end = figure.end if figure.hedge is None else max(figure.end, figure.hedge.end)
    return text[end : min(last, end + REACH)]


def way_of(term: Term, environment: Environment, text: str, known: Movements) -> int:
    """Return which way two levels went: 1 up, -1 down, 0 where that can't be decided.

    Which of two that are subtracted came first is what the words before them say ("from", "to").
    """
    shape = shape_of(term)
    names = [name_of(one) for one in shape.terms[:2]] if shape is not None and shape.name in SHAPES else []
    if shape is None or len(names) < 2 or any(name not in environment.names for name in names):
        return 0
    first, last = (environment.quantity(name) for name in names)
    way = risen(first, last)
    if shape.name != "difference" or not way:
        return way
    ends = [
        known.end_at(before(one.figure, text)) for one in (first, last) if one.figure is not None and one.index >= 0
    ]
    if sorted(ends) != [-1, 1]:
        return 0
    return way * ends[1]


def risen(first: Quantity, last: Quantity) -> int:
    """Return 1 where all values of the last lie above those of the first, -1 where below, else 0.

    Hedged figures count with all that their hedge can mean loosely: "gần 81 %" may be less than 79,81 %.
    """
    figures = (first.figure, last.figure)
    if any(one is None or one.kind not in LEVELS or one.value < 0 or "/" in one.unit for one in figures):
        return 0
    one, other = (reading_range(level, "hedge") or level.strict for level in (first, last))
    if one[2] * other[1] < other[0] * one[3] and one[3] and other[1]:
        return 1
    return -1 if other[2] * one[1] < one[0] * other[3] and other[3] and one[1] else 0
