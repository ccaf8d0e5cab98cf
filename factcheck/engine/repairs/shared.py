"""Repair the one figure that several failing checks have in common."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.engine.compiling.measures import unit_of
from factcheck.engine.corrections.words import recomputed_figures
from factcheck.engine.intervals.ranges import meets, to_interval
from factcheck.engine.networks.causes import Cause
from factcheck.engine.readings import Quantity, quantity_of
from factcheck.engine.repairs.slips import slips_of
from factcheck.model.figure import Figure
from factcheck.model.report import Repair


def repair_of_cause(cause: Cause, quantity: Quantity, language: str) -> tuple[Repair, ...]:
    """Return the rewritten figure with which all checks that it spoils would hold: the likeliest slip that fits."""
    if quantity.figure is None or quantity.index < 0:
        return ()
    for slip, figure in candidates(cause, quantity, quantity.figure, language):
        if meets(quantity_of(figure).strict, cause.fitting):
            return (Repair(quantity.index, quantity.figure.text, figure.text, slip),)
    return ()


def candidates(cause: Cause, quantity: Quantity, figure: Figure, language: str) -> Iterator[tuple[str, Figure]]:
    """Yield what slips could have spoilt, then what comes out anew."""
    yield from slips_of(figure, language)
    wanted = to_interval(cause.fitting, unit_of(quantity.unit).factor)
    for recomputed in recomputed_figures(figure, wanted, language):
        yield "recomputed", recomputed
