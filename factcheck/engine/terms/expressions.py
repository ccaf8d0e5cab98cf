"""A term made ready to be evaluated many times: simplified once, its slopes worked out when first asked for."""

from __future__ import annotations

from functools import cache

import msgspec

from factcheck.engine.terms.algebra import occurrences, simplified
from factcheck.engine.terms.derivative import slope_of
from factcheck.engine.terms.nodes import Node, Variable


class Expression(msgspec.Struct, frozen=True, gc=False):
    """A term and the variables that still stand in it more than once."""

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
