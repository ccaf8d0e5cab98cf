"""Marks in quotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.quotes import double_brackets, parse_quote, write_quote
from factcheck.model.claim import Mark
from factcheck.model.errors import FactcheckError
from tests.claims.trees import WORDS, decomposed, plain_texts, quotes


@pytest.mark.parametrize(
    ("written", "text", "marks"),
    [
        ("đạt [a: 7.960 USD], gấp [1,83 lần]", "đạt 7.960 USD, gấp 1,83 lần", [("a", "7.960 USD"), ("", "1,83 lần")]),
        ("tỷ số [20:30]", "tỷ số 20:30", [("", "20:30")]),
        ("lúc [khoảng 20:30]", "lúc khoảng 20:30", [("", "khoảng 20:30")]),
        ("the ratio [3: 2]", "the ratio 3: 2", [("", "3: 2")]),
        ("as in [[4]], [5] rose", "as in [4], 5 rose", [("", "5")]),
        ("note [[[12]]]", "note [12]", [("", "12")]),
        ("[a: 12 [[sic]] km]", "12 [sic] km", [("a", "12 [sic] km")]),
        ("[a: 5]]] b", "5] b", [("a", "5")]),
        ("rose … to [5 %]", "rose … to 5 %", [("", "5 %")]),
        ("no figure", "no figure", []),
        ("", "", []),
    ],
)  # fmt: skip
def test_marks_are_taken_out(written, text, marks):
    quote = parse_quote(written)
    assert (quote.text, [(mark.name, mark.surface) for mark in quote.marks]) == (text, marks)
    assert all(quote.text[mark.start : mark.end] == mark.surface for mark in quote.marks)


@given(quotes(st.sampled_from(["", *WORDS])))
def test_what_is_written_is_read_back(quote):
    assert parse_quote(write_quote(quote.text, quote.marks)) == quote


@given(plain_texts)
def test_doubled_brackets_mark_nothing(text):
    quote = parse_quote(double_brackets(text))
    assert (quote.text, quote.marks) == (text, ())


@given(st.text(alphabet="[]:a 1,%", max_size=30))
def test_any_text_is_read_or_refused_at_a_place_in_it(text):
    try:
        quote = parse_quote(text)
    except FactcheckError as error:
        (problem,) = error.problems
        assert 1 <= problem.column <= len(text) + 1
    else:
        assert all(quote.text[mark.start : mark.end] == mark.surface for mark in quote.marks)


def test_names_are_nfc_and_the_words_stay_as_they_are():
    written = decomposed("[tỷ_lệ: 5 phần trăm] số hộ")
    quote = parse_quote(written)
    assert quote.marks[0].name == "tỷ_lệ"
    assert quote.text == decomposed("5 phần trăm số hộ")


def test_a_bare_mark_that_looks_named_cannot_be_written():
    with pytest.raises(ValueError, match="no way"):
        write_quote("a: 5", (Mark("", "a: 5", 0, 4),))
