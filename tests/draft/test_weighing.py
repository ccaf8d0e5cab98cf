"""What a fit is worth, and which misses one error explains."""

import pytest

from factcheck.article import article_from_text
from factcheck.draft.annotated_article import read_scene
from factcheck.draft.chance import CERTAIN, log_likelihood
from factcheck.draft.generators.rates.product import find
from factcheck.draft.search import compute
from factcheck.draft.typos import TypoSearch
from factcheck.language import read_figures


@pytest.mark.parametrize(
    ("chance", "points"), [(CERTAIN, 0), (100_000, 15), (10_000, 30), (1_000, 45), (100, 60), (1, 60)]
)
def test_a_fit_is_worth_fifteen_points_for_each_factor_of_ten(chance, points):
    assert log_likelihood(chance) == points


def test_the_unlikelier_a_fit_the_more_it_is_worth():
    points = [log_likelihood(chance) for chance in range(100, CERTAIN, 997)]
    assert points == sorted(points, reverse=True)


def test_more_choices_than_accident_allows_are_worth_nothing():
    assert log_likelihood(50 * CERTAIN) == 0


@pytest.mark.parametrize(
    ("amount", "slip"),
    [
        ("743,5", "one digit"),
        ("737,5", "transposed digits"),
        ("7.735", "decimal shift"),
        ("773,9", None),
        ("5.500", None),
    ],
    ids=[
        "one digit off",
        "digits swapped",
        "ten times too much",
        "one digit off, but in the rounding",
        "another number",
    ],
)
def test_a_miss_that_one_error_explains(amount, slip):
    text = f"Công ty bán 42,5 triệu cổ phiếu, giá 18.200 đồng/cổ phiếu. Thương vụ trị giá {amount} tỷ đồng."
    article = article_from_text(text, "bài.txt", "vi")
    (candidate,) = find(read_scene(article, read_figures(text, "vi")))
    outcome = compute(candidate.check, candidate.operands)
    found = TypoSearch("vi").likeliest(candidate, outcome.chance, needed=0) if outcome.fit == "miss" else None
    assert (found and found.name) == slip


def test_of_short_figures_an_error_proves_nothing():
    text = "Shop A sold 4 bikes at a price of 90 dollars, worth 330 dollars."
    article = article_from_text(text, "a.txt", "en")
    candidates = list(find(read_scene(article, read_figures(text, "en"))))
    assert candidates
    assert [TypoSearch("en").likeliest(candidate, 1, needed=0) for candidate in candidates] == [None] * len(candidates)
