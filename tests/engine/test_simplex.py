"""The exact decision of linear systems, beside z3."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.engine.constraints.simplex import OutOfWorkError, System
from factcheck.engine.intervals.ranges import HIGH_OPEN, LOW_OPEN, WHOLE
from tests.engine.random_truth import runs

z3 = pytest.importorskip("z3", reason="z3 is the judge here; it comes with the extra `test`")


@st.composite
def ranges(draw):
    low, width = draw(st.integers(-6, 6)), draw(st.integers(0, 5))
    ends = draw(st.sampled_from(("both", "both", "low", "high", "point")))
    is_open = draw(st.integers(0, 3)) if width and ends != "point" else 0
    if ends == "point":
        return low, 2, low, 2, 0
    low_n, low_d = (low, 2) if ends != "high" else (-1, 0)
    high_n, high_d = (low + width, 2) if ends != "low" else (1, 0)
    return low_n, low_d, high_n, high_d, is_open | (0 if low_d else LOW_OPEN) | (0 if high_d else HIGH_OPEN)


@st.composite
def systems(draw):
    """Draw intervals of one to four variables, some without ends, and up to seven forms over them."""
    count = draw(st.integers(1, 4))
    variables = [draw(st.one_of(st.just(WHOLE), ranges())) for _ in range(count)]
    forms = []
    for _ in range(draw(st.integers(1, 7))):
        coefficients = {name: Fraction(draw(st.integers(-3, 3)), draw(st.integers(1, 2))) for name in range(count)}
        coefficients = {name: value for name, value in coefficients.items() if value}
        if coefficients:
            forms.append((coefficients, draw(ranges())))
    return variables, forms


def within(term, values):
    low_n, low_d, high_n, high_d, is_open = values
    demands = []
    if low_d:
        end = z3.Q(low_n, low_d)
        demands.append(term > end if is_open & LOW_OPEN else term >= end)
    if high_d:
        end = z3.Q(high_n, high_d)
        demands.append(term < end if is_open & HIGH_OPEN else term <= end)
    return z3.And(demands)


def judged(variables, forms):
    """Return a z3 solver that demands the same."""
    solver = z3.Solver()
    reals = [z3.Real(f"x{name}") for name in range(len(variables))]
    for real, values in zip(reals, variables, strict=True):
        solver.add(within(real, values))
    for coefficients, values in forms:
        term = z3.Sum([z3.Q(one.numerator, one.denominator) * reals[name] for name, one in coefficients.items()])
        solver.add(within(term, values))
    return solver, reals


def solver_of(variables, forms):
    system = System(1_000_000)
    for name, (coefficients, values) in enumerate(forms):
        columns = {system.variable(variable, variables[variable]): one for variable, one in coefficients.items()}
        system.require(columns, values, name)
    return system


@given(systems())
@settings(max_examples=runs(150), deadline=None)
def test_a_contradiction_is_found_where_there_is_one_with_forms_that_cannot_be_spared(drawn):
    variables, forms = drawn
    solver = solver_of(variables, forms)
    proof = solver.contradiction()
    assert (judged(variables, forms)[0].check() == z3.unsat) == (proof is not None)
    if proof is not None:
        needed = [forms[name] for name in sorted(proof)]
        assert judged(variables, needed)[0].check() == z3.unsat
        for spared in range(0 if solver.has_ends() else len(needed)):
            assert judged(variables, needed[:spared] + needed[spared + 1 :])[0].check() == z3.sat


@given(systems(), st.booleans())
@settings(max_examples=runs(150), deadline=None)
def test_no_value_lies_beyond_an_end_and_every_end_is_reached(drawn, greatest):
    variables, forms = drawn
    system = solver_of(variables, forms)
    if system.contradiction() is not None:
        return
    for name in system.numbers:
        end = system.optimum(name, greatest)
        solver, reals = judged(variables, forms)
        if end is None:
            solver.add(reals[name] > 10**6 if greatest else reals[name] < -(10**6))
            assert solver.check() == z3.sat
            continue
        value = z3.Q(end.value.numerator, end.value.denominator)
        near = z3.Q(1, 10**9)
        solver.push()
        beyond = reals[name] > value if greatest else reals[name] < value
        solver.add(z3.Or(beyond, reals[name] == value) if end.is_open else beyond)
        assert solver.check() == z3.unsat
        solver.pop()
        solver.add(reals[name] > value - near if greatest else reals[name] < value + near)
        assert solver.check() == z3.sat


def test_work_is_bounded():
    system = System(100)
    for name in range(30):
        system.require({system.variable(name, WHOLE): 1, system.variable(name + 1, WHOLE): 1}, (1, 1, 1, 1, 0), name)
    with pytest.raises(OutOfWorkError):
        system.contradiction()
