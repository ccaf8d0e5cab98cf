"""What an article says is shown so that neither a terminal nor an eye obeys it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.safe import visible, visible_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Sản lượng đạt 12,6%.", "Sản lượng đạt 12,6%."),
        ("rose \x1b[31m12%\x1b[0m", "rose ␛[31m12%␛[0m"),
        ("bell \a, delete \x7f", "bell ␇, delete ␡"),
        ("title \x1b]0;owned\x07", "title ␛]0;owned␇"),
        ("C1 \x9b31m", "C1 ⟨U+009B⟩31m"),
        ("\u202e56\u202c million", "⟨U+202E⟩56⟨U+202C⟩ million"),
        ("\u206612\u2069", "⟨U+2066⟩12⟨U+2069⟩"),
        ("zero\u200bwidth", "zero⟨U+200B⟩width"),
        ("lone \ud800", "lone ⟨U+D800⟩"),
        ("one\r\ntwo\ttabs\nthree", "one\ntwo\ttabs\nthree"),
        ("over\rwritten", "over␍written"),
        ("Tie\u0302\u0301ng Vie\u0323\u0302t", "Tie\u0302\u0301ng Vie\u0323\u0302t"),
        ("no\u00a0break, soft\u00adhyphen, می\u200cخواهم", "no\u00a0break, soft\u00adhyphen, می\u200cخواهم"),
    ],
)
def test_what_would_be_obeyed_is_made_visible(text, shown):
    assert visible(text) == shown


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_left(text):
    for character in visible(text):
        assert character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs")
        assert unicodedata.bidirectional(character) not in (
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        )


@given(st.text())
def test_a_visible_line_is_one_line(text):
    assert len(visible_line(text).splitlines()) <= 1


@given(st.text())
def test_what_is_visible_stays_as_it_is(text):
    assert visible(visible(text)) == visible(text)
