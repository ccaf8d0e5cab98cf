"""The decision trees: which relation that does not hold is the writer's error.

Trained on passages and on errors put into labelled articles; what is right, traps and articles without labels are what
must not be reported.  Each text is scored by weights of the text score that have not seen its writer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from multiprocessing import Pool
from typing import Any, Protocol, TypeVar

import lightgbm
import msgspec
import numpy as np

from factcheck.draft.candidate import SURE, Candidate
from factcheck.draft.choose import choose
from factcheck.draft.find import weighed
from factcheck.draft.relations.find import SENSITIVITIES, Limits, is_long, words_of
from factcheck.draft.relations.rivals import NAMES, Described, described
from factcheck.draft.relations.statement import candidate_of
from factcheck.draft.relations.text_score import Weights, text_scores
from factcheck.draft.relations.trees import Forest, Tree
from tools.train.labels import Read, labelled_pairs
from tools.train.text_model import FOLDS, fold_of
from tools.train.texts import Relation, Text

ROUNDS = 220
PARAMETERS = {
    "objective": "binary", "learning_rate": 0.06, "num_leaves": 16, "min_data_in_leaf": 20, "feature_fraction": 0.5,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1, "num_threads": 1, "seed": 1,
    "deterministic": True,
}  # fmt: skip
WEIGHTS = {"right": 1.0, "trap": 2.0, "wrong": 0.5, "seeded": 0.3, "article": 1.0, "corpus": 1.0}
POSITIVE = {"wrong": 2.0, "seeded": 3.0}
THOUSANDTHS = 1000
PASSAGES_WITH_ALARMS = {"strict": 0.002, "balanced": 0.012, "eager": 0.05}
"""How many right passages and traps may have an alarm."""
ARTICLES_WITH_ALARMS = {"strict": 0.002, "balanced": 0.014, "eager": 0.05}
"""How many articles without labels may."""


class Example(msgspec.Struct):
    """The alarms of one text."""

    part: str
    kind: str
    fold: int
    held: bool
    features: Any
    labels: list[int]
    touching: list[bool]
    """Which alarms touch a figure of the relation with the slip."""
    long: bool
    """Whether its limits are those of articles."""


def examples(texts: Iterable[Text], weights: bytes, folds: dict[int, bytes], jobs: int) -> list[Example]:
    """Return the alarms of all texts, each by weights that have not seen its group."""
    with Pool(jobs) as pool:
        found = pool.imap(partial(_of_text, weights=weights, folds=folds), texts, chunksize=8)
        return [example for group in found for example in group]


def _of_text(text: Text, weights: bytes, folds: dict[int, bytes]) -> list[Example]:
    fold = fold_of(text.group)
    own = Weights(weights if text.held or text.part == "corpus" else folds[fold])
    right = Read(text.text, text.language)
    part = {"passage": "right"}.get(text.part, text.part)
    found = [_example(text, part, "", right, own)]
    for relation in text.relations:
        if relation.wrong:
            wrong = Read(relation.wrong, text.language)
            part = "wrong" if text.part == "passage" else "seeded"
            found.append(_example(text, part, relation.kind, wrong, own, relation, right))
    return found


def _example(
    text: Text, part: str, kind: str, read: Read, weights: Weights, relation: Relation | None = None,
    right: Read | None = None,
) -> Example:  # fmt: skip
    own = read.indexes(relation.wrong_spans) if relation else frozenset[int]()
    failing: set[object] = set()
    if relation and right:
        failing = {
            read.relations[place].key for place in labelled_pairs(right, read, relation.spans, relation.wrong_spans)[1]
        }
    found = _alarms(read, weights)
    return Example(
        part, kind, fold_of(text.group), text.held, np.array([one.features for one in found], np.int32),
        [_label(one, failing, own) for one in found],
        [not own.isdisjoint(one.relation.members) for one in found], is_long(read.passage),
    )  # fmt: skip


def _label(alarm: Described, failing: set[object], own: frozenset[int]) -> int:
    """Return 1 for the slip, −1 for other relations of its figures, 0 for what must not be reported."""
    if alarm.relation.key in failing:
        return 1
    return -1 if own and own.issuperset(alarm.relation.members) else 0


def _alarms(read: Read, weights: Weights) -> list[Described]:
    """Return the likeliest relations that the engine denies."""
    proposed: list[Candidate] = []
    found = choose(weighed(read.scene, [], proposed))
    scores = text_scores(read.passage, read.relations, weights)
    return [
        alarm
        for alarm in described(read.passage, read.relations, scores, words_of(proposed, found))[0]
        if (made := candidate_of(read.passage, alarm.relation, SURE)) is not None and made[1].verdict == "inconsistent"
    ]


def train(chosen: Sequence[Example]) -> lightgbm.Booster:
    """Return trees trained on some examples."""
    rows, labels, weights = [], [], []
    for example in chosen:
        positive = example.labels.count(1)
        for row, label in zip(example.features, example.labels, strict=True):
            if label >= 0:
                rows.append(row)
                labels.append(label)
                weights.append(POSITIVE[example.part] / positive if label else WEIGHTS[example.part])
    data = lightgbm.Dataset(np.array(rows), np.array(labels), weight=np.array(weights), feature_name=list(NAMES))
    return lightgbm.train(PARAMETERS, data, ROUNDS)


class Valued(Protocol):
    """The relations of one text by their features."""

    fold: int
    features: Any
    labels: list[int]


One = TypeVar("One", bound=Valued)


def values(model: lightgbm.Booster, known: Sequence[Valued]) -> list[Any]:
    """Return the value of each relation of each example, in thousandths of a logit."""
    return [
        np.round(model.predict(one.features, raw_score=True) * THOUSANDTHS) if len(one.labels) else np.array([])
        for one in known
    ]


def cross_values(known: Sequence[One], trained: Callable[[Sequence[One]], lightgbm.Booster]) -> list[Any]:
    """Return the values of examples by trees that have not seen their fold."""
    found: list[Any] = [None] * len(known)
    for fold in range(FOLDS):
        places = [place for place, one in enumerate(known) if one.fold == fold]
        model = trained([one for one in known if one.fold != fold])
        for place, own in zip(places, values(model, [known[place] for place in places]), strict=True):
            found[place] = own
    return found


def forest_of(model: lightgbm.Booster) -> Forest:
    """Return trained trees as the program reads them."""
    return Forest(NAMES, 0, tuple(_tree(one["tree_structure"]) for one in model.dump_model()["tree_info"]))


def _tree(root: dict[str, Any]) -> Tree:
    feature: list[int] = []
    limit: list[int] = []
    left: list[int] = []
    right: list[int] = []
    leaf: list[int] = []

    def add(node: dict[str, Any]) -> int:
        if "leaf_value" in node and "split_feature" not in node:
            leaf.append(round(node["leaf_value"] * THOUSANDTHS))
            return -len(leaf)
        own = len(feature)
        feature.append(node["split_feature"])
        limit.append(int(np.floor(node["threshold"])))
        left.append(0)
        right.append(0)
        left[own] = add(node["left_child"])
        right[own] = add(node["right_child"])
        return own

    add(root)
    return Tree(tuple(feature), tuple(limit), tuple(left), tuple(right), tuple(leaf))


def limits_from(known: Sequence[Example], found: Sequence[Any], said: Callable[[str], None]) -> Limits:
    """Return the limits: by false alarms in passages, and for long texts by those in articles without labels."""
    clean = [_best(own) for one, own in zip(known, found, strict=True) if one.part in ("right", "trap")]
    corpus = [_best(own) for one, own in zip(known, found, strict=True) if one.part == "corpus" and one.long]
    limits = {name: _at(clean, rate) for name, rate in PASSAGES_WITH_ALARMS.items()}
    long = {name: _at(corpus, rate) for name, rate in ARTICLES_WITH_ALARMS.items()} if corpus else {}
    said(f"limits: {limits}, of {len(corpus)} articles {long}")
    return Limits(**limits, long=long)


def _best(own: Any) -> float:  # noqa: ANN401 - an array of numpy
    return float(own.max()) if len(own) else -1e9


def _at(best: Sequence[float], rate: float) -> int:
    """Return the value that only this share of texts exceeds."""
    ranked = sorted(best, reverse=True)
    return int(ranked[int(rate * len(ranked))]) + 1


def table(known: Sequence[Example], found: Sequence[Any], limits: Limits) -> str:
    """Return what is reported at each sensitivity, by part."""
    lines = [f"{'':10}{'errors':>16}{'seeded':>16}{'right, traps':>16}{'articles':>16}{'corpus':>16}"]
    for name in SENSITIVITIES:
        cells = []
        for parts, touching in ((("wrong",), True), (("seeded",), True), (("right", "trap"), False),
                                (("article",), False), (("corpus",), False)):  # fmt: skip
            chosen = [(one, own) for one, own in zip(known, found, strict=True) if one.part in parts]
            hits = sum(
                any(
                    value >= limits.of("", name, one.long) and (not touching or touch)
                    for value, touch in zip(own, one.touching, strict=True)
                )
                for one, own in chosen
            )
            cells.append(f"{hits}/{len(chosen)} {hits / max(len(chosen), 1):6.1%}")
        lines.append(f"{name:10}" + "".join(f"{cell:>16}" for cell in cells))
    return "\n".join(lines)
