"""Percentage points under the name of percent: "fell 2 percent, from 6.2 to 4.2 percent"."""

from __future__ import annotations

from factcheck.engine.compiling.calls import arguments_of
from factcheck.engine.compiling.compiled import NOT_COMPILED, compile_check
from factcheck.engine.environment import Environment
from factcheck.engine.verdicts import NOT_COMPUTED, Outcome, outcome_of
from factcheck.model.errors import FactcheckError
from factcheck.model.expression import Call, Comparison, Name, Negation, Term
from factcheck.rules import find_rule

RULES = ("points", "difference")
"""Rules that compute the change between two percentages in percentage points."""

RULE = "percent_not_points"


def called_percent(comparison: Comparison, environment: Environment) -> Outcome | None:
    """Return that a check does not hold where the article calls its points percent; None where it does not so."""
    if len(comparison.terms) != 2 or comparison.relations[0] not in ("≈", "="):
        return None
    for computed, stated in (comparison.terms, comparison.terms[::-1]):
        stated = stated.term if isinstance(stated, Negation) else stated  # a fall, told without its sign
        ends = _ends_of(computed.term if isinstance(computed, Negation) else computed, environment)
        if len(ends) == 2 and _is_percent(stated, environment):
            asked = Comparison((Call(RULE, (*ends, stated), ()),), ())
            try:
                compiled = compile_check(asked, environment)
                outcome = outcome_of(compiled, [environment.quantities[one] for one in compiled.variables])
            except (*NOT_COMPILED, *NOT_COMPUTED):
                return None
            return Outcome(verdict="inconsistent", failing=0, reason=outcome.reason) if outcome.reason else None
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
