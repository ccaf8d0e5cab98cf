"""Articles in six languages, each with the figures that a reader should find in it: none missing, none too many."""

import datetime
import tomllib
from pathlib import Path

import pytest

from factcheck.language import detect_language, read_figures

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))


def value_of(figure):
    if figure.unit != "date":
        return str(figure.value)
    first = datetime.date.fromordinal(int(figure.value))
    days = int(figure.interval.high - figure.interval.low)
    return first.isoformat() if not days else f"{first.year}-Q{(first.month + 2) // 3}"


def row_of(figure):
    hedge = [figure.hedge.sense] if figure.hedge else []
    return [figure.text, value_of(figure), figure.unit or figure.kind, *hedge]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_figures(path):
    expected = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))["figures"]
    assert [row_of(figure) for figure in read_figures(path.read_text(encoding="utf-8"), path.stem[:2])] == expected


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_language_is_known(path):
    assert detect_language(path.read_text(encoding="utf-8")) == path.stem[:2]
