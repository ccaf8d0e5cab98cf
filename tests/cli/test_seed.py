"""The seed article: every statement holds, and every edit that rounding does not allow is reported."""

import json
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from factcheck import verify

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = Path("seeds/000_1408d9f2ecd10556.txt")
EDITS = tomllib.loads((ROOT / "tests/cases/seed_edits.toml").read_text(encoding="utf-8"))["edit"]


def cases(kind):
    return [
        pytest.param(edit["claim"], edit["words"], changed, id=f"{edit['words']} → {changed}")
        for edit in EDITS
        for changed in edit[kind]
    ]


@pytest.fixture
def project(tmp_path):
    """A folder with the seed and its claims, whose article can be edited."""
    (tmp_path / "seeds").mkdir()
    shutil.copy(ROOT / "claims.toml", tmp_path)
    shutil.copy(ROOT / ARTICLE, tmp_path / ARTICLE)
    return tmp_path


def verdict_after(project, claim, words, changed):
    article = project / ARTICLE
    text = article.read_text(encoding="utf-8")
    assert text.count(words) == 1
    article.write_text(text.replace(words, changed), encoding="utf-8")
    (finding,) = [finding for finding in verify(project / "claims.toml").claims if finding.id == claim]
    return finding


def test_all_of_it_is_covered_and_nothing_contradicts():
    report = verify(ROOT / "claims.toml")
    assert {finding.verdict for finding in report.claims} <= {"consistent", "implied"}
    assert report.coverage.uncovered == ()
    assert report.coverage.covered + report.coverage.ignored == report.coverage.figures > 30


@pytest.mark.parametrize(("claim", "words", "changed"), cases("beyond"))
def test_an_edit_beyond_rounding_is_inconsistent(project, claim, words, changed):
    assert verdict_after(project, claim, words, changed).verdict == "inconsistent"


@pytest.mark.parametrize(("claim", "words", "changed"), cases("within"))
def test_an_edit_within_rounding_is_not(project, claim, words, changed):
    finding = verdict_after(project, claim, words, changed)
    assert finding.verdict == "drifted"
    assert finding.drift


def test_the_likeliest_repair_is_the_digit_that_was_changed(project):
    finding = verdict_after(project, "tăng-trưởng-so-với-cả-nước", "gấp 2,44 lần bình", "gấp 2,54 lần bình")
    first = finding.decisive.repairs[0]
    assert (first.before, first.after) == ("2,54 lần", "2,44 lần")


def test_unknown_figures_are_solved():
    outside = {result["name"]: result for result in verify(ROOT / "claims.toml").to_dict()["outside"]}
    grdp_2018 = outside["grdp_2018"]
    assert re.match(r"4337\.60", grdp_2018["low"])
    assert re.match(r"4361\.91|4361\.92", grdp_2018["high"])
    assert "grdp-so-với-2018" in grdp_2018["claims"]
    assert all(result["low"] is not None for name, result in outside.items() if not result["known"])


def test_the_report_is_the_json_of_the_design():
    document = json.loads(json.dumps(verify(ROOT / "claims.toml").to_dict()))
    assert {"schema_version", "claims", "figures", "outside", "summary", "coverage"} <= document.keys()
    figures = {figure["text"]: figure for figure in document["figures"]}
    assert figures["12,6%/năm"]["value"] == "12.6"
    assert figures["12,6%/năm"]["unit"] == "percent/year"
    assert (figures["12,6%/năm"]["low"], figures["12,6%/năm"]["high"]) == ("12.55", "12.65")
