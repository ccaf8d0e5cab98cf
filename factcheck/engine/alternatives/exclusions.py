"""Percentage points under the name of percent: "fell 2 percent, from 6.2 to 4.2 percent"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.engine.alternatives.shapes import shape_of
from factcheck.engine.compiling.compiled import NOT_COMPILED, compile_check
from factcheck.engine.intervals.arithmetic import negate
from factcheck.engine.intervals.ranges import LOW_OPEN, Range, is_below_zero
from factcheck.engine.verdicts import NOT_COMPUTED, CheckOutcome, outcome_of
from factcheck.model.errors import FactcheckError
from factcheck.model.expression import Call, Comparison, Name, Negation, Term
from factcheck.model.rule import arguments_of
from factcheck.model.said import said
from factcheck.rules import find_rule

if TYPE_CHECKING:
    from factcheck.engine.environment import Environment

RULES = ("points", "difference")
"""Rules that compute the change between two percentages in percentage points."""

RULE = "percent_not_points"


def called_percent(comparison: Comparison, environment: Environment) -> CheckOutcome | None:
    """Return that a check does not hold where the article calls its points percent; None where it does not so."""
    if len(comparison.terms) != 2 or comparison.relations[0] not in ("≈", "="):
        return None
    for computed, stated in (comparison.terms, comparison.terms[::-1]):
        stated = stated.term if isinstance(stated, Negation) else stated  # a fall, written without its sign
        ends = _ends_of(computed.term if isinstance(computed, Negation) else computed, environment)
        if len(ends) == 2 and _is_percent(stated, environment):
            asked = Comparison((Call(RULE, (*ends, stated), ()),), ())
            try:
                compiled = compile_check(asked, environment)
                outcome = outcome_of(compiled, [environment.quantities[one] for one in compiled.variables])
            except (*NOT_COMPILED, *NOT_COMPUTED):
                return None
            return CheckOutcome(verdict="inconsistent", failing=0, reason=outcome.reason) if outcome.reason else None
    return None


def _ends_of(term: Term, environment: Environment) -> tuple[Term, ...]:
    """Return the two percentages between which a rule computes the points; () for any other term."""
    if not isinstance(term, Call) or term.rule not in RULES:
        return ()
    try:
        ends = tuple(end for _, end in arguments_of(find_rule(term.rule), term))
    except FactcheckError:
        return ()
    return ends if all(_is_percent(end, environment) for end in ends) else ()


def _is_percent(term: Term, environment: Environment) -> bool:
    """Return whether a term is a figure that the article gives in percent."""
    if not isinstance(term, Name) or term.name not in environment.names:
        return False
    quantity = environment.quantity(term.name)
    return quantity.unit == "percent" and quantity.figure is not None and not quantity.outside


# Changes that no percentage can express: from a loss to a profit.


CROSSES_ZERO = said("reason.crosses_zero")


def crosses_zero(comparison: Comparison, environment: Environment) -> bool:
    """Return whether a check takes a percentage change of a figure that is below zero and then above it.

    (1.4 − −0.9) ÷ −0.9 comes to −256 % though it rose.  Between two losses there is one, on the size of the first:
    from −1,000 to −500 is a rise of 50 % (the rules `change` and `decrease`).
    """
    for term in comparison.terms:
        shape = shape_of(term)
        if shape is None or shape.name not in ("change", "decrease", "annual_growth"):
            continue
        before, after = (values_of(one, environment) for one in shape.terms[:2])
        if before is not None and after is not None and is_below_zero(before) and is_above_zero(after):
            return True
    return False


def values_of(term: Term, environment: Environment) -> Range | None:
    """Return the values of a figure, or of one with a minus before it (a loss written as an amount)."""
    if isinstance(term, Negation):
        values = values_of(term.term, environment)
        return None if values is None else negate(values)
    return environment.quantity(term.name).strict if isinstance(term, Name) else None


def is_above_zero(values: Range) -> bool:
    """Return whether all values are positive."""
    return bool(values[1]) and (values[0] > 0 or (values[0] == 0 and bool(values[4] & LOW_OPEN)))
