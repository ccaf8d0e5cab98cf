"""Claims that are where they were when accepted are settled at once, in whatever order they were written."""

import subprocess
import sys

import pytest

from factcheck.article import article_from_text
from factcheck.article.anchoring import ArticleLanguage, all_settled
from factcheck.article.anchoring.text_tokens import ArticleIndex
from factcheck.article.anchoring.verbatim import word_for_word
from factcheck.claims.quotes import parse_quote
from factcheck.language import read_figures

MARKET = "The market took in 4,120 visitors in May. The ferry made 38 trips. Tickets cost £12 each."

CASES = {
    "in order": (MARKET, ["took in [4,120 visitors]", "made [38 trips]", "cost [£12]"], True),
    "a claim that looks back": (MARKET, ["made [38 trips]", "cost [£12]", "took in [4,120 visitors]"], True),
    "a claim that was edited": (MARKET, ["took in [4,210 visitors]", "made [38 trips]"], False),
    "its sentence, edited, between its neighbours": (
        f"{MARKET} The market took in 4,210 visitors in May. The fair closed at 9.",
        ["made [38 trips]", "cost [£12]", "The market took in [4,120 visitors] in May", "closed at [9]"],
        False,
    ),
    "the same words twice": (f"{MARKET} {MARKET}", ["made [38 trips]", "made [38 trips]", "made [38 trips]"], False),
}


@pytest.mark.parametrize(("text", "written", "settled"), CASES.values(), ids=CASES)
def test_what_is_settled_at_once(text, written, settled):
    article = article_from_text(text, "article.txt", "en")
    index = ArticleIndex(article, read_figures(text, "en"), ArticleLanguage("en"))
    claims = [(parse_quote(one),) for one in written]
    assert all_settled(claims, word_for_word(claims, index), index) is settled


def test_an_unedited_article_loads_nothing_that_looks_for_edits(tmp_path):
    (tmp_path / "article.txt").write_text(MARKET, encoding="utf-8")
    (tmp_path / "claims.toml").write_text(
        'article = "article.txt"\nlanguage = "en"\n'
        '[[claim]]\nid = "price"\nquote = "cost [£12]"\n'
        '[[claim]]\nid = "visitors"\nquote = "took in [4,120 visitors]"\n',
        encoding="utf-8",
    )
    probe = (
        "import sys, factcheck\n"
        "factcheck.verify('claims.toml')\n"
        "print('factcheck.article.anchoring.drifted' in sys.modules)"
    )
    shown = subprocess.run([sys.executable, "-c", probe], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert shown.stdout == "False\n"
