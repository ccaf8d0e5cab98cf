"""Reported tests, `t(28) = 2.20, p = .03`: does the p-value follow from the statistic as it is rounded?

The package that the rows are from knows rounding only, no cut numbers; so these figures have no generous reading.
"""

from __future__ import annotations

import re
from fractions import Fraction

from benchmarks.engine.reported.written import Row, between, evaluated, exact, rounded_figure
from factcheck.engine.evaluation import Evaluation
from factcheck.model.figure import Figure

REPORT = re.compile(
    r"(?P<test>[tFrzZQ])\s*(?:\((?P<df>[\d., ]+)\))?\s*(?P<than>[=<>])\s*(?P<value>-?[\d.]+),"
    r"\s*p\s*(?P<p_than>[=<>])\s*(?P<p>[\d.]+)(?P<rest>.*)"
)
RULES = {"t": "p_of_t(stat, df1{tails})", "F": "p_of_f(stat, df1, df2)", "r": "p_of_r(stat, df1{tails})",
         "z": "p_of_z(stat{tails})", "Q": "p_of_chi2(stat, df1)"}  # fmt: skip
ONE_TAILED = re.compile(r"one.?(tailed|sided)|directional")
RELATIONS = {"=": "≈", "<": "<", ">": ">"}
SIGNIFICANT = Fraction(5, 100)


def verdict(row: Row) -> tuple[str, Evaluation]:
    """Return whether the engine agrees with the row's expectation, and the evaluation of the p-value."""
    match = REPORT.search(str(row["text"]))
    assert match is not None, row["text"]
    found = evaluated(f"{rule_of(row, match)} {RELATIONS[match['p_than']]} p", figures_of(match))
    wrong = found.verdict != "consistent" or impossible_zero(row, match)
    if row["field"] == "decision_error":
        wrong = wrong and decides_otherwise(row, match)
    return ("as expected" if wrong == row["expect"] else f"told {'wrong' if wrong else 'right'}"), found


def rule_of(row: Row, match: re.Match[str]) -> str:
    """Return the call of the rule for a test; one tail where the text says so and the row lets it count."""
    options = row["options"]
    assert isinstance(options, dict)
    one_tailed = options.get("OneTailedTxt") and ONE_TAILED.search(match["rest"])
    return RULES[match["test"].lower() if match["test"] == "Z" else match["test"]].format(
        tails=", tails = 1" if one_tailed else ""
    )


def figures_of(match: re.Match[str]) -> dict[str, Figure]:
    """Return the figures of a reported test; "t < 2.2" is every statistic below what can be meant by 2.2."""
    stat = rounded_figure(match["value"])
    if match["than"] == "<":
        stat = between(Fraction(0), stat.interval.high, stat.value)
    elif match["than"] == ">":
        stat = between(stat.interval.low, None, stat.value)
    p = rounded_figure(match["p"]) if match["p_than"] == "=" else exact(Fraction(match["p"]))
    degrees = [exact(Fraction(part.strip())) for part in (match["df"] or "").split(",") if part.strip()]
    return {"stat": stat, "p": p, **{f"df{number}": one for number, one in enumerate(degrees, start=1)}}


def impossible_zero(row: Row, match: re.Match[str]) -> bool:
    """Return whether p = .000 is reported, which no p-value is, and the row counts that; p < .000 is wrong anyway."""
    options = row["options"]
    assert isinstance(options, dict)
    return Fraction(match["p"]) == 0 and match["p_than"] == "=" and options.get("pZeroError", True) is True


def decides_otherwise(row: Row, match: re.Match[str]) -> bool:
    """Return whether the recomputed p-value can only lie on the other side of the level of significance."""
    options = row["options"]
    assert isinstance(options, dict)
    level = Fraction(options.get("alpha", SIGNIFICANT))
    equal_counts = options.get("pEqualAlphaSig", True)
    reported = Fraction(match["p"])
    significant = reported <= level if equal_counts else reported < level
    relation = "<" if significant else ">"
    figures = figures_of(match) | {"level": exact(level)}
    return evaluated(f"{rule_of(row, match)} {relation} level", figures).verdict == "inconsistent"
