"""The cases of `cases/*.toml`: figures as an article prints them, a check, and what must come out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from typing import Any

import pytest

from factcheck.engine.evaluation import Evaluation
from factcheck.language import read_surface
from factcheck.model.interval import Interval
from tests.engine.written import evaluated

Case = dict[str, Any]


def cases() -> Iterator[Any]:
    for path in sorted(Path(__file__).with_name("cases").glob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], start=1):
            yield pytest.param(case, id=f"{path.stem}-{number}")


def evaluation_of(case: Case) -> Evaluation:
    language = case.get("language", "en")
    figures = {
        name: None if surface == "?" else read_surface(surface, language) for name, surface in case["figures"].items()
    }
    return evaluated(case["check"], figures)


def outward(end: Fraction, written: str, upward: bool) -> Fraction:
    """Return an end rounded outward to as many decimals as the case writes."""
    unit = Fraction(1, 10 ** len(written.partition(".")[2]))
    return (ceil(end / unit) if upward else floor(end / unit)) * unit


def assert_between(interval: Interval | None, written: list[str]) -> None:
    assert interval is not None
    assert interval.low is not None
    assert interval.high is not None
    ends = outward(interval.low, written[0], upward=False), outward(interval.high, written[1], upward=True)
    assert ends == (Fraction(written[0]), Fraction(written[1]))


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: Case) -> None:
    evaluation = evaluation_of(case)
    assert evaluation.verdict == case["verdict"], evaluation.reason
    if "reading" in case:
        assert evaluation.reading == case["reading"]
    if "reason" in case:
        assert evaluation.reason == case["reason"]
    if "computed" in case:
        assert evaluation.computed_side is not None
        assert_between(evaluation.computed_side.strict, case["computed"])
    if "fits" in case:
        assert [one.name for one in evaluation.alternatives if one.fits] == [case["fits"]]
    for name, ends in case.get("solved", {}).items():
        assert_between(next(one.strict for one in evaluation.solved if one.name == name), ends)
