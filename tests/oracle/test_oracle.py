"""The verdicts of random statements are those that the design permits, and the oracle notices where they are not."""

import re
from pathlib import Path
from random import Random

import pytest

from tests.oracle.running import Tried, try_batch
from tests.oracle.statements import FORMS

# FACTCHECK_PROPERTY_RUNS-sized runs are `python -m tests.oracle`; these keep a change of every day honest.
STATEMENTS = 300

FOR_ONE_RULE = 100
"""Statements that are enough to notice that a rule computes something else."""
RULES = sorted({rule for rule, _, _ in FORMS})


def tried(seed: str, folder: Path, change=str, rules=(), statements=STATEMENTS) -> list[Tried]:
    return try_batch(Random(seed), statements, folder, rules, change)


@pytest.mark.parametrize("seed", range(6))
def test_verdicts_are_permitted(seed, tmp_path):
    failures = sorted((one.report() for one in tried(f"test {seed}", tmp_path) if one.failure), key=len)
    assert not failures, f"{len(failures)} of {STATEMENTS}, the shortest:\n{failures[0]}"


def test_every_documented_rule_has_statements():
    documented = re.findall(r"^### `(\w+)\(", Path("docs/rules.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert documented
    assert set(documented) <= set(RULES)


def test_both_kinds_of_statements_are_made_and_most_are_decided(tmp_path):
    truths = [one.truth for one in tried("kinds", tmp_path)]
    assert truths.count("true") > len(truths) / 3
    assert truths.count("false") > len(truths) / 6
    assert truths.count("open") < len(truths) / 10


@pytest.mark.parametrize(
    ("rule", "right", "wrong"),
    [
        ("change", "change(from = ", "decrease(from = "),
        ("annual_growth", "annual_growth", "change"),
        ("mean", "mean(", "sum("),
        ("share", "≈", "<"),
        ("part_of", "part_of(share", "value_before(change"),
        ("one_in", "one_in", "share"),
        ("highest", "highest", "lowest"),
    ],
)  # fmt: skip
def test_a_wrong_rule_is_noticed(rule, right, wrong, tmp_path):
    """The oracle must fail where factcheck computes something else than the statement says."""
    good = tried("mutants", tmp_path, rules=(rule,), statements=FOR_ONE_RULE)
    changed = lambda check: check.replace(right, wrong)  # noqa: E731
    bad = tried("mutants", tmp_path, change=changed, rules=(rule,), statements=FOR_ONE_RULE)
    assert sum(bool(one.failure) for one in bad) > sum(bool(one.failure) for one in good) + FOR_ONE_RULE / 20
