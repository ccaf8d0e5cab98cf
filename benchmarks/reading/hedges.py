"""Measure how far hedged figures lie from the exact value that the same text prints.

    python benchmarks/reading/hedges.py GOLD_FOLDER ARTICLES.parquet [--show]

Two sources of pairs (stated, true):

- labelled relations that hold with `==` and have one hedged number: the relation is solved for it;
- articles that print one quantity twice, once hedged and once exactly: same unit and noun, the exact one written to a
  finer digit, three words or more shared around them.  The pair is chosen by words, never by nearness, except that gaps
  beyond `WIDEST` are not looked at; so many pairs are two different quantities, above all those on the wrong side.

Printed by sense of the hedge: quantiles of (true − stated) ÷ w, w being the step of `factcheck.language.meaning`, and
how many of those on the right side lie within so many w.  Floats serve here: nothing is decided by them.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq

from factcheck.language import read_figures
from factcheck.language.meaning import hedge_step
from factcheck.model.figure import Figure

WORDS = re.compile(r"[^\W\d_]{3,}")
AROUND = 60
"""Characters on each side in which two mentions of one quantity must share words."""
SHARED_WORDS = 3
WIDEST = 1.5
MONEY_AND_LIKE = ("percent", "money", "measure", "count", "ratio", "number", "duration")
SENSES = ("about", "nearly", "over", "under")


class Pair(NamedTuple):
    source: str
    sense: str
    word: str
    text: str
    stated: float
    true: float
    step: float

    @property
    def steps(self) -> float:
        return (self.true - self.stated) / self.step

    @property
    def part(self) -> float:
        return abs(self.true - self.stated) / abs(self.stated)


def figure_at(figures: tuple[Figure, ...], start: int, end: int) -> Figure | None:
    return next((one for one in figures if one.start < end and start < one.end), None)


def solved(holds: str, numbers: dict[str, dict], wanted: str) -> float | None:
    """Return the value of one number with which a relation holds; None where it is none that can be solved."""
    left, equals, right = holds.partition("==")
    if not equals or "==" in right or re.search(r"[<>!]|and|or", holds):
        return None
    values = {name: float(number["value"]) for name, number in numbers.items() if number.get("value") is not None}

    def gap(value: float) -> float:
        names = {**values, wanted: value, "__builtins__": {}}
        return eval(left, names) - eval(right, names)

    try:
        low, high = values[wanted], values[wanted] * 1.001
        for _ in range(60):
            slope = (gap(high) - gap(low)) / (high - low)
            low, high = high, high - gap(high) / slope
            if abs(high - low) <= 1e-12 * abs(high):
                break
        return high
    except (ZeroDivisionError, NameError, SyntaxError, TypeError, KeyError, OverflowError):
        return None


def from_relations(folder: Path) -> Iterator[Pair]:
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            figures = tuple(read_figures(row["text"], row["lang"]))
            for relation in row["relations"]:
                names = re.findall(r"\bn\d+\b", relation["holds"])
                hedged = [name for name in names if row["numbers"][name].get("hedge")]
                if relation["verdict"] != "consistent" or len(hedged) != 1:
                    continue
                number = row["numbers"][hedged[0]]
                figure = figure_at(figures, number["at"], number["at"] + len(number["text"]))
                true = solved(relation["holds"], row["numbers"], hedged[0])
                if true is None or figure is None or figure.hedge is None or figure.hedge.sense not in SENSES:
                    continue
                if figure.kind == "range" or not number["value"] or not figure.value:
                    continue
                stated = float(number["value"])
                step = float(hedge_step(figure)) * stated / float(figure.value)
                hedge, source = figure.hedge, f"relation, {row['lang']}"
                yield Pair(source, hedge.sense, hedge.text, figure.text, stated, true, step)


def words_around(text: str, figure: Figure) -> set[str]:
    around = text[max(figure.start - AROUND, 0) : figure.start] + " " + text[figure.end : figure.end + AROUND]
    return {word.lower() for word in WORDS.findall(around)}


def from_articles(path: Path, common: dict[str, set[str]]) -> Iterator[Pair]:
    for row in pq.read_table(path).to_pylist():
        figures = [one for one in read_figures(row["text"], row["language"]) if one.kind in MONEY_AND_LIKE]
        for rough in figures:
            if rough.hedge is None or rough.hedge.sense not in SENSES or not rough.value:
                continue
            fitting = [
                fine
                for fine in figures
                if fine.hedge is None
                and (fine.kind, fine.unit, fine.noun) == (rough.kind, rough.unit, rough.noun)
                and 1 / WIDEST < fine.value / rough.value < WIDEST
                and last_digit(fine) < last_digit(rough)
                and len(shared(row["text"], rough, fine, common[row["language"]])) >= SHARED_WORDS
            ]
            if len({fine.value for fine in fitting}) == 1:
                texts = f"{rough.text} | {fitting[0].text}"
                values = float(rough.value), float(fitting[0].value), float(hedge_step(rough))
                yield Pair(f"printed twice, {row['language']}", rough.hedge.sense, rough.hedge.text, texts, *values)


def shared(text: str, first: Figure, second: Figure, common: set[str]) -> set[str]:
    return (words_around(text, first) & words_around(text, second)) - common


def last_digit(figure: Figure) -> Fraction:
    """Return one unit of the last digit that is not zero."""
    if not figure.ulp:
        return Fraction(0)
    digits, step = figure.value / figure.ulp, figure.ulp
    while digits and digits.denominator == 1 and digits % 10 == 0:
        digits, step = digits / 10, step * 10
    return step


def common_words(path: Path, most: int = 150) -> dict[str, set[str]]:
    """Return the most frequent words of each language: two mentions that share these share nothing."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in pq.read_table(path).to_pylist()[::5]:
        for word in WORDS.findall(row["text"].lower()):
            counts[row["language"]][word] += 1
    return {language: set(sorted(found, key=found.__getitem__)[-most:]) for language, found in counts.items()}


QUANTILES = (0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1)
REACHES = (0.5, 1, 1.5, 2, 3, 5)


def quantiles(values: list[float]) -> str:
    ordered = sorted(values)
    return " ".join(f"{ordered[round(part * (len(ordered) - 1))]:8.2f}" for part in QUANTILES)


def report(pairs: list[Pair]) -> None:
    groups: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[pair.sense, pair.source.partition(",")[0]].append(pair)
    head = " ".join(f"{part:8.0%}" for part in QUANTILES) + " ".join(f"{reach:4}w" for reach in REACHES)
    print(f"{'hedge':8}{'source':16}{'n':>4} {head} wrong side")
    for (sense, source), found in sorted(groups.items()):
        steps = [pair.steps for pair in found]
        sign = -1 if sense in ("nearly", "under") else 1
        wrong = sum(sign * one < -0.01 for one in steps) if sense != "about" else 0
        right = [abs(one) for one in steps if sense == "about" or sign * one >= -0.01]
        within = " ".join(f"{sum(one <= most for one in right) / max(len(right), 1):5.0%}" for most in REACHES)
        print(f"{sense:8}{source:16}{len(found):4} {quantiles(steps)} {within} {wrong}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    pairs = [*from_relations(options.gold), *from_articles(options.articles, common_words(options.articles))]
    report(pairs)
    if options.show:
        for pair in sorted(pairs, key=lambda one: (one.sense, one.steps)):
            print(f"{pair.sense:7} {pair.word:16} {pair.steps:7.2f} w {pair.part:6.1%}  {pair.source:18} {pair.text}")


if __name__ == "__main__":
    main()
