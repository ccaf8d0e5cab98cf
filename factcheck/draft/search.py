"""The light arithmetic of the search: does a check over figures hold, and how surprising is it that it does?

Checks are evaluated on `factcheck.engine`'s exact ranges, so nothing here decides otherwise than a full
recomputation; what is left out is all that explains (tightening of repeated names, repairs, other meanings).
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Literal

import msgspec

from factcheck.claims.expression import parse
from factcheck.draft.scene import Mention
from factcheck.engine import arithmetic
from factcheck.engine.intervals import Range, from_interval, hull, meets, point
from factcheck.model.expression import Binary, Call, Comparison, Name, Negation, Number, Term
from factcheck.model.figure import Figure
from factcheck.model.interval import Interval
from factcheck.model.rule import Operand, Rule
from factcheck.rules import find_rule

Fit = Literal["strict", "generous", "miss", "none"]
Operands = tuple[tuple[str, Mention], ...]

CERTAIN = 10**6
HUNDREDTH = Fraction(1, 100)
FACTORS: dict[str, Fraction] = {"percent": HUNDREDTH, "percentage point": HUNDREDTH}

OPERATIONS = {
    "+": arithmetic.add,
    "-": arithmetic.subtract,
    "*": arithmetic.multiply,
    "/": arithmetic.divide,
}


class Outcome(msgspec.Struct, frozen=True, gc=False):
    """What the arithmetic says of a candidate."""

    fit: Fit
    """none: it can't be computed (division by zero, or no answer)."""
    chance: int
    """In parts per million: how often a check as loose as this one would hold by chance."""


class Undecided(Exception):  # noqa: N818 - reads as what it is
    """A rule has no answer for these figures."""


def agrees(check: str, **operands: Mention) -> bool:
    """Tell whether the strict readings satisfy a check."""
    return compute(check, tuple(operands.items())).fit == "strict"


def compute(check: str, operands: Operands) -> Outcome:
    """Compute a check on the figures' strict readings, then on their generous ones."""
    comparison = expanded(check)
    try:
        holds, chance = _holds(comparison, {role: mention.figure for role, mention in operands}, wide=False)
        if holds:
            return Outcome("strict", chance)
        holds, wide_chance = _holds(comparison, {role: mention.figure for role, mention in operands}, wide=True)
    except (arithmetic.DivisionByZero, Undecided):
        return Outcome("none", CERTAIN)
    return Outcome("generous", wide_chance) if holds else Outcome("miss", chance)


def _holds(comparison: Comparison, figures: dict[str, Figure], wide: bool) -> tuple[bool, int]:
    """Tell whether a check holds on one set of readings, and its chance."""
    first = comparison.terms[0]
    if not comparison.relations:
        assert isinstance(first, Call)
        answer = find_rule(first.rule).answer
        assert answer is not None
        holds = answer(_operands(first, figures, wide)).holds
        if holds is None:
            raise Undecided
        return holds, CERTAIN // 2
    left, right = (evaluate(term, figures, wide) for term in comparison.terms)
    return relates(comparison.relations[0], left, right), chance_of(left, right)


@cache
def expanded(check: str) -> Comparison:
    """Return the tree of a check with the rules that are formulas written out."""
    comparison = parse(check)
    return Comparison(tuple(_expand(term) for term in comparison.terms), comparison.relations)


def _expand(term: Term) -> Term:
    """Replace the calls of formula rules by their formulas."""
    if isinstance(term, Binary):
        return Binary(term.operator, _expand(term.left), _expand(term.right))
    if isinstance(term, Negation):
        return Negation(_expand(term.term))
    if not isinstance(term, Call):
        return term
    rule = find_rule(term.rule)
    if rule.formula is None:
        return Call(term.rule, _in_order(rule, term))
    return _expand(rule.formula(*(_expand(argument) for argument in _in_order(rule, term))))


def _in_order(rule: Rule, call: Call) -> tuple[Term, ...]:
    """Return the arguments of a call in the order of the rule's roles."""
    named = dict(call.named)
    return (*call.arguments, *(named[role.name] for role in rule.roles if role.name in named))


def evaluate(term: Term, figures: dict[str, Figure], wide: bool) -> Range:
    """Return the range of a term."""
    if isinstance(term, Name):
        return generous_range(figures[term.name]) if wide else strict_range(figures[term.name])
    if isinstance(term, Number):
        return point(term.value * FACTORS.get(term.unit, Fraction(1)))
    if isinstance(term, Negation):
        return arithmetic.negate(evaluate(term.term, figures, wide))
    if isinstance(term, Call):
        return _answered(term, figures, wide)
    assert isinstance(term, Binary)
    left, right = evaluate(term.left, figures, wide), evaluate(term.right, figures, wide)
    return OPERATIONS[term.operator](left, right)


def _answered(call: Call, figures: dict[str, Figure], wide: bool) -> Range:
    """Return the range that a rule without a formula answers."""
    answer = find_rule(call.rule).answer
    assert answer is not None
    interval = answer(_operands(call, figures, wide)).interval
    if interval is None:
        raise Undecided
    return from_interval(interval)


def _operands(call: Call, figures: dict[str, Figure], wide: bool) -> list[Operand]:
    """Return what a rule without a formula is given: the figures' readings."""
    operands = []
    for argument in call.arguments:
        assert isinstance(argument, Name)
        figure = figures[argument.name]
        operands.append(Operand(_widest(figure) if wide else figure.interval, figure.unit, figure))
    return operands


def _widest(figure: Figure) -> Interval:
    """Return the smallest interval that holds all readings of a figure."""
    lows = [figure.interval.low, *(reading.interval.low for reading in figure.generous)]
    highs = [figure.interval.high, *(reading.interval.high for reading in figure.generous)]
    known_lows = [low for low in lows if low is not None]
    known_highs = [high for high in highs if high is not None]
    return Interval(
        min(known_lows) if len(known_lows) == len(lows) else None,
        max(known_highs) if len(known_highs) == len(highs) else None,
    )


def strict_range(figure: Figure) -> Range:
    """Return the strict reading as a range, percentages as parts of one."""
    return from_interval(figure.interval, factor_of(figure))


def generous_range(figure: Figure) -> Range:
    """Return the union of all readings as a range."""
    factor = factor_of(figure)
    widest = from_interval(figure.interval, factor)
    for reading in figure.generous:
        widest = hull(widest, from_interval(reading.interval, factor))
    return widest


def factor_of(figure: Figure) -> Fraction:
    """Return what one unit of the figure counts in the search: a hundredth for percentages, else 1."""
    return FACTORS.get(figure.unit.partition("/")[0], Fraction(1))


def relates(relation: str, left: Range, right: Range) -> bool:
    """Tell whether two ranges can stand in a relation."""
    if relation in ("≈", "="):
        return meets(left, right)
    low, high = (right, left) if relation in (">", "≥") else (left, right)
    low_n, low_d, high_n, high_d = low[0], low[1], high[2], high[3]
    if not low_d or not high_d:
        return True
    difference = high_n * low_d - low_n * high_d
    return difference > 0 or (difference == 0 and relation in ("≤", "≥"))


def chance_of(left: Range, right: Range) -> int:
    """Return how often two ranges of these widths would meet by chance, in parts per million.

    The one is thought to fall anywhere between 0 and twice the other; whole numbers count as one wide.
    """
    width, middle = Fraction(0), Fraction(0)
    for low_n, low_d, high_n, high_d, _ in (left, right):
        if not low_d or not high_d:
            return CERTAIN
        low, high = Fraction(low_n, low_d), Fraction(high_n, high_d)
        width += high - low
        middle = max(middle, abs(low + high) / 2)
    if not middle:
        return CERTAIN
    return min(int((width or 1) * CERTAIN / (2 * middle)), CERTAIN)
