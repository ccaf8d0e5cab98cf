"""The stable machine-readable form of a report: dictionaries whose numbers are strings."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.model.article import Article, line_and_column
from factcheck.model.interval import HUGE, Interval, leading_digits
from factcheck.model.report import CheckResult, Coverage, Finding, OutsideResult, Report
from factcheck.model.verdict import WORST_FIRST

if TYPE_CHECKING:
    from fractions import Fraction

    from factcheck.model.errors import Problem
    from factcheck.model.figure import Figure

SCHEMA_VERSION = "1"

LAST_DAY = datetime.date.max.toordinal()

SIGNIFICANT_DIGITS = 28
"""Where a fraction has no finite decimal (a third), or too long a one, this many digits are written."""

MOST_PLACES = 60
"""Decimals that are written out."""

Document = dict[str, object]


def decimal_string(value: Fraction) -> str:
    """Write `value` as a decimal string: exact where it has a finite one, else rounded half to even.

    From 10⁶⁰ on its first digits and a power of ten: "1.234…E+6020".
    """
    if abs(value) >= HUGE:
        digits, exponent = leading_digits(value, SIGNIFICANT_DIGITS)
        return f"{'-' if value < 0 else ''}{digits[0]}.{digits[1:]}E+{exponent}"
    denominator, places = value.denominator, 0
    twos = (denominator & -denominator).bit_length() - 1
    rest, fives = denominator >> twos, 0
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    is_finite = rest == 1 and max(twos, fives) <= MOST_PLACES
    if is_finite:
        places = max(twos, fives)
    else:
        whole_digits = len(str(abs(value.numerator) // denominator).lstrip("0"))
        places = max(SIGNIFICANT_DIGITS - whole_digits, 0)
    scaled = round(value * 10**places)
    digits = str(abs(scaled)).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    if places and not is_finite:
        text = text.rstrip("0").rstrip(".")
    return f"-{text}" if scaled < 0 else text


def value_string(value: Fraction, unit: str) -> str:
    """Write a value as a decimal string, or as an ISO day where the unit is "date" and the calendar holds it."""
    if unit == "date" and 1 <= value <= LAST_DAY:
        return datetime.date.fromordinal(int(value)).isoformat()
    return decimal_string(value)


def interval_ends(interval: Interval | None, unit: str) -> tuple[str | None, str | None]:
    """Return the two ends as strings; None for an end that is not bounded."""
    if interval is None:
        return None, None
    low, high = interval.low, interval.high
    return (
        None if low is None else value_string(low, unit),
        None if high is None else value_string(high, unit),
    )


def figure_document(figure: Figure, article: Article, claim: str | None) -> Document:
    """Return the object F of the design."""
    line, column = line_and_column(article, figure.start)
    low, high = interval_ends(figure.interval, figure.unit)
    return {
        "text": figure.text,
        "start": figure.start,
        "end": figure.end,
        "line": line,
        "column": column,
        "value": value_string(figure.value, figure.unit),
        "low": low,
        "high": high,
        "unit": figure.unit,
        "kind": figure.kind,
        "hedge": figure.hedge.sense if figure.hedge else None,
        "claim": claim or None,
    }


def finding_document(finding: Finding, article: Article) -> Document:
    """Return the object C of the design."""
    check = finding.decisive or CheckResult(source="", rule="other", verdict=finding.verdict)
    low, high = interval_ends(check.computed, check.computed_unit)
    line, column = line_and_column(article, finding.start) if finding.start >= 0 else (None, None)
    document: Document = {
        "id": finding.id,
        "rule": check.rule,
        "check": check.source,
        "quote": finding.quote,
        "start": finding.start if finding.start >= 0 else None,
        "end": finding.end if finding.end >= 0 else None,
        "line": line,
        "column": column,
        "figures": list(finding.figures),
        "verdict": finding.verdict,
        "stated": check.stated,
        "computed": None if check.computed is None else {"low": low, "high": high},
        "difference": None if check.difference is None else decimal_string(check.difference),
        "explanation": explanation_of(finding),
        "repairs": [
            {"figure": repair.figure, "from": repair.before, "to": repair.after, "slip": repair.slip}
            for repair in check.repairs
        ],
        "drift": [{"figure": change.figure, "from": change.before, "to": change.after} for change in finding.drift],
        "severity": check.severity,
        "confidence": finding.confidence,
        "origin": finding.origin,
    }
    if finding.silenced:
        document["silenced"] = finding.silenced
    return document


def explanation_of(finding: Finding) -> str:
    """Return every reason that a finding has: its own, then one sentence for each check that is not consistent."""
    parts = [finding.explanation] if finding.explanation else []
    parts += [check.explanation for check in finding.checks if check.verdict != "consistent" and check.explanation]
    if not parts and finding.decisive is not None:
        parts.append(finding.decisive.explanation)
    return " ".join(parts)


def outside_document(result: OutsideResult) -> Document:
    """Return one outside figure: given or solved."""
    low, high = interval_ends(result.interval, result.unit)
    return {
        "name": result.name,
        "known": result.known,
        "value": result.value or None,
        "low": low,
        "high": high,
        "unit": result.unit,
        "source": result.source,
        "claims": list(result.claims),
        "explanation": result.explanation,
    }


def problem_document(problem: Problem) -> Document:
    """Return one error: where, what, and what would be right."""
    return {
        "message": str(problem.message),
        "path": problem.path,
        "line": problem.line or None,
        "column": problem.column or None,
        "hint": str(problem.hint),
        "kind": problem.kind,
    }


def coverage_document(coverage: Coverage) -> Document:
    """Return the coverage counts."""
    return {"figures": coverage.figures, "covered": coverage.covered, "ignored": coverage.ignored}


def summary_document(findings: Sequence[Finding]) -> Document:
    """Return how many claims have each verdict, worst first, zeros included."""
    counts = Counter(finding.verdict for finding in findings)
    return {verdict: counts[verdict] for verdict in WORST_FIRST}


def cover_of(report: Report) -> tuple[str, ...]:
    """Return for each figure the claim that covers it; "" for each where nothing was matched."""
    return report.cover or ("",) * len(report.figures)


def report_document(report: Report) -> Document:
    """Return what `verify --format json` prints."""
    document: Document = {
        "schema_version": SCHEMA_VERSION,
        "article": report.article.path,
        "language": report.article.language,
        "claims": [finding_document(finding, report.article) for finding in report.claims],
        "figures": [
            figure_document(figure, report.article, claim)
            for figure, claim in zip(report.figures, cover_of(report), strict=True)
        ],
        "outside": [outside_document(result) for result in report.outside],
        "summary": summary_document(report.claims),
        "coverage": coverage_document(report.coverage),
    }
    if report.errors:
        document["errors"] = [problem_document(problem) for problem in report.errors]
    return document


# JSON text that is safe to show on a terminal as it is.


UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]|#(?=#\\w*\\[)")
"""What JSON may hold raw but a terminal may obey (C1 controls, invisible and direction-changing characters), or a build
server that reads it in a log (`##[`)."""


def encode(value: object, indent: int = 2) -> str:
    """Write `value` as JSON, letters of every language as they are; unsafe characters as \\u escapes."""
    encoded = msgspec.json.format(msgspec.json.encode(_well_formed(value)), indent=indent).decode("utf-8")
    return harmless_json(encoded)


def harmless_json(text: str) -> str:
    """Return JSON text with escapes for what a terminal or a build server would obey; it holds the same values."""
    return UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def encode_line(value: object) -> str:
    """Write `value` as JSON on one line."""
    return encode(value, indent=-1)


def _well_formed(value: object) -> object:
    """Replace lone surrogates: a file name that is not UTF-8 has them, and JSON may not."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _well_formed(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [_well_formed(entry) for entry in value]
    return value
