"""Evaluate calculations that others reported: python -m benchmarks.engine.reported FOLDER

FOLDER holds tatqa.jsonl, convfinqa.jsonl, xbrl_calc11.jsonl and unround.jsonl; a file that is absent is left out.
Every number is a figure known to half a unit of its last digit, ends closed; cutting instead of rounding is its
generous reading.  Constants of a formula (÷ 2 for a mean, × 100, − 1) are exact.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

from factcheck.claims.expression import parse
from factcheck.engine.evaluate import evaluate_figures
from factcheck.engine.evaluation import Evaluation
from factcheck.language import read_surface
from factcheck.model.claim import Check
from factcheck.model.figure import Figure, Reading
from factcheck.model.interval import Interval

Row = dict[str, object]
Case = tuple[str, Evaluation]

NUMBER = re.compile(r"\d[\d,]*\.?\d*|\.\d+")
LARGEST_DIVISOR = 12
"""A whole number up to this under a division counts what is averaged; larger ones are figures."""

YEARS = range(1900, 2100)


def figure(text: str, unit: str = "", half_units: int = 1) -> Figure:
    """Return a written number as a figure: half a unit of its last digit either way, or one unit by cutting."""
    digits = text.replace(",", "").removesuffix("%")
    value = Fraction(digits)
    ulp = Fraction(1, 10 ** len(digits.partition(".")[2]))
    half = ulp * half_units / 2
    away = ulp if value > 0 else -ulp
    ends = sorted((value, value + away))
    cut = Interval(ends[0], ends[1], low_open=value < 0, high_open=value > 0)
    if value == 0:
        cut = Interval(-ulp, ulp, low_open=True, high_open=True)
    return Figure(
        text=text, start=0, end=len(text), kind="number", value=value, unit=unit, ulp=ulp,
        interval=Interval(value - half, value + half), generous=(Reading("truncation", cut),),
    )  # fmt: skip


def exact(value: Fraction) -> Figure:
    return Figure(text=str(value), start=0, end=0, kind="number", value=value, interval=Interval(value, value), unit="")


def evaluated(source: str, figures: dict[str, Figure]) -> Evaluation:
    return evaluate_figures(Check(source, parse(source)), figures)


def tatqa(row: Row) -> Evaluation:
    """An expression with written numbers and its answer, `(44.1-56.7)/56.7` = -22.22 percent.

    Where nothing is divided by a figure, a result in percent is a sum or a mean of percentages.
    """
    written = str(row["expr"]).replace("[", "(").replace("]", ")").replace("$", "").strip()
    in_percent = row["scale"] == "percent" and re.search(r"\*\s*100\b", written) is None
    for unit in ("", "percent") if in_percent else ("",):
        source, figures = named(written, unit)
        figures["answer"] = figure(str(row["answer"]), "percent" if in_percent else "")
        evaluation = evaluated(f"{source} ≈ answer", figures)
        if evaluation.verdict == "consistent" or divides_by_figure(source):
            break
    return evaluation


def divides_by_figure(source: str) -> bool:
    return re.search(r"/\s*\(?\s*-?\s*n", source) is not None


def named(written: str, unit: str) -> tuple[str, dict[str, Figure]]:
    """Return an expression with a name for each number, and the figures behind the names."""
    figures: dict[str, Figure] = {}
    pieces, end = [], 0
    for match in NUMBER.finditer(written):
        before = written[end : match.start()]
        percent = written[match.end() : match.end() + 1] == "%"
        is_divisor = before.rstrip().endswith("/")
        beside = "%" if percent else "/" if is_divisor else ""
        pieces += [before, name_of(match[0], "percent" if percent else unit, beside, figures)]
        end = match.end() + percent
    return "".join([*pieces, written[end:]]), figures


def name_of(number: str, unit: str, beside: str, figures: dict[str, Figure]) -> str:
    """Return the name of a figure (one for each different number), or a constant's own text.

    `beside` is "%" for a number with a percent sign, "/" for a divisor.
    """
    value = Fraction(number.replace(",", ""))
    whole = value.denominator == 1 and "," not in number and beside != "%"
    if whole and (value in (1, 100) or value in YEARS or (beside == "/" and value <= LARGEST_DIVISOR)):
        return number
    name = "n" + re.sub(r"\W", "_", number)
    figures[name] = figure(number, unit)
    return name


def convfinqa(row: Row, sign: int = 1, factor: Fraction = Fraction(1)) -> Evaluation:
    """A program of steps, `subtract(a, b), divide(#0, b)`, and its answer as printed."""
    signs = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/"}
    figures: dict[str, Figure] = {"factor": exact(sign * factor)}
    steps: list[str] = []
    for operation, first, second in re.findall(r"(\w+)\(([^,]+), ([^)]+)\)", str(row["program"])):
        terms = [steps[int(one[1:])] if one.startswith("#") else argument(one, figures) for one in (first, second)]
        steps.append(f"({terms[0]} {signs[operation]} {terms[1]})")
    printed = str(row["answer"]).replace("$", "").replace(",", "").replace(" ", "")
    figures["answer"] = figure(printed.replace("%", ""), "percent" if row["percent"] else "")
    return evaluated(f"{steps[-1]} * factor ≈ answer", figures)


def argument(written: str, figures: dict[str, Figure]) -> str:
    """Return a program's argument as a term of a check."""
    if written.startswith("const_"):
        value = written.removeprefix("const_").replace("m", "-")
        return f"({value})"
    name = "n" + re.sub(r"\W", "_", written)
    figures[name] = figure(written.replace("%", ""), "percent" if written.endswith("%") else "")
    return name


def xbrl(row: Row) -> Evaluation:
    """A weighted sum of reported items; several reports of one item must agree, so it is what they have in common."""
    figures: dict[str, Figure] = {}
    weights: dict[str, str] = {}
    for item in row["items"]:  # type: ignore[attr-defined]
        name = re.sub(r"\W", "_", item["concept"])
        weights[name] = item["weight"]
        reported = reported_figure(item)
        if name in figures:
            both = figures[name].interval, reported.interval
            common = Interval(max(one.low for one in both), min(one.high for one in both))  # type: ignore[type-var]
            reported = Figure(text="", start=0, end=0, kind="number", value=reported.value, interval=common)
        figures[name] = reported
    figures["total"] = reported_figure(row["total"])  # type: ignore[arg-type]
    terms = " + ".join(f"({weight}) * {name}" for name, weight in weights.items())
    return evaluated(f"{terms} ≈ total", figures)


def reported_figure(item: dict[str, object]) -> Figure:
    value, half = Fraction(str(item["value"])), Fraction(10) ** -int(str(item["decimals"])) / 2
    interval = Interval(value - half, value + half)
    return Figure(text=str(item["value"]), start=0, end=0, kind="number", value=value, interval=interval)


def rows_of(path: Path) -> Iterator[Row]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def report(path: Path, evaluate: Callable[[Row], Evaluation], describe: tuple[str, str]) -> None:
    """Print how many rows of a file have each verdict, and every row that is not consistent."""
    if not path.is_file():
        print(f"{path.name}: absent")
        return
    counts: Counter[str] = Counter()
    for row in rows_of(path):
        evaluation = evaluate(row)
        verdict = evaluation.verdict
        if verdict == "inconsistent" and path.name == "convfinqa.jsonl":
            verdict = slip_of(row)  # type: ignore[assignment]
        counts[verdict] += 1
        if verdict != "consistent":
            low, high = ends_of(evaluation)
            print("   ", verdict, *(row[key] for key in describe), f"[{low:.6g}; {high:.6g}]", row["id"])
    print(path.name, dict(counts))


def ends_of(evaluation: Evaluation) -> tuple[float, float]:
    """Return the ends of the computed side, to print."""
    computed = evaluation.computed_side
    assert computed is not None and computed.strict is not None
    return float(computed.strict.low or 0), float(computed.strict.high or 0)


def slip_of(row: Row) -> str:
    """Tell whether another sign or a factor would make a row agree."""
    for factor in (1, 100, 1000, Fraction(1, 100), Fraction(1, 1000)):
        for sign in (1, -1):
            if convfinqa(row, sign, Fraction(factor)).verdict in ("consistent", "rounding"):
                return f"sign {sign} factor {factor}"
    return "inconsistent"


def unround(path: Path) -> None:
    """Compare the readings of a written number with the bounds that another package gives for a rounding rule."""
    if not path.is_file():
        print(f"{path.name}: absent")
        return
    for row in rows_of(path):
        read = read_surface(str(row["x"]), "en")
        expected = Interval(
            Fraction(str(row["lower"])), Fraction(str(row["upper"])), not row["lower_closed"], not row["upper_closed"]
        )
        readings = {"strict": read.interval, **{one.name: one.interval for one in read.generous}}
        within = [name for name, one in readings.items() if contains(one, expected)]
        print("   ", row["rounding"], str(row["lower"]), str(row["upper"]), "within:", within)


def contains(outer: Interval, inner: Interval) -> bool:
    ends = (outer.low, outer.high, inner.low, inner.high)
    assert all(end is not None for end in ends)
    low = outer.low < inner.low or (outer.low == inner.low and (inner.low_open or not outer.low_open))  # type: ignore[operator]
    high = outer.high > inner.high or (outer.high == inner.high and (inner.high_open or not outer.high_open))  # type: ignore[operator]
    return low and high


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    report(folder / "tatqa.jsonl", tatqa, ("expr", "answer"))
    report(folder / "convfinqa.jsonl", convfinqa, ("program", "answer"))
    report(folder / "xbrl_calc11.jsonl", xbrl, ("mode", "expect"))
    unround(folder / "unround.jsonl")
