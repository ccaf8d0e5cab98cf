"""Polynomials with exact coefficients over atoms: variables, and whatever is no rational function."""

from __future__ import annotations

from fractions import Fraction

from factcheck.engine.limits import MAX_MONOMIALS
from factcheck.engine.terms.nodes import Node

Monomial = tuple[tuple[Node, int], ...]
"""Atoms with their powers, in the order in which they were first met; () is 1."""

Polynomial = dict[Monomial, Fraction]

ONE: Polynomial = {(): Fraction(1)}


class TooManyMonomials(Exception):  # noqa: N818 - the caller keeps the term as written
    """A normal form that would be longer than it is worth."""


def constant(value: Fraction) -> Polynomial:
    """Return a number as a polynomial."""
    return {(): value} if value else {}


def plus(first: Polynomial, second: Polynomial, sign: int = 1) -> Polynomial:
    """Return the sum, or the difference for the sign −1."""
    total = dict(first)
    for monomial, coefficient in second.items():
        value = total.get(monomial, Fraction(0)) + sign * coefficient
        if value:
            total[monomial] = value
        else:
            total.pop(monomial, None)
    return total


def product(first: Polynomial, second: Polynomial) -> Polynomial:
    """Return the product; raises `TooManyMonomials`."""
    if len(first) * len(second) > MAX_MONOMIALS:
        raise TooManyMonomials
    total: Polynomial = {}
    for monomial, coefficient in first.items():
        for other, factor in second.items():
            joined = joined_monomials(monomial, other)
            value = total.get(joined, Fraction(0)) + coefficient * factor
            if value:
                total[joined] = value
            else:
                total.pop(joined, None)
    return total


def joined_monomials(first: Monomial, second: Monomial) -> Monomial:
    """Return the product of two monomials; powers may be negative."""
    powers = dict(first)
    for atom, power in second:
        powers[atom] = powers.get(atom, 0) + power
    return ordered({atom: power for atom, power in powers.items() if power})


def ordered(powers: dict[Node, int]) -> Monomial:
    """Return powers in one order, so that equal monomials are equal keys."""
    return tuple(sorted(powers.items(), key=lambda item: repr(item[0])))


def common_monomial(polynomials: list[Polynomial]) -> Monomial:
    """Return the greatest monomial that divides every term of all the polynomials."""
    least: dict[Node, int] | None = None
    for polynomial in polynomials:
        for monomial in polynomial:
            powers = dict(monomial)
            if least is None:
                least = powers
            else:
                least = {atom: min(power, powers[atom]) for atom, power in least.items() if atom in powers}
    return ordered({atom: power for atom, power in (least or {}).items() if power})


def divided(polynomial: Polynomial, divisor: Monomial, coefficient: Fraction = Fraction(1)) -> Polynomial:
    """Return every term divided by a monomial."""
    inverse = tuple((atom, -power) for atom, power in divisor)
    return {joined_monomials(monomial, inverse): value / coefficient for monomial, value in polynomial.items()}
