"""By how much a value rose or fell: as a difference, as a percentage, in percentage points."""

from __future__ import annotations

from factcheck.model.expression import Term, as_term
from factcheck.model.rule import Role
from factcheck.rules.define import formula_rule

FROM = Role("from", "the earlier value, or the base of the comparison", like="to")
TO = Role("to", "the later value", like="from")


@formula_rule(
    kind="change",
    roles=(FROM, TO),
    good=("change(50, 70) = 40 %", "change(50, 40) = -20 %", "change(-1000, -500) = 50 %"),
    bad=("change(70, 50) = 40 %", "change(50, 40) = 20 %", "change(-1000, -500) = -50 %"),
    sized_base=True,
)
def change(from_: Term, to: Term) -> Term:
    """Give by what part a value changed: a rise is positive, a fall negative.

    The base is the earlier value; of one below zero its size: from -1,000 to -500 is a rise of 50 %.  From zero, and
    from below zero to above it, there is no percentage change.
    """
    return to / from_ - 1


@formula_rule(
    kind="change",
    roles=(FROM, TO),
    good=("decrease(146, 100) > 31 %", "decrease(8, 6) = 25 %"),
    bad=("decrease(146, 100) = 50 %", "decrease(6, 8) = 25 %"),
    sized_base=True,
)
def decrease(from_: Term, to: Term) -> Term:
    """Give by what part a value fell, as a positive number: for "fell 20 %", "20 % less than".

    The base is the earlier value, as in `change`: from -1,000 to -1,500 is a fall of 50 %.
    """
    return 1 - to / from_


@formula_rule(
    kind="difference",
    roles=(FROM, TO),
    good=("difference(5.1 km, 6.7 km) = 1.6 km", "difference(18, 34) = 16"),
    bad=("difference(5.1 km, 6.7 km) = 1.8 km", "difference(34, 18) = 16"),
)
def difference(from_: Term, to: Term) -> Term:
    """Give by how much a value changed, in its own unit: a rise is positive, a fall negative."""
    return to - from_


@formula_rule(
    kind="points",
    roles=(FROM, TO),
    good=("points(6 %, 7 %) = 1 percentage point", "points(4.25 %, 4 %) = -25 basis point"),
    bad=("points(6 %, 7 %) = 16 percentage point", "points(4 %, 4.25 %) = 2.5 basis point"),
)
def points(from_: Term, to: Term) -> Term:
    """Give the change between two percentages in percentage points."""
    return to - from_


@formula_rule(
    kind="change",
    roles=(Role("to", "the later value"), Role("change", "the stated change; a fall is negative")),
    good=("value_before(140, 40 %) = 100", "value_before(80, -20 %) = 100"),
    bad=("value_before(140, 40 %) = 84", "value_before(80, 20 %) = 100"),
)
def value_before(to: Term, change: Term) -> Term:
    """Give the value before a stated percentage change: the later value ÷ (1 + change)."""
    return to / (1 + change)


@formula_rule(
    kind="change",
    roles=(Role("changes", "the changes one after another; falls are negative", many=True),),
    good=("successive(10 %, 10 %) = 21 %", "successive(50 %, -50 %) = -25 %"),
    bad=("successive(10 %, 10 %) = 20 %", "successive(50 %, -50 %) = 0 %"),
)
def successive(*changes: Term) -> Term:
    """Give what several percentage changes come to one after another: they multiply, they do not add."""
    factor = as_term(1)
    for one in changes:
        factor = factor * (1 + one)
    return factor - 1
