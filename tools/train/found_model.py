"""The decision trees for what holds: which relation the text states, and which its figures only happen to satisfy.

Trained on labelled articles, in which whatever is not labelled is taken for accident, and on short texts that state
nothing of their figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from multiprocessing import Pool
from typing import Any

import lightgbm
import msgspec
import numpy as np

from factcheck.draft.choose import choose
from factcheck.draft.find import weighed
from factcheck.draft.relations.find import words_of
from factcheck.draft.relations.rivals import NAMES, described
from factcheck.draft.relations.text_score import Weights, text_scores
from tools.train.alarm_model import PARAMETERS
from tools.train.labels import Read, labels_of_article
from tools.train.text_model import fold_of
from tools.train.texts import Text

ROUNDS = 160
LABELLED = 0.815
"""How many of the relations above the limit are labelled; of the others some are true, too."""


class Example(msgspec.Struct):
    """The relations of one article that hold."""

    fold: int
    held: bool
    features: Any
    labels: list[int]
    """1 for what is labelled, 0 for what is not, −1 for what is left out."""
    members: list[tuple[int, ...]]
    labelled: int
    """How many relations are labelled in it."""


def examples(texts: Iterable[Text], weights: bytes, folds: dict[int, bytes], jobs: int) -> list[Example]:
    """Return the holding relations of all labelled articles and of texts that state nothing, by unseen weights."""
    articles = [text for text in texts if text.part == "article" or text.is_empty]
    with Pool(jobs) as pool:
        return list(pool.imap(partial(_of_text, weights=weights, folds=folds), articles, chunksize=8))


def _of_text(text: Text, weights: bytes, folds: dict[int, bytes]) -> Example:
    fold = fold_of(text.group)
    read = Read(text.text, text.language)
    found = choose(weighed(read.scene, [], proposed := []))
    scores = text_scores(read.passage, read.relations, Weights(weights if text.held else folds[fold]))
    holding = described(read.passage, read.relations, scores, words_of(proposed, found))[1]
    groups = [(relation.kind, read.indexes(relation.spans)) for relation in text.relations]
    groups = [group for group in groups if group[1]]
    by_relation = dict(zip(map(id, read.relations), labels_of_article(read, groups), strict=True))
    return Example(
        fold, text.held, np.array([item.features for item in holding], np.int32),
        [by_relation[id(item.relation)] for item in holding],
        [item.relation.members for item in holding], len(groups),
    )  # fmt: skip


def train(chosen: Sequence[Example]) -> lightgbm.Booster:
    """Return trees trained on some articles."""
    rows, labels = [], []
    for example in chosen:
        for row, label in zip(example.features, example.labels, strict=True):
            if label >= 0:
                rows.append(row)
                labels.append(label)
    data = lightgbm.Dataset(np.array(rows), np.array(labels), feature_name=list(NAMES))
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def least_from(known: Sequence[Example], found: Sequence[Any]) -> int:
    """Return the value above which the asked part of the relations is labelled."""
    ranked = sorted(
        (
            (float(value), label)
            for one, own in zip(known, found, strict=True)
            for value, label in zip(own, one.labels, strict=True)
            if label >= 0
        ),
        reverse=True,
    )
    least, right = ranked[0][0], 0
    for number, (value, label) in enumerate(ranked, 1):
        right += label
        if right >= LABELLED * number:
            least = value
    return int(least)


def say(known: Sequence[Example], found: Sequence[Any], least: int, said: Callable[[str], None]) -> None:
    """Print how many labelled relations are above the limit, and how many relations without a label."""
    right = wrong = 0
    for one, own in zip(known, found, strict=True):
        best = {
            members: label
            for value, label, members in sorted(
                zip(own, one.labels, one.members, strict=True), key=lambda item: item[0]
            )
            if value >= least
        }
        right += sum(label == 1 for label in best.values())
        wrong += sum(label == 0 for label in best.values())
    said(f"found from {least} on: {right} of {sum(one.labelled for one in known)} labelled, {wrong} others")
