"""Changes from a base that the article does not print are drafted with that base as an outside figure."""

import tomllib
from pathlib import Path

import pytest

from factcheck.api import article_figures
from factcheck.article import article_from_text
from factcheck.draft import draft_claims
from factcheck.engine import recompute

WAYS = tomllib.loads((Path(__file__).parent / "ways" / "unprinted.toml").read_text(encoding="utf-8"))["way"]


@pytest.mark.parametrize("way", WAYS, ids=[way["text"][:60] for way in WAYS])
def test_the_base_is_left_to_be_solved(way):
    article = article_from_text(way["text"], "article.txt", way["language"])
    figures = article_figures(article)
    report = recompute(draft_claims(article, figures), article, figures)
    implied = [
        sorted(figures[index].text for index in finding.figures)
        for finding in report.claims
        if finding.verdict == "implied"
    ]
    assert implied == ([sorted(way["figures"])] if way["figures"] else [])
    assert len(report.outside) == len(implied)
