"""Passages with the errors that newspapers print, and correct ones that look like errors: one file a kind."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factcheck.api import verify
from factcheck.model.report import Finding

Case = dict[str, Any]
CASES = Path(__file__).parents[1] / "cases"


def cases(folder: str) -> Iterator[Any]:
    for path in sorted((CASES / folder).glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield pytest.param(case, id=f"{path.stem}: {case['name']}")


def checked_findings(case: Case, folder: Path) -> list[Finding]:
    """Return what is reported of the claims of a case that have a check."""
    (folder / "article.txt").write_text(case["article"], encoding="utf-8")
    claims = folder / "claims.toml"
    claims.write_text(f'article = "article.txt"\nlanguage = "{case["language"]}"\n\n{case["claims"]}', encoding="utf-8")
    return [finding for finding in verify(claims).claims if finding.verdict != "unchecked"]


def explanation_of(findings: list[Finding]) -> str:
    return "\n".join(check.explanation for finding in findings for check in finding.checks)


@pytest.mark.parametrize("case", [*cases("blunders"), *cases("clean")])
def test_case(case: Case, tmp_path: Path) -> None:
    findings = checked_findings(case, tmp_path)
    explanation = explanation_of(findings)
    assert {finding.verdict for finding in findings} == {case["verdict"]}, explanation or findings
    assert case.get("says", "") in explanation


def test_every_blunder_says_what_is_wrong() -> None:
    for parameter in cases("blunders"):
        (case,) = parameter.values
        assert case["says"]
        assert case["verdict"] in ("inconsistent", "rounding")
