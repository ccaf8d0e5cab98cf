"""What a figure costs, in calls of functions: dense articles are searched in proportion to their figures."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.bombs.shapes import TEXT
from factcheck.api import scan_text
from factcheck.article import article_from_text
from factcheck.draft.annotated_article import read_scene
from factcheck.draft.search import strict_outcome
from factcheck.draft.typos import TypoSearch, needed_ends
from factcheck.engine.corrections.typo_candidates import typos_of
from factcheck.language import read_figures

SIZE = 1024


def _calls(text):
    """Count the calls of Python functions in a scan."""
    count = 0

    def seen(frame, event, argument):
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        scan_text(text, "en")
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(("shape", "most"), [("totals", 25_000), ("shares", 50_000)])
def test_a_figure_of_a_dense_list_costs_so_many_calls_at_most(shape, most):
    text = TEXT[shape](SIZE).decode()
    scan_text(text, "en")  # what is compiled once, is compiled
    assert _calls(text) < most * len(read_figures(text, "en"))


CHECKS = {
    "a + b ≈ c": "{} men, {} women and {} people",
    "a - b ≈ c": "{} men, {} women and {} people",
    "share(a, b) ≈ c": "{} of {} people, {}%",
    "change(a, b) ≈ c": "{} people, {} people, {}%",
    "a × b ≈ c": "{} boxes, {} dollars, ${}",
    "(a + b) ÷ 2 ≈ c": "about {} men, almost {} women, over {} people",
    "-a + b = c": "{} men, {} women and {} people",
}
NUMBERS = st.sampled_from([1, 2, 5, 12, 45, 57, 100, 120, 1234, 8.5, 10.25, 99.5])


@given(st.sampled_from(sorted(CHECKS)), st.tuples(NUMBERS, NUMBERS, NUMBERS))
def test_no_spelling_that_satisfies_a_check_is_left_out(check, numbers):
    text = CHECKS[check].format(*numbers)
    figures = read_figures(text, "en")
    mentions = read_scene(article_from_text(text, "a.txt", "en"), figures).mentions
    operands = tuple(zip("abc", mentions, strict=True))
    needs = needed_ends(check, operands)
    search = TypoSearch("en")
    for place, (role, mention) in enumerate(operands):
        for slip in {name for name, _ in typos_of(mention.figure, "en")} - {"unit"}:
            for way in search.respelled(slip, mention).ways:
                meant = (role, type(mention)(**{**_fields(mention), "figure": way.figure}))
                if strict_outcome(check, (*operands[:place], meant, *operands[place + 1 :])) is not None:
                    low, high = needs.get(role, way.ends)
                    assert way.ends[0] <= high and low <= way.ends[1]


def _fields(record):
    return {name: getattr(record, name) for name in record.__struct_fields__}
