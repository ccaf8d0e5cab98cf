"""What holds for any number, any article, any text."""

import itertools
import unicodedata
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.language import read_figures, read_surface, write_interval, write_number, write_quantity
from factcheck.language.load_languages import pack_codes
from factcheck.model.interval import Interval
from tests.language.reading import all_cases

TEXTS = [case["text"] for _, _, case in all_cases()]

PIECES = st.sampled_from(
    [
        *"0123456789.,-–/%$£€ ()\n'’½",
        "tỷ ",
        "triệu ",
        "trăm ",
        "một ",
        "năm ",
        "nửa ",
        "hơn ",
        "ngày ",
        "thứ ",
        "million ",
        "two ",
        "and ",
        "half ",
        "a ",
        "third ",
        "first ",
        "pm",
        "km",
        "m",
        "bn",
        "Q4",
        "́",
        "ạ",
        "７",
    ]
)

VIETNAMESE_SURFACES = ["12,6%", "104.000 tỷ đồng", "7.960 USD", "3,75 triệu tấn", "1.284 người", "2,44 lần", "-3 độ C"]
ENGLISH_SURFACES = ["12.6%", "$1.13bn", "£600m", "3.75 million tonnes", "8,400 people", "2.5 times", "-3.5C"]


def summary(figures):
    return [(figure.value, figure.unit, figure.kind, figure.interval) for figure in figures]


@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(pack_codes()))
@example("3 triệu rưỡi", "vi")
@example("1" * 200, "en")
def test_no_text_is_too_odd_to_read(text, language):
    for figure in read_figures(text, language):
        assert text[figure.start : figure.end] == figure.text
        low, high = figure.interval.low, figure.interval.high
        assert low is None or high is None or low <= high


@given(st.text(max_size=200), st.sampled_from(pack_codes()))
def test_figures_come_in_order_and_apart(text, language):
    figures = read_figures(text, language)
    assert all(first.end <= second.start for first, second in itertools.pairwise(figures))


@pytest.mark.parametrize("text", TEXTS)
def test_a_decomposed_text_is_read_alike(text):
    decomposed = unicodedata.normalize("NFD", text)
    figures = read_figures(decomposed, "vi")
    assert summary(figures) == summary(read_figures(unicodedata.normalize("NFC", text), "vi"))
    assert all(decomposed[figure.start : figure.end] == figure.text for figure in figures)


@given(st.sampled_from(VIETNAMESE_SURFACES), st.integers(1, 9_999_999), st.sampled_from(["vi"]))
def test_a_number_written_in_a_figures_style_is_read_back(surface, steps, language):
    figure = read_surface(surface, language)
    value = steps * figure.ulp
    assert read_surface(write_number(value, figure, language), language).value == value


@given(st.sampled_from(ENGLISH_SURFACES), st.integers(1, 9_999_999))
def test_an_english_number_written_in_a_figures_style_is_read_back(surface, steps):
    figure = read_surface(surface, "en")
    value = steps * figure.ulp
    assert read_surface(write_number(value, figure, "en"), "en").value == value


@given(st.integers(1, 10**15), st.sampled_from(["VND", "USD", "person", "percent"]), st.sampled_from(["vi", "en"]))
def test_a_written_quantity_says_its_value_to_four_digits(value, unit, language):
    written = read_surface(write_quantity(Fraction(value), unit, language), language)
    assert abs(written.value - value) <= Fraction(value, 1000)
    assert written.unit == unit


@given(st.fractions(0, 10**12), st.fractions(Fraction(1, 100), 10**9), st.sampled_from(["vi", "en"]))
def test_a_written_interval_holds_the_interval(low, width, language):
    written = read_figures(write_interval(Interval(low, low + width), "USD", language), language)
    ends = written[0].ends or (written[0].value, written[-1].value)
    assert ends[0] <= low
    assert low + width <= ends[1]
