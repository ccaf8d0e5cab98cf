"""Computed values in the language's style."""

from fractions import Fraction

import pytest

from factcheck.language import read_surface, write_interval, write_number, write_quantity
from factcheck.model.interval import Interval

QUANTITIES = [
    ("83663148325693", "VND", "vi", None, "83.663 tỷ đồng"),
    ("5300000000", "VND", "vi", None, "5,3 tỷ đồng"),
    ("12345", "VND", "vi", 0, "12.345 đồng"),
    ("1234567891", "VND", "vi", 0, "1.234.567.891 đồng"),
    ("1234567", "person", "vi", None, "1.234.567 người"),
    ("63/5", "percent/year", "vi", None, "12,6%/năm"),
    ("5", "weekday", "vi", None, "thứ bảy"),
    ("2500000", "USD", "en", None, "$2.5 million"),
    ("-2500000", "USD", "en", None, "-$2.5 million"),
    ("7960", "USD", "vi", None, "7.960 USD"),
    ("1/3", "", "en", None, "0.3333"),
    ("2", "person", "en", None, "2 people"),
    ("1", "person", "en", None, "1 person"),
    ("5/2", "percent", "vi", 1, "2,5%"),
    ("2019", "calendar year", "vi", None, "2019"),
    ("737241", "date", "vi", None, "1/7/2019"),
    ("737241", "date", "en", None, "1 July 2019"),
    ("737241", "date", "de", None, "1. Juli 2019"),
    ("737241", "date", "es", None, "1 de julio de 2019"),
    ("5", "weekday", "en", None, "Saturday"),
    ("5", "weekday", "fr", None, "samedi"),
    ("5/2", "times", "en", None, "2.5 times"),
]

INTERVALS = [
    ("103500000000000", "104500000000000", "VND", "vi", "103.500–104.500 tỷ đồng"),
    ("500000000", "503000000", "USD", "en", "$500–503 million"),
    ("25/2", "127/10", "percent", "vi", "12,5–12,7%"),
    ("1/3", "1/3", "", "en", "0.3333"),
    (None, "1000000000", "VND", "vi", "nhiều nhất 1 tỷ đồng"),
    ("1", None, "USD", "en", "at least $1"),
    (None, None, "USD", "en", "any value"),
    ("2000", "2005", "calendar year", "en", "2000–2005"),
    ("-3", "2", "USD", "en", "-$3 to $2"),
    ("-32500000", "-31500000", "VND", "vi", "-32,5 đến -31,5 triệu đồng"),
    ("-5/2", "-3/2", "percent", "de", "-2,5 bis -1,5\u00a0%"),
]

NUMBERS = [
    ("104.000 tỷ đồng", "vi", "105500000000000", "105.500 tỷ đồng"),
    ("12,6%/năm", "vi", "9", "9,0%/năm"),
    ("$1.13bn", "en", "2500000000", "$2.50bn"),
    ("8400 people", "en", "12345", "12345 people"),
    ("8,400 people", "en", "12345", "12,345 people"),
    ("-3.5C", "en", "4", "4.0C"),
    ("$-16 million", "en", "-14000000", "-$14 million"),
    ("−3,5 tỷ đồng", "vi", "-2500000000", "−2,5 tỷ đồng"),
    ("2 years and 6 months", "en", "3", "3 years"),
]


def number(text):
    return None if text is None else Fraction(text)


@pytest.mark.parametrize(("value", "unit", "language", "digits", "expected"), QUANTITIES)
def test_a_quantity_is_written_in_a_readable_scale(value, unit, language, digits, expected):
    assert write_quantity(Fraction(value), unit, language, digits) == expected


@pytest.mark.parametrize(("low", "high", "unit", "language", "expected"), INTERVALS)
def test_an_interval_is_written_with_its_ends_outward(low, high, unit, language, expected):
    assert write_interval(Interval(number(low), number(high)), unit, language) == expected


@pytest.mark.parametrize(("surface", "language", "value", "expected"), NUMBERS)
def test_another_number_takes_the_figures_own_style(surface, language, value, expected):
    assert write_number(Fraction(value), read_surface(surface, language), language) == expected


@pytest.mark.parametrize("surface", ["", "nothing here", "3 cats and 4 dogs"])
def test_a_surface_that_is_no_single_figure_is_refused(surface):
    with pytest.raises(ValueError, match="not one"):
        read_surface(surface, "en")
