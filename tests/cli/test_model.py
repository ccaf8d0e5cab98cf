"""`--model` and `models` on the command line, against a server that answers as recorded."""

import json

import pytest

from factcheck.claims import load
from factcheck.draft.language_model.address import LOCAL_SERVERS
from tests.cli.command import factcheck
from tests.draft.language_model.model_server import model_server
from tests.draft.language_model.test_asking import SETTINGS, questions
from tests.draft.proposals.story import BILL, TEXT


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "story.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def server():
    with model_server([BILL]) as running:
        yield running


def run(folder, *arguments):
    """Run the command with a cache of its own and no settings of whoever runs the tests."""
    return factcheck(*arguments, cwd=folder, **dict.fromkeys(SETTINGS, ""), FACTCHECK_CACHE=str(folder / "cache"))


def claims_of(finished):
    return [claim for article in json.loads(finished.stdout)["articles"] for claim in article["claims"]]


def test_scan_recomputes_what_a_model_points_at_in_each_article(folder, server):
    (folder / "two.txt").write_text(TEXT.replace("£1,220", "£1,020"), encoding="utf-8")
    options = ("--model", "reader", "--base-url", server.url, "--format", "json")
    finished = run(folder, "scan", "story.txt", "two.txt", *options)
    proposed = [claim for claim in claims_of(finished) if claim["origin"] == "model"]
    assert [(claim["rule"], claim["verdict"]) for claim in proposed] == [("product", "inconsistent")]
    assert proposed[0]["computed"] == {"low": "1014", "high": "1026"}
    assert finished.stderr.count(f"asking reader at {server.url}\n") == 1
    assert "reader: 1 part of the article, 1,500 tokens in, 250 out\n1 proposal: 1 do not add up" in finished.stderr
    assert finished.returncode == 1
    assert "They need 12 of them" in questions(server)[0]["messages"][0]["content"]
    assert questions(server)[0]["response_format"]["json_schema"]["schema"]["properties"]["proposals"]
    again = run(folder, "scan", "story.txt", *options)
    assert "answered before, not asked again" in again.stderr
    assert len(questions(server)) == 2


def test_draft_marks_the_origin_and_keeps_what_a_person_edited(folder, server):
    options = ("draft", "story.txt", "-o", "claims.toml", "--model", "reader", "--base-url", server.url)
    assert run(folder, *options).returncode == 0
    file = folder / "claims.toml"
    edited = file.read_text(encoding="utf-8").replace('origin = "model"', 'origin = "model"\nnote = "mine"')
    file.write_text(edited, encoding="utf-8")
    assert run(folder, *options).returncode == 0
    assert [claim.note for claim in load(file).claims if claim.origin == "model"] == ["mine"]


def test_a_server_that_fails_is_asked_once_and_our_own_findings_stay(folder, server):
    (folder / "two.txt").write_text(TEXT, encoding="utf-8")
    options = ("--model", "broken", "--base-url", server.url, "--format", "json")
    finished = run(folder, "scan", "story.txt", "two.txt", *options)
    assert finished.returncode == 2
    assert finished.stderr.count("\nerror:") == 1
    assert "has failed (500): “CUDA error: out of memory ␛[2J" in finished.stderr
    assert [claim["rule"] for claim in claims_of(finished)].count("share") == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--base-url", "http://127.0.0.1:9"), "--base-url is about a model"),
        (("--model", "m", "--proposals", "p.json"), "--proposals and --model exclude each other"),
        (("--model", "m", "--base-url", "http://127.0.0.1:9/v1"), "no server can be reached at http://127.0.0.1:9/v1"),
    ],
)
def test_mistakes_are_named(folder, arguments, said):
    finished = run(folder, "scan", "story.txt", *arguments)
    assert said in finished.stderr
    assert "Traceback" not in finished.stderr
    assert finished.returncode == 2


def test_a_configuration_names_a_model_at_most(folder):
    (folder / "factcheck.toml").write_text('base_url = "http://127.0.0.1:9"\n', encoding="utf-8")
    finished = run(folder, "scan", "story.txt")
    assert "base_url" in finished.stderr
    assert finished.returncode == 2


def test_auto_finds_a_server_of_this_machine(folder):
    """Needs one of the ports on which local servers usually listen."""
    for program, port in LOCAL_SERVERS:
        try:
            with model_server([BILL], port) as server:
                listed = run(folder, "models")
                assert f"reader  {server.url}  {program}" in listed.stdout
                assert not questions(server)
                (folder / "factcheck.toml").write_text('model = "thinking"\n', encoding="utf-8")
                assert run(folder, "scan", "story.txt", "--model", "auto").returncode == 1
                assert questions(server)[-1]["model"] == "thinking"
                (folder / "factcheck.toml").write_text('model = "absent"\n', encoding="utf-8")
                assert run(folder, "scan", "story.txt", "--model", "auto").returncode == 1
                assert questions(server)[-1]["model"] == "reader"  # not the first, which answers no questions
                return
        except OSError:
            continue
    pytest.skip("all ports of local model servers are taken on this machine")
