"""Every rule's own examples, through the engine: the good ones hold, the bad ones do not."""

from __future__ import annotations

import pytest

from factcheck.engine.rule_examples import verdict_on
from factcheck.rules import all_rules

GOOD = [(rule.name, example) for rule in all_rules() for example in rule.good]
BAD = [(rule.name, example) for rule in all_rules() for example in rule.bad]


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_a_good_example_holds(rule, example):
    verdict, reason = verdict_on(example)
    assert verdict == "consistent", reason


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_a_bad_example_does_not_hold(rule, example):
    verdict, reason = verdict_on(example)
    assert verdict == "inconsistent", reason


@pytest.mark.parametrize(("rule", "example"), GOOD + BAD)
def test_an_example_calls_the_rule_that_it_stands_with(rule, example):
    assert f"{rule}(" in example
