"""A check, its units settled and its terms simplified: what is evaluated, over a box of its own few variables."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import msgspec

from factcheck.engine.compiling.calls import Asked, BadCall, Expander
from factcheck.engine.compiling.measures import Measure, UnitMismatch, unit_of
from factcheck.engine.compiling.reconcile import Measured, comparable
from factcheck.engine.compiling.settle import Settler, Slot, TooDeep, UnknownName
from factcheck.engine.compiling.walk import leaf_units, names_in
from factcheck.engine.environment import Environment
from factcheck.engine.intervals.ranges import Range, from_interval
from factcheck.engine.terms.nodes import Constant, Node
from factcheck.engine.terms.relations import Pair, pair_of
from factcheck.model.errors import FactcheckError
from factcheck.model.expression import Comparison
from factcheck.model.figure import DIFFERENCE
from factcheck.model.interval import Interval
from factcheck.model.rule import Rule
from factcheck.units import UnknownUnit

NOT_COMPILED = (UnitMismatch, BadCall, UnknownName, UnknownUnit, TooDeep, FactcheckError)
"""What `compile_check` raises."""

EQUALITIES = "≈="

LONGEST_JOINT_CHAIN = 6
"""In a ≈ b ≈ c the first must also meet the last; longer chains than this are compared neighbour by neighbour."""

LONGEST_DECIMAL = 30
"""Decimals looked at to find the last digit of a number; a third has none and counts as exact enough."""


class Compiled(msgspec.Struct, frozen=True, gc=False):
    """One check, ready to be evaluated."""

    pairs: tuple[Pair, ...]
    """One for each relation, in order; then those that a chain implies."""
    sides: tuple[tuple[Node, Measure], ...]
    names: tuple[str, ...]
    """The name of each variable of the check's own box."""
    variables: tuple[int, ...]
    """The same variables in the environment."""
    rule: Rule | None
    asked: Asked | None
    """The question, where the check is nothing but a call of a rule that answers yes or no."""
    questions: tuple[Asked, ...] = ()
    """All that its rules are asked."""


def compile_check(comparison: Comparison, environment: Environment) -> Compiled:
    """Settle and simplify a check.

    Raises `UnitMismatch`, `UnknownName`, `BadCall`, `TooDeep` and `FactcheckError` (an unknown rule).
    """
    names, variables, slots = local_slots(comparison, environment)
    quantities = [environment.quantities[variable] for variable in variables]
    figures = {name: environment.quantity(name).figure for name in slots}
    expander = Expander([quantity.strict for quantity in quantities], figures)
    settler = Settler(slots, environment.dimensions, leaf_units(comparison, slots), expander)
    sides = [settler.settle(term) for term in comparison.terms]
    if not slots and set(comparison.relations) == {"≈"}:
        sides = [as_rounded(side) for side in sides]
    pairs = [
        compared(comparison, sides, number, number + 1, settler, comparison.column)
        for number in range(len(comparison.relations))
    ]
    if 2 <= len(comparison.relations) < LONGEST_JOINT_CHAIN and set(comparison.relations) <= set(EQUALITIES):
        for first, last in combinations(range(len(sides)), 2):
            if last > first + 1:
                pairs.append(compared(comparison, sides, first, last, settler, comparison.column))
    alone = expander.asked[-1] if expander.asked and not comparison.relations else None
    return Compiled(tuple(pairs), tuple(sides), names, variables, expander.first, alone, tuple(expander.asked))


def local_slots(
    comparison: Comparison, environment: Environment
) -> tuple[tuple[str, ...], tuple[int, ...], dict[str, Slot]]:
    """Return the check's own variables by name and by number, and each name's slot among them."""
    names: list[str] = []
    variables: list[int] = []
    slots: dict[str, Slot] = {}
    for name in names_in(comparison):
        if name in slots or name not in environment.names:
            continue
        variable = environment.names[name]
        if variable not in variables:
            variables.append(variable)
            names.append(name)
        quantity = environment.quantities[variable]
        between = quantity.figure is not None and DIFFERENCE in quantity.figure.notes
        slots[name] = Slot(variables.index(variable), quantity.unit, quantity.solved_unit, between)
    return tuple(names), tuple(variables), slots


def compared(
    comparison: Comparison, sides: list[Measured], first: int, last: int, settler: Settler, column: int
) -> Pair:
    """Return two sides of a chain as a pair."""
    relation = comparison.relations[min(first, len(comparison.relations) - 1)]
    left, right = comparable(sides[first], sides[last], settler.bindings, column)
    return pair_of(relation, left[0], right[0])


def box_of(compiled: Compiled, ranges: list[Range]) -> list[Range]:
    """Return a check's own box out of the ranges of all variables."""
    return [ranges[variable] for variable in compiled.variables]


def as_rounded(side: Measured) -> Measured:
    """Take a number that stands alone beside ≈ as rounded to its last digit, in a check of numbers alone.

    `ratio(12.6 %, 5.16 %) ≈ 2.44` is how rules give their examples; beside figures, a number is exact.
    """
    literal = side[1].literal
    if literal is None:
        return side
    places = 0
    while (literal * 10**places).denominator > 1 and places < LONGEST_DECIMAL:
        places += 1
    half = Fraction(1, 2 * 10**places)
    values = from_interval(Interval(literal - half, literal + half), unit_of(side[1].unit).factor)
    return Constant(values), side[1]
