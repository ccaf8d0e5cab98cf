import json

import pytest

from factcheck.model.errors import Problem
from factcheck.model.verdict import WORST_FIRST
from factcheck.report import Options, render, render_figures

CLAIM_KEYS = [
    *("id", "rule", "check", "quote", "start", "end", "line", "column", "figures", "verdict", "stated", "computed"),
    *("difference", "explanation", "repairs", "drift", "severity", "confidence", "origin"),
]
FIGURE_KEYS = [
    *("text", "start", "end", "line", "column", "value", "low", "high", "unit", "kind", "hedge", "claim"),
]


def test_one_report_is_the_object_of_the_design(harbour):
    document = json.loads(render([harbour], "json"))
    assert list(document) == [
        *("schema_version", "article", "language", "claims", "figures", "outside", "summary", "coverage"),
    ]
    assert [list(claim) for claim in document["claims"]] == [CLAIM_KEYS] * 9
    assert [list(figure) for figure in document["figures"]] == [FIGURE_KEYS] * 18
    assert list(document["summary"]) == list(WORST_FIRST)
    assert document["summary"]["inconsistent"] == 2
    assert document["coverage"] == {"figures": 18, "covered": 17, "ignored": 0}


def test_to_dict_is_what_is_written(harbour):
    assert json.loads(render([harbour], "json")) == harbour.to_dict()


def test_several_reports_are_a_list_with_totals(harbour, tram):
    document = json.loads(render([harbour, tram], "json"))
    assert list(document) == ["schema_version", "reports", "summary", "coverage"]
    assert [report["article"] for report in document["reports"]] == ["harbour.txt", "tin/xe-dien.txt"]
    assert document["summary"]["consistent"] == 2
    assert document["coverage"] == {"figures": 21, "covered": 20, "ignored": 0}


@pytest.mark.parametrize("count", [0, 1, 2])
def test_problems_become_errors_whatever_else_there_is(count, harbour, tram):
    problem = Problem("there is no such file", path="gone.toml", hint="name a claims file")
    document = json.loads(render([harbour, tram][:count], "json", problems=[problem]))
    assert document["errors"] == [
        {
            "message": "there is no such file",
            "path": "gone.toml",
            "line": None,
            "column": None,
            "hint": "name a claims file",
            "kind": "input",
        }
    ]
    assert document["schema_version"]


def test_nothing_to_report_has_the_lists_of_either_form_empty():
    document = json.loads(render([], "json"))
    assert [document[name] for name in ("claims", "figures", "outside", "reports")] == [[], [], [], []]
    assert set(document["summary"].values()) == {0}


def test_jsonl_has_one_object_a_line(harbour, tram):
    lines = [json.loads(line) for line in render([harbour, tram], "jsonl", problems=[Problem("no")]).splitlines()]
    assert [line["type"] for line in lines] == ["report"] + ["claim"] * 9 + ["report", "claim", "error"]
    assert lines[2]["id"] == "berths"
    assert lines[2]["article"] == "harbour.txt"


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_vietnamese_stays_readable_and_escapes_do_not_get_through(format, harbour, tram):
    text = render([harbour, tram], format)
    assert "Tuyến xe điện" in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\\u202e" in text


def test_a_file_name_that_is_not_utf8_keeps_the_json_valid():
    document = json.loads(render([], "json", problems=[Problem("unreadable", path="b\udce9.toml")]))
    assert document["errors"][0]["path"] == "b?.toml"


def test_figures_of_one_article(harbour):
    document = json.loads(render_figures([harbour], "json", Options()))
    assert list(document) == ["schema_version", "article", "language", "figures"]
    assert document["figures"][0] == {
        "text": "4.2 million tonnes",
        "start": 50,
        "end": 68,
        "line": 2,
        "column": 18,
        "value": "4200000000",
        "low": "4150000000",
        "high": "4250000000",
        "unit": "kilogram",
        "kind": "measure",
        "hedge": None,
        "claim": "freight-growth",
    }
    assert document["figures"][9]["hedge"] == "about"
    assert document["figures"][1]["claim"] is None


def test_figures_of_several_articles(harbour, tram):
    document = json.loads(render_figures([harbour, tram], "json"))
    assert [article["language"] for article in document["articles"]] == ["en", "vi"]
