"""What is trained on: passages with one relation, articles with several, articles without labels."""

from __future__ import annotations

import json
import operator
import random
import re
import tomllib
import zlib
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

import msgspec

from benchmarks.draft.gold_data import value_of
from factcheck.claims.expression import parse
from factcheck.model.errors import FactcheckError

Span = tuple[int, int]
Part = Literal["right", "wrong", "trap", "article", "seeded", "corpus"]
HELD_WRITERS = frozenset({"pt3", "pt9", "pt12", "pw2", "pw9"})
"""Writers whose passages are only measured on."""
MIXED_WRITERS = frozenset({"tt", "te", "tv", "px", "tx"})
"""Files of several writers, of which every third passage is held back."""
HELD_FILES = frozenset({"vi_h", "en_h"})
"""Labelled articles that are only measured on: the ones picked at random."""
ORDERS = {"<": operator.lt, ">": operator.gt, "≤": operator.le, "≥": operator.ge, "≠": operator.ne}
ORDER_KINDS = frozenset({"comparison", "superlative", "rank", "rank_bound"})
MOST_SEEDED, MOST_SEEDED_REPEATS = 4, 1
CLEAR_MISS = Fraction(1, 50)
"""A seeded digit must miss by more than that: less may be rounding."""


class Relation(msgspec.Struct, frozen=True):
    """One labelled relation: where its figures are, in the text as it is and in one where it does not hold."""

    kind: str
    spans: tuple[Span, ...]
    wrong: str = ""
    """The text with one slip in this relation; "" where there is none."""
    wrong_spans: tuple[Span, ...] = ()


class Text(msgspec.Struct, frozen=True):
    """A passage or an article, with the relations that are labelled in it."""

    id: str
    language: str
    text: str
    group: str
    """Whoever wrote it or where it is from: what is of one group is trained on together or not at all."""
    part: Literal["passage", "trap", "article", "corpus"]
    held: bool
    relations: tuple[Relation, ...] = ()
    is_empty: bool = False
    """Whether it states nothing at all of its figures."""


def passages(folder: Path) -> Iterator[Text]:
    """Yield the plain passages and articles of a folder of .jsonl files, in the form that its README describes."""
    for path in sorted(folder.glob("*.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            yield _article(row) if "text" in row else _passage(row)


def _passage(row: dict[str, Any]) -> Text:
    found = re.match(r"p[tw]\d+|[a-z]+", row["id"])
    writer = found.group() if found else ""
    third = zlib.crc32(row["id"].encode()) % 3 == 0
    held = writer in HELD_WRITERS or (writer in MIXED_WRITERS and third)
    if "wrong" not in row:
        return Text(row["id"], row["lang"], row["right"], row["id"], "trap", held)
    relation = Relation(
        row["kind"], _places(row["right"], _surfaces(row, "right")), row["wrong"],
        _places(row["wrong"], _surfaces(row, "wrong")),
    )  # fmt: skip
    return Text(row["id"], row["lang"], row["right"], writer, "passage", held, (relation,))


def silent_cases(folder: Path) -> Iterator[Text]:
    """Yield the short articles of the tests in which nothing is to be reported, as traps."""
    for path in sorted(folder.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            text = case["text"].strip()
            if not any(verdict == "inconsistent" for _, verdict, *_ in case["expect"]):
                yield Text(
                    f"{path.stem} {zlib.crc32(text.encode())}", case["language"], text, text, "trap", False,
                    is_empty=not case["expect"],
                )  # fmt: skip


def _surfaces(row: dict[str, Any], version: str) -> list[str]:
    return row.get(f"figures_{version}") or [str(surface) for surface in row[f"roles_{version}"].values()]


def _places(text: str, surfaces: Sequence[str]) -> tuple[Span, ...]:
    """Return where surfaces are, each after the one before it if it can be, at the ends of numbers and words."""
    found: list[Span] = []
    at = 0
    for surface in surfaces:
        before = r"(?<![\d.,])" if surface[:1].isdigit() else r"(?<!\w)" if surface[:1].isalpha() else ""
        after = r"(?!\d)" if surface[-1:].isdigit() else r"(?!\w)" if surface[-1:].isalpha() else ""
        pattern = re.compile(before + re.escape(surface) + after)
        match = pattern.search(text, at) or pattern.search(text)
        if match:
            found.append(match.span())
            at = match.end()
    return tuple(found)


def _article(row: dict[str, Any]) -> Text:
    """Return one of our own articles, in which every relation has its slip."""
    relations = []
    for labelled in row["relations"]:
        roles = {
            name: (role["start"], role["start"] + len(role["surface"])) for name, role in labelled["roles"].items()
        }
        slip = labelled["slip"]
        start, end = roles[slip["role"]]
        wrong, spans = replaced(row["text"], tuple(roles.values()), (start, end), slip["surface"])
        relations.append(Relation(labelled["kind"], tuple(roles.values()), wrong, spans))
    held = zlib.crc32(row["id"].encode()) % 3 == 0
    return Text(row["id"], row["lang"], row["text"], row["id"], "article", held, tuple(relations))


def replaced(text: str, spans: Sequence[Span], place: Span, surface: str) -> tuple[str, tuple[Span, ...]]:
    """Return a text with another surface at a place, and where the spans are then."""
    start, end = place
    longer = len(surface) - (end - start)
    moved = tuple(
        (first, last + longer) if (first, last) == place else (first + longer, last + longer) if first >= end
        else (first, last)
        for first, last in spans
    )  # fmt: skip
    return text[:start] + surface + text[end:], moved


def labelled_articles(folder: Path) -> Iterator[Text]:
    """Yield labelled articles, a few relations of each with one digit changed."""
    for path in sorted(folder.glob("*.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            relations = tuple(_labelled(row))
            yield Text(row["id"], row["lang"], row["text"], row["id"], "article", path.stem in HELD_FILES, relations)


def _labelled(row: dict[str, Any]) -> Iterator[Relation]:
    chance = random.Random(row["id"])
    repeats = others = 0
    for labelled in chance.sample(row["relations"], len(row["relations"])):
        names = list(dict.fromkeys(re.findall(r"\bn\d+\b", labelled["holds"])))
        numbers = [row["numbers"][name] for name in names if name in row["numbers"]]
        spans = tuple((number["at"], number["at"] + len(number["text"])) for number in numbers)
        is_rare = labelled["kind"] not in ("repeat", "comparison", "rank_bound", "count_list")
        wanted = others < MOST_SEEDED if is_rare else repeats < MOST_SEEDED_REPEATS
        wrong = None
        if wanted and labelled["verdict"] == "consistent" and len(numbers) == len(names):
            wrong = _seeded(row["text"], labelled["holds"], dict(zip(names, numbers, strict=True)), chance)
        if wrong is not None:
            others, repeats = others + is_rare, repeats + (not is_rare)
        yield Relation(labelled["kind"], spans, wrong or "", spans if wrong else ())


def _seeded(text: str, holds: str, numbers: dict[str, dict[str, Any]], chance: random.Random) -> str | None:
    """Return a text with one digit of one figure changed so that a relation clearly fails; None where none does."""
    for name in chance.sample(list(numbers), len(numbers)):
        written, at = numbers[name]["text"], numbers[name]["at"]
        places = [place for place, char in enumerate(written) if char.isdigit()]
        if text[at : at + len(written)] != written or not places:
            continue
        for _ in range(8):
            place = chance.choice(places)
            digit = chance.choice([char for char in "123456789" if char != written[place]])
            other = written[:place] + digit + written[place + 1 :]
            factor = int(re.sub(r"\D", "", other)) / max(int(re.sub(r"\D", "", written)), 1)
            values = {own: float(number["value"]) for own, number in numbers.items()}
            values[name] *= factor
            if _clearly_fails(holds, values):
                return text[:at] + other + text[at + len(written) :]
    return None


def _clearly_fails(holds: str, values: dict[str, float]) -> bool:
    """Return whether a label's arithmetic fails by more than rounding explains; False where it can't be computed."""
    try:
        comparison = parse(holds.replace("==", "="))
        known = {name: Fraction(str(value)) for name, value in values.items()}
        left, right = (value_of(term, known) for term in comparison.terms)
    except (FactcheckError, KeyError, ValueError, ZeroDivisionError):
        return False
    (relation,) = comparison.relations
    if relation == "=":
        return abs(left - right) > CLEAR_MISS * max(abs(left), abs(right))
    return not ORDERS[relation](left, right)


def corpus_articles(path: Path, number: int, seed: int = 5) -> list[Text]:
    """Return some articles without labels, half of them to measure alarms on."""
    import pyarrow.parquet as parquet

    rows = parquet.read_table(path).to_pylist()
    random.Random(seed).shuffle(rows)
    return [
        Text(row["id"], row["language"], row["text"], row["id"], "corpus", place % 2 == 1)
        for place, row in enumerate(rows[:number])
    ]
