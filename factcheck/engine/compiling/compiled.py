"""A check, its units resolved and its terms simplified: what is evaluated, over a box of its own few variables."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from factcheck.claims.expression.writer import names_in, terms_in
from factcheck.engine.compiling.calls import Asked, Expander
from factcheck.engine.compiling.dimensions import Measure, Measured, UnitMismatchError, comparable, unit_of
from factcheck.engine.compiling.unit_resolution import Slot, TooDeepError, UnitResolver, UnknownNameError
from factcheck.engine.evaluation import name_of
from factcheck.engine.intervals.arithmetic import add
from factcheck.engine.intervals.ranges import Range, from_interval, is_point, point
from factcheck.engine.readings import is_counted
from factcheck.engine.terms.enclosure import Expression, expression_of
from factcheck.engine.terms.nodes import Constant, Mapped, Negated, Node, Sum
from factcheck.model.errors import FactcheckError
from factcheck.model.expression import EQUALITIES, Call, Comparison, Name, Number, Relation, is_repetition
from factcheck.model.figure import DIFFERENCE, Figure
from factcheck.model.interval import Interval
from factcheck.model.rule import BadCallError, Rule, arguments_of
from factcheck.units import UnknownUnitError

if TYPE_CHECKING:
    from factcheck.engine.environment import Environment

# What a check speaks of: its names and the units of its figures and numbers.


def leaf_units(comparison: Comparison, slots: Mapping[str, Slot]) -> list[str]:
    """Return the unit of every figure and number of a check."""
    found = []
    for term in terms_in(comparison):
        if isinstance(term, Number):
            found.append(term.unit)
        elif isinstance(term, Name) and term.name in slots:
            found.append(slots[term.name].unit)
    return found


NOT_COMPILED = (UnitMismatchError, BadCallError, UnknownNameError, UnknownUnitError, TooDeepError, FactcheckError)
"""What `compile_check` raises."""

DECIMAL = re.compile(r"[\d.,]+\s*%?")

LONGEST_JOINT_CHAIN = 6
"""In a ≈ b ≈ c the first must also meet the last; longer chains than this are compared neighbour by neighbour."""

LONGEST_DECIMAL = 30
"""Decimals looked at to find the last digit of a number; a third has none and counts as exact enough."""


NOTHING = expression_of(Constant(point(0)))


class Pair(msgspec.Struct, frozen=True, gc=False):
    """Two terms and the relation between them.

    Where a figure appears on both sides, `left` is their difference and `right` is 0.
    """

    relation: Relation
    left: Expression
    right: Expression
    is_repetition: bool = False
    """Both sides are printed figures of one quantity: that they can be rounded from one value between is too little."""


def pair_of(relation: Relation, left: Node, right: Node, is_repetition: bool = False) -> Pair:
    """Return the pair of two terms whose units are resolved."""
    first, second = expression_of(left), expression_of(right)
    if first.variables and second.variables and not set(first.variables).isdisjoint(second.variables):
        return Pair(relation, expression_of(Sum((left, Negated(right)))), NOTHING)
    return Pair(relation, first, second, is_repetition)


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
    stated: tuple[int, ...] = ()
    """The variables that the others compute: alone on a side of ≈ or =, or in a stated role of a rule that is asked."""


def compile_check(comparison: Comparison, environment: Environment) -> Compiled:
    """Resolve the units of a check and simplify it.

    Raises `UnitMismatchError`, `UnknownNameError`, `BadCallError`, `TooDeepError`, and `FactcheckError` for an
    unknown rule.
    """
    comparison = with_shares(comparison, environment)
    names, variables, slots = local_slots(comparison, environment)
    quantities = [environment.quantities[variable] for variable in variables]
    figures = {name: environment.quantity(name).figure for name in slots}
    expander = Expander([quantity.strict for quantity in quantities], figures)
    resolver = UnitResolver(slots, environment.dimensions, leaf_units(comparison, slots), expander)
    sides = [resolver.resolve(term) for term in comparison.terms]
    if not slots and set(comparison.relations) == {"≈"}:
        sides = [as_rounded(side) for side in sides]
    elif set(comparison.relations) == {"≈"}:
        sides = with_rounded_counts(comparison, sides, figures)
    pairs = [
        compared(comparison, sides, number, number + 1, resolver, comparison.column)
        for number in range(len(comparison.relations))
    ]
    if 2 <= len(comparison.relations) < LONGEST_JOINT_CHAIN and set(comparison.relations) <= EQUALITIES:
        for first, last in combinations(range(len(sides)), 2):
            if last > first + 1:
                pairs.append(compared(comparison, sides, first, last, resolver, comparison.column))
    alone = expander.asked[-1] if expander.asked and not comparison.relations else None
    stated = stated_names(comparison)
    return Compiled(
        tuple(pairs),
        tuple(sides),
        names,
        variables,
        expander.first,
        alone,
        tuple(expander.asked),
        tuple(number for number, name in enumerate(names) if name in stated),
    )


def with_shares(comparison: Comparison, environment: Environment) -> Comparison:
    """Return a comparison in which `one_in` gives the share where the figure beside it is one ("one in 14").

    The N of "one in N" is never below one, so a figure below one that is no decimal is the share itself.
    """
    names = [name_of(term) for term in comparison.terms]
    figures = [environment.quantity(name).figure for name in names if name in environment.names]
    if not any(one is not None and 0 < one.value < 1 and not DECIMAL.fullmatch(one.text) for one in figures):
        return comparison
    terms = tuple(
        msgspec.structs.replace(term, rule="share") if isinstance(term, Call) and term.rule == "one_in" else term
        for term in comparison.terms
    )
    return msgspec.structs.replace(comparison, terms=terms)


def stated_names(comparison: Comparison) -> set[str]:
    """Return the names that a check states: alone on a side of ≈ or =, or in a stated role of a rule that is asked."""
    if not comparison.relations:
        call = comparison.terms[0]
        if not isinstance(call, Call):
            return set()
        from factcheck.rules import find_rule  # looked up late, as in calls.py

        arguments = arguments_of(find_rule(call.rule), call)
        return {name_of(term) for role, term in arguments if role.stated} - {""}
    found = set()
    for number, term in enumerate(comparison.terms):
        beside = comparison.relations[max(number - 1, 0) : number + 1]
        if all(relation in EQUALITIES for relation in beside):
            found.add(name_of(term))
    return found - {""}


def with_rounded_counts(
    comparison: Comparison, sides: list[Measured], figures: Mapping[str, Figure | None]
) -> list[Measured]:
    """Return the sides with counts that are computed as rounded: "58 goals in 3 seasons, an average of 19".

    Counts alone beside counts alone are compared as they are.
    """
    counted = [is_counted(figures.get(name_of(term))) for term in comparison.terms]
    if all(counted) or not any(counted):
        return sides
    return [as_rounded_count(side) if is_count else side for side, is_count in zip(sides, counted, strict=True)]


def as_rounded_count(side: Measured) -> Measured:
    """Return a count as everything that rounds to it."""
    widened, back = rounding_to_wholes(unit_of(side[1].unit).factor / 2)
    return Mapped(side[0], widened, back), side[1]


@cache
def rounding_to_wholes(half: Fraction) -> tuple[Callable[[Range], Range], Callable[[Range], Range]]:
    """Return the function from a whole number to what rounds to it, and its inverse; other ranges it leaves alone."""
    around = from_interval(Interval(-half, half))

    def back(values: Range) -> Range:
        return add(values, around)

    def widened(values: Range) -> Range:
        return add(values, around) if is_point(values) else values

    return widened, back


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
    comparison: Comparison, sides: list[Measured], first: int, last: int, resolver: UnitResolver, column: int
) -> Pair:
    """Return two sides of a chain as a pair."""
    relation = comparison.relations[min(first, len(comparison.relations) - 1)]
    left, right = comparable(sides[first], sides[last], resolver.bindings, column)
    return pair_of(relation, left[0], right[0], is_repetition(comparison))


def box_of(compiled: Compiled, ranges: list[Range]) -> list[Range]:
    """Return a check's own box out of the ranges of all variables."""
    return [ranges[variable] for variable in compiled.variables]


def as_rounded(side: Measured) -> Measured:
    """Take a number that is alone beside ≈ as rounded to its last digit, in a check of numbers alone.

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
