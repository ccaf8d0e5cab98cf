from __future__ import annotations

import pytest

from factcheck.claims.expression import parse
from factcheck.rules.kinds import kind_of

UNITS = {"rate": "percent", "rate_2": "percent/year", "pct": "percent", "per_head": "USD/person"}


@pytest.mark.parametrize(
    ("check", "kind"),
    [
        ("a ÷ b ≈ c", "ratio"),
        ("a ÷ b ≈ pct", "share"),
        ("pct ≈ a ÷ b", "share"),
        ("a ÷ b ≈ per_head", "per_unit"),
        ("a ÷ b ≈ 25 %", "share"),
        ("(b - a) ÷ a ≈ pct", "change"),
        ("(a - b) ÷ a ≈ pct", "change"),
        ("b ÷ a - 1 ≈ pct", "change"),
        ("1 - b ÷ a ≈ pct", "change"),
        ("(b ÷ a) ^ (1 ÷ 5) - 1 ≈ pct", "annual_growth"),
        ("100 % - a = pct", "remainder"),
        ("rate - rate_2 ≈ c", "points"),
        ("a - b ≈ c", "difference"),
        ("a + b + c = d", "sum"),
        ("(a + b + c) ÷ 3 ≈ d", "mean"),
        ("a × b ≈ c", "product"),
        ("a ≈ b", "repeat"),
        ("a = b = c", "repeat"),
        ("a < b", "comparison"),
        ("a ≤ b ≤ c", "comparison"),
        ("a ≠ b", "comparison"),
        ("a = 3", "comparison"),
        ("a ^ 2 = c", "other"),
        ("change(a, b) ≈ c", "change"),
        ("-change(a, b) ≈ c", "change"),
        ("rank(a, b)", "rank"),
        ("c ≈ 2 × mean(a, b)", "mean"),
        ("no_such_rule(a)", "other"),
    ],
)
def test_a_check_shows_its_kind(check, kind):
    assert kind_of(parse(check), lambda name: UNITS.get(name, "")) == kind
