"""Whether a check over written figures holds, decided quickly and without an explanation.

The search for statements asks this of very many candidates.  It is decided on the same exact ranges as in a full
recomputation (`evaluate`) and never contradicts it, which a property test holds; what is left out is all that explains:
enclosure of repeated names, corrections, alternative interpretations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache, reduce
from math import prod
from typing import TYPE_CHECKING

import msgspec

from factcheck.claims.expression import parse
from factcheck.engine.granting import is_granted
from factcheck.engine.intervals import arithmetic
from factcheck.engine.intervals.ranges import Range, from_interval, hull, meets, only_touch, point, to_interval
from factcheck.engine.readings import EASIEST_FIRST, is_counted
from factcheck.model.expression import Binary, Call, Comparison, Name, Negation, Number, Term, is_repetition
from factcheck.model.figure import Figure
from factcheck.model.interval import Interval, exactly
from factcheck.model.rule import Operand, Rule
from factcheck.rules import find_rule
from factcheck.units import UnknownUnitError, unit

if TYPE_CHECKING:
    from factcheck.model.kinds import ReadingName

Reading = Callable[[Figure], Interval]
"""What a figure is taken to mean."""

OPERATIONS = {
    "+": arithmetic.add,
    "-": arithmetic.subtract,
    "*": arithmetic.multiply,
    "/": arithmetic.divide,
}


class UndecidedError(Exception):
    """A rule has no answer for these figures."""


def holds_on(comparison: Comparison, figures: dict[str, Figure], reading: Reading) -> bool:
    """Return whether a check holds on one reading of its figures.

    Raises `UndecidedError` where a rule has no answer for them, `DivisionByZeroError`, and `UnknownUnitError`.
    """
    first = comparison.terms[0]
    if comparison.relations:
        left, right = (range_of(term, figures, reading) for term in comparison.terms)
        if is_repetition(comparison) and only_touch(left, right):
            return False
        return relates(comparison.relations[0], left, right)
    assert isinstance(first, Call)
    answer = find_rule(first.rule).answer
    assert answer is not None
    holds = answer(_operands(first, figures, reading)).holds
    if holds is None:
        raise UndecidedError
    return holds


def with_rounded_counts(comparison: Comparison, figures: dict[str, Figure]) -> dict[str, Figure]:
    """Return the figures with counts that the others compute as rounded ("an average of 19")."""
    names = [term.name if isinstance(term, Name) else "" for term in comparison.terms]
    counted = [name for name in names if name and is_counted(figures[name])]
    if comparison.relations != ("≈",) or len(counted) != 1:
        return figures
    figure = figures[counted[0]]
    half = figure.ulp / 2
    around = msgspec.structs.replace(figure, interval=Interval(figure.value - half, figure.value + half))
    return {**figures, counted[0]: around}


def generous_readings(comparison: Comparison, figures: dict[str, Figure]) -> Iterator[Reading]:
    """Yield the generous readings that the engine may grant a check, easiest first; none is mixed with another."""
    by_equals, decides = comparison.relations == ("=",), not set(comparison.relations) <= {"≈", "="}
    lone = {term.name for term in comparison.terms if isinstance(term, Name)} if not decides else set()
    stated = [figure for name, figure in figures.items() if name in lone]
    for name in EASIEST_FIRST:

        def reading(figure: Figure, name: ReadingName = name) -> Interval:
            is_stated = any(figure is one for one in stated)
            if not is_granted(name, figure, stated=is_stated, exactly=by_equals, decides=decides):
                return figure.interval
            return hull_of([figure.interval, *(one.interval for one in figure.generous if one.name == name)])

        if any(one.name == name for figure in figures.values() for one in figure.generous):
            yield reading


@cache
def unit_factor(name: str) -> Fraction:
    """Return the factor of a unit; 1 where the units do not know it (a counted noun) or it holds a time.

    Rates ("a year", "per day") are compared as they are written; for spans of time see `factor_in`.
    """
    head, *per = re.split(r"/| per ", name)
    if per:
        return unit_factor(head) / prod(map(unit_factor, per))
    try:
        known = unit(name)
    except UnknownUnitError:
        return Fraction(1)
    return Fraction(1) if any(base == "second" for base, _ in known.dimension) else known.factor


@cache
def span_factor(name: str) -> Fraction:
    """Return how many seconds a unit of time has (a year: a mean one); 0 for any other unit."""
    try:
        known = unit(name)
    except UnknownUnitError:
        return Fraction(0)
    return known.factor if known.dimension == (("second", 1),) else Fraction(0)


def factor_in(name: str, figures: dict[str, Figure]) -> Fraction:
    """Return the factor of a unit in a check over these figures: seconds for spans of time, but not beside a rate."""
    seconds = span_factor(name)
    if seconds and not any("/" in figure.unit for figure in figures.values()):
        return seconds
    return unit_factor(name)


@cache
def expanded(check: str) -> Comparison:
    """Return the tree of a check with the rules that are formulas written out."""
    comparison = parse(check)
    return Comparison(tuple(_expand(term) for term in comparison.terms), comparison.relations)


def _expand(term: Term) -> Term:
    """Replace the calls of formula rules by their formulas."""
    if isinstance(term, Binary):
        return Binary(term.operator, _expand(term.left), _expand(term.right))
    if isinstance(term, Negation):
        return Negation(_expand(term.term))
    if not isinstance(term, Call):
        return term
    rule = find_rule(term.rule)
    if rule.formula is None:
        return Call(term.rule, _in_order(rule, term))
    return _expand(rule.formula(*(_expand(argument) for argument in _in_order(rule, term))))


def _in_order(rule: Rule, call: Call) -> tuple[Term, ...]:
    """Return the arguments of a call in the order of the rule's roles."""
    named = dict(call.named)
    return (*call.arguments, *(named[role.name] for role in rule.roles if role.name in named))


def range_of(term: Term, figures: dict[str, Figure], reading: Reading) -> Range:
    """Return the range of a term."""
    if isinstance(term, Name):
        figure = figures[term.name]
        return from_interval(reading(figure), factor_in(figure.unit, figures))
    if isinstance(term, Number):
        return point(term.value * factor_in(term.unit, figures))
    if isinstance(term, Negation):
        return arithmetic.negate(range_of(term.term, figures, reading))
    if isinstance(term, Call):
        return _answered(term, figures, reading)
    assert isinstance(term, Binary)
    if term.operator not in OPERATIONS:
        raise UndecidedError  # powers are left to a full recomputation
    left, right = range_of(term.left, figures, reading), range_of(term.right, figures, reading)
    return OPERATIONS[term.operator](left, right)


def _answered(call: Call, figures: dict[str, Figure], reading: Reading) -> Range:
    """Return the range that a rule without a formula answers."""
    answer = find_rule(call.rule).answer
    assert answer is not None
    answered = answer(_operands(call, figures, reading))
    if answered.interval is None:
        raise UndecidedError
    return from_interval(answered.interval, factor_in(answered.unit, figures))


def _operands(call: Call, figures: dict[str, Figure], reading: Reading) -> list[Operand]:
    """Return what a rule without a formula is given: the figures' readings."""
    operands = []
    for argument in call.arguments:
        if isinstance(argument, Number):
            operands.append(Operand(exactly(argument.value), argument.unit))
            continue
        if not isinstance(argument, Name):
            raise UndecidedError  # computed arguments are left to a full recomputation
        figure = figures[argument.name]
        operands.append(Operand(reading(figure), figure.unit, figure))
    return operands


def strictly(figure: Figure) -> Interval:
    """Return the strict reading."""
    return figure.interval


def hull_of(intervals: list[Interval]) -> Interval:
    """Return the smallest interval that holds all of these."""
    return to_interval(reduce(hull, map(from_interval, intervals)))


def relates(relation: str, left: Range, right: Range) -> bool:
    """Return whether a relation between two ranges can hold."""
    if relation in ("≈", "="):
        return meets(left, right)
    low, high = (right, left) if relation in (">", "≥") else (left, right)
    low_n, low_d, high_n, high_d = low[0], low[1], high[2], high[3]
    if not low_d or not high_d:
        return True
    difference = high_n * low_d - low_n * high_d
    return difference > 0 or (difference == 0 and relation in ("≤", "≥"))
