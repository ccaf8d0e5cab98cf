"""Random truths rounded at random are never refused; random breaks beyond rounding never pass.

FACTCHECK_PROPERTY_RUNS sets how many cases each test takes (a few hundred by default; 100,000 before a release).
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from fractions import Fraction
from math import floor

import pytest

from tests.engine.random_truth import ROUNDINGS, rounded, runs
from tests.engine.written import evaluated, known_to

CASES = runs(300)

Values = dict[str, Fraction]

RELATIONS: dict[str, tuple[str, tuple[str, ...], Callable[[Values], Fraction]]] = {
    "ratio": ("a ÷ b", ("a", "b"), lambda v: v["a"] / v["b"]),
    "change": ("(b - a) ÷ a", ("a", "b"), lambda v: v["b"] / v["a"] - 1),
    "share of the two": ("a ÷ (a + b)", ("a", "b"), lambda v: v["a"] / (v["a"] + v["b"])),
    "sum": ("a + b + c", ("a", "b", "c"), lambda v: v["a"] + v["b"] + v["c"]),
    "difference": ("a - b", ("a", "b"), lambda v: v["a"] - v["b"]),
    "product": ("a × b", ("a", "b"), lambda v: v["a"] * v["b"]),
    "mean": ("(a + b + c) ÷ 3", ("a", "b", "c"), lambda v: (v["a"] + v["b"] + v["c"]) / 3),
    "compound": ("a × (1 + b ÷ 100) ^ 3", ("a", "b"), lambda v: v["a"] * (1 + v["b"] / 100) ** 3),
    "difference of shares": (
        "a ÷ c - b ÷ c",
        ("a", "b", "c"),
        lambda v: v["a"] / v["c"] - v["b"] / v["c"],
    ),
    "relative difference": ("2 × (a - b) ÷ (a + b)", ("a", "b"), lambda v: 2 * (v["a"] - v["b"]) / (v["a"] + v["b"])),
}


def random_value(source: random.Random) -> Fraction:
    """A positive value with some digits; often one that lies just between two roundings."""
    digits = source.choice((2, 3, 4, 5))
    value = Fraction(source.randrange(10 ** (digits - 1), 10**digits), 10 ** source.choice((0, 1, 2)))
    return value + source.choice((0, Fraction(1, 2), Fraction(1, 20), Fraction(source.random()))) / 10


def random_case(source: random.Random) -> tuple[str, Values, dict[str, Fraction], Callable[[Values], Fraction]]:
    term, names, function = RELATIONS[source.choice(list(RELATIONS))]
    truth = {name: random_value(source) for name in names}
    ulps = {name: Fraction(1, 10 ** source.choice((0, 1, 2))) for name in names}
    return term, truth, ulps, function


def stated_ulp(value: Fraction, source: random.Random) -> Fraction:
    """A unit that leaves the value a few digits."""
    exponent = len(str(abs(floor(value)))) if abs(value) >= 1 else 0
    return Fraction(10) ** (exponent - source.choice((2, 3, 4)))


@pytest.mark.parametrize("seed", range(10))
def test_a_true_relation_is_never_refused(seed: int) -> None:
    source = random.Random(seed)
    for _ in range(CASES // 10):
        term, truth, ulps, function = random_case(source)
        how = source.choice(ROUNDINGS)
        result = function(truth)
        figures = {name: known_to(rounded(truth[name], ulps[name], how), ulps[name]) for name in truth}
        ulp = stated_ulp(result, source)
        figures["stated"] = known_to(rounded(result, ulp, how), ulp)
        if any(figure.interval.low <= 0 for name, figure in figures.items() if name in truth):  # type: ignore[operator]
            continue
        evaluation = evaluated(f"{term} ≈ stated", figures)
        assert evaluation.verdict == "consistent", (term, truth, ulps, ulp)


@pytest.mark.parametrize("seed", range(10))
def test_a_cut_result_passes_with_no_worse_than_rounding(seed: int) -> None:
    source = random.Random(seed)
    for _ in range(CASES // 10):
        term, truth, ulps, function = random_case(source)
        result = function(truth)
        figures = {name: known_to(rounded(truth[name], ulps[name], round), ulps[name]) for name in truth}
        if any(figure.interval.low <= 0 for figure in figures.values()):  # type: ignore[operator]
            continue
        ulp = stated_ulp(result, source)
        towards_zero = floor(abs(result) / ulp) * ulp * (1 if result >= 0 else -1)
        figures["stated"] = known_to(towards_zero, ulp)
        evaluation = evaluated(f"{term} ≈ stated", figures)
        assert evaluation.verdict in ("consistent", "rounding"), (term, truth, ulps, ulp)


@pytest.mark.parametrize("seed", range(10))
def test_a_break_beyond_rounding_never_passes(seed: int) -> None:
    source = random.Random(seed)
    for _ in range(CASES // 10):
        term, truth, ulps, function = random_case(source)
        figures = {name: known_to(rounded(truth[name], ulps[name], round), ulps[name]) for name in truth}
        ends = [(figure.interval.low, figure.interval.high) for figure in figures.values()]
        if any(low <= 0 for low, _ in ends):  # type: ignore[operator]
            continue
        # every relation here rises or falls with each of its figures, so its extremes lie at their ends
        corners = [function(dict(zip(figures, corner, strict=True))) for corner in itertools.product(*ends)]  # type: ignore[arg-type]
        ulp = stated_ulp(max(corners, key=abs), source)
        above = source.random() < 0.5
        beyond = ulp / 2 + ulp * Fraction(source.randrange(1, 10**6), 10**6)
        value = max(corners) + beyond if above else min(corners) - beyond
        figures["stated"] = known_to(value, ulp)
        evaluation = evaluated(f"{term} ≈ stated", figures)
        assert evaluation.verdict in ("inconsistent", "rounding"), (term, truth, ulps, value, ulp)
        missed = evaluation.difference
        assert missed is not None and abs(missed) == beyond - ulp / 2
