"""Trees are read as they were trained: at most goes left, a leaf is its number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.draft.relations.find import SENSITIVITIES, load_decision
from factcheck.draft.relations.rivals import NAMES
from factcheck.draft.relations.trees import Forest, Tree

STUMP = Tree(feature=(1,), limit=(10,), left=(-1,), right=(-2,), leaf=(-500, 700))
DEEP = Tree(feature=(0, 1), limit=(0, 5), left=(1, -1), right=(-2, -3), leaf=(1, 20, 300))


def value_of(tree, features):
    """Return what a forest of one tree gives."""
    return Forest(("a", "b"), 0, (tree,)).value(features)


def test_the_limit_itself_goes_left():
    assert [value_of(STUMP, (99, value)) for value in (9, 10, 11)] == [-500, -500, 700]


def test_a_tree_of_two_levels():
    assert [value_of(DEEP, features) for features in ((0, 5), (0, 6), (1, 5))] == [1, 300, 20]


def test_a_forest_adds_its_trees_to_its_base():
    assert Forest(("a", "b"), 7, (STUMP, DEEP)).value((0, 11)) == 7 + 700 + 300


@given(st.lists(st.integers(-5000, 5000), min_size=len(NAMES), max_size=len(NAMES)))
def test_the_shipped_trees_take_any_features(features):
    decision = load_decision()
    for forest in (decision.forest, decision.found):
        ends = [(min(tree.leaf), max(tree.leaf)) for tree in forest.trees]
        assert sum(low for low, _ in ends) <= forest.value(features) <= sum(high for _, high in ends)


@pytest.mark.parametrize("is_long", [False, True])
def test_what_is_reported_strictly_is_reported_eagerly(is_long):
    limits = load_decision().limits
    levels = [limits.of("share", sensitivity, is_long) for sensitivity in SENSITIVITIES]
    assert levels == sorted(levels, reverse=True)
    assert len(set(levels)) == len(levels)
