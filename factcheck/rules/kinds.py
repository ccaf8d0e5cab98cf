"""Which kind of statement a check is: by the rule that it calls, or by the shape of its arithmetic."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.model.expression import Binary, Call, Comparison, Name, Negation, Number, Term
from factcheck.model.report import RuleKind
from factcheck.rules.families import UnknownRule, find_rule

ORDERINGS = ("<", ">", "≤", "≥", "≠")

UnitOf = Callable[[str], str]
"""The unit of a named figure; "" where it has none or none is known."""


def kind_of(comparison: Comparison, unit_of: UnitOf = lambda name: "") -> RuleKind:
    """Return the kind of a check.

    A called rule says it; else the arithmetic does: `a ÷ b ≈ c` is a ratio (a share where c is a percentage, a
    rate per unit where c is one), `b ÷ a − 1 ≈ c` a change, `a + b = c` a sum, `a ≈ b` a repetition.
    """
    called = next((call for call in map(outermost_call, comparison.terms) if call is not None), None)
    if called is not None:
        try:
            return find_rule(called.rule).kind
        except UnknownRule:
            return "other"
    computed = max(comparison.terms, key=size)
    stated = next((term for term in comparison.terms if isinstance(term, Name | Number)), None)
    if isinstance(computed, Name | Number):
        return "comparison" if any(relation in ORDERINGS for relation in comparison.relations) else repeated(comparison)
    return kind_of_term(computed, "" if stated is None else unit_of_term(stated, unit_of), unit_of)


def outermost_call(term: Term) -> Call | None:
    """Return the first call in a term, the outermost first."""
    if isinstance(term, Call):
        return term
    if isinstance(term, Negation):
        return outermost_call(term.term)
    if isinstance(term, Binary):
        return outermost_call(term.left) or outermost_call(term.right)
    return None


def size(term: Term) -> int:
    """Return how many operations a term holds."""
    count, waiting = 0, [term]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Binary):
            count += 1
            waiting += (one.left, one.right)
        elif isinstance(one, Negation):
            waiting.append(one.term)
    return count


def repeated(comparison: Comparison) -> RuleKind:
    """Return the kind of a comparison of plain terms that are to be equal: with a written number it is a count."""
    names = [term for term in comparison.terms if isinstance(term, Name)]
    return "repeat" if len(names) == len(comparison.terms) else "comparison"


def unit_of_term(term: Term, unit_of: UnitOf) -> str:
    """Return the unit that a plain term is told in."""
    return unit_of(term.name) if isinstance(term, Name) else term.unit if isinstance(term, Number) else ""


def kind_of_term(term: Term, stated_unit: str, unit_of: UnitOf) -> RuleKind:
    """Return the kind that a term's arithmetic shows, given the unit of the stated result."""
    if isinstance(term, Negation):
        return kind_of_term(term.term, stated_unit, unit_of)
    if not isinstance(term, Binary):
        return "other"
    if term.operator == "/":
        return kind_of_quotient(term, stated_unit)
    if term.operator == "-":
        return kind_of_difference(term, unit_of)
    if term.operator == "+":
        return "sum"
    return "product" if term.operator == "*" else "other"


def kind_of_quotient(term: Binary, stated_unit: str) -> RuleKind:
    """Return the kind of a ÷ b: a mean, a change, a share, a rate per unit, or a ratio."""
    above = term.left
    if isinstance(above, Binary) and above.operator == "+" and isinstance(term.right, Number):
        return "mean"
    if isinstance(above, Binary) and above.operator == "-" and same(above.right, term.right):
        return "change"
    if isinstance(above, Binary) and above.operator == "-" and same(above.left, term.right):
        return "change"
    if stated_unit == "percent":
        return "share"
    return "per_unit" if "/" in stated_unit else "ratio"


def kind_of_difference(term: Binary, unit_of: UnitOf) -> RuleKind:
    """Return the kind of a − b: a change, annual growth, what remains of the whole, points, or a difference."""
    if is_one(term.right):
        return "annual_growth" if isinstance(term.left, Binary) and term.left.operator == "^" else "change"
    if is_one(term.left):
        return "change" if isinstance(term.right, Binary) and term.right.operator == "/" else "remainder"
    units = {unit_of_term(part, unit_of).partition("/")[0] for part in (term.left, term.right)}
    return "points" if units == {"percent"} else "difference"


def is_one(term: Term) -> bool:
    """Tell whether a term is the plain number one, or a hundred percent."""
    if not isinstance(term, Number):
        return False
    return term.value == (100 if term.unit == "percent" else 1)


def same(first: Term, second: Term) -> bool:
    """Tell whether two terms are the same apart from where they stand."""
    if isinstance(first, Name) and isinstance(second, Name):
        return first.name == second.name
    if isinstance(first, Binary) and isinstance(second, Binary):
        return first.operator == second.operator and same(first.left, second.left) and same(first.right, second.right)
    return (
        isinstance(first, Number)
        and isinstance(second, Number)
        and (first.value, first.unit)
        == (
            second.value,
            second.unit,
        )
    )
