"""The engine's own terms evaluated in floats, rounded outward: alone, and as a filter before exact arithmetic."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.engine.speed.checks import Pair, Timed, down, up
from factcheck.engine.intervals.ranges import Range
from factcheck.engine.terms.nodes import Constant, Negated, Node, Power, Product, Quotient, Sum, Variable
from factcheck.engine.verdicts import holds

CLOSE = 1e-9
"""Ends nearer than this part of themselves are compared exactly."""


def float_box(box: Sequence[Range]) -> list[Pair]:
    """Return a box in floats, rounded outward."""
    return [(down(low_n / low_d), up(high_n / high_d)) for low_n, low_d, high_n, high_d, _ in box]


def forward(node: Node, box: list[Pair]) -> Pair:
    """Return a term's values in floats; raises TypeError for a term that this sketch does not know."""
    if isinstance(node, Variable):
        return box[node.index]
    if isinstance(node, Constant):
        return float_box([node.values])[0]
    if isinstance(node, Negated):
        low, high = forward(node.part, box)
        return -high, -low
    if isinstance(node, Sum):
        low = high = 0.0
        for part in node.parts:
            values = forward(part, box)
            low, high = down(low + values[0]), up(high + values[1])
        return low, high
    if isinstance(node, Product | Quotient):
        left, right = forward(node.left, box), forward(node.right, box)
        if isinstance(node, Product):
            corners = left[0] * right[0], left[0] * right[1], left[1] * right[0], left[1] * right[1]
        else:
            corners = left[0] / right[0], left[0] / right[1], left[1] / right[0], left[1] / right[1]
        return down(min(corners)), up(max(corners))
    if isinstance(node, Power):
        base, exponent = forward(node.base, box), forward(node.exponent, box)
        corners = base[0] ** exponent[0], base[0] ** exponent[1], base[1] ** exponent[0], base[1] ** exponent[1]
        return down(min(corners)), up(max(corners))
    raise TypeError(type(node).__name__)


def float_holds(timed: Timed, box: list[Pair]) -> bool:
    """Decide a check in floats alone: wrong where two ends meet."""
    pair = timed.compiled.pairs[0]
    left, right = forward(pair.left.node, box), forward(pair.right.node, box)
    return left[0] <= right[1] and right[0] <= left[1]


def filtered_holds(timed: Timed, box: list[Pair], exact: list[Range]) -> bool | None:
    """Decide a check in floats where its ends lie apart, else exactly: right everywhere."""
    pair = timed.compiled.pairs[0]
    left, right = forward(pair.left.node, box), forward(pair.right.node, box)
    below, above = right[1] - left[0], left[1] - right[0]
    margin = CLOSE * max(abs(left[0]), abs(left[1]), abs(right[0]), abs(right[1]))
    if below > margin and above > margin:
        return True
    return False if below < -margin or above < -margin else holds(pair, exact)
