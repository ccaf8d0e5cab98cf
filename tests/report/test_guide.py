"""docs/outputs.md names every format and every key of the JSON, in their order."""

import re
from pathlib import Path
from typing import get_args

import pytest

from factcheck.cli.options import FormatOption, Option
from factcheck.report import FORMATS

GUIDE = (Path(__file__).parents[2] / "docs/outputs.md").read_text("utf-8")


def keys_after(words):
    """Return the names in the first column of the table that follows some words."""
    table = re.search(r"\|---\|---\|\n(.*?)\n\n", GUIDE[GUIDE.index(words) :], re.DOTALL)[1]
    return [name for row in table.splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1])]


def test_every_format_is_reported():
    assert sorted(keys_after("# Outputs")) == sorted(FORMATS)


def test_every_format_is_in_the_help_of_its_option():
    (option,) = [given for given in get_args(FormatOption) if isinstance(given, Option)]
    assert set(re.findall(r"\b[a-z]+\b", option.help)) >= set(FORMATS)


@pytest.mark.parametrize(("words", "part"), [("\nA claim:", "claims"), ("\nA figure,", "figures")])
def test_every_key_is_reported(words, part, harbour):
    assert set(keys_after(words)) - {"silenced"} == set(harbour.to_dict()[part][0])


def test_every_key_of_the_document_is_reported(harbour):
    assert set(keys_after("`verify` on one claims file")) == {*harbour.to_dict(), "errors"} - {"schema_version"}
