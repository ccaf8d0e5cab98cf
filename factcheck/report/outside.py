"""Outside figures for people: what each is, and how that is known."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model.report import OutsideResult
from factcheck.model.safe import visible_line
from factcheck.report.values import written_interval
from factcheck.report.words import Words


def outside_value(result: OutsideResult, language: str) -> str:
    """Return the figure as given, else the interval it was solved to; "" where nothing pins it."""
    if result.value or result.interval is None:
        return visible_line(result.value)
    return visible_line(written_interval(result.interval, result.unit, language))


def labelled(text: str, outside: Iterable[OutsideResult]) -> str:
    """Return `text` with the note of each outside figure beside the first mention of its name: “grdp” (GRDP 2018)."""
    for result in outside:
        if result.note and result.note not in text:
            text = text.replace(f"“{result.name}”", f"“{result.name}” ({result.note})", 1)
    return text


def outside_reason(result: OutsideResult, words: Words) -> str:
    """Return how the figure is known: its source, or what the engine says of the claims that pin it."""
    if result.known:
        reason = f"{words['line.known']}: {result.source}" if result.source else words["line.known"]
    elif result.explanation:
        return visible_line(result.explanation)
    elif result.claims:
        reason = f"{words['line.solved']} {words['line.from_claims'].format(ids=', '.join(result.claims))}"
    else:
        reason = words["line.unsolved"]
    return visible_line(reason)
