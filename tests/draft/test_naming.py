"""Figures are named after the nouns of the text, claims after what they are about; quotes are whole clauses."""

import tomllib
from pathlib import Path

import pytest

from factcheck.api import draft, verify_claims
from factcheck.article import article_from_text
from factcheck.claims import load
from factcheck.claims.write import claims_toml

CASES = tomllib.loads(Path(__file__).with_name("named.toml").read_text(encoding="utf-8"))["case"]
STORY = (
    "Revenue in 2023 rose 12% to $112 million from $100 million in 2022.\n\n"
    "The town has 4,250 households, of which 1,190 households grow coffee, accounting for 28%.\n\n"
    "The fleet carried 342,000 of the 418,000 vehicles on board, or 88.1%.\n"
)


def drafted(text, language="en"):
    return draft(article_from_text(text, "story.txt", language))


def named(claims_file):
    """Return the surface of every named figure, by its name."""
    marks = (mark for claim in claims_file.claims for quote in claim.quotes for mark in quote.marks)
    return {mark.name: mark.surface for mark in marks if mark.name}


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_names_and_ids(case):
    claims_file = drafted(case["text"], case["language"])
    assert named(claims_file) == case["names"]
    assert [claim.id for claim in claims_file.claims] == case["ids"]
    assert [figure.name for figure in claims_file.outside] == case.get("outside", [])


@pytest.mark.parametrize("added", ["before", "after"])
def test_a_further_paragraph_changes_neither_names_nor_ids(added):
    further = "The harbour paid 75% of 1,600 bills, or 1,200 bills, within 30 days."
    text = f"{further}\n\n{STORY}" if added == "before" else f"{STORY}\n{further}\n"
    alone, together = drafted(STORY), drafted(text)
    assert {claim.id for claim in alone.claims} < {claim.id for claim in together.claims}
    assert named(alone).items() < named(together).items()


def test_what_does_not_add_up_comes_first_below_its_heading(tmp_path):
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    file = tmp_path / "claims.toml"
    file.write_text(claims_toml(drafted(STORY)), encoding="utf-8")
    claims_file = load(file)
    assert [finding.verdict for finding in verify_claims(claims_file).claims] == ["inconsistent", *["consistent"] * 2]
    comments = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
    assert [line for line in comments if "Unsure" not in line] == ["# Does not add up: read these first.", "# Adds up."]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "In May, the union said, revenue rose 12% to $112 million from $100 million; costs fell, too.",
            "revenue rose 12% to $112 million from $100 million",
        ),
        (
            "Cars made up 342,000 of the 418,000 vehicles on board, or 88.1% (a record), the line said.",
            "Cars made up 342,000 of the 418,000 vehicles on board, or 88.1% (a record)",
        ),
        (
            "Theo báo cáo của sở, doanh thu năm nay đạt 560 tỷ đồng, tăng 12% so với 500 tỷ đồng của năm trước.",
            "doanh thu năm nay đạt 560 tỷ đồng, tăng 12% so với 500 tỷ đồng của năm trước",
        ),
    ],
)
def test_a_quote_is_a_whole_clause(text, quote):
    claims_file = drafted(text, "auto")
    assert [one.text for one in claims_file.claims[0].quotes] == [quote]
