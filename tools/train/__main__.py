"""Train text score and trees, write them into the package, and print what is found on what was held back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import lightgbm
import msgspec

import factcheck.draft.relations as package
from factcheck.draft.relations.find import FOREST, Decision
from factcheck.draft.relations.text_score import WEIGHTS, Weights
from tools.train import alarm_model, found_model, text_model
from tools.train.texts import Text, corpus_articles, labelled_articles, passages, silent_cases


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(prog="python -m tools.train", description=__doc__)
    parser.add_argument("--plain", type=Path, default=Path("benchmarks/plain"), help="folder of plain passages")
    parser.add_argument("--cases", type=Path, default=Path("tests/draft/cases"), help="folder of cases of the tests")
    parser.add_argument("--gold", type=Path, help="folder of labelled articles")
    parser.add_argument("--corpus", type=Path, help="parquet file of articles without labels")
    parser.add_argument("--articles", type=int, default=2000, help="how many of the corpus")
    parser.add_argument("--all", action="store_true", help="ship a text score trained on what is held back, too")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args(arguments)
    texts: list[Text] = [*passages(asked.plain), *silent_cases(asked.cases)]
    if asked.gold:
        texts += labelled_articles(asked.gold)
    known = text_model.examples(texts, asked.jobs)
    if asked.corpus:
        texts += corpus_articles(asked.corpus, asked.articles)
    weights, folds = text_model.trained(known, _say)
    places = list(text_model.first_places(known, Weights(weights)))
    first, third = (sum(place < most for place in places) for most in (1, 3))
    _say(f"held back: of {len(places)} the labelled relation is first in {first}, among three in {third}")
    found = alarm_model.examples(texts, weights, folds, asked.jobs)
    own = [one for one in found if not one.held]
    held = [one for one in found if one.held]
    crossed = alarm_model.cross_values(own, alarm_model.train)
    limits = alarm_model.limits_from(own, crossed, _say)
    model = alarm_model.train(own)
    _say("trained on, by trees that have not seen the fold:")
    _say(alarm_model.table(own, crossed, limits))
    _say("held back:")
    _say(alarm_model.table(held, alarm_model.values(model, held), limits))
    folder = Path(package.__file__).parent
    folder.joinpath(WEIGHTS).write_bytes(text_model.train(known) if asked.all else weights)
    stated, least = _found(found_model.examples(texts, weights, folds, asked.jobs))
    decision = Decision(alarm_model.forest_of(model), limits, alarm_model.forest_of(stated), least)
    folder.joinpath(FOREST).write_bytes(msgspec.json.encode(decision) + b"\n")


def _found(known: Sequence[found_model.Example]) -> tuple[lightgbm.Booster, int]:
    """Return the trees for what holds and their limit; print what they find."""
    own = [one for one in known if not one.held]
    held = [one for one in known if one.held]
    crossed = alarm_model.cross_values(own, found_model.train)
    least = found_model.least_from(own, crossed)
    model = found_model.train(own)
    found_model.say(own, crossed, least, _say)
    found_model.say(held, alarm_model.values(model, held), least, _say)
    return model, least


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
