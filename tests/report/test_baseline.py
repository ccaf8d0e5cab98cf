import json

import msgspec
import pytest

from factcheck.model.errors import FactcheckError
from factcheck.report import Options, render
from factcheck.report.baseline import apply, load_baseline, unused, write_baseline


@pytest.fixture
def baseline_file(harbour, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_baseline([harbour], tmp_path / "known.json")
    return tmp_path / "known.json"


def changed(report, identifier, **changes):
    """The report with one finding's checks and verdict changed."""
    return msgspec.structs.replace(
        report,
        claims=tuple(
            msgspec.structs.replace(finding, **changes) if finding.id == identifier else finding
            for finding in report.claims
        ),
    )


def test_it_holds_what_is_wrong_keyed_by_claim_and_rule(baseline_file):
    findings = json.loads(baseline_file.read_text("utf-8"))["findings"]
    assert [(entry["id"], entry["rule"], entry["verdict"]) for entry in findings] == [
        ("berths", "sum", "inconsistent"),
        ("crane", "ratio", "drifted"),
        ("dues-per-boat", "per_unit", "rounding"),
        ("ferries", "other", "missing"),
        ("notice", "sum", "invalid"),
        ("staff", "comparison", "inconsistent"),
    ]
    assert {entry["claims"] for entry in findings} == {"harbour.claims.toml"}


def test_known_findings_are_silenced_and_reported(harbour, baseline_file):
    (known,) = apply([harbour], load_baseline(baseline_file))
    assert [finding.id for finding in known.claims if finding.silenced] == [
        *("berths", "dues-per-boat", "crane", "ferries", "staff", "notice"),
    ]
    assert "silenced: known.json" in render([known], "table", Options(width=0))
    assert json.loads(render([known], "json"))["claims"][1]["silenced"] == "known.json"


def test_moved_lines_do_no_harm(moved, baseline_file):
    (known,) = apply([moved], load_baseline(baseline_file))
    assert sum(bool(finding.silenced) for finding in known.claims) == 6


def test_silenced_findings_fail_nothing(harbour, baseline_file):
    known = apply([harbour], load_baseline(baseline_file))
    results = json.loads(render(known, "sarif"))["runs"][0]["results"]
    assert {result["level"] for result in results if "suppressions" in result} == {"note"}
    assert "error" not in {result["level"] for result in results}
    assert json.loads(render(known, "gitlab"))[0]["description"].startswith("implied")
    assert "<failure" not in render(known, "junit")


def test_another_rule_of_the_same_claim_is_new(harbour, baseline_file):
    check = msgspec.structs.replace(harbour.claims[1].checks[0], rule="share")
    (report,) = apply([changed(harbour, "berths", checks=(check,))], load_baseline(baseline_file))
    assert not report.claims[1].silenced


def test_what_has_become_worse_is_new(harbour, baseline_file):
    check = msgspec.structs.replace(harbour.claims[2].checks[0], verdict="inconsistent")
    worse = changed(harbour, "dues-per-boat", checks=(check,), verdict="inconsistent")
    (report,) = apply([worse], load_baseline(baseline_file))
    assert not report.claims[2].silenced


def test_a_second_broken_check_is_new(harbour, baseline_file):
    (first,) = harbour.claims[1].checks
    second = msgspec.structs.replace(first, rule="share")
    (report,) = apply([changed(harbour, "berths", checks=(first, second))], load_baseline(baseline_file))
    assert not report.claims[1].silenced


def test_what_silences_nothing_any_more_is_reported(harbour, baseline_file):
    corrected = changed(harbour, "berths", checks=(), verdict="consistent")
    assert [entry.id for entry in unused([corrected], load_baseline(baseline_file))] == ["berths"]
    assert unused([harbour], load_baseline(baseline_file)) == []


def test_entries_of_files_that_were_not_run_are_left_alone(tram, baseline_file):
    assert unused([tram], load_baseline(baseline_file)) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("not json", "this is no baseline"),
        ("[]", "this is no baseline: Expected `object`, got `array`"),
        ('{"schema_version": "1", "findings": [{"id": "a"}]}', "missing required field `claims`"),
        (
            '{"schema_version": "1", "findings": [{"claims": "a", "id": "a", "rule": "sum", "verdict": "bad"}]}',
            "Invalid enum value 'bad'",
        ),
    ],
)
def test_a_file_that_is_no_baseline_is_reported(tmp_path, content, message):
    (tmp_path / "known.json").write_text(content, "utf-8")
    with pytest.raises(FactcheckError, match=message):
        load_baseline(tmp_path / "known.json")


def test_a_file_that_is_not_there_is_reported_with_what_writes_it(tmp_path):
    with pytest.raises(FactcheckError) as caught:
        load_baseline(tmp_path / "gone.json")
    assert "--write-baseline" in caught.value.problems[0].hint
