"""Values as a reader of the article writes them."""

from __future__ import annotations

from fractions import Fraction

from factcheck.model.interval import Interval
from factcheck.model.report import CheckResult
from factcheck.model.safe import visible_line
from factcheck.report.words import Words

ORDERINGS = ("comparison", "rank", "weekday", "age", "other")
"""Rules whose sides need not be equal: what "comes out" of one side says nothing about the other."""


def written_interval(interval: Interval, unit: str, language: str) -> str:
    """Write an interval in the language's number style, its ends rounded outward."""
    from factcheck.language import write_interval  # machine formats never need it

    return write_interval(interval, unit, language)


def written_value(value: Fraction, unit: str, language: str) -> str:
    """Write one value in the language's number style."""
    from factcheck.language import write_quantity

    return write_quantity(value, unit, language)


def stated_text(check: CheckResult | None) -> str:
    """Return the stated figure as the article writes it; "" where there is none to compare with."""
    return visible_line(check.stated) if check is not None and check.rule not in ORDERINGS else ""


def computed_text(check: CheckResult | None, language: str) -> str:
    """Return what recomputing gave, in the article's number style; "" where an unknown figure leaves it open."""
    if check is None or check.computed is None or check.rule in ORDERINGS:
        return ""
    if check.computed.low is None or check.computed.high is None or check.verdict == "implied":
        return ""
    return visible_line(written_interval(check.computed, check.computed_unit, language))


def misses_text(check: CheckResult, language: str) -> str:
    """Return by how much the two miss each other; "" where they do not, or where the explanation tells it."""
    if not check.difference or check.verdict != "inconsistent" or check.explanation:
        return ""
    return visible_line(written_value(abs(check.difference), check.computed_unit, language))


def values_text(check: CheckResult, words: Words, language: str) -> str:
    """Return what is stated, what comes out, and by how much they miss each other, on one line."""
    told = {
        "stated": stated_text(check),
        "computed": computed_text(check, language),
        "difference": misses_text(check, language),
    }
    patterns = {"stated": "line.stated", "computed": "line.computed", "difference": "line.misses"}
    return " · ".join(words[patterns[name]].format(**{name: text}) for name, text in told.items() if text)
