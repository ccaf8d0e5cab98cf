"""Every text of the cases is read as the case says."""

import pytest

from factcheck.language import read_figures
from tests.language.reading import all_cases, as_expected, described

ALL = [pytest.param(*case, id=f"{case[0]}-{case[1]}-{case[2]['text'][:40]}") for case in all_cases()]


@pytest.mark.parametrize(("language", "topic", "case"), ALL)
def test_a_text_is_read_as_expected(language, topic, case):
    figures = read_figures(case["text"], language)
    assert [figure.text for figure in figures] == [figure["text"] for figure in case["figures"]]
    for figure, expected in zip(figures, case["figures"], strict=True):
        found = described(figure, expected)
        if "note" in expected:
            assert found.pop("note").startswith(expected["note"])
            expected = {key: value for key, value in expected.items() if key != "note"}
        assert found == as_expected(expected)


@pytest.mark.parametrize(("language", "topic", "case"), ALL)
def test_figures_stand_where_they_say(language, topic, case):
    for figure in read_figures(case["text"], language):
        assert case["text"][figure.start : figure.end] == figure.text
        assert figure.start <= figure.number_start <= figure.number_end <= figure.end
        if figure.hedge is not None:
            assert case["text"][figure.hedge.start : figure.hedge.end] == figure.hedge.text
