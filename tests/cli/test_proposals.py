"""`--proposals` and `prompt` on the command line: what is reported, what is said of what was rejected, exit codes."""

import json

import pytest

from factcheck.claims import load
from tests.cli.command import factcheck
from tests.draft.proposals.story import BILL, TEXT

SMUGGLED = {**BILL, "roles": {"factors": ["1", "2"], "result": "1020"}}


@pytest.fixture
def story(tmp_path):
    (tmp_path / "story.txt").write_text(TEXT, encoding="utf-8")
    lines = [json.dumps(one) for one in (BILL, SMUGGLED, {"rule": "\u001b[2Jguess", "quotes": ["x"], "roles": {}})]
    (tmp_path / "answer.jsonl").write_text("```json\n" + "\n".join(lines) + "\n```\n", encoding="utf-8")
    return tmp_path


def test_scan_reports_on_both_and_says_what_was_rejected(story):
    run = factcheck("scan", "story.txt", "--proposals", "answer.jsonl", "--verbose", "--format", "json", cwd=story)
    claims = json.loads(run.stdout)["articles"][0]["claims"]
    assert {"rules", "proposals"} == {claim["origin"] for claim in claims}
    (proposed,) = [claim for claim in claims if claim["origin"] == "proposals"]
    assert (proposed["rule"], proposed["verdict"], run.returncode) == ("product", "inconsistent", 1)
    assert "answer.jsonl:3: rejected [product]: mark: the role “result” has “1020”" in run.stderr
    assert "answer.jsonl:4: rejected" in run.stderr
    assert "\u001b" not in run.stderr
    assert "3 proposals: 1 do not add up, 2 rejected (1 mark, 1 unknown rule)" in run.stderr


def test_draft_merges_both_and_keeps_what_a_person_edited(story):
    first = factcheck("draft", "story.txt", "-o", "claims.toml", cwd=story)
    assert first.returncode == 0
    file = story / "claims.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("[[claim]]", '[[claim]]\nnote = "mine"', 1), encoding="utf-8"
    )
    run = factcheck("draft", "story.txt", "-o", "claims.toml", "--proposals", "-", cwd=story, stdin=json.dumps(BILL))
    assert run.returncode == 0, run.stderr
    claims = load(file).claims
    assert [claim.origin for claim in claims].count("proposals") == 1
    assert sum(claim.note == "mine" for claim in claims) == 1
    again = factcheck("draft", "story.txt", "-o", "claims.toml", "--proposals", "-", cwd=story, stdin=json.dumps(BILL))
    assert again.returncode == 0
    assert len(load(file).claims) == len(claims)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"I found nothing wrong.", "answer.jsonl:1: no proposal in this file: there is no JSON"),
        (b"ok\n\xff", "answer.jsonl:2: the proposals file is not UTF-8"),
        (b'\n{"rule": "share", "quotes": ["cut', "answer.jsonl:2: no proposal in this file: this is no whole JSON"),
        (b" " * 2_000_001, "the proposals file is too large"),
    ],
)
def test_a_file_that_holds_none_is_an_error_and_the_scan_goes_on(story, content, said):
    (story / "answer.jsonl").write_bytes(content)
    run = factcheck("scan", "story.txt", "--all", "--proposals", "answer.jsonl", cwd=story)
    assert run.returncode == 2
    assert said in run.stderr
    assert "20%" in run.stdout


def test_nothing_is_no_error_and_one_article_is_needed(story):
    (story / "answer.jsonl").write_text("", encoding="utf-8")
    assert factcheck("scan", "story.txt", "--proposals", "answer.jsonl", cwd=story).returncode == 0
    both = factcheck("scan", "-", "--proposals", "-", cwd=story, stdin=TEXT)
    several = factcheck("scan", "story.txt", "story.txt", "--proposals", "answer.jsonl", cwd=story)
    assert (both.returncode, several.returncode) == (2, 2)
    assert "can't be both" in both.stderr
    assert "one article" in several.stderr


def test_the_prompt_holds_rules_article_and_schema(story):
    run = factcheck("prompt", "story.txt", cwd=story)
    assert run.returncode == 0
    assert TEXT.strip() in run.stdout
    assert "- share(part, whole, percent):" in run.stdout
    schema = json.loads(run.stdout.splitlines()[-1])
    assert schema == json.loads(factcheck("schema", "proposals", cwd=story).stdout)
