"""Where a claim is to be expected: between the claims before and after it in the file."""

import pytest

from factcheck.article.anchoring.claim_order import windows

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
