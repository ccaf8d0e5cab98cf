"""Where a claim is to be expected: between the claims before and after it in the file."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.article import article_from_text
from factcheck.article.anchoring import anchor_all
from factcheck.article.anchoring.claim_order import windows
from factcheck.claims.quotes import parse_quote
from factcheck.language import read_figures

CASES = {
    "in order": ([10, 20, 30], [(0, 20), (10, 30), (20, 99)]),
    "the middle one lost": ([10, -1, 30], [(0, 30), (10, 30), (10, 99)]),
    "one looks back": ([10, 40, 20, 50], [(0, 20), (10, 20), (10, 50), (20, 99)]),
    "the file goes through the article twice": (
        [10, 40, 70, 5, 45, 75],
        [(0, 40), (10, 70), (40, 99), (0, 45), (5, 75), (45, 99)],
    ),
    "lost between the two times": (
        [10, 40, -1, 5, 30],
        [(0, 40), (10, 99), (0, 99), (0, 30), (5, 99)],
    ),
}


@pytest.mark.parametrize(("starts", "expected"), CASES.values(), ids=CASES)
def test_windows(starts, expected):
    words = [f"claim {number}" for number in range(len(starts))]
    assert [(window.start, window.end) for window in windows(words, starts, starts, 99)] == expected


TEXT = "15 people came in 2024, and 3 left; 1.5 million people stayed."
STRETCHES = [(start, end) for start in range(len(TEXT)) for end in range(start + 1, len(TEXT) + 1)]


def _quote(start, end):
    """A stretch of the text with its digits in brackets, wherever it begins and ends."""
    words = re.sub(r"\d+(?:\.\d+)?", lambda number: f"[{number[0]}]", TEXT[start:end])
    return parse_quote(words)


def _statuses(quotes):
    article = article_from_text(TEXT, "article.txt", "en")
    anchors = anchor_all([(quote,) for quote in quotes], article, read_figures(TEXT, "en"))
    return {quote.text: anchor.status for quote, anchor in zip(quotes, anchors, strict=True)}


@given(st.lists(st.sampled_from(STRETCHES), min_size=2, max_size=4, unique=True), st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_no_verdict_on_a_part_of_the_article(stretches, random):
    quotes = [_quote(*stretch) for stretch in stretches if TEXT[slice(*stretch)].strip()]
    shuffled = random.sample(quotes, len(quotes))
    assert _statuses(quotes) == _statuses(shuffled)
