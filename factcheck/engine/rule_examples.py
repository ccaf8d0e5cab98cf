"""The examples of a rule as its tests: its good ones must be consistent, its bad ones inconsistent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.expression import parse
from factcheck.engine.evaluate import evaluate_figures
from factcheck.model.claim import Check
from factcheck.model.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.model.rule import Rule


def failing_examples(rules: Mapping[str, Rule]) -> list[str]:
    """Return a line for each example that does not give what it should, and for each rule that lacks one of a kind."""
    lines = []
    for name, rule in rules.items():
        for kind, wanted, examples in (("good", "consistent", rule.good), ("bad", "inconsistent", rule.bad)):
            lines += [] if examples else [f"{name}: it has no {kind} example"]
            for example in examples:
                verdict, reason = verdict_on(example)
                if verdict != wanted:
                    because = f": {reason}" if reason else ""
                    lines.append(f"{name}: the {kind} example `{example}` is {verdict}, not {wanted}{because}")
    return lines


def verdict_on(example: str) -> tuple[str, str]:
    """Return the verdict on a check over written numbers, with the reason where it can't be evaluated."""
    try:
        found = evaluate_figures(Check(example, parse(example)), {})
    except FactcheckError as error:
        return "invalid", error.problems[0].message
    return found.verdict, found.reason
