"""A term made ready to be evaluated many times: simplified once, its slopes worked out when first asked for."""

from __future__ import annotations

from functools import cache

import msgspec

from factcheck.engine.intervals.arithmetic import DivisionByZeroError, TooLargeError
from factcheck.engine.intervals.ranges import EmptyIntersectionError, Range, is_point, point, to_interval
from factcheck.engine.terms.algebra import collected, occurrences, simplified
from factcheck.engine.terms.nodes import Box, Constant, Negated, Node, Power, Product, Quotient, Sum, Variable

# Derivatives of terms, for the one thing that is asked of them: does a term rise or fall with a figure?


ZERO = Constant(point(0))
ONE = Constant(point(1))


class NoDerivativeError(Exception):
    """A function whose derivative is not known."""


def derivative(node: Node, index: int) -> Node:
    """Return the derivative of a node by a variable; raises `NoDerivativeError`."""
    if isinstance(node, Variable):
        return ONE if node.index == index else ZERO
    if index not in occurrences(node):
        return ZERO
    if isinstance(node, Negated):
        return Negated(derivative(node.part, index))
    if isinstance(node, Sum):
        return Sum(tuple(derivative(part, index) for part in node.parts))
    if isinstance(node, Product):
        left, right = derivative(node.left, index), derivative(node.right, index)
        return Sum((Product(left, node.right), Product(node.left, right)))
    if isinstance(node, Quotient):
        left, right = derivative(node.left, index), derivative(node.right, index)
        top = Sum((Product(left, node.right), Negated(Product(node.left, right))))
        return Quotient(top, Product(node.right, node.right))
    if isinstance(node, Power):
        return power_derivative(node, index)
    raise NoDerivativeError


def power_derivative(node: Power, index: int) -> Node:
    """Return n · xⁿ⁻¹ · x′ for an exponent that is a number."""
    if not isinstance(node.exponent, Constant) or not is_point(node.exponent.values):
        raise NoDerivativeError
    exponent = to_interval(node.exponent.values).low
    assert exponent is not None
    lower = Power(node.base, Constant(point(exponent - 1)))
    return Product(Product(node.exponent, lower), derivative(node.base, index))


def direction(slope: Node, box: Box) -> int:
    """Return 1 where a term with this derivative can only rise over the box, −1 where it can only fall, else 0."""
    try:
        values: Range = slope.forward(box)
    except (DivisionByZeroError, EmptyIntersectionError, TooLargeError):
        return 0
    if values[0] >= 0:
        return 1
    return -1 if values[2] <= 0 else 0


def slope_of(node: Node, index: int) -> Node | None:
    """Return the derivative of a node by a variable, like terms collected; None where there is none."""
    try:
        slope = derivative(node, index)
    except NoDerivativeError:
        return None
    return collected(slope)


class Expression(msgspec.Struct, frozen=True, gc=False):
    """A term and the variables that still appear in it more than once."""

    node: Node
    repeated: tuple[int, ...]
    variables: tuple[int, ...]


def expression_of(node: Node) -> Expression:
    """Return a node made ready."""
    if isinstance(node, Variable):
        return Expression(node, (), (node.index,))
    counts = occurrences(node)
    if len(counts) != sum(counts.values()):
        node = simplified(node)
        counts = occurrences(node)
    repeated = tuple(index for index, count in counts.items() if count > 1)
    return Expression(node, repeated, tuple(counts))


@cache
def slopes_of(expression: Expression) -> tuple[tuple[int, Node | None], ...]:
    """Return the derivative by every repeated variable; None where there is none."""
    return tuple((index, slope_of(expression.node, index)) for index in expression.repeated)
