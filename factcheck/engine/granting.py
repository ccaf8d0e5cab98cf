"""Which readings a check may use of each of its figures: what is exact in it, and what may be round or cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.claims.expression.writer import terms_from
from factcheck.engine.alternatives.shapes import shape_of
from factcheck.engine.compiling.dimensions import unit_of
from factcheck.engine.evaluation import name_of
from factcheck.engine.intervals.ranges import from_interval, meets
from factcheck.engine.readings import Quantity, is_counted, reading_range, with_readings
from factcheck.model.expression import EQUALITIES, Binary, Call, Comparison, Name, Negation, Term
from factcheck.model.interval import exactly as exact_interval
from factcheck.model.rule import BadCallError, arguments_of
from factcheck.rules.families import UnknownRuleError

if TYPE_CHECKING:
    from factcheck.engine.compiling.compiled import Compiled
    from factcheck.model.figure import Figure
    from factcheck.model.kinds import ReadingName

ROUND_COUNT, LEAST_ROUND_COUNT = 1_000, 10_000
"""A count that a check takes in may be a round number only where it is one of thousands, ten or more: 12,000 residents,
but 100 voters, 1,200 people and the 1,000 who were asked are these and no other."""


def as_read(comparison: Comparison, compiled: Compiled, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return what the figures can mean in this check: which generous readings it may use, and what is exact in it."""
    exactly = set(comparison.relations) == {"="}
    decides = not comparison.relations or not set(comparison.relations) <= EQUALITIES
    if exactly:
        quantities = [as_whole_time(one, calls=compiled.rule is not None) for one in quantities]
    periods = {name for term in comparison.terms for name in counted_periods(term)}
    quantities = [
        as_whole_time(quantity, calls=False, period=True) if name in periods else quantity
        for name, quantity in zip(compiled.names, quantities, strict=True)
    ]
    read = [
        granted(quantity, stated=number in compiled.stated, exactly=exactly, decides=decides)
        for number, quantity in enumerate(quantities)
    ]
    if any(reading_range(quantity, "trailing zeros") for quantity in read):
        for before, after in compared_levels(comparison, compiled):
            if meet_as_round_numbers(read[before], read[after]):
                read[before], read[after] = without_zeros(read[before]), without_zeros(read[after])
    return read


def counted_periods(term: Term) -> Iterator[str]:
    """Yield the names that count periods of growth: in an exponent, or in such a role of a rule."""
    if isinstance(term, Negation):
        yield from counted_periods(term.term)
    elif isinstance(term, Binary):
        yield from counted_periods(term.left)
        yield from names_of(term.right) if term.operator == "^" else counted_periods(term.right)
    elif isinstance(term, Call):
        from factcheck.rules import find_rule  # looked up late, as in calls.py

        try:
            arguments = arguments_of(find_rule(term.rule), term)
        except (BadCallError, UnknownRuleError):
            return  # `listed` counts what it is given without computing it
        for role, argument in arguments:
            yield from names_of(argument) if role.is_count else counted_periods(argument)


def names_of(term: Term) -> Iterator[str]:
    """Yield the names in a term."""
    return (one.name for one in terms_from([term]) if isinstance(one, Name))


def as_whole_time(quantity: Quantity, calls: bool, period: bool = False) -> Quantity:
    """Return whole days as exactly these in a check with `=`; other whole times too, where no rule computes them.

    A period of growth is exactly so long also where something grew "within three years".
    """
    figure = quantity.figure
    if figure is None or figure.kind != "duration" or figure.ulp != figure.scale:
        return quantity
    if figure.hedge is not None and not (period and figure.hedge.sense == "up to"):
        return quantity
    if (calls and figure.unit != "day") or figure.value.denominator != 1:
        return quantity
    value = from_interval(exact_interval(figure.value), unit_of(figure.unit).factor)
    return with_readings(msgspec.structs.replace(quantity, strict=value), ())


def compared_levels(comparison: Comparison, compiled: Compiled) -> Iterator[tuple[int, int]]:
    """Yield the two levels between which a change, a difference or a ratio is taken, as variables of the check."""
    for term in comparison.terms:
        shape = shape_of(term)
        if shape is not None and shape.name in ("change", "decrease", "difference", "ratio", "annual_growth"):
            before, after = (name_of(one) for one in shape.terms[:2])
            if before in compiled.names and after in compiled.names:
                yield compiled.names.index(before), compiled.names.index(after)


def meet_as_round_numbers(before: Quantity, after: Quantity) -> bool:
    """Return whether two levels that are printed as different could be one and the same, read as round numbers.

    Then that reading would take away what the sentence says: "rose 15 % to $110m from $100m".
    """
    if before.unit != after.unit or before.figure is None or after.figure is None:
        return False
    ranges = [reading_range(one, "trailing zeros") or one.strict for one in (before, after)]
    return before.figure.value != after.figure.value and meets(*ranges)


def without_zeros(quantity: Quantity) -> Quantity:
    """Return a quantity that is not read as a round number."""
    return with_readings(quantity, tuple(one for one in quantity.readings if one[0] != "trailing zeros"))


def is_granted(name: ReadingName, figure: Figure, *, stated: bool, exactly: bool, decides: bool = False) -> bool:
    """Return whether a check may use a generous reading of one of its figures.

    `stated` marks the figure that the check's other figures compute, `exactly` a check with `=`, `decides` one that is
    an inequality or answers yes or no.  Only a stated result can have been cut.  A count is exact where a check takes
    it in, unless it is a round number of thousands and only a computed value depends on it.
    """
    if name == "hedge":
        return True
    counted = is_counted(figure)
    if counted and exactly:
        return False
    if name == "truncation":
        return stated
    is_round = figure.value >= LEAST_ROUND_COUNT and figure.value % ROUND_COUNT == 0
    return not counted or stated or (is_round and not decides)


def granted(quantity: Quantity, *, stated: bool, exactly: bool, decides: bool = False) -> Quantity:
    """Return a quantity with those of its generous readings that a check may use."""
    figure = quantity.figure
    if figure is None or not quantity.readings:
        return quantity
    kept = tuple(
        (name, values)
        for name, values in quantity.readings
        if is_granted(name, figure, stated=stated, exactly=exactly, decides=decides)
    )
    return with_readings(quantity, kept)
