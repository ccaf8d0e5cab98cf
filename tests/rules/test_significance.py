"""p-values beside those of an independent implementation, on the same 200 random statistics for each test."""

import random
from fractions import Fraction

import pytest
from scipy import stats

from factcheck.model.interval import Interval
from factcheck.model.rule import Operand
from factcheck.rules import find_rule

RUNS = 200
SHARE = Fraction(1, 10**9)
"""How far scipy's floats may be from the truth, as a part of it."""

OTHERS = {
    "p_of_t": lambda t, df: 2 * stats.t.sf(abs(t), df),
    "p_of_r": lambda r, df: 2 * stats.t.sf(abs(r) * (df / (1 - r * r)) ** 0.5, df),
    "p_of_z": lambda z: 2 * stats.norm.sf(abs(z)),
    "p_of_f": stats.f.sf,
    "p_of_chi2": stats.chi2.sf,
}
LARGEST = {"p_of_t": 8, "p_of_r": 1, "p_of_z": 8, "p_of_f": 30, "p_of_chi2": 120}
DEGREES = {"p_of_t": 1, "p_of_r": 1, "p_of_z": 0, "p_of_f": 2, "p_of_chi2": 1}


def operand(value):
    return Operand(Interval(value, value))


@pytest.mark.parametrize("name", OTHERS)
def test_p_values_agree_with_scipy(name):
    chance, rule = random.Random(15), find_rule(name)
    for _ in range(RUNS):
        statistic = Fraction(chance.randint(1, LARGEST[name] * 100 - 1), 100)
        degrees = [Fraction(chance.randint(1, 200)) for _ in range(DEGREES[name])]
        found = rule.answer([operand(statistic), *map(operand, degrees)]).interval
        other = Fraction(float(OTHERS[name](float(statistic), *map(float, degrees))))
        room = max(other * SHARE, Fraction(1, 10**15))
        assert found.low - room <= other <= found.high + room, (statistic, degrees, found, float(other))
