"""Random networks of claims about figures that nobody printed: what is solved holds the truth, what breaks is named."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factcheck.claims.expression import parse
from factcheck.engine.compiling.compiled import compile_check
from factcheck.engine.constraints.solving import NetworkCheck, Networks, solve_networks
from factcheck.engine.environment import environment_of
from factcheck.engine.evaluate import evaluate
from factcheck.engine.intervals.ranges import to_interval
from factcheck.engine.readings import Quantity, quantity_of, unknown
from factcheck.model.claim import Check
from factcheck.model.figure import Figure
from tests.engine.random_truth import printings, runs, truths
from tests.engine.written import exact

Values = dict[str, Fraction]

FORMS: tuple[tuple[str, Callable[[Fraction, Fraction, Fraction], Fraction]], ...] = (
    ("{a} ÷ {u} ≈ {c}", lambda u, w, a: a / u),
    ("{u} - {a} ≈ {c}", lambda u, w, a: u - a),
    ("{u} + {w} ≈ {c}", lambda u, w, a: u + w),
    ("{u} ÷ {w} ≈ {c}", lambda u, w, a: u / w),
    ("({w} - {u}) ÷ {u} ≈ {c}", lambda u, w, a: (w - u) / u),
    ("{u} × (1 + {a} ÷ 100000) ^ 3 ≈ {c}", lambda u, w, a: u * (1 + a / 100000) ** 3),
    ("mean({u}, {w}, {a}) ≈ {c}", lambda u, w, a: (u + w + a) / 3),
)
"""Relations between unknowns u and w, a printed figure a and the printed result c, all of which rise and fall."""


class Network(msgspec.Struct):
    """Checks with what their names mean, and the truth."""

    checks: list[str]
    figures: dict[str, Figure | None]
    truth: Values


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Draw 2 to 8 true relations over 1 to 4 unknowns."""
    truth = {f"u{number}": draw(truths()) for number in range(draw(st.integers(1, 4)))}
    unknowns = list(truth)
    network = Network([], dict.fromkeys(unknowns), truth)
    for number in range(draw(st.integers(2, 8))):
        form, function = draw(st.sampled_from(FORMS))
        u, w, a = draw(st.sampled_from(unknowns)), draw(st.sampled_from(unknowns)), f"a{number}"
        truth[a] = draw(truths())
        result = function(truth[u], truth[w], truth[a])
        if not result:
            continue
        network.figures |= {a: draw(printings(truth[a])), f"c{number}": draw(printings(result))}
        network.checks.append(form.format(u=u, w=w, a=a, c=f"c{number}"))
    return network


def solved(network: Network) -> tuple[list[NetworkCheck], list[Quantity], Networks]:
    """Evaluate each check, then all together; each is a claim of its own."""
    quantities = {
        name: unknown("") if figure is None else quantity_of(figure) for name, figure in network.figures.items()
    }
    environment = environment_of(quantities)
    rows = []
    for number, source in enumerate(network.checks):
        check = Check(source, parse(source))
        compiled = compile_check(check.comparison, environment)
        rows.append(NetworkCheck(number, compiled, evaluate(check, environment).verdict))
    return rows, environment.quantities, solve_networks(rows, environment.quantities)


@given(network=networks())
@settings(max_examples=runs(60))
def test_true_networks_have_no_conflict_and_hold_the_truth(network: Network) -> None:
    rows, _, found = solved(network)
    assert {row.verdict for row in rows} <= {"consistent", "implied"}
    assert found.conflicts == ()
    assert found.strained == ()
    for variable, pin in found.pins.items():
        name = list(network.figures)[variable]
        assert to_interval(pin.strict).holds(network.truth[name])
        assert to_interval(pin.generous).holds(network.truth[name])


@given(network=networks(), data=st.data())
@settings(max_examples=runs(60))
def test_two_claims_that_cannot_both_be_true_are_the_smallest_conflict(network: Network, data: st.DataObject) -> None:
    true_value = data.draw(truths())
    other = true_value * Fraction(data.draw(st.integers(150, 900)), 100)
    share = Fraction(data.draw(st.integers(11, 97)), 100)
    network.figures |= {
        "hidden": None, "share": exact(share), "part": exact(true_value * share),
        "less": exact(true_value / 2), "left": exact(other - true_value / 2),
    }  # fmt: skip
    first = len(network.checks)
    network.checks += ["part ÷ hidden ≈ share", "hidden - less ≈ left"]
    _, _, found = solved(network)
    assert found.conflicts == ((first, first + 1),)


@given(network=networks(), data=st.data())
@settings(max_examples=runs(60))
def test_a_known_figure_that_is_moved_far_breaks_something(network: Network, data: st.DataObject) -> None:
    known = [name for name in network.figures if name[0] == "c"]
    assume(known)
    _, _, before = solved(network)
    assert before.conflicts == ()
    # all results of one unknown moved by one factor may still agree; so pin every unknown, and move one result
    for name in [name for name in network.figures if name[0] == "u"]:
        network.figures[f"pin_{name}"] = exact(network.truth[name])
        network.checks.append(f"{name} ≈ pin_{name}")
    moved = data.draw(st.sampled_from(known))
    figure = network.figures[moved]
    assert figure is not None
    network.figures[moved] = exact(figure.value * 3 + 10**7)
    rows, _, found = solved(network)
    assert found.conflicts or any(row.verdict == "inconsistent" for row in rows)
