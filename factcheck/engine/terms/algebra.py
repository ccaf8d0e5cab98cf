"""Rewrite a term so that figures appear in it as rarely as possible: (b − a) ÷ a becomes b ÷ a − 1.

Where every figure appears once, interval arithmetic is not merely safe but exact.
"""

from __future__ import annotations

from fractions import Fraction
from functools import reduce

import msgspec

from factcheck.engine.intervals.ranges import is_point, point
from factcheck.engine.limits import MAX_MONOMIALS
from factcheck.engine.terms.nodes import Constant, Mapped, Negated, Node, Power, Product, Quotient, Sum, Variable

# Polynomials with exact coefficients over atoms: variables, and whatever is no rational function.


Monomial = tuple[tuple[Node, int], ...]
"""Atoms with their powers, in the order in which they were first met; () is 1."""

Polynomial = dict[Monomial, Fraction]

ONE: Polynomial = {(): Fraction(1)}


class TooManyMonomialsError(Exception):
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
    """Return the product; raises `TooManyMonomialsError`."""
    if len(first) * len(second) > MAX_MONOMIALS:
        raise TooManyMonomialsError
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


LARGEST_WRITTEN_OUT = 8
"""A whole power of a single figure up to this is multiplied out; a power of a sum never is."""

Ratio = tuple[Polynomial, Polynomial]


def occurrences(node: Node) -> dict[int, int]:
    """Return how often each variable appears in a node."""
    counts: dict[int, int] = {}
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if isinstance(current, Variable):
            counts[current.index] = counts.get(current.index, 0) + 1
        else:
            waiting += current.below
    return counts


def repeats(node: Node) -> int:
    """Return how many times a figure appears in a node beyond its first."""
    return sum(count - 1 for count in occurrences(node).values())


def simplified(node: Node) -> Node:
    """Return an equal node with the fewest repeated figures that algebra finds; the node itself where it finds none."""
    if not repeats(node):
        return node
    try:
        top, bottom = normal_form(node)
    except TooManyMonomialsError:
        return node
    return min((node, rebuilt(top, bottom), factored(top, bottom)), key=repeats)


def collected(node: Node) -> Node:
    """Return a node in normal form, like terms collected, however often a figure then appears in it."""
    try:
        return rebuilt(*normal_form(node))
    except TooManyMonomialsError:
        return node


def normal_form(node: Node) -> Ratio:
    """Return a node as one fraction of polynomials without common factors that are monomials."""
    top, bottom = fraction_of(node)
    if not top:
        return {}, ONE
    shared = common_monomial([top, bottom])
    leading = next(iter(bottom.values()))
    return divided(top, shared, leading), divided(bottom, shared, leading)


def fraction_of(node: Node) -> Ratio:
    """Return a node as one fraction of polynomials; what is no rational function is an atom."""
    if isinstance(node, Constant) and is_point(node.values):
        return constant(Fraction(node.values[0], node.values[1])), ONE
    if isinstance(node, Negated):
        top, bottom = fraction_of(node.part)
        return {monomial: -value for monomial, value in top.items()}, bottom
    if isinstance(node, Sum):
        return reduce(add_fractions, map(fraction_of, node.parts))
    if isinstance(node, Product):
        left, right = fraction_of(node.left), fraction_of(node.right)
        return product(left[0], right[0]), product(left[1], right[1])
    if isinstance(node, Quotient):
        left, right = fraction_of(node.left), fraction_of(node.right)
        if not right[0]:
            raise TooManyMonomialsError  # divides by zero whatever the figures: left for the evaluation to report
        return product(left[0], right[1]), product(left[1], right[0])
    if isinstance(node, Power):
        return fraction_of_power(node)
    return {((atom_of(node), 1),): Fraction(1)}, ONE


def add_fractions(first: Ratio, second: Ratio) -> Ratio:
    """Return the sum of two fractions over their common denominator."""
    if first[1] == second[1]:
        return plus(first[0], second[0]), first[1]
    return plus(product(first[0], second[1]), product(second[0], first[1])), product(first[1], second[1])


def fraction_of_power(node: Power) -> Ratio:
    """Multiply out a small whole power of a single product; leave any other power as an atom."""
    exponent = whole_exponent(node)
    if exponent is not None and abs(exponent) <= LARGEST_WRITTEN_OUT:
        top, bottom = fraction_of(node.base)
        if len(top) == 1 and len(bottom) == 1:
            if exponent < 0:
                top, bottom = bottom, top
            raised = (reduce(product, [side] * abs(exponent), ONE) for side in (top, bottom))
            return next(raised), next(raised)
    return {((atom_of(node), 1),): Fraction(1)}, ONE


def whole_exponent(node: Power) -> int | None:
    """Return the exponent, where it is a whole number written in the check."""
    if not isinstance(node.exponent, Constant) or not is_point(node.exponent.values):
        return None
    value = Fraction(node.exponent.values[0], node.exponent.values[1])
    return value.numerator if value.denominator == 1 else None


def atom_of(node: Node) -> Node:
    """Return a node that algebra does not open, with what is inside it simplified."""
    if isinstance(node, Power):
        return Power(simplified(node.base), simplified(node.exponent))
    if isinstance(node, Mapped):
        return msgspec.structs.replace(node, part=simplified(node.part))
    return node


def rebuilt(top: Polynomial, bottom: Polynomial) -> Node:
    """Return a fraction of polynomials as a node: term by term where the denominator is a single term."""
    if len(bottom) != 1:
        return Quotient(sum_of(top), sum_of(bottom))
    (divisor, coefficient), *_ = bottom.items()
    inverse = tuple((atom, -power) for atom, power in divisor)
    terms = {joined_monomials(monomial, inverse): value / coefficient for monomial, value in top.items()}
    return sum_of(terms)


def factored(top: Polynomial, bottom: Polynomial) -> Node:
    """Return a fraction of polynomials as one quotient, each side with its common factors in front: a·(b + c) ÷ d."""
    over = with_common_factor(top)
    return over if bottom == ONE else Quotient(over, with_common_factor(bottom))


def with_common_factor(terms: Polynomial) -> Node:
    """Return a sum of monomials with what divides them all taken out."""
    shared = common_monomial([terms])
    if not shared or len(terms) == 1:
        return sum_of(terms)
    return Product(monomial_node(shared, Fraction(1)), sum_of(divided(terms, shared)))


def sum_of(terms: Polynomial) -> Node:
    """Return a sum of monomials as a node."""
    parts = tuple(monomial_node(monomial, value) for monomial, value in terms.items())
    if not parts:
        return Constant(point(0))
    return parts[0] if len(parts) == 1 else Sum(parts)


def monomial_node(monomial: Monomial, coefficient: Fraction) -> Node:
    """Return one term: a coefficient times atoms, over those with negative powers."""
    over = [raised(atom, power) for atom, power in monomial if power > 0]
    under = [raised(atom, -power) for atom, power in monomial if power < 0]
    if coefficient != 1 or not over:
        over.insert(0, Constant(point(coefficient)))
    top = reduce(Product, over)
    return Quotient(top, reduce(Product, under)) if under else top


def raised(atom: Node, power: int) -> Node:
    """Return an atom to a whole power."""
    return atom if power == 1 else Power(atom, Constant(point(power)))
