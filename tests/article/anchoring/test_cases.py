"""Quotes in edited articles, as tables that a journalist can read."""

import tomllib
from pathlib import Path

import pytest

from factcheck.article import article_from_text, place
from factcheck.article.anchoring import anchor_all
from factcheck.claims.quotes import parse_quote
from factcheck.language import read_figures

CASES = {
    f"{file.stem}: {case['name']}": case
    for file in sorted((Path(__file__).parent / "cases").glob("*.toml"))
    for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
}


def found(case, text):
    """Anchor all quotes of a case in a text; return the article and the anchor of the case's own quote."""
    others = case.get("others", {})
    before = others.get("before", [])
    quotes = [parse_quote(written) for written in (*before, case["quote"], *others.get("after", []))]
    article = article_from_text(text, "article.txt", case.get("language", "en"))
    figures = read_figures(article.text, article.language)
    return article, anchor_all([(quote,) for quote in quotes], article, figures)[len(before)]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_at_sign_off_the_quote_says_what_the_article_says(case):
    _, anchor = found(case, case["before"])
    assert anchor.status in ("exact", "moved")
    assert [mark.status for mark in anchor.marks] == ["same"] * len(anchor.marks)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_it_is_found_or_told_as_expected(case):
    article, anchor = found(case, case["after"])
    drift = [f"{mark.surface} → {mark.text or 'gone'}" for mark in anchor.marks if mark.status != "same"]
    assert (anchor.status, drift if "drift" in case else None) == (case["status"], case.get("drift"))
    if "line" in case:
        assert place(article, anchor.start).line == case["line"]
    if case["status"] in ("exact", "moved"):
        assert drift == []


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_place_it_names_holds_what_it_says(case):
    article, anchor = found(case, case["after"])
    for mark in anchor.marks:
        assert mark.text == (article.text[mark.start : mark.end] if mark.start >= 0 else "")
        assert mark.start == -1 or anchor.start <= mark.end <= anchor.end or anchor.start <= mark.start <= anchor.end
