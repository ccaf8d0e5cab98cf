"""One wrong figure behind several failing checks: three shares that agree on another total than the one stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from factcheck.engine.compiling.compiled import Compiled
from factcheck.engine.constraints.propagation import solve
from factcheck.engine.constraints.solving import Row
from factcheck.engine.intervals.ranges import WHOLE, Range, meets
from factcheck.engine.readings import Quantity
from factcheck.engine.terms.enclosure import is_bounded


class Cause(msgspec.Struct, frozen=True, gc=False):
    """A figure that alone explains several failures: with another value every check on it would hold."""

    variable: int
    fitting: Range
    """The values that would fit, in base units."""
    rows: tuple[int, ...]
    """The failing checks that it explains."""


def causes_of(rows: Sequence[Row], quantities: Sequence[Quantity]) -> list[Cause]:
    """Return the figures that explain two or more failing checks each, those that explain most first."""
    failing: dict[int, list[int]] = defaultdict(list)
    holding: dict[int, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        by_variable = failing if row.verdict == "inconsistent" else holding
        if row.verdict in ("inconsistent", "consistent", "rounding", "implied"):
            for variable in row.compiled.variables:
                by_variable[variable].append(number)
    checks = [row.compiled for row in rows]
    explained: set[int] = set()
    causes = []
    for variable in sorted(failing, key=lambda one: -len(failing[one])):
        left = [number for number in failing[variable] if number not in explained]
        if len(left) < 2 or not quantities[variable].known:
            continue
        fitting = fitting_values(variable, left + holding[variable], checks, quantities)
        if fitting is not None:
            explained.update(left)
            causes.append(Cause(variable, fitting, tuple(left)))
    return causes


def fitting_values(
    variable: int, chosen: Sequence[int], checks: Sequence[Compiled], quantities: Sequence[Quantity]
) -> Range | None:
    """Return the values of a figure with which all chosen checks hold: strictly if possible, else generously."""
    for ranges in ([one.strict for one in quantities], [one.generous for one in quantities]):
        ranges[variable] = WHOLE
        state = solve(checks, chosen, ranges)
        found = state.ranges[variable]
        if state.contradicted < 0 and is_bounded(found) and not meets(found, quantities[variable].generous):
            return found
    return None
