"""Sentences and paragraphs, from tables that a journalist can read and add to."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import scan_text
from factcheck.article import article_from_text
from factcheck.article.read import running_text

HERE = Path(__file__).parent


def cases(name):
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", cases("sentences.toml"), ids=lambda case: case["name"])
def test_sentences(case):
    article = article_from_text(case["text"], language=case["language"])
    assert [article.text[span.start : span.end] for span in article.sentences] == case["sentences"]


@pytest.mark.parametrize("case", cases("paragraphs.toml"), ids=lambda case: case["name"])
def test_paragraphs(case):
    article = article_from_text(case["text"], language="en")
    running = running_text(article)
    assert [running[span.start : span.end] for span in article.paragraphs] == case["paragraphs"]


@given(st.text(alphabet="aB1. \t\r\n|-“”\u0301…?", min_size=1).filter(lambda text: text.strip()))
def test_spans_lie_in_order_and_leave_out_white_space_only(text):
    article = article_from_text(text, language="en")
    for spans in (article.paragraphs, article.sentences):
        edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(article.text)]
        assert edges == sorted(edges)
        between = "".join(article.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
        assert between.strip() == ""
    assert re.sub(r"\s", "", running_text(article)) == re.sub(r"\s", "", article.text)
    assert len(running_text(article)) == len(article.text)


def test_half_of_a_pair_of_utf_16_is_no_character_and_harms_nothing():
    report = scan_text("Revenue rose 12% to $105m from \ud800$100m\udfff.", "en")
    assert report.article.text == "Revenue rose 12% to $105m from \ufffd$100m\ufffd."
    assert not report.errors
    assert len(report.figures) == 3
