"""New entries of `ignore`, in the form that the file has it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.edit import add_ignored
from factcheck.claims.load import load_text
from factcheck.claims.quotes import parse_quote
from factcheck.claims.write import claims_toml
from factcheck.model.claim import Ignored
from tests.claims.trees import claims_files, quotes

NEW = Ignored(parse_quote("Berth [7]"), "a name")
CLAIM = '\n[[claim]]\nid = "a"\nquote = "[5]"\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            'article = "a.txt"\nlanguage = "en" # English\n',
            'article = "a.txt"\nlanguage = "en" # English\n'
            'ignore = [\n  { quote = "Berth [7]", reason = "a name" },\n]\n',
        ),
        (
            'article = "a.txt"\nignore = []\n',
            'article = "a.txt"\nignore = [\n  { quote = "Berth [7]", reason = "a name" },\n]\n',
        ),
        (
            'article = "a.txt"\nignore = ["No. [35/2021]"]\n',
            'article = "a.txt"\nignore = ["No. [35/2021]",\n  { quote = "Berth [7]", reason = "a name" },\n]\n',
        ),
        (
            'article = "a.txt"\nignore = [\n    "No. [35/2021]" # a law, and\n    # another\n]\n',
            'article = "a.txt"\nignore = [\n    "No. [35/2021]", # a law, and\n    # another\n'
            '  { quote = "Berth [7]", reason = "a name" },\n]\n',
        ),
        (
            'ignore = [\n  "No. [35/2021]",  # a, b\n]\narticle = "a.txt"\n',
            'ignore = [\n  "No. [35/2021]",  # a, b\n  { quote = "Berth [7]", reason = "a name" },\n]\n'
            'article = "a.txt"\n',
        ),
        (
            'article = "a.txt"\n\n[[ignore]]\nquote = "No. [35/2021]"\n',
            'article = "a.txt"\n\n[[ignore]]\nquote = "No. [35/2021]"\n'
            '\n[[ignore]]\nquote = "Berth [7]"\nreason = "a name"\n',
        ),
    ],
    ids=["none", "empty", "one line", "comments", "first key", "tables"],
)
@pytest.mark.parametrize("claims", ["", CLAIM], ids=["", "with a claim below"])
def test_an_entry_is_added_in_the_form_of_the_file(before, after, claims):
    if "[[ignore]]" in before:
        assert add_ignored((claims.lstrip() and before + claims) or before, "claims.toml", [NEW]).startswith(before)
        return
    assert add_ignored(before + claims, "claims.toml", [NEW]) == after + claims


def test_no_entries_change_nothing():
    assert add_ignored('article = "a.txt"', "claims.toml", []) == 'article = "a.txt"'


def test_a_file_without_a_last_line_end():
    changed = add_ignored('article = "a.txt"', "claims.toml", [NEW])
    assert changed == 'article = "a.txt"\nignore = [\n  { quote = "Berth [7]", reason = "a name" },\n]\n'


@settings(max_examples=40)
@given(claims_files(), st.lists(st.builds(Ignored, quotes(), st.sampled_from(["", "why"])), max_size=3))
def test_old_entries_stay_and_new_ones_follow(claims_file, entries):
    changed = load_text(add_ignored(claims_toml(claims_file), "claims.toml", entries), "claims.toml")
    old = [(entry.quote, entry.reason) for entry in claims_file.ignored]
    assert [(entry.quote, entry.reason) for entry in changed.ignored] == old + [(e.quote, e.reason) for e in entries]
    assert [claim.quotes for claim in changed.claims] == [claim.quotes for claim in claims_file.claims]
