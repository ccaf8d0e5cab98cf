"""Resolve the units of a check before any number is looked at: terms in, plain arithmetic in base units out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

import msgspec

from factcheck import units
from factcheck.engine.compiling.dimensions import (
    DATE,
    FIRST_YEAR,
    SECOND,
    SOLVED,
    YEAR,
    Bindings,
    Dimension,
    Measure,
    Measured,
    ResolvedArgument,
    UnitMismatchError,
    alike,
    as_quantity,
    count_in,
    days_of_years,
    difference_of,
    measure_of,
    measure_of_year,
    mismatch,
    rate_period,
    scaled,
    shown,
    times,
    unit_of,
    years_of_days,
)
from factcheck.engine.intervals.ranges import point
from factcheck.engine.limits import MAX_DEPTH, MAX_PARTS, MAX_STEPS
from factcheck.engine.terms.nodes import Constant, Mapped, Negated, Node, Power, Product, Quotient, Sum, Variable
from factcheck.model.expression import Binary, Call, Name, Negation, Number, Term
from factcheck.model.said import said
from factcheck.units import UnknownUnitError, unit

# Adding and subtracting, where one of the two may be a place on a scale: a year, a day, a temperature.


def combine(left: Measured, operator: str, right: Measured, bindings: Bindings, column: int) -> tuple[Measured, ...]:
    """Return the two terms ready to be added or subtracted, then the measure of the result with the left node."""
    left_scale, right_scale = left[1].scale, right[1].scale
    if "temperature" in (left_scale, right_scale):
        return add_temperatures(left, operator, right, bindings, column)
    if left_scale or right_scale:
        return add_on_calendar(left, operator, right, bindings, column)
    left, right = alike(left, right, bindings, operator, column)
    return left, right, (left[0], sum_measure(left[1], right[1]))


def sum_measure(left: Measure, right: Measure) -> Measure:
    """Return what a sum measures: in the unit of the first part that names one."""
    named = left if left.unit or not right.unit else right
    return Measure(named.dimension, named.unit, left.bare and right.bare)


def add_temperatures(
    left: Measured, operator: str, right: Measured, bindings: Bindings, column: int
) -> tuple[Measured, ...]:
    """Add a difference to a reading, or take the difference of two readings."""
    left_scale, right_scale = left[1].scale, right[1].scale
    if operator == "-" and left_scale and right_scale:
        return left, right, (left[0], Measure(left[1].dimension, left[1].unit))
    if left_scale and right_scale:
        right = difference_of(*right)
    left, right = alike(left, right, bindings, operator, column)
    return left, right, (left[0], left[1] if left_scale else right[1])


def add_on_calendar(
    left: Measured, operator: str, right: Measured, bindings: Bindings, column: int
) -> tuple[Measured, ...]:
    """Add a duration to a year or a day, or take the duration between two of them."""
    left, right = as_year(left, right, operator), as_year(right, left, operator)
    left_scale, right_scale = left[1].scale, right[1].scale
    if left_scale and right_scale:
        if operator == "+":
            raise UnitMismatchError(
                said("check.cant_add", shown=shown(right[1]), shown2=shown(left[1])),
                column,
                said("check.subtract_them"),
            )
        left, right = as_same_scale(left, right), as_same_scale(right, left)
        unit = "year" if left[1].scale == YEAR else "day"
        return left, right, (left[0], Measure(SECOND, unit))
    if right_scale and operator == "-":
        raise mismatch(left[1], right[1], operator, column)
    place, amount = (left, right) if left_scale else (right, left)
    counted = count_in(amount, place[1]) if amount[1].bare else amount
    if counted is None or bindings.resolved(counted[1].dimension) != SECOND:
        raise mismatch(left[1], right[1], operator, column)
    result = left[0], place[1]
    return (left, counted, result) if left_scale else (counted, right, result)


def as_year(side: Measured, other: Measured, operator: str) -> Measured:
    """Take a bare literal such as 2018 beside a year for a year, where a difference is taken."""
    literal = side[1].literal
    if operator == "-" and literal is not None and side[1].bare and literal >= FIRST_YEAR and other[1].scale == YEAR:
        return scaled(side[0], units.unit(YEAR).factor), measure_of_year()
    return side


def as_same_scale(side: Measured, other: Measured) -> Measured:
    """Take a day beside a year for its year."""
    if side[1].scale == DATE and other[1].scale == YEAR:
        return Mapped(side[0], years_of_days, days_of_years), measure_of_year()
    return side


class Slot(msgspec.Struct, frozen=True, gc=False):
    """Where a name's values are in the box, and its unit; `solved` where the claims file leaves the unit open."""

    index: int
    unit: str
    solved: bool = False
    between: bool = False
    """A difference of temperatures, no reading of a thermometer."""


class UnknownNameError(Exception):
    """A check uses a name that no figure has."""

    def __init__(self, name: str, column: int) -> None:
        """Hold the name and where it is written."""
        super().__init__(f"no figure is called “{name}”")
        self.name, self.column = name, column


class TooDeepError(Exception):
    """A check nested beyond what the engine walks."""


Expand = Callable[[Call, "UnitResolver", int], Measured]
"""What resolves a call of a rule."""


SO_FAR = Variable(-1)
"""Placeholder for the parts of a sum that are already resolved."""


class UnitResolver:
    """Walks over the terms of one check."""

    __slots__ = ("bindings", "expand", "mixed_temperatures", "slots", "steps")

    def __init__(
        self, slots: Mapping[str, Slot], found: dict[str, Dimension], leaves: list[str], expand: Expand
    ) -> None:
        """Take the names' slots, the dimensions found for unknowns so far, and the units of the check's leaves."""
        periods = [period for period in map(rate_period, leaves) if period is not None]
        self.slots = slots
        self.bindings = Bindings(found, periods[0] if periods else None)
        self.mixed_temperatures = len({name for name in leaves if name and unit_of(name).offset}) > 1
        self.expand = expand
        self.steps = 0

    def resolve(self, term: Term, depth: int = 0) -> Measured:
        """Return the arithmetic of a term and what it measures."""
        self.steps += 1
        if depth > MAX_DEPTH or self.steps > MAX_STEPS:
            raise TooDeepError
        if isinstance(term, Name):
            return self.name(term)
        if isinstance(term, Number):
            return self.number(term)
        if isinstance(term, Negation):
            node, measure = self.resolve(term.term, depth + 1)
            return Negated(node), negative(measure)
        if isinstance(term, Call):
            return self.expand(term, self, depth + 1)
        if isinstance(term, ResolvedArgument):
            return term.measured
        if not isinstance(term, Binary):
            raise TypeError(f"no term of a check: {type(term).__name__}")
        if term.operator in "+-":
            return self.sum(term, depth)
        if term.operator == "^":
            return self.power(term, depth)
        return self.product(term, depth)

    def name(self, term: Name) -> Measured:
        """Return a figure's variable."""
        slot = self.slots.get(term.name)
        if slot is None:
            raise UnknownNameError(term.name, term.column)
        if slot.solved:
            return Variable(slot.index), Measure(((SOLVED + term.name, 1),))
        measure = measure_of(slot.unit)
        if slot.between:
            return Variable(slot.index), Measure(measure.dimension, measure.unit)
        return self.on_its_scale(Variable(slot.index), measure)

    def number(self, term: Number) -> Measured:
        """Return a number that is written in the check."""
        try:
            measure = measure_of(term.unit)
        except UnknownUnitError as error:
            raise UnitMismatchError(str(error), term.column) from None
        node, measure = self.on_its_scale(Constant(point(term.value * unit_of(term.unit).factor)), measure)
        return node, msgspec.structs.replace(measure, literal=term.value)

    def on_its_scale(self, node: Node, measure: Measure) -> Measured:
        """Add a temperature scale's offset where scales are mixed; else degrees are plain quantities."""
        if measure.scale != "temperature":
            return node, measure
        if not self.mixed_temperatures:
            return node, Measure(measure.dimension, measure.unit)
        return Sum((node, Constant(point(unit_of(measure.unit).offset)))), measure

    def sum(self, term: Term, depth: int) -> Measured:
        """Return a chain of additions and subtractions as one flat sum, however long."""
        chain: list[Binary] = []
        while isinstance(term, Binary) and term.operator in "+-":
            chain.append(term)
            term = term.left
        if len(chain) > MAX_PARTS:
            raise TooDeepError
        node, total = self.resolve(term, depth + 1)
        parts = [node]
        for link in reversed(chain):
            right = self.resolve(link.right, depth + 1)
            left, added, result = combine((SO_FAR, total), link.operator, right, self.bindings, link.column)
            if left[0] is not SO_FAR:  # what was summed so far has to change as a whole
                so_far = Sum(tuple(parts))
                left, added, result = combine((so_far, total), link.operator, right, self.bindings, link.column)
                parts = [left[0]]
            parts.append(Negated(added[0]) if link.operator == "-" else added[0])
            total = result[1]
        return Sum(tuple(parts)), total

    def product(self, term: Binary, depth: int) -> Measured:
        """Return a product or a quotient."""
        left, left_measure = as_quantity(self.resolve(term.left, depth + 1))
        right, right_measure = as_quantity(self.resolve(term.right, depth + 1))
        power = 1 if term.operator == "*" else -1
        node: Node = Product(left, right) if power == 1 else Quotient(left, right)
        dimension = times(left_measure.dimension, right_measure.dimension, power)
        bare = left_measure.bare and right_measure.bare
        name = ""
        if not right_measure.dimension and left_measure.dimension:
            name = left_measure.unit
        elif power == 1 and not left_measure.dimension and right_measure.dimension:
            name = right_measure.unit
        return node, Measure(dimension, name, bare)

    def power(self, term: Binary, depth: int) -> Measured:
        """Return a power; a duration as exponent counts the rate's periods, or years."""
        base, measure = self.resolve(term.left, depth + 1)
        exponent, count = self.resolve(term.right, depth + 1)
        count_dimension = self.bindings.resolved(count.dimension)
        if count_dimension:
            if len(count_dimension) > 1 or count_dimension[0][0] != "second":
                raise UnitMismatchError(said("check.exponent_cant", shown=shown(count)), term.column)
            period = self.bindings.period or unit("year").factor
            exponent = scaled(exponent, period ** -count_dimension[0][1])
        return Power(base, exponent), self.power_measure(measure, exponent, term.column)

    def power_measure(self, measure: Measure, exponent: Node, column: int) -> Measure:
        """Return what a power measures; only a number as exponent can raise a unit."""
        dimension = self.bindings.resolved(measure.dimension)
        if not dimension:
            return Measure((), "", measure.bare)
        values = exponent.forward([]) if is_constant(exponent) else None
        if values is None:
            raise UnitMismatchError(said("check.no_power_plain", shown=shown(measure)), column)
        raised = [(base, Fraction(power) * Fraction(values[0], values[1])) for base, power in dimension]
        if any(power.denominator != 1 for _, power in raised):
            raise UnitMismatchError(said("check.no_unit_root", shown=shown(measure)), column)
        return Measure(tuple((base, int(power)) for base, power in raised if power))


def negative(measure: Measure) -> Measure:
    """Return the measure of a negated term."""
    literal = None if measure.literal is None else -measure.literal
    return msgspec.structs.replace(measure, literal=literal)


def is_constant(node: Node) -> bool:
    """Return whether a node holds no variable."""
    if isinstance(node, Variable):
        return False
    return all(is_constant(part) for part in node.below)
