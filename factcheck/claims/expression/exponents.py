"""What may stand after `^`: written-out powers are bounded, so that no check can compute for ever."""

from __future__ import annotations

from fractions import Fraction

from factcheck.claims.expression.tokens import expression_error
from factcheck.model.expression import Binary, Negation, Number, Term

LARGEST_EXPONENT = 1_000
"""In size, and of the denominator; compound growth over centuries needs less."""


def check_exponent(source: str, exponent: Term, offset: int) -> None:
    """Refuse an exponent that is too large, or that is a power itself; FactcheckError at the sign `^`.

    An exponent that holds names (`^(to − from)`) is bounded where the names get their values.
    """
    if _has_power(exponent):
        raise expression_error(source, offset, "A power inside an exponent", "Multiply the exponents instead.")
    value = _constant(exponent)
    if value is not None and (abs(value) > LARGEST_EXPONENT or value.denominator > LARGEST_EXPONENT):
        raise expression_error(
            source, offset, f"An exponent beyond {LARGEST_EXPONENT}", "Write a smaller one: years, not days."
        )


def _has_power(term: Term) -> bool:
    if isinstance(term, Binary):
        return term.operator == "^" or _has_power(term.left) or _has_power(term.right)
    return isinstance(term, Negation) and _has_power(term.term)


def _constant(term: Term) -> Fraction | None:
    """Return the value of a term without names and calls; None where it has some, or divides by zero."""
    if isinstance(term, Number):
        return term.value
    if isinstance(term, Negation):
        inner = _constant(term.term)
        return None if inner is None else -inner
    if not isinstance(term, Binary):
        return None
    left, right = _constant(term.left), _constant(term.right)
    if left is None or right is None:
        return None
    if term.operator == "/":
        return left / right if right else None
    return {"+": left + right, "-": left - right, "*": left * right}[term.operator]
