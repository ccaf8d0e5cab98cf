"""Calls of rules: formulas expanded in place, answers asked of the rule itself."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.engine.compiling.dimensions import (
    Measure,
    Measured,
    ResolvedArgument,
    UnitMismatchError,
    count_in,
    measure_of,
    unit_of,
)
from factcheck.engine.intervals.ranges import WHOLE, Range, from_interval, is_below_zero, to_interval
from factcheck.engine.terms.nodes import Box, Negated, Node, PredicateNode
from factcheck.model.expression import Binary, Call, Name, Number, Term
from factcheck.model.rule import Argument, BadCallError, Operand, PredicateResult, Role, Rule, arguments_of
from factcheck.model.said import said

if TYPE_CHECKING:
    from factcheck.engine.compiling.unit_resolution import UnitResolver
    from factcheck.model.figure import Figure


def expanded(rule: Rule, arguments: Sequence[Argument], resolver: UnitResolver, depth: int, column: int) -> Term:
    """Return a formula rule's term for these arguments; roles with a unit of their own get pure numbers.

    Raises `BadCallError` at `column` where the rule refuses them with a ValueError.
    """
    assert rule.formula is not None
    if any(role.like for role in rule.roles):
        arguments = counted_alike(arguments, resolver, depth)
    terms = [in_role_unit(role, term, resolver, depth) for role, term in arguments]
    try:
        return rule.formula(*terms)
    except ValueError as error:
        raise BadCallError(str(error), column) from None


def counted_alike(arguments: Sequence[Argument], resolver: UnitResolver, depth: int) -> list[Argument]:
    """Return the arguments, a bare number beside a duration of a role like its own counting the same."""
    resolved = {role.name: resolver.resolve(term, depth) for role, term in arguments}
    alike: list[Argument] = []
    for role, _ in arguments:
        own, other = resolved[role.name], resolved.get(role.like)
        is_beside = other is not None and own[1].bare and not other[1].scale  # beside a year it may be one itself
        counted = count_in(own, other[1]) if other is not None and is_beside else None
        alike.append((role, ResolvedArgument(measured=counted or own)))
    return alike


def in_role_unit(role: Role, term: Term, resolver: UnitResolver, depth: int) -> Term:
    """Return a term as the pure number of its role's unit; a bare number is that already."""
    if not role.unit:
        return term
    resolved = resolver.resolve(term, depth)
    known = ResolvedArgument(measured=resolved)
    return known if resolved[1].bare else Binary("/", known, Number(Fraction(1), role.unit))


class Asked:
    """Asks an answer rule about the values that its arguments have over a box."""

    __slots__ = ("figures", "given", "nodes", "rule", "units")

    def __init__(self, rule: Rule, arguments: Sequence[tuple[Node, str]], figures: Sequence[Figure | None]) -> None:
        """Take the rule, its arguments with the unit each is given in, and the figures behind them."""
        self.rule = rule
        self.nodes = tuple(node for node, _ in arguments)
        self.units = tuple(unit for _, unit in arguments)
        self.figures = tuple(figures)
        self.given: dict[tuple[Range, ...], PredicateResult] = {}

    def answer(self, box: Box) -> PredicateResult:
        """Return what the rule says; it is asked once for the same values."""
        values = tuple(node.forward(box) for node in self.nodes)
        if values not in self.given:
            assert self.rule.answer is not None
            operands = [
                Operand(to_interval(value, unit_of(unit).factor), unit, figure)
                for value, unit, figure in zip(values, self.units, self.figures, strict=True)
            ]
            self.given[values] = self.rule.answer(operands)
        return self.given[values]

    def values(self, box: Box) -> Range:
        """Return the values that the rule gives, in base units; all where it gives none."""
        answer = self.answer(box)
        return WHOLE if answer.interval is None else from_interval(answer.interval, unit_of(answer.unit).factor)


class Expander:
    """Resolves the calls of one check; keeps what was asked, for a check that is nothing but a call."""

    __slots__ = ("asked", "box", "figures", "first")

    def __init__(self, box: Box, figures: dict[str, Figure | None]) -> None:
        """Take the strict box (an answer's unit shows only once it is asked) and the figure behind each name."""
        self.box, self.figures = box, figures
        self.asked: list[Asked] = []
        self.first: Rule | None = None

    def __call__(self, call: Call, resolver: UnitResolver, depth: int) -> Measured:
        """Return the arithmetic of a call and what it measures."""
        from factcheck.rules import find_rule  # looked up late: most claims files of sums alone call none

        rule = find_rule(call.rule)
        self.first = self.first or rule
        arguments = arguments_of(rule, call)
        if rule.formula is not None:
            base = resolver.resolve(arguments[0][1], depth)[0].forward(self.box) if rule.sized_base else WHOLE
            return self.formula(
                rule, expanded(rule, arguments, resolver, depth, call.column), base, call, resolver, depth
            )
        asked = self.ask(rule, arguments, resolver, depth)
        self.asked.append(asked)
        return PredicateNode(asked.nodes, asked.values), self.measure_of_answer(asked, call)

    def formula(self, rule: Rule, term: Term, base: Range, call: Call, resolver: UnitResolver, depth: int) -> Measured:
        """Return what a rule's formula computes; where its arguments don't fit it, say what it takes.

        `base` holds the values of the first argument, where its sign counts.
        """
        try:
            resolved = resolver.resolve(term, depth + 1)
        except UnitMismatchError as error:
            if error.column:  # an argument does not fit in itself
                raise
            taken = ", ".join(f"{role.name} ({role.meaning})" for role in rule.roles)
            raise UnitMismatchError(
                error.message, call.column, said("check.takes", name=rule.name, taken=taken)
            ) from None
        return (Negated(resolved[0]), resolved[1]) if rule.sized_base and is_below_zero(base) else resolved

    def ask(self, rule: Rule, arguments: Sequence[Argument], resolver: UnitResolver, depth: int) -> Asked:
        """Return the question that an answer rule is asked."""
        resolved = [resolver.resolve(in_role_unit(role, term, resolver, depth), depth) for role, term in arguments]
        given = [(node, measure.unit) for node, measure in resolved]
        behind = [self.figures.get(term.name) if isinstance(term, Name) else None for _, term in arguments]
        return Asked(rule, given, behind)

    def measure_of_answer(self, asked: Asked, call: Call) -> Measure:
        """Return what the rule's answer measures."""
        answer = asked.answer(self.box)
        try:
            return measure_of(answer.unit)
        except ValueError as error:
            raise UnitMismatchError(str(error), call.column) from None
