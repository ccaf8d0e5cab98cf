"""What `scan` reports in plain statements, and how its sensitivity changes that."""

import json
import tomllib
from pathlib import Path

import pytest

from factcheck import scan_text
from factcheck.draft.relations.find import SENSITIVITIES

CASES = tomllib.loads(Path(__file__).with_name("plain_errors.toml").read_text("utf-8"))["case"]
PASSAGES = Path(__file__).parents[3] / "benchmarks" / "plain"


def errors(text, language, sensitivity="balanced"):
    return {
        tuple(sorted(claim.figures))
        for claim in scan_text(text, language, sensitivity).claims
        if claim.verdict == "inconsistent"
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["wrong"][:50])
def test_the_slip_is_reported_and_the_right_statement_is_not(case):
    assert errors(case["wrong"], case["language"])
    assert not errors(case["right"], case["language"])


def rows(name, number):
    lines = (PASSAGES / name).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines[:: max(len(lines) // number, 1)]]


@pytest.mark.parametrize("name", ["en_5.jsonl", "vi_5.jsonl", "six_5.jsonl"])
def test_a_stricter_scan_reports_less_and_nothing_else(name):
    counts = dict.fromkeys(SENSITIVITIES, 0)
    for row in rows(name, 40):
        found = [errors(row.get("wrong", row["right"]), row["lang"], level) for level in SENSITIVITIES]
        for level, own in zip(SENSITIVITIES, found, strict=True):
            counts[level] += bool(own)
    assert 0 < counts["strict"] <= counts["balanced"] <= counts["eager"]


def test_passages_held_back_are_reported_as_often_as_measured():
    """A fall below these floors says that scoring broke, not that a passage changed."""
    asked = [row for name in ("en_5.jsonl", "vi_5.jsonl") for row in rows(name, 60)]
    wrong = [row for row in asked if "wrong" in row]
    reported = sum(bool(errors(row["wrong"], row["lang"])) for row in wrong)
    false = sum(bool(errors(row["right"], row["lang"])) for row in asked)
    assert reported >= len(wrong) // 5
    assert false <= len(asked) // 25


def test_a_report_names_the_words_that_led_to_it():
    text = "The town has 3,400 homes; 1,700, or 40 per cent, are empty."
    (claim,) = [claim for claim in scan_text(text, "en").claims if claim.verdict == "inconsistent"]
    assert "“" in claim.why
