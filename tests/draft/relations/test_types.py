"""Every type proposes the relation that a plain statement makes, and knows whether it holds."""

import tomllib
from pathlib import Path

import pytest

from factcheck.api import article_figures, article_from_text
from factcheck.draft.annotated_article import read_scene
from factcheck.draft.relations import types
from factcheck.draft.relations.passage import Passage
from factcheck.draft.relations.rivals import TYPE_NAMES
from factcheck.draft.relations.statement import STATEMENTS, candidate_of
from factcheck.draft.relations.types import relations

CASES = tomllib.loads(Path(__file__).with_name("types.toml").read_text("utf-8"))["case"]


def passage_of(text, language="en"):
    article = article_from_text(text, language=language)
    return Passage(read_scene(article, article_figures(article)))


def surfaces(passage, relation):
    found = {}
    for role, index in relation.roles:
        found.setdefault(role, []).append(passage.all[index].figure.text)
    return found


def is_asked(case, own):
    """Return whether a relation has the asked figures in their roles; parts may come in any order."""
    asked = {role: [text] if isinstance(text, str) else list(text) for role, text in case["roles"].items()}
    return set(own) == set(asked) and all(
        len(own[role]) == len(asked[role]) and all(any(text in figure for figure in own[role]) for text in asked[role])
        for role in asked
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.get("name") or f"{case['relation']}: {case['text'][:40]}")
def test_the_relation_is_proposed(case):
    passage = passage_of(case["text"], case.get("language", "en"))
    found = [
        relation
        for relation in relations(passage)
        if relation.type == case["relation"] and is_asked(case, surfaces(passage, relation))
    ]
    assert found, [(relation.type, surfaces(passage, relation)) for relation in relations(passage)]
    found = [relation for relation in found if relation.holds == case["holds"]]
    assert found
    made = candidate_of(passage, found[0], 80)
    assert made is not None
    assert made[1].verdict in (("consistent", "rounding") if case["holds"] else ("inconsistent",)), made


def test_every_type_has_a_number_and_what_is_no_check_is_known():
    assert set(STATEMENTS) <= set(TYPE_NAMES)
    assert set(TYPE_NAMES) - set(STATEMENTS) == {"span_inclusive", "rank_from_bottom"}


def wards(number):
    """Return a dense page: five figures for each of so many wards."""
    sentence = "In ward {} there are {} men, {} women and {} children, {}% of them at school. "
    return "".join(sentence.format(n, 100 + n, 130 + n, 50 + n, 20 + n % 60) for n in range(1, number + 1))


def test_the_number_of_relations_grows_with_the_figures_and_not_faster(monkeypatch):
    monkeypatch.setattr(types, "MOST", 10**9)
    for number in (8, 40, 160):
        one, two = len(relations(passage_of(wards(number)))), len(relations(passage_of(wards(2 * number))))
        assert two / one < 2.4


def test_the_last_figures_of_a_long_page_have_relations_as_the_first_ones_do():
    passage = passage_of(wards(80) + "Of the 500 boats 300 are red and 200 are blue, so 60% are red.")
    last = len(passage.all) - 1
    stated = {relation.type for relation in relations(passage) if last in relation.members}
    assert {"share", "fall"} <= stated


def test_a_page_of_like_figures_has_no_more_relations_than_each_type_may_propose():
    passage = passage_of(wards(40))
    most = types.MOST + types.MOST_OF_FIGURE * len(passage.all)
    assert len(relations(passage)) <= len(types.TYPES) * most
