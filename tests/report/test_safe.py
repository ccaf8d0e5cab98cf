"""No format lets through what a terminal, a page, a spreadsheet or a log would obey, wherever in a report it is."""

import csv
from io import StringIO

import msgspec
import pytest

from factcheck.model.errors import Problem
from factcheck.report import FORMATS, Options, render
from factcheck.report.explain_report import render_finding

ESCAPES = "\x1b]0;title\x07\x9b31m"
OVERRIDES = "\u202e\u2066\u200b"
MARKUP = "<script>alert(1)</script>"
COMMAND = "\n::error::injected"
NASTY = f"={ESCAPES}{OVERRIDES}{MARKUP}{COMMAND}\r\n##[error]"

LEADS = ("", "::error::injected", "##[error]", " \u00a0::error::injected", "##vso[task]")
"""How every text begins, for where it begins a line."""

OBEYED = ("\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u200b")


def poisoned(record, but=()):
    """Return a record with the nasty text before every text in it, whose shape stays what it was."""
    changes = {}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if name in but:
            continue
        if isinstance(value, str):
            changes[name] = NASTY + value
        elif isinstance(value, tuple):
            changes[name] = tuple(poisoned_part(part) for part in value)
    return msgspec.structs.replace(record, **changes)


def poisoned_part(part):
    if isinstance(part, str):
        return NASTY + part
    if isinstance(part, msgspec.Struct):
        return poisoned(part, but=("verdict", "rule", "severity", "computed_unit", "slip", "confidence", "unit"))
    return part


@pytest.fixture(params=LEADS)
def wicked(harbour, request, monkeypatch):
    """The harbour report with the nasty text in each claim, outside figure, path and error."""
    monkeypatch.setattr(f"{__name__}.NASTY", request.param + NASTY)
    claims = tuple(poisoned_part(finding) for finding in harbour.claims)
    outside = tuple(poisoned_part(result) for result in harbour.outside)
    article = msgspec.structs.replace(harbour.article, path=NASTY + harbour.article.path)
    errors = (Problem(NASTY, path=NASTY, line=1, column=1, source_line=NASTY, hint=NASTY),)
    cover = tuple(NASTY + id for id in harbour.cover)
    report = msgspec.structs.replace(
        harbour, claims=claims, outside=outside, article=article, errors=errors, cover=cover, claims_path=NASTY
    )
    return report, errors


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_that_is_obeyed_gets_through(format, wicked):
    report, problems = wicked
    text = render([report], format, Options(width=0), problems)
    assert [sign for sign in OBEYED if sign in text] == []
    assert [line for line in text.splitlines() if line.strip().startswith("::error::injected")] == []
    assert format == "github" or ("##[" not in text and "##vso[" not in text)


def test_a_page_and_markdown_hold_no_markup_of_it(wicked):
    report, problems = wicked
    for format in ("html", "markdown"):
        assert MARKUP not in render([report], format, Options(), problems)


def test_no_cell_of_a_spreadsheet_is_a_formula(wicked):
    report, problems = wicked
    cells = [cell for row in csv.reader(StringIO(render([report], "csv", Options(), problems))) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "@"))] == []


@pytest.mark.parametrize("width", [0, 80])
def test_an_explanation_is_safe(wicked, width):
    report, _ = wicked
    for finding in report.claims:
        text = render_finding(report, finding, Options(width=width))
        assert [sign for sign in OBEYED if sign in text] == []
        assert [line for line in text.splitlines() if line.strip().startswith("::")] == []
