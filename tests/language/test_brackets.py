"""A bracket marks exactly one figure, whole: `brackets.toml` has quotes with one bracket, by what is wrong with it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.claims.quotes import parse_quote
from factcheck.language import read_figures
from factcheck.language.bracket_faults import Fault, fault_of
from factcheck.model.article import Span

KINDS = {"several": "several", "none": "no figure", "date": "no such date", "cut": "cut", "left_out": "left out"}
CASES = tomllib.loads(Path(__file__).with_name("brackets.toml").read_text(encoding="utf-8"))


def fault_in(written: str, language: str) -> Fault | None:
    quote = parse_quote(written)
    mark = quote.marks[0]
    figures = [one for one in read_figures(quote.text, language) if one.start < mark.end and one.end > mark.start]
    return fault_of(quote.text, Span(mark.start, mark.end), Span(0, len(quote.text)), figures, language)


def cases(*kinds: str) -> Iterator[tuple[str, str, str | list[str]]]:
    for language, rows in CASES.items():
        yield from ((language, kind, row) for kind in kinds for row in rows[kind])


@pytest.mark.parametrize(("language", "kind", "written"), cases("whole"))
def test_one_whole_figure(language: str, kind: str, written: str) -> None:
    assert fault_in(written, language) is None


@pytest.mark.parametrize(("language", "kind", "row"), cases(*KINDS))
def test_what_is_wrong_and_what_was_read(language: str, kind: str, row: str | list[str]) -> None:
    written, *said = [row] if isinstance(row, str) else row
    fault = fault_in(written, language)
    assert fault is not None
    assert fault.kind == KINDS[kind]
    if kind == "date":
        assert said == [fault.words]
    elif kind == "left_out":
        assert said == [", ".join(fault.read), fault.words]
    elif said:
        assert said == [", ".join(fault.read)]
