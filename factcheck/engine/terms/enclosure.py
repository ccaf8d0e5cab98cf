"""The enclosure of a term's values over a box, as small as it can be found when a figure appears in the term twice.

Where a term only rises or only falls with a repeated figure (decided by the exact sign of its derivative), its ends lie
at that figure's ends.  Where it does neither, the box is halved until the question is decided or the bound reached.
What comes out are two ranges: `outer` holds every value that the term can have, `inner` only values that it does have
(between two of which, the term being continuous, it has all).  So nothing is ever claimed from an overestimation.

An `Expression` is a term made ready to be evaluated many times: simplified once, its slopes worked out when first asked
for.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache

import msgspec

from factcheck.engine.intervals.arithmetic import DivisionByZeroError, TooLargeError
from factcheck.engine.intervals.ranges import (
    HIGH_OPEN,
    LOW_OPEN,
    EmptyIntersectionError,
    Range,
    hull,
    is_point,
    point,
    to_interval,
)
from factcheck.engine.limits import MAX_EFFORT, MAX_REPEATED, MAX_SUBDIVISIONS, PRECISION_BITS
from factcheck.engine.terms.algebra import collected, occurrences, simplified
from factcheck.engine.terms.nodes import (
    Box,
    Constant,
    Negated,
    Node,
    Power,
    PredicateNode,
    Product,
    Quotient,
    Sum,
    Variable,
)

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


# Estimate what evaluating a term once costs, so that dear ones are not evaluated hundreds of times.


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
    if isinstance(node, PredicateNode):
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


class Enclosure(msgspec.Struct, frozen=True, gc=False):
    """What is known of a term's values."""

    outer: Range
    inner: Range | None
    """None where not even one value is known for certain."""


EVALUATIONS = 8
"""Of a term in one box: at both its ends, and at points between."""

Enough = Callable[[Enclosure], bool]
"""Decides whether an enclosure answers what is asked."""


def enclose(expression: Expression, box: Box, enough: Enough) -> Enclosure:
    """Return the values of a term over a box, ever more closely, until `enough` or until the bound is reached.

    Raises `DivisionByZeroError`, `TooLargeError` and `EmptyIntersectionError` where the term has no value anywhere.
    """
    values = expression.node.forward(box)
    loose = [index for index in expression.repeated if not is_point(box[index])]
    if not loose:
        return Enclosure(values, values)
    if len(loose) > MAX_REPEATED:
        return Enclosure(values, None)
    found = within(expression, box)
    if enough(found) or not is_bounded(found.outer):
        return found
    return subdivided(expression, box, enough)


def within(expression: Expression, box: Box) -> Enclosure:
    """Return the enclosure over one box, by monotonicity as far as that goes."""
    low_box, high_box, loose = list(box), list(box), []
    is_open = 0
    for index, slope in slopes_of(expression):
        if is_point(box[index]):
            continue
        rises = direction(slope, box) if slope is not None and is_bounded(box[index]) else 0
        if not rises:
            loose.append(index)
            continue
        low, high = end_point(box[index], 0), end_point(box[index], 2)
        low_box[index], high_box[index] = (low, high) if rises > 0 else (high, low)
        is_open |= box[index][4] if rises > 0 else (box[index][4] & 1) << 1 | (box[index][4] & 2) >> 1
    at_low, at_high = expression.node.forward(low_box), expression.node.forward(high_box)
    outer = at_low[0], at_low[1], at_high[2], at_high[3], at_low[4] & LOW_OPEN | at_high[4] & HIGH_OPEN | is_open
    if not loose:
        return Enclosure(outer, outer)
    return Enclosure(outer, hull_of_points(expression, (low_box, high_box), loose))


def end_point(values: Range, at: int) -> Range:
    """Return one end of a range as a range: the low one at 0, the high one at 2."""
    return values[at], values[at + 1], values[at], values[at + 1], 0


def middle(values: Range) -> tuple[int, int]:
    """Return the middle of a bounded range."""
    return values[0] * values[3] + values[2] * values[1], 2 * values[1] * values[3]


def hull_of_points(expression: Expression, boxes: tuple[Box, Box], loose: list[int]) -> Range | None:
    """Return the values between those that the term has in the middle of its loose figures and at their ends."""
    found: Range | None = None
    for box in boxes:
        for place in ("middle", "low", "high"):
            sample = list(box)
            for index in loose:
                if not is_bounded(box[index]):
                    return None
                numerator, denominator = middle(box[index])
                sample[index] = {
                    "middle": (numerator, denominator, numerator, denominator, 0),
                    "low": end_point(box[index], 0),
                    "high": end_point(box[index], 2),
                }[place]
                if place != "middle" and box[index][4]:
                    sample[index] = numerator, denominator, numerator, denominator, 0
            try:
                value = expression.node.forward(sample)
            except (DivisionByZeroError, EmptyIntersectionError, TooLargeError):
                continue
            found = value if found is None else hull(found, value)
    return found


def subdivided(expression: Expression, box: Box, enough: Enough) -> Enclosure:
    """Halve the box along its widest loose figure, the outermost pieces first, until it is enough."""
    pieces = [(box, within(expression, box))]
    for _ in range(most_boxes(expression)):
        outer, inner = joined(pieces)
        found = Enclosure(outer, inner)
        if enough(found) or not is_bounded(outer):
            return found
        chosen = outermost(pieces, outer)
        piece, _ = pieces.pop(chosen)
        index = widest(piece, expression.repeated)
        if index is None:
            return found
        pieces += [(half, within(expression, half)) for half in halves(piece, index)]
    return Enclosure(*joined(pieces))


def most_boxes(expression: Expression) -> int:
    """Return how many boxes may be looked at: fewer where a box is dear."""
    slopes = sum(effort_of(slope) for _, slope in slopes_of(expression) if slope is not None)
    return min(MAX_SUBDIVISIONS, MAX_EFFORT // (EVALUATIONS * effort_of(expression.node) + slopes))


def joined(pieces: list[tuple[Box, Enclosure]]) -> tuple[Range, Range | None]:
    """Return the hull of the pieces' outer ranges, and that of their inner ones."""
    outer, inner = pieces[0][1].outer, pieces[0][1].inner
    for _, found in pieces[1:]:
        outer = hull(outer, found.outer)
        if found.inner is not None:
            inner = found.inner if inner is None else hull(inner, found.inner)
    return outer, inner


def outermost(pieces: list[tuple[Box, Enclosure]], outer: Range) -> int:
    """Return which piece holds an end of the whole; the low and the high end take turns with the number of pieces."""
    at = 0 if len(pieces) % 2 else 2
    for number, (_, found) in enumerate(pieces):
        if found.outer[at] * outer[at + 1] == outer[at] * found.outer[at + 1]:
            return number
    return 0


def widest(box: Box, indices: tuple[int, ...]) -> int | None:
    """Return the variable with the widest values for their size; None where none is left to halve."""
    found, width = None, Fraction(0)
    for index in indices:
        low_n, low_d, high_n, high_d, _ = box[index]
        if not low_d or not high_d or low_n * high_d == high_n * low_d:
            continue
        size = max(abs(high_n) * low_d, abs(low_n) * high_d)
        relative = Fraction(high_n * low_d - low_n * high_d, size)
        if relative > width:
            found, width = index, relative
    return found


def halves(box: Box, index: int) -> tuple[Box, Box]:
    """Return the two halves of a box along one variable."""
    low_n, low_d, high_n, high_d, is_open = box[index]
    numerator, denominator = middle(box[index])
    below, above = list(box), list(box)
    below[index] = low_n, low_d, numerator, denominator, is_open & LOW_OPEN
    above[index] = numerator, denominator, high_n, high_d, is_open & HIGH_OPEN
    return below, above


def is_bounded(values: Range) -> bool:
    """Return whether both ends are numbers."""
    return bool(values[1] and values[3])
