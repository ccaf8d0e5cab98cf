"""`factcheck draft` and `factcheck scan` as a person runs them."""

import json
import os
import pty
import subprocess

import pytest

from tests.cli.command import COMMAND, factcheck

ARTICLE = """\
Ngân sách huyện tăng 24%

Thu ngân sách của huyện tăng 24% từ 850 tỷ đồng lên 1.054 tỷ đồng.
Huyện có 4.250 hộ dân, trong đó 1.190 hộ trồng cà phê, chiếm 28%.

Thu nhập bình quân đạt 62,5 triệu đồng, gấp 1,6 lần năm 2018. Công văn số 45/2021/QH15 nêu rõ điều này.
"""
WRONG = ARTICLE.replace("chiếm 28%", "chiếm 82%")


@pytest.fixture
def project(tmp_path):
    """Return a folder with one article."""
    (tmp_path / "bài.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def test_the_draft_is_accepted_by_verify_as_it_is(project):
    """What draft writes, verify reads: every statement holds, the unknown base is solved, nothing is invalid."""
    assert factcheck("draft", "bài.txt", "-o", "claims.toml", cwd=project).returncode == 0
    verified = factcheck("verify", "--format", "json", cwd=project)
    report = json.loads(verified.stdout)
    assert verified.returncode == 0
    assert {claim["verdict"] for claim in report["claims"]} <= {"consistent", "implied", "rounding"}
    assert {claim["rule"] for claim in report["claims"]} >= {"change", "share", "ratio"}
    assert [figure["unit"] for figure in report["outside"]] == ["VND"]


def test_ids_are_in_the_article_s_language_and_identifiers_are_ignored(project):
    text = factcheck("draft", "bài.txt", cwd=project).stdout
    assert 'id = "' in text
    assert "tỷ-lệ" in text
    assert "[45/2021/QH15]" in text.partition("[[claim]]")[0]


def test_drafting_again_keeps_what_a_person_has_edited(project):
    factcheck("draft", "bài.txt", "-o", "claims.toml", cwd=project)
    file = project / "claims.toml"
    edited = file.read_text(encoding="utf-8").replace("[[claim]]", "# mine\n[[claim]]\nnote = 'checked by phone'", 1)
    file.write_text(edited, encoding="utf-8")
    factcheck("draft", "bài.txt", "-o", "claims.toml", cwd=project)
    again = file.read_text(encoding="utf-8")
    assert "# mine" in again
    assert "checked by phone" in again
    assert again.count("[[claim]]") == edited.count("[[claim]]")


def test_explain_names_which_words_led_to_a_drafted_claim(project):
    factcheck("draft", "bài.txt", "-o", "claims.toml", cwd=project)
    report = json.loads(factcheck("verify", "--format", "json", cwd=project).stdout)
    share = next(claim["id"] for claim in report["claims"] if claim["rule"] == "share")
    assert "chiếm" in factcheck("explain", share, cwd=project).stdout


def test_scan_shows_only_what_requires_attention(project):
    quiet = factcheck("scan", "bài.txt", cwd=project)
    assert quiet.returncode == 0
    assert "bài.txt:" not in quiet.stdout
    everything = factcheck("scan", "--all", "bài.txt", cwd=project)
    assert "consistent [share]" in everything.stdout


def test_scan_finds_the_share_that_does_not_add_up(project):
    (project / "bài.txt").write_text(WRONG, encoding="utf-8")
    scanned = factcheck("scan", "bài.txt", cwd=project)
    assert scanned.returncode == 1
    assert "inconsistent [share]" in scanned.stdout
    assert "82%" in scanned.stdout
    assert scanned.stdout.count("bài.txt:") == 1


def test_scan_json_has_articles_with_figures_and_claims(project):
    document = json.loads(factcheck("scan", "--format", "json", "bài.txt", cwd=project).stdout)
    (article,) = document["articles"]
    assert set(article) == {"article", "language", "figures", "claims"}
    assert article["language"] == "vi"
    share = next(claim for claim in article["claims"] if claim["rule"] == "share")
    assert [article["figures"][index]["text"] for index in share["figures"]] == ["1.190 hộ", "4.250 hộ dân", "28%"]


def test_scan_of_a_folder_names_only_articles_with_findings_and_gives_one_summary(project):
    (project / "news").mkdir()
    (project / "news" / "right.txt").write_text(ARTICLE, encoding="utf-8")
    (project / "news" / "wrong.txt").write_text(WRONG, encoding="utf-8")
    scanned = factcheck("scan", "--format", "table", "--lang", "en", "news", cwd=project)
    assert scanned.returncode == 1
    assert "wrong.txt" in scanned.stdout
    assert "right.txt" not in scanned.stdout
    assert scanned.stdout.rstrip().splitlines()[-1].startswith("2 articles · 1 claim: ✗ 1 inconsistent")


def test_scan_of_standard_input(project):
    scanned = factcheck("scan", "--stdin-name", "tin.txt", "-", cwd=project, stdin=WRONG)
    assert scanned.returncode == 1
    assert scanned.stdout.startswith("tin.txt:")


@pytest.mark.parametrize(
    ("answers", "claims"),
    [("a\nq\n", 1), ("s\na\nq\n", 1), ("?\ne\nmy-id\n((\n\nmy note\nq\n", 1), ("", 0)],
    ids=["accept", "skip", "edit", "nobody answers"],
)
def test_walking_through_by_pipe(project, answers, claims):
    factcheck("draft", "-i", "bài.txt", "-o", "claims.toml", cwd=project, stdin=answers)
    text = (project / "claims.toml").read_text(encoding="utf-8")
    assert text.count("check = ") == claims
    assert ("my-id" in text) == ("my-id" in answers)
    assert ("my note" in text) == ("my note" in answers)


def test_walking_through_on_a_terminal(project):
    """A person accepts the first claim and leaves."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [COMMAND, "draft", "-i", "bài.txt", "-o", "claims.toml"],
        cwd=project,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1"},
    )
    os.close(theirs)
    shown = bytearray()
    for answer in (b"a\n", b"q\n"):
        while not shown.endswith(b"? "):
            shown += os.read(ours, 4096)
        os.write(ours, answer)
        shown += b"\n"
    assert process.wait(timeout=60) == 0
    os.close(ours)
    assert "1/" in shown.decode()
    assert "check: " in shown.decode()
    assert (project / "claims.toml").read_text(encoding="utf-8").count("[[claim]]") == 1


def test_an_article_from_standard_input_leaves_nobody_to_ask(project):
    failed = factcheck("draft", "-i", "-", cwd=project, stdin=ARTICLE)
    assert failed.returncode == 2
    assert "name the article as a file" in failed.stderr
