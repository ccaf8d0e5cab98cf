"""Counts how many of the numbers that people labelled in real articles are read with value, unit and span.

    python gold_numbers.py GOLD.jsonl … [--show]

GOLD: one article a line: lang, text, numbers {id: {text, at, value, unit}}.  A number is read right when a figure
overlaps its text, has its value (in its unit, or is the range whose midpoint or end it is), and its unit.
Units that such labels name more freely than packs do ("slap", "message") are looked at as counts.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from fractions import Fraction
from pathlib import Path

from factcheck.language import read_figures
from factcheck.model.figure import Figure

NAMES = {
    "%": "percent", "m3": "cubic metre", "m2": "square metre", "ha": "hectare", "rank": "", "LKR per USD": "INR",
    "CNY/USD": "", "LKR": "INR", "day of November": "day of month",
}  # fmt: skip

OF_ARTICLES = ("VND", "USD", "GBP", "EUR", "JPY", "CNY", "INR", "percent", "VND/share", "times", "percentage point")
MEASURED = ("cubic metre", "square metre", "hectare", "year", "month", "day", "week", "hour", "minute")


def same_unit(expected: str, figure: Figure) -> bool:
    expected = NAMES.get(expected, expected)
    if expected == "year" and figure.unit == "calendar year":
        return True
    if expected == "USD" and figure.unit == "cent":
        return True
    if expected in OF_ARTICLES or expected in MEASURED or expected in ("calendar year", "day of month", "date"):
        return figure.unit == expected or figure.unit.startswith(f"{expected}/")
    return figure.kind in ("count", "number", "ordinal", "identifier", "measure", "duration", "range", "ratio")


def values_of(figure: Figure) -> list[Fraction]:
    values = [figure.value, *(figure.ends or ())]
    if figure.unit in ("cent", "penny"):
        values.append(figure.value / 100)
    if figure.unit == "percent":
        values.append(figure.value / 100)
    return values


def same_value(expected: float, unit: str, figure: Figure) -> bool:
    if unit in ("month", "date") and figure.unit in ("date", "day of month"):
        return True
    wanted = Fraction(str(expected))
    return any(abs(value - wanted) <= abs(wanted) / 10**6 for value in values_of(figure))


def judge(number: dict[str, object], figures: tuple[Figure, ...]) -> str:
    start = int(str(number["at"]))
    end = start + len(str(number["text"]))
    over = [figure for figure in figures if figure.start < end and start < figure.end]
    if not over:
        return "not read"
    right = [figure for figure in over if same_value(number["value"], str(number["unit"]), figure)]  # type: ignore[arg-type]
    if not right:
        return "value"
    if not any(same_unit(str(number["unit"]), figure) or str(number["unit"]) in ("month", "date") for figure in right):
        return "unit"
    whole = any(figure.start <= start and figure.end >= end for figure in right)
    return "right" if whole or number["unit"] not in OF_ARTICLES else "span"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    total: Counter[str] = Counter()
    for path in arguments.gold:
        counts: Counter[str] = Counter()
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            figures = read_figures(row["text"], row["lang"])
            for number in row["numbers"].values():
                verdict = judge(number, figures)
                counts[verdict] += 1
                if arguments.show and verdict != "right":
                    show(row, number, verdict, figures)
        total += counts
        report(path.stem, counts)
    report("all", total)


def show(row: dict[str, str], number: dict[str, object], verdict: str, figures: tuple[Figure, ...]) -> None:
    at = int(str(number["at"]))
    near = row["text"][max(0, at - 45) : at + 45].replace("\n", "¶")
    end = at + len(str(number["text"]))
    over = [
        (figure.text, str(figure.value), figure.unit, figure.kind)
        for figure in figures
        if figure.start < end and at < figure.end
    ]
    print(f"{verdict:9}{number['text']!s:20}{number['value']!s:>14} {number['unit']!s:16}{near!r} {over}")


def report(name: str, counts: Counter[str]) -> None:
    count = sum(counts.values())
    rest = ", ".join(f"{verdict} {n}" for verdict, n in counts.items() if verdict != "right")
    print(f"{name:8}{count:5}  right {100 * counts['right'] / count:5.1f} %  {rest}")


if __name__ == "__main__":
    main()
