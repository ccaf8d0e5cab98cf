"""The syntax tree of a check, e.g. `growth ÷ growth_vn ≈ times`.

Terms overload + - * / and ** so that a rule can write its formula as Python writes it:
`change(from, to)` is `to / from_ - 1`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

Relation = Literal["≈", "=", "≠", "<", ">", "≤", "≥"]
Operator = Literal["+", "-", "*", "/", "^"]

PRECEDENCE: dict[str, int] = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 4}
"""How closely an operator binds; the higher, the closer."""

UNARY = 3
"""How closely the sign of a term binds."""

EQUALITIES: frozenset[Relation] = frozenset({"≈", "="})
"""The relations that state a value."""


class Term(msgspec.Struct, frozen=True, gc=False, tag=True):
    """Anything that has a value."""

    def __add__(self, other: Term | int | Fraction) -> Term:
        """Return the sum as a term."""
        return Binary("+", self, as_term(other))

    def __radd__(self, other: int | Fraction) -> Term:
        """Return the sum as a term."""
        return Binary("+", as_term(other), self)

    def __sub__(self, other: Term | int | Fraction) -> Term:
        """Return the difference as a term."""
        return Binary("-", self, as_term(other))

    def __rsub__(self, other: int | Fraction) -> Term:
        """Return the difference as a term."""
        return Binary("-", as_term(other), self)

    def __mul__(self, other: Term | int | Fraction) -> Term:
        """Return the product as a term."""
        return Binary("*", self, as_term(other))

    def __rmul__(self, other: int | Fraction) -> Term:
        """Return the product as a term."""
        return Binary("*", as_term(other), self)

    def __truediv__(self, other: Term | int | Fraction) -> Term:
        """Return the quotient as a term."""
        return Binary("/", self, as_term(other))

    def __rtruediv__(self, other: int | Fraction) -> Term:
        """Return the quotient as a term."""
        return Binary("/", as_term(other), self)

    def __pow__(self, other: Term | int | Fraction) -> Term:
        """Return the power as a term."""
        return Binary("^", self, as_term(other))

    def __neg__(self) -> Term:
        """Return the negation as a term."""
        return Negation(self)


class Number(Term, frozen=True, gc=False):
    """A number written in the check itself: exact, in `unit`."""

    value: Fraction
    unit: str = ""
    column: int = 0


class Name(Term, frozen=True, gc=False):
    """A figure of a claim or an outside figure, by its name."""

    name: str
    column: int = 0


class Negation(Term, frozen=True, gc=False):
    """Minus a term."""

    term: Term
    column: int = 0


class Binary(Term, frozen=True, gc=False):
    """Two terms and what is done with them."""

    operator: Operator
    left: Term
    right: Term
    column: int = 0


class Call(Term, frozen=True, gc=False):
    """A rule by name: `change(from = a, to = b)`."""

    rule: str
    arguments: tuple[Term, ...] = ()
    named: tuple[tuple[str, Term], ...] = ()
    column: int = 0


class Comparison(msgspec.Struct, frozen=True, gc=False):
    """A chain of relations, `a < b < c`; what a check is as a whole.  A bare call has no relations."""

    terms: tuple[Term, ...]
    relations: tuple[Relation, ...]
    column: int = 0


def as_term(value: Term | int | Fraction) -> Term:
    """Return `value` as a term; a plain number becomes an exact one."""
    return value if isinstance(value, Term) else Number(Fraction(value))


def is_repetition(comparison: Comparison) -> bool:
    """Return whether a check says no more than that figures are the same."""
    alone = (isinstance(term, Name) or (isinstance(term, Call) and term.rule == "repeat") for term in comparison.terms)
    return bool(comparison.relations) and EQUALITIES.issuperset(comparison.relations) and all(alone)
