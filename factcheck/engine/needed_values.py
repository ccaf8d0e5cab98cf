"""The figures of an evaluated check as records, with the values that each would need for the check to hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.engine.compiling.dimensions import SOLVED, Dimension, unit_of
from factcheck.engine.evaluation import Participant, Solved
from factcheck.engine.intervals.ranges import WHOLE, EmptyIntersectionError, Range, is_empty, to_interval
from factcheck.engine.terms.contraction import contract
from factcheck.model.interval import EVERYTHING, Interval

if TYPE_CHECKING:
    from factcheck.engine.compiling.compiled import Compiled
    from factcheck.engine.readings import Quantity
    from factcheck.engine.terms.nodes import Box
from factcheck.engine.sides import base_unit


def in_unit(values: Range, unit: str) -> Interval:
    """Return values in a figure's own unit."""
    return to_interval(values, unit_of(unit).factor)


MOST_WANTED = 30
"""Figures of one check beside its stated ones of which is asked what they would have to be: in a longer sum every part
could be the wrong one, and each costs as much as the whole check."""


def participants_of(compiled: Compiled, quantities: Sequence[Quantity], wanted: bool) -> tuple[Participant, ...]:
    """Return the figures of a check; with the values that each would need, where that is asked."""
    strict = [quantity.strict for quantity in quantities]
    asked = {*range(MOST_WANTED), *compiled.stated} if wanted else set()
    found = []
    for number, (name, quantity) in enumerate(zip(compiled.names, quantities, strict=True)):
        needed = needed_values(compiled, number, strict) if number in asked and quantity.known else None
        found.append(
            Participant(
                name=name,
                index=quantity.index,
                outside=quantity.outside,
                unit=quantity.unit,
                figure=quantity.figure,
                generous=in_unit(quantity.generous, quantity.unit) if quantity.known else EVERYTHING,
                wanted=None if needed is None else in_unit(needed, quantity.unit),
            )
        )
    return tuple(found)


def needed_values(compiled: Compiled, number: int, box: Box) -> Range | None:
    """Return the values of one figure for which the whole check can hold, the others as given; None: there are none."""
    if compiled.asked is not None:
        return None
    trial = list(box)
    trial[number] = WHOLE
    try:
        for pair in compiled.pairs:
            contract(pair, trial, asked=number)
    except EmptyIntersectionError:
        return None
    return None if is_empty(trial[number]) or trial[number][:4] == WHOLE[:4] else trial[number]


def solved_of(
    compiled: Compiled, quantities: Sequence[Quantity], dimensions: dict[str, Dimension]
) -> tuple[Solved, ...]:
    """Return each unknown of a check with the values that this check alone leaves it."""
    found = []
    for number, (name, quantity) in enumerate(zip(compiled.names, quantities, strict=True)):
        if quantity.known:
            continue
        strict = needed_values(compiled, number, [one.strict for one in quantities])
        generous = needed_values(compiled, number, [one.generous for one in quantities])
        unit = quantity.unit or base_unit(dimensions.get(SOLVED + name, ()))
        found.append(
            Solved(
                name=name, unit=unit, strict=in_unit(strict or WHOLE, unit), generous=in_unit(generous or WHOLE, unit)
            )
        )
    return tuple(found)
