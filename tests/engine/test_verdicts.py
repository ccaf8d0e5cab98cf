"""What each verdict means, and which comes first: every file of `verdicts/` is one article with its claims.

`expect` names, by claim, the verdict, and where it matters what else the report holds; `arguments` go to the command.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import factcheck

FILES = sorted(Path(__file__).with_name("verdicts").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_verdicts(path: Path, tmp_path: Path) -> None:
    case: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    (tmp_path / "article.txt").write_text(case["article"], encoding="utf-8")
    language = case.get("language", "en")
    head = f'article = "article.txt"\nlanguage = "{language}"\n'
    (tmp_path / "claims.toml").write_text(head + case["claims"], encoding="utf-8")
    for run in case["run"]:
        done = factcheck("verify", "--format", "json", *run.get("arguments", ()), cwd=tmp_path)
        assert done.returncode == run["exit"], done.stdout + done.stderr
    document = json.loads(done.stdout)
    claims = {claim["id"]: claim for claim in document["claims"]}
    assert {id: claim["verdict"] for id, claim in claims.items()} == case["verdicts"]
    for id, fields in case.get("claim", {}).items():
        assert {name: claims[id][name] for name in fields} == fields
    for id, words in case.get("says", {}).items():
        assert [word for word in words if word not in claims[id]["explanation"]] == []
    outside = {one["name"]: one for one in document["outside"]}
    for name, fields in case.get("outside", {}).items():
        assert {key: outside[name][key] for key in fields} == fields
    for name, number in case.get("coverage", {}).items():
        assert document["coverage"][name] == number
