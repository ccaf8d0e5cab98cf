"""What readers see of a check: every file of `explanations/` is one article with its claims.

`sentence` and `repairs` hold all that is said of a claim's decisive check, `steps` lines of its recomputation, and
`never` words that must be nowhere.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck.api import verify

FILES = sorted(Path(__file__).with_name("explanations").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_explanations(path: Path, tmp_path: Path) -> None:
    case: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    (tmp_path / "article.txt").write_text(case["article"], encoding="utf-8")
    head = f'article = "article.txt"\nlanguage = "{case.get("language", "en")}"\n'
    (tmp_path / "claims.toml").write_text(head + case["claims"], encoding="utf-8")
    report = verify(tmp_path / "claims.toml", explain_all=True)
    checks = {claim.id: claim.checks[0] for claim in report.claims}
    steps = {claim.id: [step.text for check in claim.checks for step in check.steps] for claim in report.claims}
    sentences = case.get("sentence", {})
    assert {id: checks[id].explanation for id in sentences} == sentences
    repairs = case.get("repairs", {})
    assert {id: [repair.after for repair in checks[id].repairs][: len(repairs[id])] for id in repairs} == repairs
    for id, lines in case.get("steps", {}).items():
        assert [line for line in lines if line not in steps[id]] == [], steps[id]
    written = "\n".join(line for lines in steps.values() for line in lines)
    assert [word for word in case.get("never", ()) if word in written] == []
