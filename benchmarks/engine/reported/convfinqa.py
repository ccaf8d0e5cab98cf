"""Questions about annual reports: a program, `subtract(a, b), divide(#0, b)`, and its answer as printed."""

from __future__ import annotations

import re
from fractions import Fraction

from benchmarks.engine.reported.written import Row, evaluated, exact, figure
from factcheck.engine.evaluation import Evaluation
from factcheck.model.figure import Figure

SIGNS = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/"}
FACTORS = (Fraction(1), Fraction(100), Fraction(1000), Fraction(1, 100), Fraction(1, 1000))


def verdict(row: Row) -> tuple[str, Evaluation]:
    """Return the verdict on a row; where another sign or a factor would make it agree, that."""
    found = evaluate(row)
    if found.verdict != "inconsistent":
        return found.verdict, found
    for factor in FACTORS:
        for sign in (1, -1):
            if evaluate(row, sign * factor).verdict in ("consistent", "rounding"):
                return "off by its sign" if factor == 1 else f"off by the factor {1 / factor}", found
    return found.verdict, found


def evaluate(row: Row, factor: Fraction = Fraction(1)) -> Evaluation:
    """Evaluate a program times a factor against the printed answer."""
    figures: dict[str, Figure] = {"factor": exact(factor)}
    steps: list[str] = []
    for operation, first, second in re.findall(r"(\w+)\(([^,]+), ([^)]+)\)", str(row["program"])):
        terms = [steps[int(one[1:])] if one.startswith("#") else argument(one, figures) for one in (first, second)]
        steps.append(f"({terms[0]} {SIGNS[operation]} {terms[1]})")
    printed = re.sub(r"[$, ]", "", str(row["answer"]))
    figures["answer"] = figure(printed, "percent" if row["percent"] else "")
    return evaluated(f"{steps[-1]} * factor ≈ answer", figures)


def argument(written: str, figures: dict[str, Figure]) -> str:
    """Return a program's argument as a term of a check."""
    if written.startswith("const_"):
        value = written.removeprefix("const_").replace("m", "-")
        return f"({value})"
    name = "n" + re.sub(r"\W", "_", written)
    figures[name] = figure(written, "percent" if written.endswith("%") else "")
    return name
