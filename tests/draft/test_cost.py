"""What a figure costs, in calls of functions: dense articles are searched in proportion to their figures."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.bombs.shapes import TEXT
from factcheck.api import scan_text
from factcheck.article import article_from_text
from factcheck.article.anchoring import anchor_all
from factcheck.draft import draft_claims
from factcheck.draft.annotated_article import read_scene
from factcheck.draft.generators import count
from factcheck.draft.generators.changes import difference
from factcheck.draft.generators.rates import mean
from factcheck.draft.generators.repeats import mistyped_repeat, repeat
from factcheck.draft.generators.time import same_span
from factcheck.draft.naming import Names
from factcheck.draft.quoting import LONGEST_SENTENCE
from factcheck.draft.search import strict_outcome
from factcheck.draft.typos import TypoSearch, needed_ends
from factcheck.engine.corrections.typo_candidates import typos_of
from factcheck.language import read_figures

SIZE = 1024


def _calls(run, events=("call",)):
    """Count the calls of Python functions in a run; with "c_call" those of built-in ones too."""
    number = 0

    def seen(frame, event, argument):
        nonlocal number
        number += event in events

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        run()
    finally:
        sys.setprofile(before)
    return number


@pytest.mark.parametrize(("shape", "most"), [("totals", 55_000), ("shares", 55_000)])
def test_a_figure_of_a_dense_list_costs_so_many_calls_at_most(shape, most):
    text = TEXT[shape](SIZE).decode()
    scan_text(text, "en")  # what is compiled once, is compiled
    assert _calls(lambda: scan_text(text, "en")) < most * len(read_figures(text, "en"))


FIGURES = 300
GROWING = {
    count: lambda index: "12 people, ",
    same_span: lambda index: f"Four steps: step {index % 4 + 1} took {index + 20} days. ",
    difference: lambda index: f"Sales rose {index + 2} boxes to {index * 3 + 10} boxes from {index * 2 + 8} boxes.\n\n",
    mistyped_repeat: lambda index: f"The old harbour of the town handled {index * 104729 % 999983 + 10} boxes.\n\n",
    repeat: lambda index: f"{index * 104729 % 999983 / 10_000}%, ",
}
"""Generators, and pieces of an article in which each once compared all figures with all others."""


@pytest.mark.parametrize("generator", GROWING, ids=lambda module: module.__name__.rpartition(".")[2])
def test_twice_the_figures_cost_a_generator_twice_the_calls(generator):
    def cost(figures):
        article = article_from_text("".join(map(GROWING[generator], range(figures))), "a.txt", "en")
        scene = read_scene(article, read_figures(article.text, "en"))
        return _calls(lambda: list(generator.find(scene)), ("call", "c_call"))

    cost(2 * FIGURES)  # what is compiled or kept once, is there
    assert cost(2 * FIGURES) < 2.4 * cost(FIGURES)


def test_sums_whose_currency_is_looked_for_in_the_article_cost_each_the_same():
    def cost(figures):
        text = "".join(f"It paid ${index}.5bn.\n\nIt paid {index}.7bn.\n\n" for index in range(100, 100 + figures))
        return _calls(lambda: read_figures(text, "en"), ("call", "c_call"))

    cost(2 * FIGURES)
    assert cost(2 * FIGURES) < 2.4 * cost(FIGURES)


LIKE = "a receita subiu de 100 milhões para 150 milhões, um aumento de 50%"


def test_a_long_sentence_of_like_statements_is_not_quoted_whole_by_each_of_its_claims():
    article = article_from_text(", ".join([LIKE] * 40), "a.txt", "pt")
    drafted = draft_claims(article, read_figures(article.text, "pt"))
    quotes = [quote.text for claim in drafted.claims for quote in claim.quotes]
    assert len(quotes) >= 40
    assert max(map(len, quotes)) <= LONGEST_SENTENCE


def test_like_quotes_cost_so_many_calls_at_most_each():
    figures_of_each = 3
    article = article_from_text(" ".join(f"{LIKE}." for _ in range(14)), "a.txt", "pt")
    figures = read_figures(article.text, "pt")
    drafted = draft_claims(article, figures)
    claims = [claim.quotes for claim in drafted.claims]
    assert len(claims) >= len(figures) / figures_of_each
    assert _calls(lambda: anchor_all(claims, article, figures)) < 4_000 * len(claims)


def test_a_mean_among_very_many_counts_is_compared_with_the_nearest():
    text = "".join(f"{index * 7919 % 997 + 3} people each, " for index in range(FIGURES))
    scene = read_scene(article_from_text(text, "a.txt", "en"), read_figures(text, "en"))
    assert len(scene.mentions) == FIGURES
    assert 0 < len(list(mean.find(scene))) < mean.MOST_WAYS * FIGURES


def test_names_that_are_taken_cost_no_more_than_others():
    names = Names()
    assert [names.fresh([name], "-") for name in ("a", "a", "a-2", "a")] == ["a", "a-2", "a-2-2", "a-3"]
    assert _calls(lambda: [names.fresh(["b"], "-") for _ in range(1000)], ("call", "c_call")) < 10_000


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
