from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from factcheck.model.rule import Rule
from factcheck.rules import FAMILIES, all_rules, find_rule
from factcheck.rules.families import UnknownRuleError


@pytest.mark.parametrize("family", FAMILIES)
def test_the_index_names_exactly_the_rules_of_each_module(family):
    module = import_module(f"factcheck.rules.{family}")
    defined = {name: value for name, value in vars(module).items() if isinstance(value, Rule)}
    assert tuple(defined) == FAMILIES[family]
    assert all(rule.name == name for name, rule in defined.items())


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_every_rule_is_documented_and_has_examples(rule):
    assert rule.summary.endswith((".", "…")) or rule.summary.endswith(":")
    assert rule.roles and all(role.meaning for role in rule.roles)
    assert rule.good and rule.bad
    assert (rule.formula is None) != (rule.answer is None)
    required = [role.optional for role in rule.roles]
    assert required == sorted(required), "optional roles come last"


@pytest.mark.parametrize(
    ("wrong", "right"), [("anual_growth", "annual_growth"), ("chnage", "change"), ("gé", "age"), ("zzz", None)]
)
def test_an_unknown_rule_is_reported_with_the_nearest_names(wrong, right):
    with pytest.raises(UnknownRuleError) as caught:
        find_rule(wrong)
    problem = caught.value.problems[0]
    assert wrong in problem.message
    assert right in problem.hint if right else "factcheck rules" in problem.hint


def test_finding_one_rule_imports_no_other_family():
    program = (
        "import sys; from factcheck.rules import find_rule; find_rule('change'); "
        "others = {'pint', 'difflib', 'importlib.metadata', 'factcheck.rules.significance', 'factcheck.rules.sums'}; "
        "sys.exit(', '.join(others & set(sys.modules)) or 0)"
    )
    run = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
