"""The text score: logistic regression over the hashed features of proposed relations."""

from __future__ import annotations

import random
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing import Pool
from typing import Any

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from factcheck.draft.relations.features import BITS, Features, buckets
from factcheck.draft.relations.text_score import HEADER, Weights
from tools.train.labels import Read, labelled_pairs, labels_of_article
from tools.train.texts import Text

FOLDS = 5
SCALE = 32
"""What a weight of 1 is in the file."""
LARGEST = 127
STRENGTH = 0.03
"""The inverse of the regularization, chosen on passages not held back: 0.01 to 0.3 give nearly the same."""
NEGATIVES = {"right": 100, "wrong": 60, "trap": 100, "article": 300}
"""Relations without a label that are kept of one text; their weight makes up for the rest, up to three times."""
MOST_WEIGHT = 3.0
OF_ARTICLES = 0.7


class Example(msgspec.Struct):
    """The relations of one text that are trained on."""

    part: str
    fold: int
    held: bool
    features: list[Any]
    labels: list[int]
    weight: float


def fold_of(group: str) -> int:
    """Return in which fold a writer or an article is."""
    return zlib.crc32(group.encode()) % FOLDS


def examples(texts: Iterable[Text], jobs: int) -> list[Example]:
    """Return the features and labels of all texts."""
    with Pool(jobs) as pool:
        return [one for group in pool.imap(_of_text, texts, chunksize=16) for one in group]


def _of_text(text: Text) -> list[Example]:
    right = Read(text.text, text.language)
    if text.part == "corpus":
        return []
    if text.part == "trap":
        return [_example(text, right, [0] * len(right.relations), "trap")]
    if text.part == "article":
        groups = [(relation.kind, right.indexes(relation.spans)) for relation in text.relations]
        return [_example(text, right, labels_of_article(right, [group for group in groups if group[1]]), "article")]
    (labelled,) = text.relations
    wrong = Read(labelled.wrong, text.language)
    found, failing = labelled_pairs(right, wrong, labelled.spans, labelled.wrong_spans)
    return [
        _example(text, right, _labels(right, found), "right"),
        _example(text, wrong, _labels(wrong, failing), "wrong"),
    ]


def _labels(read: Read, found: Sequence[int]) -> list[int]:
    """Return 1 for the labelled relations, −1 for others that hold: a passage has more of them than its label says."""
    labels = [-1 if relation.holds and relation.type not in ("more", "less") else 0 for relation in read.relations]
    for place in found:
        labels[place] = 1
    return labels


def _example(text: Text, read: Read, labels: list[int], part: str) -> Example:
    positive = [place for place, label in enumerate(labels) if label == 1]
    negative = [place for place, label in enumerate(labels) if label == 0]
    most = NEGATIVES[part]
    weight = min(MOST_WEIGHT, len(negative) / most) if len(negative) > most else 1.0
    if len(negative) > most:
        negative = random.Random(text.id).sample(negative, most)
    kept = sorted(positive + negative)
    rivals = Counter(relation.type for relation in read.relations)
    features = Features(read.passage)
    rows = []
    for place in kept:
        relation = read.relations[place]
        parts = features.parts(relation, rivals[relation.type])
        rows.append(np.unique(np.fromiter((bucket for _, part in parts for bucket in buckets(part)), dtype=np.int32)))
    return Example(part, fold_of(text.group), text.held, rows, [labels[place] for place in kept], weight)


def train(chosen: Sequence[Example]) -> bytes:
    """Return the packed weights of a model trained on some examples."""
    rows, labels, weights = [], [], []
    for example in chosen:
        positive = example.labels.count(1)
        for row, label in zip(example.features, example.labels, strict=True):
            rows.append(row)
            labels.append(label)
            weight = min(1.0, 1.5 / positive) if label == 1 else example.weight
            weights.append(weight * (OF_ARTICLES if example.part == "article" else 1.0))
    places = np.concatenate(rows)
    starts = np.concatenate([[0], np.cumsum([row.size for row in rows])])
    matrix = csr_matrix((np.ones(places.size, np.float32), places, starts), shape=(len(rows), 1 << BITS))
    model = LogisticRegression(C=STRENGTH, solver="lbfgs", max_iter=60, tol=1e-5)
    model.fit(matrix, labels, weights)
    rounded = np.clip(np.round(model.coef_[0] * SCALE), -LARGEST, LARGEST).astype(np.int8)
    base = round(float(model.intercept_[0]) * SCALE)
    return zlib.compress(base.to_bytes(HEADER, "little", signed=True) + rounded.tobytes(), 9)


def trained(known: Sequence[Example], said: Callable[[str], None]) -> tuple[bytes, dict[int, bytes]]:
    """Return the weights to ship, and for each fold those trained without it; held texts are in none of them."""
    own = [example for example in known if not example.held]
    said(f"text score: {sum(len(one.labels) for one in own)} relations of {len(own)} texts")
    folds = {fold: train([one for one in own if one.fold != fold]) for fold in range(FOLDS)}
    return train(own), folds


def first_places(known: Iterable[Example], weights: Weights) -> Iterator[int]:
    """Yield at which place of its text the labelled relation of each held passage or article comes by its score."""
    values = np.frombuffer(weights.values, np.int8).astype(np.int32)
    for example in known:
        if example.held and example.part in ("right", "article") and 1 in example.labels:
            scores = [int(values[row].sum()) for row in example.features]
            best = max(score for score, label in zip(scores, example.labels, strict=True) if label == 1)
            yield sum(score > best for score in scores)
