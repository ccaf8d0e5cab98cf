"""Faults put into every stage of a run: each becomes an error of its own, and what is sound is reported."""

import csv
import io
import json
import sys
from contextvars import copy_context
from importlib import import_module
from xml.etree import ElementTree

import pytest

from factcheck.cli.app import main
from factcheck.report import FORMATS
from tests.newsroom import lay_out

MARK = "spoilt"
"""In the path, or the id, of what a fault is put into."""


class OwnError(Exception):
    def __str__(self):
        raise ValueError("an exception whose text can't be made")


FAULTS = {
    "ValueError": ValueError("too wide\nfor one line ␛ \x1b[31m"),
    "AssertionError": AssertionError(),
    "RecursionError": RecursionError("maximum recursion depth exceeded"),
    "MemoryError": MemoryError(),
    "UnicodeEncodeError": UnicodeEncodeError("ascii", "≈", 0, 1, "ordinal not in range(128)"),
    "OSError": OSError(5, "Input/output error"),
    "StopIteration": StopIteration(),
    "OverflowError": OverflowError("int too large to convert to float"),
    "OwnError": OwnError(),
}

FILE_STAGES = {
    "reading the claims file": ("factcheck.claims.load", "parse_source"),
    "reading the article": ("factcheck.api", "read_article"),
    "reading the figures": ("factcheck.api", "article_figures"),
    "finding the quotes": ("factcheck.engine.recomputing", "gather"),
    "solving jointly": ("factcheck.engine.recomputing", "joint_results"),
}
"""What is done with one file → the function, as the caller knows it."""

CLAIM_STAGES = {
    "evaluating": ("factcheck.engine.recomputing", "evaluate_in"),
    "explaining": ("factcheck.engine.recomputing", "result_of"),
    "making the finding": ("factcheck.engine.recomputing", "finding_of"),
}
"""What is done with one claim."""

CHECK_OF_FREIGHT = "source='change(before, freight)"
"""How one claim's check is known where the claim is not."""

SCAN_STAGES = {
    "reading the article": ("factcheck.cli.scan_run", "article_of"),
    "reading the figures": ("factcheck.api", "article_figures"),
    "laying out": ("factcheck.draft.scan", "read_scene"),
    "looking for oddities": ("factcheck.draft.scan", "find_lints"),
}


def run(*arguments):
    """Run the command in this process; return its exit code."""
    sys.argv = ["factcheck", *map(str, arguments)]
    with pytest.raises(SystemExit) as ended:
        copy_context().run(main)
    return ended.value.code


def put(monkeypatch, place, fault, is_meant=lambda text: MARK in text):
    """Make a function raise where its arguments speak of what is meant."""
    module = import_module(place[0])
    sound = getattr(module, place[1])

    def faulty(*arguments, **named):
        if is_meant(repr(arguments)):
            raise fault
        return sound(*arguments, **named)

    monkeypatch.setattr(module, place[1], faulty)


def entries(text, format):
    """Return (what the report says of sound claims, what of errors), having read the format as its consumers do."""
    if format in ("json", "jsonl"):
        documents = [json.loads(line) for line in text.splitlines()] if format == "jsonl" else [json.loads(text)]
        errors = [one for document in documents for one in document.get("errors", [])]
        errors += [document for document in documents if document.get("type") == "error"]
        return text, json.dumps(errors, ensure_ascii=False)
    if format == "sarif":
        ran = json.loads(text)["runs"][0]
        assert ran["invocations"][0]["executionSuccessful"] is False
        return json.dumps(ran["results"], ensure_ascii=False), json.dumps(
            ran["invocations"][0]["toolExecutionNotifications"], ensure_ascii=False
        )
    if format in ("gitlab", "rdjson"):
        document = json.loads(text)
        reported = document if format == "gitlab" else document["diagnostics"]
        is_error = {
            "gitlab": lambda one: one["severity"] == "blocker",
            "rdjson": lambda one: "error:" in one["message"],
        }
        errors = [one for one in reported if is_error[format](one)]
        return json.dumps([one for one in reported if one not in errors], ensure_ascii=False), json.dumps(
            errors, ensure_ascii=False
        )
    if format == "junit":
        root = ElementTree.fromstring(text.partition("\n")[2])
        errors = [case for case in root.iter("testcase") if case.find("error") is not None]
        sound = [case for case in root.iter("testcase") if case not in errors]
        text_of = lambda cases: "".join(ElementTree.tostring(case, encoding="unicode") for case in cases)  # noqa: E731
        return text_of(sound), text_of(errors)
    if format == "csv":
        rows = list(csv.DictReader(io.StringIO(text)))
        return str([row for row in rows if row["verdict"] != "error"]), str(
            [row for row in rows if row["verdict"] == "error"]
        )
    if format == "github":
        lines = text.splitlines()
        return text, "\n".join(line for line in lines if line.startswith("::error ") and "title=error" in line)
    if format == "html":
        assert text.rstrip().endswith("</html>")
    return text, text


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """Two sound claims files with their articles, one of which is inconsistent, and one to be spoilt between them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("north", MARK, "south"):
        lay_out(tmp_path / name)
    story = tmp_path / "south/harbour.txt"
    story.write_text(story.read_text("utf-8").replace("19 stand empty", "16 stand empty"), "utf-8")
    return tmp_path


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("stage", FILE_STAGES.values(), ids=FILE_STAGES)
def test_one_file_hides_no_other(newsroom, monkeypatch, capsys, stage, fault):
    put(monkeypatch, stage, fault)
    assert run("verify", ".", "--format", "json", "-j", "1") == 2
    shown = capsys.readouterr()
    document = json.loads(shown.out)
    assert [report["article"] for report in document["reports"]] == ["north/harbour.txt", "south/harbour.txt"]
    assert document["summary"]["inconsistent"] == 1
    (error,) = document["errors"]
    assert error["path"].startswith(f"{MARK}/")
    named = {MemoryError: "not enough memory", OSError: "Input/output error"}
    assert named.get(type(fault), type(fault).__name__) in error["message"]
    assert error["hint"]
    assert "Traceback" not in shown.err
    assert "\x1b" not in shown.err


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_has_the_error_and_the_other_findings(newsroom, monkeypatch, capsys, format):
    put(monkeypatch, FILE_STAGES["finding the quotes"], ValueError("too wide"))
    assert run("verify", ".", "--format", format, "-j", "1") == 2
    sound, errors = entries(capsys.readouterr().out, format)
    assert "north/harbour.txt" in sound or format in ("github", "sarif")  # which leave out what is fine
    assert "south/harbour.txt" in sound
    assert "ValueError: too wide" in errors.replace("\\", "")
    assert MARK in errors


@pytest.mark.parametrize("format", FORMATS)
def test_a_report_that_cannot_be_written_hides_no_other(newsroom, monkeypatch, capsys, format):
    is_spoilt = lambda text: f"Article(path='{MARK}/" in text  # noqa: E731
    put(monkeypatch, (FORMATS[format], "render"), KeyError("no such word"), is_spoilt)
    assert run("verify", ".", "--format", format, "-j", "1") == 2
    shown = capsys.readouterr()
    sound, errors = entries(shown.out, format)
    assert "north/harbour.txt" in sound or format in ("github", "sarif")  # which leave out what is fine
    assert "south/harbour.txt" in sound
    assert "KeyError" in errors
    assert "KeyError" in shown.err


@pytest.mark.parametrize("format", FORMATS)
def test_a_format_that_breaks_altogether_still_leaves_an_error(newsroom, monkeypatch, capsys, format):
    put(monkeypatch, (FORMATS[format], "render"), KeyError("no such word"), is_meant=lambda text: True)
    assert run("verify", ".", "--format", format, "-j", "1") == 2
    shown = capsys.readouterr()
    assert "KeyError" in shown.err
    if format in ("json", "jsonl"):
        assert "KeyError" in entries(shown.out, format)[1]


@pytest.mark.parametrize("fault", ["ValueError", "RecursionError", "StopIteration"])
@pytest.mark.parametrize("stage", CLAIM_STAGES.values(), ids=CLAIM_STAGES)
def test_one_claim_hides_no_other(newsroom, monkeypatch, capsys, stage, fault):
    claims = newsroom / "south/claims.toml"
    claims.write_text(claims.read_text("utf-8").replace('id = "freight"', f'id = "{MARK}"'), "utf-8")
    assert MARK in claims.read_text("utf-8")
    spoilt = MARK if stage[1] == "finding_of" else CHECK_OF_FREIGHT
    assert run("verify", "south", "--format", "json") == 1
    before = {claim["id"]: claim["verdict"] for claim in json.loads(capsys.readouterr().out)["claims"]}
    put(monkeypatch, stage, FAULTS[fault], is_meant=lambda text: spoilt in text)
    assert run("verify", "south", "--format", "json") == 2
    document = json.loads(capsys.readouterr().out)
    assert {claim["id"]: claim["verdict"] for claim in document["claims"]} == before | {MARK: "invalid"}
    (error,) = document["errors"]
    assert MARK in error["message"]
    assert (error["path"], error["line"]) == ("south/claims.toml", 9)


@pytest.mark.parametrize("fault", ["ValueError", "MemoryError", "OverflowError"])
@pytest.mark.parametrize("stage", SCAN_STAGES.values(), ids=SCAN_STAGES)
def test_one_article_hides_no_other(newsroom, monkeypatch, capsys, stage, fault):
    put(monkeypatch, stage, FAULTS[fault])
    assert run("scan", "north", MARK, "south", "--format", "json") == 2
    document = json.loads(capsys.readouterr().out)
    done = [article["article"] for article in document["articles"]]
    assert [name for name in done if MARK not in name] == ["north/harbour.txt", "south/harbour.txt"]
    (error,) = document["errors"]
    assert error["path"] == f"{MARK}/harbour.txt"


@pytest.mark.parametrize("place", ["factcheck.draft.find.score", "factcheck.draft.evaluating.evaluate"])
@pytest.mark.parametrize("command", ["scan", "draft"])
def test_one_candidate_ends_no_scan(tmp_path, monkeypatch, capsys, place, command):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(
        "Sales rose 12% to $112m from $100m. Of the 200 voters 50, or 25%, stayed at home.", "utf-8"
    )
    module, _, name = place.rpartition(".")
    put(monkeypatch, (module, name), ValueError("too wide"), is_meant=lambda text: "share(" in text)
    assert run(command, "a.txt", *(["--format", "json"] if command == "scan" else [])) == 2
    shown = capsys.readouterr()
    assert "change" in shown.out
    assert "ValueError: too wide" in shown.err


def test_the_traceback_is_shown_to_those_who_ask_for_it(newsroom, monkeypatch, capsys):
    put(monkeypatch, FILE_STAGES["finding the quotes"], ValueError("too wide"))
    monkeypatch.setenv("FACTCHECK_DEBUG", "1")
    assert run("verify", ".", "-j", "1") == 2
    assert "Traceback" in capsys.readouterr().err


def test_internal_errors_are_reported_in_vietnamese_too(newsroom, monkeypatch, capsys):
    put(monkeypatch, FILE_STAGES["finding the quotes"], ValueError("too wide"))
    assert run("verify", ".", "-j", "1", "--lang", "vi", "--format", "concise") == 2
    assert f"{MARK}/claims.toml: error [internal] lỗi nội bộ: ValueError: too wide" in capsys.readouterr().out


COMMANDS = {
    "figures": ("factcheck.cli.article_input", "claims_file_of"),
    "explain": ("factcheck.cli.commands.explain", "_explanation"),
    "rules": ("factcheck.report.rule_list", "render_rules"),
    "update": ("factcheck.api", "updated_quotes"),
    "schema": ("factcheck.claims.claims_schema", "claims_schema"),
    "draft": ("factcheck.api", "draft"),
    "prompt": ("factcheck.draft.proposals.prompt", "prompt_with_schema"),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_ends_with_a_traceback_or_1(newsroom, monkeypatch, capsys, command):
    monkeypatch.chdir(newsroom / "north")
    put(monkeypatch, COMMANDS[command], ZeroDivisionError("by zero"), is_meant=lambda text: True)
    named = {"figures": ["harbour.txt"], "draft": ["harbour.txt"], "prompt": ["harbour.txt"], "explain": ["berths"]}
    assert run(command, *named.get(command, [])) == 2
    shown = capsys.readouterr()
    assert "internal error: ZeroDivisionError: by zero" in shown.err
    assert "Traceback" not in shown.err


@pytest.mark.parametrize("line", [["verify"], ["verify", "--workers", "1"]], ids=["plain", "typed"])
def test_ctrl_c_is_no_verdict(newsroom, monkeypatch, line):
    monkeypatch.chdir(newsroom / "north")
    put(monkeypatch, ("factcheck.api", "verify"), KeyboardInterrupt(), is_meant=lambda text: True)
    assert run(*line) == 130
