"""`factcheck draft` and `factcheck scan` as a person runs them."""

import fcntl
import json
import os
import pty
import select
import signal
import struct
import termios

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
    [
        ("a\ns\n", 1),
        ("r\na\ns\n", 1),
        ("a\nb\nr\ns\n", 0),
        ("r\nA\n", 4),
        ("?\nn\nmy-id\n\n\n\n\na\ns\n", 1),
        ("c\n((\n\na\ns\n", 1),
        ("", 0),
    ],
    ids=["accept", "reject", "back", "the rest", "rename", "check", "nobody answers"],
)
def test_walking_through_by_pipe(project, answers, claims):
    walked = factcheck("draft", "-i", "bài.txt", "-o", "claims.toml", cwd=project, stdin=answers)
    assert walked.returncode == 0
    if not claims:
        assert not (project / "claims.toml").exists()
        assert "không ghi gì" in walked.stderr
        return
    text = (project / "claims.toml").read_text(encoding="utf-8")
    assert text.count("check = ") == claims
    assert ("my-id" in text) == ("my-id" in answers)
    assert factcheck("verify", cwd=project).returncode == 0


class Terminal:
    """`factcheck draft --interactive` on a terminal of its own."""

    def __init__(self, project, *options):
        self.process, self.ours = pty.fork()
        if not self.process:
            os.chdir(project)
            command = [str(COMMAND), "draft", "-i", "bài.txt", "-o", "claims.toml", *options]
            os.execve(command[0], command, {**os.environ, "TERM": "xterm", "NO_COLOR": "1"})
        fcntl.ioctl(self.ours, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 400, 0, 0))
        self.shown = ""

    def answer(self, written, after="[s]top? "):
        """Wait until what is newly shown holds the words after which a person writes, and write."""
        new = b""
        while after not in new.decode(errors="replace"):
            assert select.select([self.ours], [], [], 60)[0], f"nothing more after: {new.decode(errors='replace')}"
            new += os.read(self.ours, 4096)
        self.shown += new.decode(errors="replace")
        os.write(self.ours, written.encode())

    def end(self):
        """Return the exit code once everything is shown."""
        rest = b""
        try:
            while True:
                if not select.select([self.ours], [], [], 60)[0]:
                    os.kill(self.process, signal.SIGKILL)  # it waits for an answer that nobody gives
                    break
                more = os.read(self.ours, 4096)
                if not more:
                    break
                rest += more
        except OSError:  # the other end is closed
            pass
        self.shown += rest.decode(errors="replace")
        os.close(self.ours)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


@pytest.mark.parametrize(
    ("language", "question", "verdict", "before"),
    [("vi", "dừng? ", "✓ khớp", "đã nhận"), ("en", "[s]top? ", "✓ consistent", "accepted before")],
)
def test_walking_through_on_a_terminal_shows_verdicts_and_goes_back(project, language, question, verdict, before):
    terminal = Terminal(project, "--lang", language)
    for key in ("r", "a", "b", "r", "A"):
        terminal.answer(f"{key}\n", question)
    assert terminal.end() == 0
    for words in (verdict, before, "62,5 triệu đồng ÷", "2/5"):
        assert words in terminal.shown
    assert (project / "claims.toml").read_text(encoding="utf-8").count("check = ") == 3
    assert factcheck("verify", cwd=project).returncode == 0


def test_a_quote_is_edited_on_a_terminal_and_looked_up_in_the_article(project):
    """What the check needs must be in the quote, and the quote in the article."""
    terminal = Terminal(project, "--lang", "en")
    figures = "[thu_nhập: 62,5 triệu đồng], gấp [số_lần_thu_nhập: 1,6 lần]"
    terminal.answer("q\n")
    terminal.answer("\x15bình quân đạt [62,5 triệu đồng]\n", "> ")
    terminal.answer(f"\x15tàu chở {figures}\n", "> ")
    terminal.answer(f"\x15bình quân đạt {figures}\n", "> ")
    for key in ("a", "s"):
        terminal.answer(f"{key}\n")
    assert terminal.end() == 0
    assert "the check needs số_lần_thu_nhập, thu_nhập" in terminal.shown
    assert "the article does not have these words" in terminal.shown
    assert f'quote = "bình quân đạt {figures}"' in (project / "claims.toml").read_text(encoding="utf-8")
    assert factcheck("verify", cwd=project).returncode == 0


def test_control_c_keeps_what_was_accepted(project):
    terminal = Terminal(project, "--lang", "en")
    terminal.answer("a\n")
    terminal.answer("\x03")
    assert terminal.end() == 130
    assert "Interrupted: 1 accepted, 0 rejected, 4 not looked at" in terminal.shown
    assert (project / "claims.toml").read_text(encoding="utf-8").count("check = ") == 1


def test_control_c_before_anything_is_accepted_says_that_nothing_is_written(project):
    terminal = Terminal(project, "--lang", "en")
    terminal.answer("\x03")
    assert terminal.end() == 130
    assert "nothing is written" in terminal.shown
    assert not (project / "claims.toml").exists()


def test_an_article_from_standard_input_leaves_nobody_to_ask(project):
    failed = factcheck("draft", "-i", "-", cwd=project, stdin=ARTICLE)
    assert failed.returncode == 2
    assert "name the article as a file" in failed.stderr
