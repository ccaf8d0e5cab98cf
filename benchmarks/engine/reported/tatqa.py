"""Questions about annual reports: an expression with written numbers and its answer, `(44.1-56.7)/56.7` = -22.22 %."""

from __future__ import annotations

import re
from fractions import Fraction

from benchmarks.engine.reported.written import Row, evaluated, figure
from factcheck.engine.evaluation import Evaluation
from factcheck.model.figure import Figure

NUMBER = re.compile(r"\d[\d,]*\.?\d*|\.\d+")
ACCOUNTING_NEGATIVE = re.compile(r"(?<![\w)])\s*\(\s*(\d[\d,.]*)\s*\)")
"""A number alone in brackets, as accounts write a negative one."""

LARGEST_DIVISOR = 12
"""A whole number up to this under a division counts what is averaged; larger ones are figures."""

YEARS = range(1900, 2100)


def verdict(row: Row) -> tuple[str, Evaluation]:
    """Return the verdict on a row, also under another meaning of its brackets or of its scale."""
    written = str(row["expr"]).replace("[", "(").replace("]", ")").replace("$", "").strip()
    found = evaluate(written, row)
    if found.verdict in ("consistent", "rounding"):
        return found.verdict, found
    signed = ACCOUNTING_NEGATIVE.sub(r"(-\1)", written)
    if signed != written and evaluate(signed, row).verdict == "consistent":
        return "consistent, brackets being negatives", found
    if evaluate(written, row | {"scale": ""}).verdict == "consistent":
        return "answer is no percentage though labelled so", found
    return found.verdict, found


def evaluate(written: str, row: Row) -> Evaluation:
    """Evaluate an expression; where nothing is divided by a figure, percent is a sum or a mean of percentages."""
    in_percent = row["scale"] == "percent" and re.search(r"\*\s*100\b", written) is None
    for unit in ("", "percent") if in_percent else ("",):
        source, figures = named(written, unit)
        figures["answer"] = figure(str(row["answer"]), "percent" if in_percent else "")
        evaluation = evaluated(f"{source} ≈ answer", figures)
        if evaluation.verdict == "consistent" or divides_by_figure(source):
            break
    return evaluation


def divides_by_figure(source: str) -> bool:
    """Return whether a check divides by a figure and not only by a count."""
    return re.search(r"/\s*\(?\s*-?\s*n", source) is not None


def named(written: str, unit: str) -> tuple[str, dict[str, Figure]]:
    """Return an expression with a name for each number, and the figures behind the names."""
    figures: dict[str, Figure] = {}
    pieces, end = [], 0
    for match in NUMBER.finditer(written):
        before = written[end : match.start()]
        percent = written[match.end() : match.end() + 1] == "%"
        beside = "%" if percent else "/" if before.rstrip().endswith("/") else ""
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
