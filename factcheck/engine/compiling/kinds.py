"""Of what kind a check is that calls no rule, by the shape of its arithmetic and its units."""

from __future__ import annotations

from factcheck.engine.compiling.compiled import Compiled
from factcheck.engine.compiling.measures import DATE, YEAR, rate_period
from factcheck.model.expression import Binary, Comparison, Name, Number, Term
from factcheck.model.report import RuleKind


def kind_of(comparison: Comparison, compiled: Compiled) -> RuleKind:
    """Return the kind of rule that a check stands for."""
    if compiled.rule is not None:
        return compiled.rule.kind
    if any(relation not in "≈=" for relation in comparison.relations):
        return "comparison"
    term = next((term for term in comparison.terms if not isinstance(term, Name | Number)), None)
    if not isinstance(term, Binary):
        return "repeat"
    sides = zip(compiled.sides, comparison.terms, strict=True)
    stated = [measure.unit for (_, measure), side in sides if side is not term]
    return kind_of_term(term, compiled, stated)


def kind_of_term(term: Binary, compiled: Compiled, stated: list[str]) -> RuleKind:
    """Return the kind of a term, given the units of what it is compared with."""
    if any(rate_period(unit) is not None for unit in stated) and has_power(term):
        return "annual_growth"
    if is_change(term):
        return "change"
    if term.operator == "/":
        return kind_of_quotient(term, stated)
    if term.operator == "-":
        return kind_of_difference(compiled, stated)
    return {"+": "sum", "*": "product", "^": "other"}[term.operator]  # type: ignore[return-value]


def kind_of_quotient(term: Binary, stated: list[str]) -> RuleKind:
    """Return mean, per unit, share or ratio."""
    if isinstance(term.left, Binary) and term.left.operator == "+" and isinstance(term.right, Number):
        return "mean"
    if "percent" in stated:
        return "share"
    return "ratio" if any(unit in ("", "times") for unit in stated) else "per_unit"


def kind_of_difference(compiled: Compiled, stated: list[str]) -> RuleKind:
    """Return duration, points or difference."""
    if "percentage point" in stated:
        return "points"
    if any(measure.scale in (YEAR, DATE) or measure.unit in ("year", "day") for _, measure in compiled.sides):
        return "duration"
    return "difference"


def is_change(term: Binary) -> bool:
    """Tell whether a term is b ÷ a − 1 or (b − a) ÷ a."""
    left, right = term.left, term.right
    if term.operator == "-":
        return isinstance(left, Binary) and left.operator == "/" and isinstance(right, Number) and right.value == 1
    if term.operator != "/" or not isinstance(left, Binary) or left.operator != "-":
        return False
    return same_name(left.right, right)


def same_name(first: Term, second: Term) -> bool:
    """Tell whether two terms are one name."""
    return isinstance(first, Name) and isinstance(second, Name) and first.name == second.name


def has_power(term: Term) -> bool:
    """Tell whether a term takes a power or a root."""
    return isinstance(term, Binary) and (term.operator == "^" or has_power(term.left) or has_power(term.right))
