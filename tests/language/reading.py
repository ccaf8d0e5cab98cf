"""Cases of reading in TOML: a text, and the figures that a reader must find in it, in order and no others."""

import datetime
import tomllib
from fractions import Fraction
from pathlib import Path

CASES = Path(__file__).parent / "cases"


def all_cases():
    for path in sorted(CASES.glob("*/*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield path.parent.name, path.stem, case


def ends_of(interval):
    return tuple("none" if end is None else str(end) for end in (interval.low, interval.high))


def described(figure, expected):
    """Return of a figure what the case states of it."""
    found = {
        "text": figure.text,
        "value": figure.value,
        "unit": figure.unit,
        "kind": figure.kind,
        "noun": figure.noun,
        "hedge": figure.hedge.sense if figure.hedge else "none",
        "interval": (figure.interval.low, figure.interval.high),
        "ends": figure.ends,
        "date": datetime.date.fromordinal(int(figure.value)).isoformat() if figure.unit == "date" else "none",
        "note": next((note for note in figure.notes if note.startswith(expected.get("note", "")[:6])), ""),
    }
    return {key: found[key] for key in expected}


def as_expected(expected):
    """Return the case's own words as values."""
    values = dict(expected)
    if "value" in values:
        values["value"] = Fraction(values["value"])
    for key in ("interval", "ends"):
        if key in values:
            values[key] = tuple(None if end == "none" else Fraction(end) for end in values[key])
    return values
