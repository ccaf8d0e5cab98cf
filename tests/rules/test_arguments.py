"""Calls with too few arguments, or with ones that do not go together, are invalid with the reason."""

import pytest

from factcheck.rules import all_rules
from tests.engine.written import evaluated, exact

FIGURES = {"a": exact(3)}


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_call_without_its_last_needed_role_says_which(rule):
    needed = [role for role in rule.roles if not role.optional]
    given = ", ".join(f"{role.name} = a" for role in needed[:-1])
    evaluation = evaluated(f"{rule.name}({given}) ≈ a", FIGURES)
    assert evaluation.verdict == "invalid"
    assert needed[-1].name in evaluation.reason


def test_a_value_without_its_weight_is_invalid_with_the_reason():
    for check in ("weighted_mean(a) ≈ a", "a + weighted_mean(a, a, a) ≈ a", "weighted_mean(pairs = a) ≈ a"):
        evaluation = evaluated(check, FIGURES)
        assert (evaluation.verdict, evaluation.reason) == ("invalid", "weighted_mean takes a weight after each value")
