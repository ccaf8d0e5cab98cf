"""Estimate what evaluating a term once costs, so that dear ones are not evaluated hundreds of times."""

from __future__ import annotations

from factcheck.engine.intervals.ranges import is_point
from factcheck.engine.limits import PRECISION_BITS
from factcheck.engine.terms.nodes import Answered, Constant, Node, Power

OF_A_FIGURE = 32
"""Bits of a printed number's numerator and denominator."""

BITS_A_MICROSECOND = 600
"""Two numbers of so many bits are multiplied and reduced in about a microsecond, twice as many in four times that."""

OF_A_ROOT = 300
OF_AN_ANSWER = 3000
"""Microseconds for a root or a logarithm, and for a rule that is asked."""


def effort_of(node: Node) -> int:
    """Return roughly how many microseconds one evaluation takes."""
    return weighed(node)[0]


def weighed(node: Node) -> tuple[int, int]:
    """Return the microseconds for a node, and the bits of its values."""
    if isinstance(node, Constant):
        return 1, max(abs(end).bit_length() for end in node.values[:4])
    if isinstance(node, Power):
        return weighed_power(node)
    if not node.below:
        return 1, OF_A_FIGURE
    found = [weighed(part) for part in node.below]
    below, bits = sum(effort for effort, _ in found), sum(bits for _, bits in found)
    if isinstance(node, Answered):
        return below + OF_AN_ANSWER, 2 * PRECISION_BITS
    return below + operation(bits) * len(found), bits


def weighed_power(node: Power) -> tuple[int, int]:
    """Return the same for a power: a whole one multiplies the bits."""
    (base, bits), (exponent, _) = weighed(node.base), weighed(node.exponent)
    if not isinstance(node.exponent, Constant) or not is_point(node.exponent.values) or node.exponent.values[1] != 1:
        return base + exponent + OF_A_ROOT, 2 * PRECISION_BITS
    bits *= max(abs(node.exponent.values[0]), 1)
    return base + operation(bits), bits


def operation(bits: int) -> int:
    """Return the microseconds for one operation on numbers of so many bits."""
    return 1 + (bits // BITS_A_MICROSECOND) ** 2
