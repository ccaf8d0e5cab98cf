"""The passes over an article's figures once each has been read by itself, in their order.

A figure's own words do not always say what it is: "two pounds" is a weight or money, "5 tỷ" has its currency a sentence
earlier, "3 to 5 km" is one figure.  Each pass looks at all figures of the article, in the order of the text, and
settles one such question.  A pass reads the text and the figures, and writes figures only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from factcheck.language.numerals.heads import mark_nominal_ages
from factcheck.language.passes.ambiguous_marks import resolve_marks, resolve_names
from factcheck.language.passes.inherited_units import inherit_from_next, inherit_money
from factcheck.language.passes.number_ranges import join_margins, join_ranges
from factcheck.language.passes.rival_units import (
    resolve_listed,
    resolve_millions,
    resolve_multiples,
    resolve_rival_measures,
    resolve_rival_money,
    resolve_rival_units,
)
from factcheck.language.passes.temperatures import resolve_temperatures
from factcheck.language.passes.two_unit_quantities import join_parts
from factcheck.language.reader_state import PartialFigure, ReaderState

Figures = list[PartialFigure]


class Pass(NamedTuple):
    """One pass: what it does, and why it comes where it does."""

    run: Callable[[ReaderState, Figures], Figures | None]
    """Changes the figures, or returns those that take their place."""
    why_here: str


PASSES = (
    Pass(resolve_marks, "first: what a comma or a full stop means changes values, and all other passes compare values"),
    Pass(resolve_rival_units, "before other questions of money: a weight in pounds is no evidence of a currency"),
    Pass(resolve_listed, "before other questions of money: medals of bronze are no evidence of a currency"),
    Pass(resolve_names, "after the marks, which can split a name from a number; names take no further part below"),
    Pass(
        resolve_rival_money,
        "after the names and the rivals: only sums of money that are left are evidence of a currency",
    ),
    Pass(resolve_rival_measures, "any time before quantities are joined: it decides a unit from the words before it"),
    Pass(resolve_millions, "after the rivals: a figure whose “m” is a metre for certain must be known by now"),
    Pass(resolve_multiples, "before ranges: both ends of “two to three times” must be multiples to be joined"),
    Pass(mark_nominal_ages, "before quantities are joined: a joined age would have lost the words before it"),
    Pass(resolve_temperatures, "before ranges: bare degrees need their scale to be joined with an end that has one"),
    Pass(join_margins, "before ranges: in “3 ± 0.5 to 4” the margin belongs to its number"),
    Pass(join_ranges, "before parts: “2 to 3 hours 30 minutes” is a range whose end has two parts"),
    Pass(join_parts, "after ranges, which would otherwise end at the first of two units"),
    Pass(inherit_from_next, "after all joins: a unit is given to whole figures, from the last to the first"),
    Pass(inherit_money, "last: a currency from an earlier sentence is taken only where nothing nearer gave one"),
)


def apply_passes(state: ReaderState, figures: Figures) -> Figures:
    """Return the figures of an article after all passes."""
    for each in PASSES:
        replaced = each.run(state, figures)
        figures = figures if replaced is None else replaced
    return figures
