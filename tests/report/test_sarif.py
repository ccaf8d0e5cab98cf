import json

import pytest

from factcheck.model.errors import Problem
from factcheck.report import Options, render


@pytest.fixture
def run_of(problem, validate):
    """The one run of a document that its schema allows."""

    def run(reports, **options):
        document = json.loads(render(reports, "sarif", Options(**options), [problem]))
        validate(document, "sarif-2.1.0.json")
        return document["runs"][0]

    return run


def test_valid_for_none_one_and_several(harbour, tram, run_of):
    for reports in ([], [harbour], [harbour, tram]):
        run_of(reports)


def test_results_are_what_asks_for_something(harbour, run_of):
    results = run_of([harbour])["results"]
    assert [(result["properties"]["verdict"], result["level"]) for result in results] == [
        ("inconsistent", "error"),
        ("rounding", "warning"),
        ("drifted", "error"),
        ("missing", "error"),
        ("inconsistent", "error"),
        ("invalid", "error"),
        ("uncovered", "warning"),
    ]


def test_every_rule_is_described(harbour, run_of):
    run = run_of([harbour])
    described = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} == described


def test_a_region_holds_the_quote(harbour, run_of):
    result = run_of([harbour])["results"][0]
    region = result["locations"][0]["physicalLocation"]["region"]
    line = harbour.article.text.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]


def test_a_fix_replaces_the_figure(harbour, run_of):
    change = run_of([harbour])["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    region = change["deletedRegion"]
    line = harbour.article.text.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "19"
    assert change["insertedContent"]["text"] == "17"


def test_strict_turns_rounding_into_an_error(harbour, run_of):
    results = run_of([harbour], failing=("rounding",))["results"]
    assert [result["properties"]["verdict"] for result in results if result["level"] == "error"] == ["rounding"]


def test_a_problem_is_a_notification(harbour, run_of):
    invocation = run_of([harbour])["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "there is no article; hint: name one"


def test_a_fingerprint_survives_moved_lines(harbour, moved, run_of):
    before, after = (run_of([report])["results"] for report in (harbour, moved))
    fingerprints = [[result["partialFingerprints"] for result in results] for results in (before, after)]
    assert fingerprints[0] == fingerprints[1]
    assert len({json.dumps(fingerprint) for fingerprint in fingerprints[0]}) == len(before)
    assert before[0]["locations"] != after[0]["locations"]


def test_paths_are_percent_encoded(tram):
    report = tram.__class__(**{name: getattr(tram, name) for name in tram.__struct_fields__} | {"claims": ()})
    spaced = Problem("unreadable", path="tin tức/số 1.txt")
    document = json.loads(render([report], "sarif", Options(), [spaced]))
    location = document["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["locations"][0]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "tin%20t%E1%BB%A9c/s%E1%BB%91%201.txt"


def test_sarif_is_read_by_sarif_tools(harbour, tmp_path):
    loader = pytest.importorskip("sarif.loader", reason="sarif-tools is not installed")
    (tmp_path / "out.sarif").write_text(render([harbour], "sarif"), "utf-8")
    files = loader.load_sarif_files(str(tmp_path / "out.sarif"))
    assert files.get_report().get_issue_count_for_severity("error") == 5
