"""Folders with an article, its claims and what is expected of the report; a new folder is a new test."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.command import factcheck

FOLDERS = sorted(path for path in (Path(__file__).parents[1] / "cases/articles").iterdir() if path.is_dir())


def expected_of(folder):
    return tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def case(request):
    done = factcheck("verify", "--format", "json", "--lang", "en", cwd=request.param)
    document = json.loads(done.stdout)
    return expected_of(request.param), document, {claim["id"]: claim for claim in document["claims"]}, done.returncode


def test_verdicts(case):
    expected, _, claims, code = case
    assert {id: claim["verdict"] for id, claim in claims.items()} == expected["verdicts"]
    assert code == expected["exit"]


def test_figures_without_a_claim(case):
    expected, document, _, _ = case
    assert [figure["text"] for figure in document["figures"] if not figure["claim"]] == expected["uncovered"]


def test_what_is_said_and_what_would_mend_it(case):
    expected, _, claims, _ = case
    for id, words in expected.get("says", {}).items():
        assert [word for word in words if word not in claims[id]["explanation"]] == []
    for id, (before, after) in expected.get("repairs", {}).items():
        assert (claims[id]["repairs"][0]["from"], claims[id]["repairs"][0]["to"]) == (before, after)
    for id, (before, after) in expected.get("drift", {}).items():
        assert (claims[id]["drift"][0]["from"], claims[id]["drift"][0]["to"]) == (before, after)


@pytest.mark.parametrize("folder", [f for f in FOLDERS if "exit-strict" in expected_of(f)], ids=lambda f: f.name)
def test_strict(folder):
    assert factcheck("verify", "--strict", cwd=folder).returncode == expected_of(folder)["exit-strict"]
    assert factcheck("verify", "--strict", "--exit-zero", cwd=folder).returncode == 0
