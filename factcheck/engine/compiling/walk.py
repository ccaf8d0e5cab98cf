"""What a check speaks of: its names and the units of its figures and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.engine.compiling.settle import Slot
from factcheck.model.expression import Binary, Call, Comparison, Name, Negation, Number, Term


def terms_in(comparison: Comparison) -> Iterator[Term]:
    """Yield every term of a check from left to right, without recursion."""
    waiting = list(reversed(comparison.terms))
    while waiting:
        term = waiting.pop()
        yield term
        if isinstance(term, Binary):
            waiting += (term.right, term.left)
        elif isinstance(term, Negation):
            waiting.append(term.term)
        elif isinstance(term, Call):
            waiting += reversed([*term.arguments, *(argument for _, argument in term.named)])


def names_in(comparison: Comparison) -> Iterator[str]:
    """Yield the names of a check's figures, repetitions included."""
    return (term.name for term in terms_in(comparison) if isinstance(term, Name))


def leaf_units(comparison: Comparison, slots: Mapping[str, Slot]) -> list[str]:
    """Return the unit of every figure and number of a check."""
    found = []
    for term in terms_in(comparison):
        if isinstance(term, Number):
            found.append(term.unit)
        elif isinstance(term, Name) and term.name in slots:
            found.append(slots[term.name].unit)
    return found
