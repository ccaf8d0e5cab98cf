"""Scores that are looked up are those that are added up; trees evaluated at once give what each gives by itself."""

import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.bombs.shapes import TEXT
from factcheck.draft.relations.features import BITS, Features, buckets, stated_of
from factcheck.draft.relations.find import load_decision
from factcheck.draft.relations.rivals import NAMES
from factcheck.draft.relations.text_score import HEADER, Weights, text_scores
from factcheck.draft.relations.types import relations
from tests.draft.relations.test_types import passage_of

SHAPES = ("growth in one sentence", "totals and parts", "shares of one whole", "table with names", "in two measures")
NEWS = (
    "Of 3,400 homes surveyed in 2019, 1,700 (50 per cent) are empty; 1,200 were in 2018. The port handled 412, 386 and "
    "275 boxes on three days, 1,073 in all, a mean of 358. It came third, up from fifth, with 7 wins, 2 draws and 23 "
    "points. Sales rose 5% a year for 3 years to $115.8m from $100m (£80m). It opened on 3 May 2021, for 40 days. "
)
TEXTS = (NEWS, *(TEXT[shape](160).decode() for shape in SHAPES))


@pytest.mark.parametrize("seed", range(len(TEXTS)))
def test_each_score_is_the_base_and_the_weights_of_all_parts(seed):
    passage = passage_of(TEXTS[seed])
    proposed = relations(passage)
    packed = (7).to_bytes(HEADER, "little", signed=True) + random.Random(seed).randbytes(1 << BITS)
    weights, features = Weights(zlib.compress(packed, 0)), Features(passage)
    number = {relation.type: sum(one.type == relation.type for one in proposed) for relation in proposed}
    for relation, score in zip(proposed, text_scores(passage, proposed, weights), strict=True):
        parts = features.parts(relation, number[relation.type])
        assert score == 7 + sum(weights.values[bucket] for _, part in parts for bucket in buckets(part))


def test_like_figures_that_are_closer_are_all_counted():
    passage = passage_of(NEWS)
    features = Features(passage)
    for relation in relations(passage):
        stated = stated_of(relation)
        closer = [
            other
            for index in relation.members
            for other in passage.all
            if index != stated and other.index not in relation.members
            if abs(other.index - stated) < abs(index - stated) and other.dimension == passage.all[index].dimension
        ]
        assert features.closer(relation) == len(closer)


LIMITS = sorted({limit for tree in load_decision().forest.trees for limit in tree.limit})


@given(st.lists(st.sampled_from(LIMITS) | st.integers(-5000, 5000), min_size=len(NAMES), max_size=len(NAMES)))
def test_each_tree_is_left_with_the_leaf_that_its_tests_lead_to(features):
    decision = load_decision()
    for forest in (decision.forest, decision.found):
        assert forest.value(features) == forest.base + sum(_leaf(tree, features) for tree in forest.trees)


def _leaf(tree, features):
    node = 0 if tree.feature else -1
    while node >= 0:
        at_most = features[tree.feature[node]] <= tree.limit[node]
        node = tree.left[node] if at_most else tree.right[node]
    return tree.leaf[-1 - node]
