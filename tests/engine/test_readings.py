"""The cases of `tests/cases/readings`: sentences with their figures marked, a check, and the verdict it must have."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factcheck.api import verify

FOLDER = Path(__file__).parents[1] / "cases" / "readings"

MARK = re.compile(r"\[(?:\w+: )?(.*?)\]")


def cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], start=1):
            yield pytest.param(case, id=f"{path.stem}-{number}")


@pytest.mark.parametrize("case", list(cases()))
def test_reading(case: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(MARK.sub(r"\1", case["text"]), encoding="utf-8")
    claims = tmp_path / "claims.toml"
    claim = {"id": "stated", "quote": case["text"], "check": case["check"]}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in claim.items()]
    head = f'article = "article.txt"\nlanguage = "{case.get("language", "en")}"\n[[claim]]\n'
    claims.write_text(head + "\n".join(lines), encoding="utf-8")
    (finding,) = verify(claims).claims
    assert finding.verdict == case["verdict"], finding.checks
    if "reading" in case:
        assert [check.reading for check in finding.checks] == [case["reading"]]
