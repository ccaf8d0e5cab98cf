"""What a check speaks of: its names and the units of its figures and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.claims.expression.names import names_used, terms_in
from factcheck.engine.compiling.unit_resolution import Slot
from factcheck.model.expression import Comparison, Name, Number


def names_in(comparison: Comparison) -> Iterator[str]:
    """Yield the names of a check's figures, repetitions included."""
    return (name.name for name in names_used(comparison))


def leaf_units(comparison: Comparison, slots: Mapping[str, Slot]) -> list[str]:
    """Return the unit of every figure and number of a check."""
    found = []
    for term in terms_in(comparison):
        if isinstance(term, Number):
            found.append(term.unit)
        elif isinstance(term, Name) and term.name in slots:
            found.append(slots[term.name].unit)
    return found
