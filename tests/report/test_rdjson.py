import json

import pytest

from factcheck.report import Options, render


def replaced(text, suggestion, before):
    """The line of `text` at a suggestion in bytes, with the suggested text in place of what is there."""
    start, end = suggestion["range"]["start"], suggestion["range"]["end"]
    line = text.split("\n")[start["line"] - 1].encode()
    assert line[start["column"] - 1 : end["column"] - 1].decode() == before
    return (line[: start["column"] - 1] + suggestion["text"].encode() + line[end["column"] - 1 :]).decode()


@pytest.fixture
def diagnostics_of(problem, validate):
    """The diagnostics of a result that reviewdog would take."""

    def diagnostics(reports):
        result = json.loads(render(reports, "rdjson", Options(), [problem]))
        validate(result, "rdjson.json")
        return result["diagnostics"]

    return diagnostics


def test_valid_for_several(harbour, tram, diagnostics_of):
    assert [diagnostic["severity"] for diagnostic in diagnostics_of([harbour, tram])] == [
        *("ERROR", "ERROR", "WARNING", "INFO", "INFO", "ERROR", "ERROR", "ERROR", "ERROR", "WARNING"),
    ]


def test_a_suggestion_mends_the_line(harbour, diagnostics_of):
    diagnostic = diagnostics_of([harbour])[1]
    assert replaced(harbour.article.text, diagnostic["suggestions"][0], "19") == (
        "Of its 48 berths 31 are let and 17 stand empty."
    )


def test_columns_count_bytes(tram_broken):
    diagnostic = json.loads(render([tram_broken], "rdjson"))["diagnostics"][0]
    fixed = replaced(tram_broken.article.text, diagnostic["suggestions"][0], "1,6 lần")
    assert fixed == "Tuyến xe điện dài 12,6 km, gấp 1,5 lần tuyến cũ (8,4 km)."
