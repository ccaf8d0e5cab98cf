"""What is said of every rule and verdict, in English and Vietnamese: the sentences of `cases/messages.toml`."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck.api import verify
from factcheck.rules import all_rules

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).parents[1].joinpath("cases", "messages.toml").read_text(encoding="utf-8")
)["case"]

MARK = re.compile(r"\[\w+: ([^\]]*)\]")

BOTH = pytest.mark.parametrize("language", ["en", "vi"])


@BOTH
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_sentence(case: dict[str, Any], language: str, tmp_path: Path) -> None:
    quote = case[language]
    (tmp_path / "article.txt").write_text(MARK.sub(r"\1", quote), encoding="utf-8")
    written = {"quote": quote, "check": case["check"]}
    lines = [f"{key} = {json.dumps(text, ensure_ascii=False)}" for key, text in written.items()]
    outside = '[outside.before]\nunit = "USD"\n' if case["verdict"] == "implied" else ""
    head = f'article = "article.txt"\nlanguage = "{language}"\n[[claim]]\nid = "said"\n'
    (tmp_path / "claims.toml").write_text(head + "\n".join(lines) + "\n" + outside, encoding="utf-8")
    (finding,) = verify(tmp_path / "claims.toml", explain_all=True).claims
    assert (finding.verdict, finding.checks[0].explanation) == (case["verdict"], case[f"says_{language}"])


def test_every_rule_has_a_sentence() -> None:
    named = {name for case in CASES for name in re.findall(r"(\w+)\(", case["check"])}
    assert {rule.name for rule in all_rules()} - named == set()
    assert {case["verdict"] for case in CASES} == {"consistent", "rounding", "implied", "inconsistent"}


@BOTH
def test_no_sentence_shows_an_interval_of_rounding(language: str) -> None:
    """Only spans of whole days and years, unknowns, and the margin of an error have two ends."""
    wide = re.compile(r"\d[.,]\d+–")
    allowed = ("margin_of_error", "implied")
    assert [
        case["name"] for case in CASES if case["name"] not in allowed and wide.search(case[f"says_{language}"])
    ] == []
