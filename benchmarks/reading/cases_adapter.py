"""Writes what the reader finds in a file of short cases, in the format that a score script wants.

    python cases_adapter.py CASES.jsonl [--part looked-at|held-back] > found.jsonl

Two thirds of the cases may be looked at while rules are written; a third is held back (by a hash of its id), so that
its score says how cases are read that nobody has looked at.

CASES: one JSON object a line with id, lang, text, scope.  Out: {"id", "found": [{start, end, value, unit, kind}]}.
The mapping below only renames: such data calls a count a number and a hedged number a range with one end.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import re
from fractions import Fraction
from pathlib import Path

from factcheck.language import read_figures
from factcheck.language.load_languages import pack_codes
from factcheck.model.figure import Figure
from factcheck.report.document import decimal_string

KINDS = {"count": "number", "ratio": "number", "year": "date", "identifier": "number"}
UPPER, LOWER = ("over", "at least"), ("under", "up to")

BARE_WORDS = {"msft": {"INR": "rupee", "CHF": "franc", "tonne": "ton"}, "duckling": {"IRR": "rial"}}
"""Units that a suite calls by the bare word: money where no country is named, the Dutch "ton" of 1,000 kg."""

NAMED = ("swiss", "metri")
"""What tells which franc, which ton."""


def value_of(figure: Figure) -> object:
    if figure.kind == "range" and figure.ends:
        return {"from": decimal_string(figure.ends[0]), "to": decimal_string(figure.ends[1])}
    if figure.unit == "calendar year":
        return str(int(figure.value))
    if figure.unit == "date":
        return date_of(figure)
    return decimal_string(figure.value)


def date_of(figure: Figure) -> str:
    first = datetime.date.fromordinal(int(figure.value))
    days = int((figure.interval.high or 0) - (figure.interval.low or 0))
    if days == 0:
        return first.isoformat()
    return f"{first.year}-{first.month:02}" if days < 31 else f"{first.year}-Q{(first.month + 2) // 3}"


def unit_of(figure: Figure, suite: str) -> str | None:
    if figure.kind in ("count", "ordinal", "ratio", "date", "year", "identifier") or figure.unit == "calendar year":
        return None
    unit = figure.unit.replace("/", " per ").replace("USD per", "dollar per")
    if (figure.kind == "money" and "/" not in figure.text) or "barrel" in unit:
        unit = unit.split(" per ")[0]  # others leave "a share" out; where "/" is written they take it in
    bare = BARE_WORDS.get(suite.split("/")[0], {}).get(unit, "")
    written = figure.text.lower()
    if bare and re.search(rf" {bare}s?\b", written) and not any(name in written for name in NAMED):
        return bare
    if figure.text.endswith("bucks"):
        return None
    return {"percentage point": "percent", "point": None, "pound mass": "pound-mass", "dollar": "USD"}.get(
        unit, unit or None
    )


def ascending(ends: dict[str, str]) -> bool:
    return Fraction(ends["from"]) < Fraction(ends["to"])


def two_bounds(found: list[dict[str, object]], text: str) -> list[dict[str, object]]:
    """Join "more than 10 and less than 20", which such data calls one range."""
    joined: list[dict[str, object]] = []
    for one in found:
        last = joined[-1]["value"] if joined else None
        value = one["value"]
        if isinstance(last, dict) and isinstance(value, dict) and text[joined[-1]["end"] : one["start"]] == " and ":  # type: ignore[misc]
            both = {end: last[end] or value[end] for end in ("from", "to")}
            if None in (*last.values(), *value.values()) and None not in both.values() and ascending(both):
                joined[-1] = {**joined[-1], "end": one["end"], "value": both}
                continue
        joined.append(one)
    return joined


def entry(figure: Figure, scope: list[str], suite: str) -> dict[str, object]:
    found = {
        "start": figure.start,
        "end": figure.end,
        "value": value_of(figure),
        "unit": unit_of(figure, suite),
        "kind": "number" if figure.unit == "point" else KINDS.get(figure.kind, figure.kind),
    }
    if scope == ["number"] and figure.kind in ("money", "duration"):
        found["unit"], found["kind"] = None, "number"  # these cases look at numbers only, whatever their units
    bounds = not suite.startswith("quantulum3")  # which knows no range with one end
    if bounds and figure.hedge and "range" in scope and figure.kind != "range" and figure.hedge.sense in UPPER + LOWER:
        value = decimal_string(figure.value)
        up = figure.hedge.sense in UPPER
        found["value"] = {"from": value, "to": None} if up else {"from": None, "to": value}
        found["kind"] = "range"
        found["start"] = min(figure.start, figure.hedge.start)
        found["end"] = max(figure.end, figure.hedge.end)
    return found


def wanted(figure: Figure, scope: list[str]) -> bool:
    """Leave out names, unless bare numbers are asked for (other readers take "501" of a name as a number)."""
    return figure.kind != "identifier" or ("number" in scope and not figure.unit)


def is_held_back(name: str) -> bool:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--part", choices=["looked-at", "held-back"])
    arguments = parser.parse_args()
    known = pack_codes()
    for line in arguments.cases.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["lang"] not in known or arguments.part not in (None, PARTS[is_held_back(case["id"])]):
            continue
        figures = read_figures(case["text"], case["lang"])
        found = [entry(figure, case["scope"], case["suite"]) for figure in figures if wanted(figure, case["scope"])]
        print(json.dumps({"id": case["id"], "found": two_bounds(found, case["text"])}))


PARTS = {False: "looked-at", True: "held-back"}


if __name__ == "__main__":
    main()
