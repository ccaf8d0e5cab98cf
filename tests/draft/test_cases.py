"""Short articles and the statements that scanning must find in them, or the silence that it must keep.

A row of `expect` is a rule, a verdict and words that figures of the claim hold.  `expect = []` means no finding at all,
`only = true` none but those that are expected; `misled` that it does not come out so yet, and why.
"""

import tomllib
from pathlib import Path

import pytest

from factcheck import scan_text
from factcheck.api import article_figures
from factcheck.article import article_from_text
from factcheck.claims import load
from factcheck.claims.write import claims_toml
from factcheck.draft import draft_claims
from factcheck.engine import recompute

FOLDER = Path(__file__).parent / "cases"


def _cases():
    """Return every case of every file, named by what it says."""
    return list(_read())


def _read():
    for path in sorted(FOLDER.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            marks = [pytest.mark.xfail(strict=True, reason=case["misled"])] if "misled" in case else []
            yield pytest.param(case, marks=marks, id=f"{path.stem}: {case.get('name') or case['text'].strip()[:60]}")


@pytest.mark.parametrize("case", _cases())
def test_what_is_found(case):
    report = scan_text(case["text"].strip(), case["language"])
    found = [
        (claim.checks[0].rule, claim.verdict, [report.figures[index].text for index in claim.figures])
        for claim in report.claims
    ]
    for rule, verdict, *surfaces in case["expect"]:
        assert any(
            (rule, verdict) == (own_rule, own_verdict)
            and all(any(surface in text for text in texts) for surface in surfaces)
            for own_rule, own_verdict, texts in found
        ), found
    if not case["expect"] or case.get("only"):
        assert len(found) == len(case["expect"]), found
    alarms = [row for row in found if row[1] == "inconsistent"]
    assert len(alarms) == sum(row[1] == "inconsistent" for row in case["expect"])


@pytest.mark.parametrize("case", [case for case in _cases() if not case.marks])
def test_its_draft_is_accepted(case, tmp_path):
    """What draft writes of a case loads, and verify reports as many failures as the case has relations that fail."""
    article = article_from_text(case["text"].strip(), "article.txt", case["language"])
    figures = article_figures(article)
    file = tmp_path / "claims.toml"
    file.write_text(claims_toml(draft_claims(article, figures)), encoding="utf-8")
    verdicts = [claim.verdict for claim in recompute(load(file), article, figures).claims]
    assert set(verdicts) <= {"consistent", "rounding", "implied", "inconsistent"}
    assert verdicts.count("inconsistent") <= sum(row[1] == "inconsistent" for row in case["expect"])
