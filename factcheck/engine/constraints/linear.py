"""Checks decided jointly where contraction by one at a time sees nothing: rings of sums, or of ratios, without a bound.

`u + v ≈ 10` and `u + v ≈ 14` contradict each other whatever u and v are.  Checks that are linear in their figures are
forms of one exact system; checks that say how large one product is beside another (ratios, shares, changes) are forms
of a second one, in the logarithms of their unknowns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from factcheck.engine.constraints.propagation import PropagationState, components
from factcheck.engine.constraints.simplex import OutOfWorkError, System
from factcheck.engine.intervals.arithmetic import (
    DivisionByZeroError,
    TooLargeError,
    add,
    divide,
    multiply,
    negate,
    subtract,
)
from factcheck.engine.intervals.powers import logarithm, power
from factcheck.engine.intervals.ranges import (
    HIGH_OPEN,
    LOW_OPEN,
    WHOLE,
    Range,
    holds_zero,
    is_empty,
    is_point,
    overlap,
    point,
)
from factcheck.engine.limits import PRECISION_BITS
from factcheck.engine.terms.algebra import Monomial, Polynomial, TooManyMonomialsError, normal_form
from factcheck.engine.terms.enclosure import is_bounded
from factcheck.engine.terms.nodes import Negated, Sum, Variable

if TYPE_CHECKING:
    from factcheck.engine.compiling.compiled import Compiled, Pair

MOST_WORK = 10_000_000
"""Coefficients touched to find a contradiction of one system, some ten seconds; beyond, contraction decides."""

MOST_BOUNDING_WORK = 100_000
"""The same to bound its unknowns."""

WORK_OF_A_STEP = 20
"""Coefficients touched in the time that contraction by one check takes."""

MOST_BOUNDED = 40
"""Unknowns of one network that get their ends from the system; contraction gives all of them theirs first."""


class Form(msgspec.Struct, frozen=True, gc=False):
    """Coefficients by variable, and the values that the form may have."""

    coefficients: dict[int, Fraction]
    values: Range


def decide_jointly(
    checks: Sequence[Compiled], chosen: Sequence[int], ranges: Sequence[Range], state: PropagationState
) -> None:
    """Add to what contraction has found that the chosen checks contradict each other as a whole, or what they bound.

    `state.proof` then has the checks of a contradiction; unknowns without an end have those that the linear checks
    give them.
    """
    linear = {number: list(linear_forms(checks[number], ranges)) for number in chosen}
    in_logarithms = {number: list(logarithmic_forms(checks[number], ranges)) for number in chosen}
    for forms, of_figures in ((linear, ranges), (in_logarithms, None)):
        for group in components(checks, [number for number in chosen if forms[number]]):
            decide(group, forms, of_figures, state)
            if state.contradicted >= 0:
                return


def decide(
    group: Sequence[int], forms: dict[int, list[Form]], ranges: Sequence[Range] | None, state: PropagationState
) -> None:
    """Decide the forms of a group of checks, in the figures themselves or, without `ranges`, in logarithms."""
    system = System(MOST_WORK)
    try:
        uses = Counter(name for number in group for form in forms[number] for name in form.coefficients)
        for number in group:
            for form in forms[number]:
                form = folded(form, uses, ranges) if ranges else form
                columns = {
                    system.variable(name, ranges[name] if ranges else WHOLE): value
                    for name, value in form.coefficients.items()
                }
                system.require(columns, form.values, number)
        proof = system.contradiction()
        if proof is not None:
            state.proof = tuple(sorted(proof))
            state.contradicted = state.proof[0]
            state.is_minimal = not system.has_ends()
            state.steps += (MOST_WORK - system.left) // WORK_OF_A_STEP
        elif ranges:
            state.steps += (MOST_WORK - system.left) // WORK_OF_A_STEP
            system.left = MOST_BOUNDING_WORK
            bound_unknowns(system, state)
    except OutOfWorkError:
        state.stopped = True


def folded(form: Form, uses: Mapping[int, int], ranges: Sequence[Range]) -> Form:
    """Return a form without the figures that no other form has: their values go into its own."""
    kept, values = {}, form.values
    for name, coefficient in form.coefficients.items():
        if uses[name] == 1 and is_bounded(ranges[name]):
            values = subtract(values, multiply(ranges[name], point(coefficient)))
        else:
            kept[name] = coefficient
    return Form(kept, values)


def bound_unknowns(system: System, state: PropagationState) -> None:
    """Give unknowns that contraction left without an end those that the system has for them."""
    for name in [name for name in system.numbers if not is_bounded(state.ranges[name])][:MOST_BOUNDED]:
        low, high = system.optimum(name, greatest=False), system.optimum(name, greatest=True)
        if low is None and high is None:
            continue
        found = (
            low.value.numerator if low else -1,
            low.value.denominator if low else 0,
            high.value.numerator if high else 1,
            high.value.denominator if high else 0,
            (LOW_OPEN if low is None or low.is_open else 0) | (HIGH_OPEN if high is None or high.is_open else 0),
        )
        kept = overlap(state.ranges[name], found)
        if not is_empty(kept):
            state.ranges[name] = kept
            state.setters[name] = (low.names if low else frozenset()) | (high.names if high else frozenset())


def linear_forms(check: Compiled, ranges: Sequence[Range]) -> Iterator[Form]:
    """Yield the forms of a check that is linear in the figures that are not exactly known."""
    for pair in check.pairs:
        top, _ = difference_of(pair)
        terms = terms_of(top, check, ranges, is_point)
        known = terms.pop((), point(0))
        if terms and all(is_point(factor) and is_single(product) for product, factor in terms.items()):
            coefficients = {
                product[0][0]: Fraction(factor[0], factor[1]) for product, factor in terms.items() if factor[0]
            }
            if coefficients:
                yield Form(coefficients, wanted(pair.relation, known))


def logarithmic_forms(check: Compiled, ranges: Sequence[Range]) -> Iterator[Form]:
    """Yield the forms, in logarithms, of a check that says how large one product of unknowns is beside another.

    What is known goes into the values that the form may have: with a known figure in two checks this asks for less
    than is said, never for more.
    """
    for pair in check.pairs:
        if pair.relation not in "≈=":
            continue
        top, bottom = difference_of(pair)
        terms = terms_of(top, check, ranges, is_bounded)
        if len(terms) != 2 or () in terms:
            continue
        (first, factor), (second, other) = terms.items()
        divisors = {
            check.variables[atom.index] for product in bottom for atom, _ in product if isinstance(atom, Variable)
        }
        if len(bottom) != 1 or not any({variable for variable, _ in one} <= divisors for one in (first, second)):
            continue  # without a division both products may be 0, whatever is between them
        try:
            ratio = negate(divide(other, factor))
        except DivisionByZeroError:
            continue
        if holds_zero(ratio) or not is_bounded(ratio):
            continue
        powers = dict(first)
        for variable, exponent in second:
            powers[variable] = powers.get(variable, 0) - exponent
        coefficients = {variable: Fraction(exponent) for variable, exponent in powers.items() if exponent}
        size = ratio if ratio[0] > 0 else negate(ratio)
        if coefficients and size[0] > 0:
            yield Form(coefficients, logarithm(size, PRECISION_BITS))


Product = tuple[tuple[int, int], ...]
"""Variables with their powers."""

Terms = dict[Product, Range]
"""Products of what is not known, and the values of what each is multiplied with; () has the rest."""


def difference_of(pair: Pair) -> tuple[Polynomial, Polynomial]:
    """Return polynomials whose quotient is 0 (below 0, above 0) where a pair holds; both empty where there are none."""
    if pair.relation == "≠":
        return {}, {}
    try:
        top, bottom = normal_form(Sum((pair.left.node, Negated(pair.right.node))))
    except TooManyMonomialsError:
        return {}, {}
    if pair.relation not in "≈=" and set(bottom) != {()}:
        return {}, {}  # the sign of the divisor decides which way the relation points
    return top, bottom


def terms_of(top: Polynomial, check: Compiled, ranges: Sequence[Range], is_known: Callable[[Range], bool]) -> Terms:
    """Return the terms of a polynomial; none where one of them is no product of figures."""
    terms: Terms = {}
    for monomial, coefficient in top.items():
        try:
            product, factor = split(monomial, check, ranges, is_known)
        except (LookupError, TooLargeError, DivisionByZeroError):
            return {}
        factor = multiply(factor, point(coefficient))
        terms[product] = add(terms[product], factor) if product in terms else factor
    return terms


def split(
    monomial: Monomial, check: Compiled, ranges: Sequence[Range], is_known: Callable[[Range], bool]
) -> tuple[Product, Range]:
    """Return what is not known of a monomial, and the values of the rest; LookupError for what is no figure."""
    unknowns: list[tuple[int, int]] = []
    factor: Range = point(1)
    for atom, exponent in monomial:
        if not isinstance(atom, Variable):
            raise LookupError
        variable = check.variables[atom.index]
        if is_known(ranges[variable]):
            factor = multiply(factor, power(ranges[variable], point(exponent), PRECISION_BITS))
        else:
            unknowns.append((variable, exponent))
    return tuple(sorted(unknowns)), factor


def is_single(product: Product) -> bool:
    """Return whether a product is one figure by itself."""
    return len(product) == 1 and product[0][1] == 1


def wanted(relation: str, known: Range) -> Range:
    """Return the values of the unknown part that, with some value of the known part, make 0 (less, or more)."""
    low_n, low_d, high_n, high_d, is_open = negate(known)
    if relation in "≈=":
        return low_n, low_d, high_n, high_d, is_open
    if relation in "<≤":
        return -1, 0, high_n, high_d, LOW_OPEN | (HIGH_OPEN if relation == "<" else is_open & HIGH_OPEN)
    return low_n, low_d, 1, 0, HIGH_OPEN | (LOW_OPEN if relation == ">" else is_open & LOW_OPEN)
