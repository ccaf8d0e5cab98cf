"""A date that no calendar holds: the reader of figures and the judge of brackets say the same of it."""

import pytest

from factcheck.language import read_figures
from factcheck.language.bracket_faults import fault_of
from factcheck.model.article import Span
from factcheck.model.figure import NO_SUCH_DATE

DATES = {
    ("en", "work ends on 31 June 2026"): ("31 June 2026", 6, 30),
    ("en", "born on February 29, 2023"): ("February 29, 2023", 2, 28),
    ("en", "until the 30th of February"): ("30th of February", 2, 29),
    ("en", "due on 2023-02-30"): ("2023-02-30", 2, 28),
    ("vi", "họp ngày 30/2"): ("30/2", 2, 29),
    ("vi", "hết ngày 31 tháng 4 năm 2024"): ("31 tháng 4 năm 2024", 4, 30),
    ("de", "bis zum 31. April 2024"): ("31. April 2024", 4, 30),
}


@pytest.mark.parametrize(("written", "expected"), DATES.items(), ids=[text for _, text in DATES])
def test_a_day_that_its_month_does_not_have(written, expected):
    language, text = written
    (figure,) = read_figures(text, language)
    assert NO_SUCH_DATE in figure.notes
    bracket, quote = Span(figure.start, figure.end), Span(0, len(text))
    fault = fault_of(text, bracket, quote, [figure], language)
    assert (fault.kind, fault.words, fault.month, fault.days) == ("no such date", *expected)


@pytest.mark.parametrize("text", ["the year ends on 31 December 2024", "in the year 15 June 2500 they", "29 February"])
def test_a_day_that_its_month_has_is_none_however_far_its_year(text):
    (figure,) = read_figures(text, "en")
    assert NO_SUCH_DATE not in figure.notes
    assert fault_of(text, Span(figure.start, figure.end), Span(0, len(text)), [figure], "en") is None
