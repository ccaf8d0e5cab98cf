"""What a term computes, whether it calls a rule for it or writes the arithmetic out."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from factcheck.model.errors import FactcheckError
from factcheck.model.expression import Binary, Call, Number, Term
from factcheck.model.rule import arguments_of
from factcheck.rules import find_rule

ShapeName = Literal[
    "change",
    "decrease",
    "difference",
    "ratio",
    "share",
    "annual_growth",
    "compound",
    "successive",
    "mean",
    "geometric_mean",
]


class Shape(msgspec.Struct, frozen=True, gc=False):
    """One of the relations with other interpretations, with its terms in the order of the rule of that name."""

    name: ShapeName
    terms: tuple[Term, ...]


OF_RULES: dict[str, ShapeName] = {
    "change": "change",
    "decrease": "decrease",
    "difference": "difference",
    "points": "difference",
    "ratio": "ratio",
    "share": "share",
    "annual_growth": "annual_growth",
    "compound": "compound",
    "successive": "successive",
    "mean": "mean",
}


def shape_of(term: Term) -> Shape | None:
    """Return what a term computes; None where that has no alternative interpretation."""
    if isinstance(term, Call):
        return shape_of_call(term)
    if not isinstance(term, Binary):
        return None
    if term.operator == "/":
        return shape_of_quotient(term)
    return shape_of_difference(term) if term.operator == "-" else None


def shape_of_call(call: Call) -> Shape | None:
    """Return the shape of a call of a rule; years from … until … become their difference."""
    name = OF_RULES.get(call.rule)
    if name is None:
        return None
    try:
        terms = tuple(term for _, term in arguments_of(find_rule(call.rule), call))
    except FactcheckError:
        return None
    if name == "annual_growth" and len(terms) == 4:
        terms = (*terms[:2], terms[3] - terms[2])
    return Shape(name, terms)


def shape_of_quotient(term: Binary) -> Shape:
    """Return (b − a) ÷ a as a change, (a − b) ÷ a as a decrease, any other quotient as a ratio."""
    top, bottom = term.left, term.right
    if isinstance(top, Binary) and top.operator == "-":
        if alike(top.right, bottom):
            return Shape("change", (bottom, top.left))
        if alike(top.left, bottom):
            return Shape("decrease", (bottom, top.right))
    return Shape("ratio", (top, bottom))


def shape_of_difference(term: Binary) -> Shape:
    """Return b ÷ a − 1 as a change, 1 − b ÷ a as a decrease, (b ÷ a)^(1 ÷ n) − 1 as growth, else a difference."""
    left, right = term.left, term.right
    if is_one(right) and isinstance(left, Binary):
        if left.operator == "/":
            return Shape("change", (left.right, left.left))
        if left.operator == "^" and is_root(left):
            assert isinstance(left.left, Binary) and isinstance(left.right, Binary)
            return Shape("annual_growth", (left.left.right, left.left.left, left.right.right))
        rates = compounded(left.left) if left.operator == "^" else ()
        if rates:
            return Shape("geometric_mean", rates)
    if is_one(left) and isinstance(right, Binary) and right.operator == "/":
        return Shape("decrease", (right.right, right.left))
    return Shape("difference", (right, left))


def compounded(term: Term) -> tuple[Term, ...]:
    """Return the rates of a product (1 + a)(1 + b)…; () for any other term."""
    if not isinstance(term, Binary):
        return ()
    if term.operator == "*":
        first, second = compounded(term.left), compounded(term.right)
        return first + second if first and second else ()
    return (term.right,) if term.operator == "+" and is_one(term.left) else ()


def is_root(term: Binary) -> bool:
    """Return whether a power is the root of a quotient: (b ÷ a)^(1 ÷ n)."""
    base, exponent = term.left, term.right
    return (
        isinstance(base, Binary)
        and base.operator == "/"
        and isinstance(exponent, Binary)
        and exponent.operator == "/"
        and is_one(exponent.left)
    )


def is_one(term: Term) -> bool:
    """Return whether a term is the number 1."""
    return isinstance(term, Number) and term.value == Fraction(1) and not term.unit


def alike(first: Term, second: Term) -> bool:
    """Return whether two terms say the same, wherever they are in the check."""
    if isinstance(first, Binary) and isinstance(second, Binary):
        same = first.operator == second.operator
        return same and alike(first.left, second.left) and alike(first.right, second.right)
    if type(first) is not type(second) or isinstance(first, Call):
        return False
    return msgspec.structs.replace(first, column=0) == msgspec.structs.replace(second, column=0)
