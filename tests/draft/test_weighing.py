"""What a fit is worth, and which misses one wrong digit explains."""

import pytest

from factcheck.article import article_from_text
from factcheck.draft.relations.product import find
from factcheck.draft.scene import read_scene
from factcheck.draft.search import CERTAIN, compute
from factcheck.draft.slips import is_one_digit_away
from factcheck.draft.weigh import surprise
from factcheck.language import read_figures


@pytest.mark.parametrize(
    ("chance", "points"), [(CERTAIN, 0), (100_000, 15), (10_000, 30), (1_000, 45), (100, 60), (1, 60)]
)
def test_a_fit_is_worth_fifteen_points_for_each_factor_of_ten(chance, points):
    assert surprise(chance) == points


def test_the_unlikelier_a_fit_the_more_it_is_worth():
    points = [surprise(chance) for chance in range(100, CERTAIN, 997)]
    assert points == sorted(points, reverse=True)


def test_more_choices_than_accident_allows_are_worth_nothing():
    assert surprise(50 * CERTAIN) == 0


@pytest.mark.parametrize(
    ("amount", "explained"),
    [("743,5", True), ("773,9", False), ("5.500", False)],
    ids=["one digit off", "one digit off, but in the rounding", "another number"],
)
def test_a_miss_that_one_wrong_digit_explains(amount, explained):
    text = f"Công ty bán 42,5 triệu cổ phiếu, giá 18.200 đồng/cổ phiếu. Thương vụ trị giá {amount} tỷ đồng."
    article = article_from_text(text, "bài.txt", "vi")
    (candidate,) = find(read_scene(article, read_figures(text, "vi")))
    outcome = compute(candidate.check, candidate.operands)
    assert (outcome.fit == "miss" and is_one_digit_away(candidate, outcome.chance)) == explained
