"""A scan function for these tests: knows sums ("3 + 4 = 7"), and does whatever harm an article asks it to do."""

from __future__ import annotations

import ctypes
import os
import re
import time
from fractions import Fraction

import msgspec

from factcheck.article import article_from_text
from factcheck.model.figure import Figure
from factcheck.model.interval import exactly
from factcheck.model.report import CheckResult, Coverage, Finding, Repair, Report

SUM = re.compile(r"(\d+) \+ (\d+) = (\d+)")


def scan(text: str, language: str = "auto") -> Report:
    """Return a claim for each sum, and figures for its numbers."""
    if "PLEASE" in text:
        harm(text)
    article = article_from_text(text, language="en" if language == "auto" else language)
    figures: list[Figure] = []
    claims: list[Finding] = []
    for match in SUM.finditer(article.text):
        first = len(figures)
        figures += [figure(match, group) for group in (1, 2, 3)]
        claims.append(finding(match, first, len(claims)))
    return Report(
        article=article,
        figures=tuple(figures),
        claims=tuple(claims),
        coverage=Coverage(len(figures), len(figures), 0),
    )


def slow(text: str, language: str = "auto") -> Report:
    """Take a few milliseconds, so that a kill finds something at work."""
    time.sleep(0.004)
    return scan(text, language)


def harm(text: str) -> None:
    if "PLEASE RAISE" in text:
        raise LookupError("no such thing")
    if "PLEASE RECURSE" in text:
        harm(text)
    if "PLEASE HANG" in text:
        re.match(r"(a+)+$", "a" * 64 + "b")  # holds the interpreter's lock for longer than anyone waits
    if "PLEASE SLEEP" in text:
        time.sleep(3600)
    if "PLEASE EAT" in text:
        parts = []
        while True:
            parts.append(bytearray(16 << 20))
    if "PLEASE CRASH" in text:
        ctypes.string_at(0)
    if "PLEASE EXIT" in text:
        os._exit(3)
    if "PLEASE PRINT" in text:
        print("garbage on standard output" * 1000, flush=True)


def figure(match: re.Match[str], group: int) -> Figure:
    value = Fraction(match[group])
    start, end = match.span(group)
    return Figure(text=match[group], start=start, end=end, kind="number", value=value, interval=exactly(value))


def finding(match: re.Match[str], first: int, number: int) -> Finding:
    total = int(match[1]) + int(match[2])
    right = total == int(match[3])
    check = CheckResult(
        source=match[0],
        rule="sum",
        verdict="consistent" if right else "inconsistent",
        stated=match[3],
        computed=exactly(total),
        difference=Fraction(int(match[3]) - total),
        explanation="" if right else f"{match[1]} + {match[2]} is {total}, not {match[3]}.",
        repairs=() if right else (Repair(first + 2, match[3], str(total), "one digit"),),
        severity="figure" if abs(int(match[3]) - total) < 100 else "decision",
    )
    return Finding(
        id=f"sum-{number}",
        quote=match[0],
        verdict=check.verdict,
        start=match.start(),
        end=match.end(),
        figures=(first, first + 1, first + 2),
        checks=(check,),
        confidence="0.9",
    )


def harsher(text: str, language: str = "auto") -> Report:
    """Be the next release, which also finds fault with 2 + 2."""
    report = scan(text, language)
    claims = [_at_fault(claim) if claim.quote == "2 + 2 = 4" else claim for claim in report.claims]
    return msgspec.structs.replace(report, claims=tuple(claims))


def _at_fault(claim: Finding) -> Finding:
    (check,) = claim.checks
    check = msgspec.structs.replace(check, verdict="inconsistent")
    return msgspec.structs.replace(claim, verdict="inconsistent", checks=(check,))
