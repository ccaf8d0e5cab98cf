"""A check once its units are resolved: plain arithmetic over variables that hold values in base units.

Each kind of node knows two things: `forward`, the values it can have over a box of variables, and `backward`, what
wanted values of its own leave of the box (the two halves of HC4: Benhamou and others, ICLP 1999).
Both are exact for + − × ÷ and whole powers when no variable appears twice.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from factcheck.engine.intervals.arithmetic import DivisionByZeroError, add, divide, multiply, negate, subtract
from factcheck.engine.intervals.powers import logarithm, power, root, within_domain
from factcheck.engine.intervals.ranges import (
    WHOLE,
    EmptyIntersectionError,
    Range,
    holds_zero,
    hull,
    is_empty,
    is_point,
    is_zero,
    lowest_terms,
    meets,
    overlap,
)
from factcheck.engine.limits import PRECISION_BITS

# The way back through an operation: from wanted results to what its other side can be.


def factor_of(product: Range, other: Range) -> Range:
    """Return what times a value of `other` can give a value of `product`."""
    if holds_zero(other) and holds_zero(product):
        return WHOLE
    try:
        return divide(product, other)
    except DivisionByZeroError:
        raise EmptyIntersectionError from None  # nothing times 0 gives what is wanted, which is not 0


def base_of(wanted: Range, base: Range, exponent: Range) -> Range:
    """Return what to the power of `exponent` can give `wanted`, near the base's own sign."""
    if not is_point(exponent):
        return inverse_power(within_domain(wanted), exponent)
    numerator, denominator, _, _, _ = lowest_terms(exponent)
    if denominator == 1 and numerator % 2:
        return odd_root(wanted, numerator)
    roots = inverse_power(within_domain(wanted), exponent)
    if denominator == 1 and base[0] < 0:
        return hull(roots, negate(roots))
    return roots


def odd_root(wanted: Range, degree: int) -> Range:
    """Return the real root of odd degree, which every number has; a negative degree takes the reciprocal first."""
    if degree > 0:
        return root(wanted, degree, PRECISION_BITS)
    if is_zero(wanted):
        raise EmptyIntersectionError
    return root(divide((1, 1, 1, 1, 0), wanted), -degree, PRECISION_BITS)


def inverse_power(wanted: Range, exponent: Range) -> Range:
    """Return wanted^(1 ÷ exponent) for values that are not negative."""
    if holds_zero(exponent):
        return WHOLE
    return power(wanted, divide((1, 1, 1, 1, 0), exponent), PRECISION_BITS)


Box = list[Range]
"""The values of every variable."""


class Node(msgspec.Struct, frozen=True, gc=False):
    """Anything that has values over a box."""

    @property
    def below(self) -> tuple[Node, ...]:
        """The nodes that this one is made of; none for a figure or a number."""
        return ()

    def forward(self, box: Box) -> Range:
        """Return the values that the node can have (perhaps more, never fewer)."""
        raise NotImplementedError

    def backward(self, box: Box, wanted: Range) -> None:
        """Contract the box to what `wanted` allows; raises `EmptyIntersectionError` where that is nothing."""
        raise NotImplementedError


class Variable(Node, frozen=True, gc=False):
    """A figure, by its place in the box."""

    index: int

    def forward(self, box: Box) -> Range:
        """Return the variable's values."""
        return box[self.index]

    def backward(self, box: Box, wanted: Range) -> None:
        """Keep what is wanted."""
        kept = overlap(box[self.index], wanted)
        if is_empty(kept):
            raise EmptyIntersectionError
        box[self.index] = kept


class Constant(Node, frozen=True, gc=False):
    """A number written in the check, or a unit's factor."""

    values: Range

    def forward(self, box: Box) -> Range:
        """Return the number."""
        return self.values

    def backward(self, box: Box, wanted: Range) -> None:
        """See whether it is what is wanted."""
        if not meets(self.values, wanted):
            raise EmptyIntersectionError


class Negated(Node, frozen=True, gc=False):
    """Minus a node."""

    part: Node

    @property
    def below(self) -> tuple[Node, ...]:
        """What is negated."""
        return (self.part,)

    def forward(self, box: Box) -> Range:
        """Return the negated values."""
        return negate(self.part.forward(box))

    def backward(self, box: Box, wanted: Range) -> None:
        """Pass on the negated wish."""
        self.part.backward(box, negate(wanted))


class Sum(Node, frozen=True, gc=False):
    """Any number of parts, so that a column of a thousand figures nests no deeper than two."""

    parts: tuple[Node, ...]

    @property
    def below(self) -> tuple[Node, ...]:
        """The parts."""
        return self.parts

    def forward(self, box: Box) -> Range:
        """Return the sum of the parts' values."""
        total = self.parts[0].forward(box)
        for part in self.parts[1:]:
            total = add(total, part.forward(box))
        return total

    def backward(self, box: Box, wanted: Range) -> None:
        """Give each part what the wish leaves once the others have had theirs."""
        values = [part.forward(box) for part in self.parts]
        after = [(0, 1, 0, 1, 0)]
        for value in reversed(values[1:]):
            after.append(add(after[-1], value))
        left = wanted
        for part, value, rest in zip(self.parts, values, reversed(after), strict=True):
            part.backward(box, subtract(left, rest))
            left = subtract(left, value)


class TwoSided(Node, frozen=True, gc=False):
    """An operation on two nodes."""

    left: Node
    right: Node

    @property
    def below(self) -> tuple[Node, ...]:
        """Both sides."""
        return self.left, self.right


class Product(TwoSided, frozen=True, gc=False):
    """One node times another."""

    def forward(self, box: Box) -> Range:
        """Return the product's values."""
        return multiply(self.left.forward(box), self.right.forward(box))

    def backward(self, box: Box, wanted: Range) -> None:
        """Divide the wish by the other factor."""
        left, right = self.left.forward(box), self.right.forward(box)
        self.left.backward(box, factor_of(wanted, right))
        self.right.backward(box, factor_of(wanted, left))


class Quotient(TwoSided, frozen=True, gc=False):
    """One node divided by another."""

    def forward(self, box: Box) -> Range:
        """Return the quotient's values."""
        return divide(self.left.forward(box), self.right.forward(box))

    def backward(self, box: Box, wanted: Range) -> None:
        """Multiply back."""
        left, right = self.left.forward(box), self.right.forward(box)
        self.left.backward(box, multiply(wanted, right))
        self.right.backward(box, factor_of(left, wanted))


class Power(Node, frozen=True, gc=False):
    """One node to the power of another."""

    base: Node
    exponent: Node

    @property
    def below(self) -> tuple[Node, ...]:
        """Base and exponent."""
        return self.base, self.exponent

    def forward(self, box: Box) -> Range:
        """Return the power's values, rounded outward where they are not fractions."""
        return power(self.base.forward(box), self.exponent.forward(box), PRECISION_BITS)

    def backward(self, box: Box, wanted: Range) -> None:
        """Take the root for the base, the quotient of logarithms for the exponent."""
        base, exponent = self.base.forward(box), self.exponent.forward(box)
        if is_zero(exponent):
            return
        self.base.backward(box, base_of(wanted, base, exponent))
        if not is_point(exponent) and base[0] > 0:
            quotient = factor_of(logarithm(wanted, PRECISION_BITS), logarithm(base, PRECISION_BITS))
            self.exponent.backward(box, quotient)


class Mapped(Node, frozen=True, gc=False):
    """A rising function that is no arithmetic, with its inverse (the year that a day lies in)."""

    part: Node
    function: Callable[[Range], Range]
    inverse: Callable[[Range], Range]

    @property
    def below(self) -> tuple[Node, ...]:
        """What is mapped."""
        return (self.part,)

    def forward(self, box: Box) -> Range:
        """Return the function's values."""
        return self.function(self.part.forward(box))

    def backward(self, box: Box, wanted: Range) -> None:
        """Pass on what the inverse makes of the wish."""
        self.part.backward(box, self.inverse(wanted))


class PredicateNode(Node, frozen=True, gc=False):
    """What a rule answers that is no formula; nothing can be solved through it."""

    arguments: tuple[Node, ...]
    answer: Callable[[Box], Range]

    @property
    def below(self) -> tuple[Node, ...]:
        """What the rule is asked about."""
        return self.arguments

    def forward(self, box: Box) -> Range:
        """Ask the rule."""
        return self.answer(box)

    def backward(self, box: Box, wanted: Range) -> None:
        """See whether the answer is what is wanted."""
        if not meets(self.answer(box), wanted):
            raise EmptyIntersectionError
