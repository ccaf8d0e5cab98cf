"""The text score reads words and never the numbers."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.draft.relations.features import BITS, Features, buckets
from factcheck.draft.relations.text_score import HEADER, Weights, text_scores
from factcheck.draft.relations.types import relations
from tests.draft.relations.test_types import passage_of

TEXT = "The town has {} homes; {}, or {} per cent, are empty. A year ago {} were."
DIGITS = st.integers(2, 9)


def features_of(text):
    """Return the features of every figure and of every pair of neighbours."""
    passage = passage_of(text)
    features = Features(passage)
    return [features.unary(one) for one in passage.all], [
        features.pair(one, other) for one, other in zip(passage.all, passage.all[1:], strict=False)
    ]


@given(DIGITS, DIGITS, DIGITS, DIGITS)
def test_other_digits_are_the_same_text(first, second, third, fourth):
    text = TEXT.format(f"{first},400", f"{second},700", f"{third}0", f"{fourth},650")
    assert features_of(text) == features_of(TEXT.format("3,400", "1,700", "40", "1,650"))


def test_other_words_are_another_text():
    text = TEXT.format("3,400", "1,700", "40", "1,650")
    assert features_of(text) != features_of(text.replace("or", "not"))


def test_a_score_is_the_sum_of_its_weights_and_the_base():
    passage = passage_of("Of 3,400 homes 1,700, or 50 per cent, are empty.")
    proposed = relations(passage)
    ones = Weights(zlib.compress((5).to_bytes(HEADER, "little", signed=True) + b"\1" * (1 << BITS)))
    features = Features(passage)
    number = {relation.type: sum(one.type == relation.type for one in proposed) for relation in proposed}
    for relation, score in zip(proposed, text_scores(passage, proposed, ones), strict=True):
        assert score == 5 + sum(len(buckets(part)) for _, part in features.parts(relation, number[relation.type]))


def test_weights_of_another_size_are_refused():
    with pytest.raises(ValueError, match="expected"):
        Weights(zlib.compress(bytes(HEADER + 10)))


def test_the_stated_share_is_likelier_than_the_other_way_round():
    passage = passage_of("The town has 3,400 homes; 1,700, or 50 per cent, are empty.")
    proposed = relations(passage)
    scores = dict(zip([relation.key for relation in proposed], text_scores(passage, proposed), strict=True))
    share = next(relation for relation in proposed if relation.type == "share" and relation.holds)
    rise = next(relation for relation in proposed if relation.type == "rise")
    assert scores[share.key] > scores[rise.key]
