"""Evaluate one check: what it states, what comes out, and the verdict."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.engine.compiling.compiled import Compiled, compile_check
from factcheck.engine.compiling.dimensions import DATE, YEAR, UnitMismatchError, rate_period
from factcheck.engine.compiling.unit_resolution import TooDeepError, UnknownNameError
from factcheck.engine.environment import Environment, environment_of
from factcheck.engine.evaluation import Alternative, Evaluation
from factcheck.engine.granting import as_read
from factcheck.engine.intervals.arithmetic import DivisionByZeroError, TooLargeError
from factcheck.engine.limits import MAX_DEPTH
from factcheck.engine.needed_values import participants_of, solved_of
from factcheck.engine.readings import Quantity, as_same_quantity, quantity_of, unknown
from factcheck.engine.sides import difference_of, sides_of, stated_side
from factcheck.engine.verdicts import NOT_COMPUTED, CheckOutcome, outcome_of
from factcheck.model.claim import Check
from factcheck.model.errors import FactcheckError
from factcheck.model.expression import Binary, Call, Comparison, Name, Number, Term
from factcheck.model.figure import NOMINAL_AGE, Figure
from factcheck.model.rule import BadCallError
from factcheck.model.said import said
from factcheck.model.suggestion import did_you_mean, suggestion
from factcheck.units import UnknownUnitError

if TYPE_CHECKING:
    from factcheck.model.kinds import RuleKind
    from factcheck.model.verdict import Verdict

# Of what kind a check is that calls no rule, by the shape of its arithmetic and its units.


def kind_of(comparison: Comparison, compiled: Compiled) -> RuleKind:
    """Return the kind of rule that a check stands for."""
    if compiled.rule is not None:
        return compiled.rule.kind
    if any(relation not in "≈=" for relation in comparison.relations):
        return "comparison"
    term = next((term for term in comparison.terms if not isinstance(term, Name | Number)), None)
    if not isinstance(term, Binary):
        return "repeat"
    sides = zip(compiled.sides, comparison.terms, strict=True)
    stated = [measure.unit for (_, measure), side in sides if side is not term]
    return kind_of_term(term, compiled, stated)


def kind_of_term(term: Binary, compiled: Compiled, stated: list[str]) -> RuleKind:
    """Return the kind of a term, given the units of what it is compared with."""
    if any(rate_period(unit) is not None for unit in stated) and has_power(term):
        return "annual_growth"
    if is_change(term):
        return "change"
    if term.operator == "/":
        return kind_of_quotient(term, stated)
    if term.operator == "-":
        return kind_of_difference(compiled, stated)
    return {"+": "sum", "*": "product", "^": "other"}[term.operator]  # type: ignore[return-value]


def kind_of_quotient(term: Binary, stated: list[str]) -> RuleKind:
    """Return mean, per unit, share or ratio."""
    if isinstance(term.left, Binary) and term.left.operator == "+" and isinstance(term.right, Number):
        return "mean"
    if "percent" in stated:
        return "share"
    return "ratio" if any(unit in ("", "times") for unit in stated) else "per_unit"


def kind_of_difference(compiled: Compiled, stated: list[str]) -> RuleKind:
    """Return duration, points or difference."""
    if "percentage point" in stated:
        return "points"
    if any(measure.scale in (YEAR, DATE) or measure.unit in ("year", "day") for _, measure in compiled.sides):
        return "duration"
    return "difference"


def is_change(term: Binary) -> bool:
    """Return whether a term is b ÷ a − 1 or (b − a) ÷ a."""
    left, right = term.left, term.right
    if term.operator == "-":
        return isinstance(left, Binary) and left.operator == "/" and isinstance(right, Number) and right.value == 1
    if term.operator != "/" or not isinstance(left, Binary) or left.operator != "-":
        return False
    return same_name(left.right, right)


def same_name(first: Term, second: Term) -> bool:
    """Return whether two terms are one name."""
    return isinstance(first, Name) and isinstance(second, Name) and first.name == second.name


def has_power(term: Term) -> bool:
    """Return whether a term takes a power or a root."""
    return isinstance(term, Binary) and (term.operator == "^" or has_power(term.left) or has_power(term.right))


ORDINAL = "ordinal"

MINUS = re.compile("[-−–]")


def evaluate(check: Check, environment: Environment) -> Evaluation:
    """Return everything that recomputing a check finds; one that can't be evaluated is `invalid` with its reason."""
    check = as_meant(check, environment)
    compiled = compiled_or_invalid(check, environment)
    return compiled if isinstance(compiled, Evaluation) else evaluate_compiled(check, compiled, environment)


MEANT = {("duration", ORDINAL): "anniversary", ("age", NOMINAL_AGE): "nominal_age"}
"""Rule and what the stated figure is → the rule that is meant: "the 60th anniversary" counts years, not days."""


def as_meant(check: Check, environment: Environment) -> Check:
    """Return a check with the rule that the stated figure asks for."""
    terms = check.comparison.terms
    if len(terms) != 2:
        return check
    for computed, stated in (terms, terms[::-1]):
        if not isinstance(computed, Call) or not isinstance(stated, Name) or stated.name not in environment.names:
            continue
        figure = environment.quantity(stated.name).figure
        kinds = (figure.kind, *figure.notes) if figure is not None else ()
        rule = next((MEANT[computed.rule, kind] for kind in kinds if (computed.rule, kind) in MEANT), "")
        if rule and len(computed.arguments) + len(computed.named) == 2:
            meant = replace(computed, rule=rule)
            both = tuple(meant if term is computed else term for term in terms)
            return replace(check, comparison=replace(check.comparison, terms=both))
    return check


def compiled_or_invalid(check: Check, environment: Environment) -> Compiled | Evaluation:
    """Return a check with its units resolved, or the `invalid` evaluation that says why they can't be."""
    try:
        return compile_check(check.comparison, environment)
    except (UnitMismatchError, BadCallError) as error:
        return invalid(check, error.message, error.hint, error.column)
    except UnknownNameError as error:
        return invalid(
            check, said("check.unknown_name", name=error.name), nearest_hint(error.name, environment), error.column
        )
    except UnknownUnitError as error:
        return invalid(check, said("check.unknown_unit", name=error.name[:200]), suggestion(*error.nearest))
    except TooDeepError:
        return invalid(check, said("check.nests", most=MAX_DEPTH), said("check.split"))
    except FactcheckError as error:
        return invalid(check, error.problems[0].message, error.problems[0].hint, error.problems[0].column)
    except NOT_COMPUTED as error:
        return not_computed(check, error)


def evaluate_compiled(check: Check, compiled: Compiled, environment: Environment) -> Evaluation:
    """Return everything that recomputing finds of a check whose units are resolved."""
    quantities = [environment.quantities[variable] for variable in compiled.variables]
    if compiled.rule is not None and compiled.rule.is_identity:
        quantities = [as_same_quantity(quantity) for quantity in quantities]
    quantities = as_read(check.comparison, compiled, quantities)
    try:
        outcome = outcome_with_meaning(check, compiled, quantities, environment)
    except NOT_COMPUTED as error:
        return not_computed(check, error)
    return described(check, compiled, outcome, quantities, environment)


def not_computed(check: Check, error: Exception) -> Evaluation:
    """Return the `invalid` evaluation of a check with a side that has no value."""
    if isinstance(error, DivisionByZeroError):
        return invalid(check, said("reason.divides_by_zero"), said("check.zero_hint"))
    if isinstance(error, TooLargeError):
        return invalid(check, said("reason.power_large"), said("check.smaller_exponent"))
    return invalid(check, said("reason.negative_root"))


def outcome_with_meaning(
    check: Check, compiled: Compiled, quantities: Sequence[Quantity], environment: Environment
) -> CheckOutcome:
    """Return the verdict on a check; that nothing can be decided where it asks for what has no meaning."""
    if MINUS.search(check.source) or any(quantity.strict[2] < 0 for quantity in quantities):
        from factcheck.engine.alternatives.exclusions import (  # few articles have negative figures
            CROSSES_ZERO,
            crosses_zero,
        )

        if crosses_zero(check.comparison, environment):
            return CheckOutcome(verdict="unchecked", reason=CROSSES_ZERO)
    outcome = outcome_of(compiled, quantities)
    if outcome.verdict in ("consistent", "rounding"):
        from factcheck.engine.alternatives.exclusions import called_percent

        return called_percent(check.comparison, environment) or outcome
    return outcome


def described(
    check: Check, compiled: Compiled, outcome: CheckOutcome, quantities: Sequence[Quantity], environment: Environment
) -> Evaluation:
    """Return the evaluation of a check with its verdict."""
    comparison = check.comparison
    stated = computed = -1
    if comparison.relations:
        failing = outcome.failing if 0 <= outcome.failing < len(comparison.relations) else 0
        stated, computed = stated_side(comparison, failing)
    fails = outcome.verdict in ("inconsistent", "rounding")
    sides = sides_of(comparison, compiled, quantities, stated, loosely=outcome.verdict != "consistent")
    return Evaluation(
        source=check.source,
        comparison=comparison,
        rule=compiled.rule.name if compiled.rule else "",
        kind=kind_of(comparison, compiled),
        verdict=outcome.verdict,
        sides=sides,
        relations=comparison.relations,
        participants=participants_of(compiled, quantities, wanted=fails),
        stated=stated,
        computed=computed,
        failing=outcome.failing,
        difference=difference_of(sides[stated], sides[computed]) if stated >= 0 and fails else None,
        reading=outcome.reading,
        loosened=outcome.loosened,
        alternatives=other_interpretations(comparison, stated, computed, environment)
        if outcome.verdict == "inconsistent"
        else (),
        solved=solved_of(compiled, quantities, environment.dimensions) if outcome.verdict == "implied" else (),
        reason=outcome.reason,
    )


def other_interpretations(
    comparison: Comparison, stated: int, computed: int, environment: Environment
) -> tuple[Alternative, ...]:
    """Return what else the words of a failing check might mean."""
    from factcheck.engine.alternatives.interpretations import alternatives_of  # most checks hold and never ask

    return alternatives_of(comparison, stated, computed, environment) if stated >= 0 else ()


def invalid(check: Check, reason: str, hint: str = "", column: int = 0) -> Evaluation:
    """Return the evaluation of a check that can't be evaluated."""
    return not_evaluated(check, "invalid", reason, hint, column)


def not_evaluated(check: Check, verdict: Verdict, reason: str, hint: str = "", column: int = 0) -> Evaluation:
    """Return the evaluation of a check of which no more than the verdict and its reason can be given."""
    return Evaluation(
        source=check.source,
        comparison=check.comparison,
        rule="",
        kind="other",
        verdict=verdict,
        sides=(),
        relations=check.comparison.relations,
        participants=(),
        reason=reason,
        hint=hint,
        column=column or check.comparison.column,
    )


def nearest_hint(name: str, environment: Environment) -> str:
    """Return the known name most like an unknown one, as a hint."""
    return did_you_mean(name, environment.names, said("check.give_figure"))


def evaluate_figures(check: Check, figures: Mapping[str, Figure | None]) -> Evaluation:
    """Return the evaluation of a check over figures by name; None is an unknown without a unit."""
    quantities = {name: unknown("") if figure is None else quantity_of(figure) for name, figure in figures.items()}
    return evaluate(check, environment_of(quantities))


def with_figure(evaluation: Evaluation, name: str, figure: Figure) -> Evaluation:
    """Return the evaluation of the same check with another figure under one name."""
    quantities = {}
    for participant in evaluation.participants:
        if participant.name == name:
            quantities[name] = quantity_of(figure, participant.index, participant.outside)
        elif participant.figure is not None:
            quantities[participant.name] = quantity_of(participant.figure, participant.index, participant.outside)
        else:
            quantities[participant.name] = unknown(participant.unit)
    if name not in quantities:
        raise KeyError(name)
    return evaluate(Check(evaluation.source, evaluation.comparison), environment_of(quantities))
