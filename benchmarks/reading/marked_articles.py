"""Prints articles with every figure marked in place, to be read by eye.

    python marked_articles.py ARTICLES.parquet --language vi --count 12 --seed 1

ARTICLES: columns id, language, text.  Each figure is shown as ⟦text|value unit kind hedge⟧.
"""

from __future__ import annotations

import argparse
import random

import pyarrow.parquet as parquet

from factcheck.language import read_figures
from factcheck.model.figure import Figure
from factcheck.report.document import value_string

KINDS = {
    "number": "n", "percent": "%", "money": "$", "measure": "m", "count": "c", "ordinal": "o", "ratio": "x",
    "date": "d", "year": "y", "duration": "t", "range": "r", "identifier": "id",
}  # fmt: skip


def mark(figure: Figure) -> str:
    ends = f"{figure.ends[0]}..{figure.ends[1]}" if figure.ends else value_string(figure.value, figure.unit)
    hedge = f" ~{figure.hedge.sense}" if figure.hedge else ""
    notes = f" !{figure.notes[0][:12]}" if figure.notes else ""
    noun = f" ({figure.noun})" if figure.noun else ""
    return f"⟦{figure.text}|{ends} {figure.unit} {KINDS[figure.kind]}{hedge}{noun}{notes}⟧"


def marked(text: str, language: str) -> str:
    pieces, done = [], 0
    for figure in read_figures(text, language):
        pieces += (text[done : figure.start], mark(figure))
        done = figure.end
    return "".join([*pieces, text[done:]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles")
    parser.add_argument("--language", default="vi")
    parser.add_argument("--count", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rows = [row for row in parquet.read_table(arguments.articles).to_pylist() if row["language"] == arguments.language]
    for row in random.Random(arguments.seed).sample(rows, arguments.count):
        print(f"##### {row['id']}\n{marked(row['text'], arguments.language)}\n")


if __name__ == "__main__":
    main()
