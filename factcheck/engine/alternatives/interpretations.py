"""Alternative interpretations of a check that fails: each is another term, evaluated against the same stated figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.engine.alternatives.shapes import shape_of
from factcheck.engine.compiling.compiled import NOT_COMPILED, compile_check
from factcheck.engine.evaluation import Alternative, name_of
from factcheck.engine.sides import sides_of
from factcheck.engine.verdicts import NOT_COMPUTED, outcome_of
from factcheck.model.expression import Comparison, Name, Negation, Number, Term, as_term

if TYPE_CHECKING:
    from factcheck.engine.environment import Environment

Other = tuple[str, Term | None]
"""What the words may mean, and the term for it; none for the same the other way round."""

TIMES = ("", "times")
YEAR = Number(Fraction(1), "year")
PERCENTAGES = ("percent", "percentage point", "basis point")


def alternatives_of(
    comparison: Comparison, stated: int, computed: int, environment: Environment
) -> tuple[Alternative, ...]:
    """Return what each other interpretation of the computed side gives, and whether the stated figure fits strictly."""
    term = comparison.terms[stated]
    shape = shape_of(comparison.terms[computed])
    name = name_of(term)
    if shape is None or not name:
        return ()
    unit = environment.quantity(name).unit
    found: dict[str, Alternative] = {}
    for meant, other in OTHERS[shape.name](shape.terms, unit, environment):
        turned = Negation(comparison.terms[computed]) if other is None else other
        alternative = None if meant in found else evaluated(meant, Comparison((turned, term), ("≈",)), environment)
        if alternative is not None:
            found[meant] = alternative
    return tuple(found.values())


def evaluated(name: str, comparison: Comparison, environment: Environment) -> Alternative | None:
    """Return one interpretation evaluated; None where its units or values do not allow it."""
    try:
        compiled = compile_check(comparison, environment)
        quantities = [environment.quantities[variable] for variable in compiled.variables]
        outcome = outcome_of(compiled, quantities)
    except (*NOT_COMPILED, *NOT_COMPUTED):
        return None
    side = sides_of(comparison, compiled, quantities, 1, loosely=False)[0]
    if side.strict is None:
        return None
    return Alternative(name=name, computed=side.strict, unit=side.unit, fits=outcome.verdict == "consistent")


def of_change(terms: Sequence[Term], unit: str, environment: Environment, sign: int = 1) -> Iterator[Other]:
    """Yield what else a percentage change may be: points, the other base, the other way, times as much."""
    before, after = terms
    difference = after - before if sign > 0 else before - after
    if unit not in TIMES and are_percentages(terms, environment):
        yield "percentage points", difference
    yield "wrong base", difference / after
    yield "direction", None
    if unit in TIMES:
        yield "times as much", after / before


def of_decrease(terms: Sequence[Term], unit: str, environment: Environment) -> Iterator[Other]:
    """Yield the same for a fall, which is stated without its sign."""
    yield from of_change(terms, unit, environment, -1)


def of_difference(terms: Sequence[Term], unit: str, environment: Environment) -> Iterator[Other]:
    """Yield what else a difference may be: between percentages a percentage change; anywhere the other way."""
    before, after = terms
    if are_percentages(terms, environment):
        yield "percent change", (after - before) / before
    yield "direction", None


def of_ratio(terms: Sequence[Term], unit: str, environment: Environment) -> Iterator[Other]:
    """Yield what is left of a ratio without the base itself: so many times more, so many percent more."""
    value, base = terms
    yield ("times more" if unit in TIMES else "percent change"), value / base - 1


def of_share(terms: Sequence[Term], unit: str, environment: Environment) -> Iterator[Other]:
    """Yield the share of the rest in place of the whole."""
    part, whole = terms
    yield "wrong base", part / (whole - part)


def of_growth(terms: Sequence[Term], unit: str, environment: Environment) -> Iterator[Other]:
    """Yield growth that does not compound: the whole growth by the number of years, a duration or a bare number."""
    before, after, years = terms
    yield "simple growth", (after / before - 1) / (years / YEAR)
    yield "simple growth", (after / before - 1) / years
    yield "direction", None


def of_compound(terms: Sequence[Term], unit: str, environment: Environment) -> Iterator[Other]:
    """Yield the rate times the number of periods."""
    rate, periods = terms
    yield "simple growth", rate * (periods / YEAR)
    yield "simple growth", rate * periods


def of_successive(terms: Sequence[Term], unit: str, environment: Environment) -> Iterator[Other]:
    """Yield the changes added up."""
    yield "simple growth", added(terms)


def of_mean(terms: Sequence[Term], unit: str, environment: Environment) -> Iterator[Other]:
    """Yield, for rates of growth, the rate that compounds to the same."""
    if not are_percentages(terms, environment):
        return
    factor = 1 + terms[0]
    for term in terms[1:]:
        factor = factor * (1 + term)
    yield "geometric mean", factor ** (as_term(1) / len(terms)) - 1


def of_geometric_mean(terms: Sequence[Term], unit: str, environment: Environment) -> Iterator[Other]:
    """Yield the plain mean of the rates."""
    yield "arithmetic mean", added(terms) / len(terms)


OTHERS: dict[str, Callable[[Sequence[Term], str, Environment], Iterator[Other]]] = {
    "change": of_change,
    "decrease": of_decrease,
    "difference": of_difference,
    "ratio": of_ratio,
    "share": of_share,
    "annual_growth": of_growth,
    "compound": of_compound,
    "successive": of_successive,
    "mean": of_mean,
    "geometric_mean": of_geometric_mean,
}


def added(terms: Sequence[Term]) -> Term:
    """Return the sum of terms."""
    total = terms[0]
    for term in terms[1:]:
        total = total + term
    return total


def are_percentages(terms: Sequence[Term], environment: Environment) -> bool:
    """Return whether all terms are figures in percent."""
    units = [environment.quantity(term.name).unit for term in terms if isinstance(term, Name)]
    return len(units) == len(terms) and all(unit.partition("/")[0] in PERCENTAGES for unit in units)
