"""Outside figures shown with their note, which people know them by, beside the name that checks use."""

import msgspec
import pytest

from factcheck.report import Options, render
from factcheck.report.message import labelled

NOTE = "profit of the year before the strike"


def test_the_first_mention_has_the_note(harbour):
    labelled_text = labelled("“profit_2018” fits if “profit_2018” is £1.", harbour.outside)
    assert labelled_text == f"“profit_2018” ({NOTE}) fits if “profit_2018” is £1."


@pytest.mark.parametrize("text", [f"“profit_2018”, the {NOTE}, fits.", "“old_dues” fits.", "profit_2018 ÷ 2"])
def test_nothing_is_reported_twice_or_without_a_mention(text, harbour):
    assert labelled(text, harbour.outside) == text


@pytest.mark.parametrize("format", ["table", "markdown", "html"])
def test_each_listing_has_it(format, harbour):
    assert NOTE in render([harbour], format, Options(width=0))


@pytest.mark.parametrize("format", ["table", "markdown", "html"])
def test_it_is_shown_safely(format, harbour):
    wicked = [msgspec.structs.replace(result, note="\x1b[31m<b>|\u202e") for result in harbour.outside]
    text = render([msgspec.structs.replace(harbour, outside=tuple(wicked))], format, Options(width=0))
    assert [sign for sign in ("\x1b", "\u202e") if sign in text] == []
    if format != "table":
        assert "<b>|" not in text
