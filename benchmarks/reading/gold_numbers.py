"""Counts how many of the numbers that people labelled in real articles are read with value, unit and span.

    python gold_numbers.py GOLD.jsonl … [--show]

GOLD: one article a line: lang, text, numbers {id: {text, at, value, unit}}.  A number is read right when a figure
overlaps its text, has its value (in its unit, or is the range whose midpoint or end it is), and its unit.  Labels
write some numbers in ways of their own, which count as right: a day by its month, its year or its era; a change that
is a fall as below zero; a half as 50 %; a third as 0.333; kbps.
Units that such labels name more freely than packs do ("slap", "message") are looked at as counts.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

from factcheck.language import read_figures
from factcheck.model.figure import Figure

NAMES = {
    "%": "percent", "m3": "cubic metre", "m2": "square metre", "ha": "hectare", "rank": "", "LKR per USD": "INR",
    "CNY/USD": "", "LKR": "INR", "km": "kilometre", "kbps": "megabit per second", "pound": "pound mass",
    "USD per hour": "USD/hour", "USD per day": "USD/day", "USD per plane": "USD",
}  # fmt: skip

OF_ARTICLES = ("VND", "USD", "GBP", "EUR", "JPY", "CNY", "INR", "KRW", "ZAR", "percent", "VND/share", "times")
MEASURED = ("cubic metre", "square metre", "hectare", "pound mass", "percentage point")
SPANS = {"year": 365, "decade": 3650, "month": 30, "week": 7, "day": 1}
"""Days that labels count for a span of time."""

OF_DATES = (
    "date", "day of year", "day of month", "date (ordinal day)", "lunar day", "weekday", "weekday (1 = Monday)",
    "month", "month of year", "month of the year", "calendar year",
)  # fmt: skip
DAY_OF = re.compile(r"(?:day|month) of .+")


def is_of_a_date(unit: str) -> bool:
    """Return whether a label is a date or a part of one, which labels count in many ways."""
    return unit in OF_DATES or DAY_OF.fullmatch(unit) is not None


def same_unit(expected: str, figure: Figure) -> bool:
    expected = NAMES.get(expected, expected)
    if is_of_a_date(expected) or (expected == "year" and figure.unit in ("calendar year", "date")):
        return figure.unit in (
            "date", "day of month", "month of year", "weekday", "calendar year"
        ) or not expected.startswith("date")  # fmt: skip
    if expected in SPANS or expected in ("hour", "minute", "hour of day"):
        return figure.kind in ("duration", "identifier", "ordinal", "range") or figure.unit in ("year", "time of day")
    if expected == "USD" and figure.unit == "cent":
        return True
    if expected == "percent" and figure.unit == "" and figure.value < 1:
        return True
    if expected in OF_ARTICLES or expected in MEASURED:
        return figure.unit == expected or figure.unit.startswith(f"{expected}/")
    return figure.kind in ("count", "number", "ordinal", "identifier", "measure", "duration", "range", "ratio", "money")


def values_of(figure: Figure, unit: str) -> list[Fraction]:
    values = [figure.value, *(figure.ends or ())]
    if figure.unit in ("cent", "penny"):
        values.append(figure.value / 100)
    if figure.unit == "percent" or unit in ("%", "percent"):
        values += [figure.value / 100, figure.value * 100]
    if unit == "kbps":
        values += [value * size for value in (figure.value, *(figure.ends or ())) for size in (1_000, 1_000_000)]
    if unit == "day" and figure.unit in SPANS:
        values.append(figure.value * SPANS[figure.unit])
    if unit == "year" and figure.unit == "decade":
        values.append(figure.value * 10)
    return values


NEAR = 500
"""A label of 0.333333 is a third: one part in so many."""


def same_value(expected: float, unit: str, figure: Figure) -> bool:
    if is_of_a_date(unit) and figure.kind in ("date", "year"):
        return True  # labels count a day from the first of its month, its year or its era
    if unit == "year" and figure.unit == "date":
        return any(
            datetime.date.fromordinal(int(day)).year == int(expected) for day in (figure.value,) if expected > NEAR
        )
    wanted = abs(Fraction(str(expected)))  # labels call "fell 0.1 %" -0.1
    return any(abs(abs(value) - wanted) <= wanted / NEAR for value in values_of(figure, unit))


def judge(number: dict[str, object], figures: tuple[Figure, ...]) -> str:
    start = int(str(number["at"]))
    end = start + len(str(number["text"]))
    over = [figure for figure in figures if figure.start < end and start < figure.end]
    if not over:
        return "not read"
    right = [figure for figure in over if same_value(number["value"], str(number["unit"]), figure)]  # type: ignore[arg-type]
    if not right:
        return "value"
    if not any(same_unit(str(number["unit"]), figure) for figure in right):
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
