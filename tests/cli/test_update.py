"""`factcheck update`: the claims file follows the article once a person has agreed, and keeps its look."""

import pytest

from tests.cli.command import factcheck
from tests.cli.terminal import on_a_terminal

SIGNED = "The school has 611 pupils. It opened in 1957 with 40 pupils.\n\nThe new hall cost 2.3 million euros.\n"
NOW = "The school has 612 pupils. It opened in 1959 with 40 pupils.\n\nThe big new hall cost 2.3 million euros.\n"

CLAIMS = """\
# Signed off by R. Okafor, 3 May
article  = "story.txt"   # the morning edition
language = "en"

[[claim]]
id    = "pupils"          # asked the head teacher
quote = "The school has [pupils: 611 pupils]"

[[claim]]
id     = "opening"
quote  = 'It opened in [opened: 1957] with [40 pupils]'
source = "the chronicle"


[[claim]]
id    = "hall"
quote = "The new hall cost [cost: 2.3 million euros]"
"""

PUPILS = ('"The school has [pupils: 611 pupils]"', '"The school has [pupils: 612 pupils]"')
OPENING = ("'It opened in [opened: 1957] with [40 pupils]'", '"It opened in [opened: 1959] with [40 pupils]"')
HALL = ('"The new hall cost [cost: 2.3 million euros]"', '"The big new hall cost [cost: 2.3 million euros]"')


@pytest.fixture
def project(tmp_path):
    (tmp_path / "story.txt").write_text(NOW, encoding="utf-8")
    (tmp_path / "claims.toml").write_text(CLAIMS, encoding="utf-8")
    return tmp_path


def claims(project):
    return (project / "claims.toml").read_text(encoding="utf-8")


def rewritten(*changes):
    """Return the claims file with some quotes replaced, all else as it was."""
    text = CLAIMS
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return text


def test_accepting_one_claim_rewrites_its_quote_and_nothing_else(project):
    done = factcheck("update", "--accept", "pupils", cwd=project)
    assert claims(project) == rewritten(PUPILS)
    assert "1 of 3 changed claims accepted" in done.stdout
    assert "1 still differs" in done.stdout
    assert done.returncode == 1


def test_accepting_all_leaves_nothing_to_report(project):
    assert factcheck("update", "--all", cwd=project).returncode == 0
    assert claims(project) == rewritten(PUPILS, OPENING, HALL)
    assert factcheck("verify", cwd=project).returncode == 0
    again = factcheck("update", "--all", cwd=project)
    assert "nothing to accept" in again.stdout
    assert again.returncode == 0


def test_a_person_at_the_keyboard_is_asked_for_each(project):
    shown = on_a_terminal("update", project, answers=["n\n", "y\n", "n\n"])
    assert claims(project) == rewritten(OPENING)
    assert shown.index("611 pupils → 612 pupils") < shown.index("1957 → 1959") < shown.index("reworded")
    assert "1 of 3 changed claims accepted" in shown


def test_leaving_half_way_changes_nothing(project):
    on_a_terminal("update", project, answers=["y\n", "\x04"])
    assert claims(project) == CLAIMS


def test_without_a_terminal_nothing_is_agreed_to(project):
    done = factcheck("update", cwd=project, stdin="y\ny\ny\n")
    assert claims(project) == CLAIMS
    assert "611 pupils → 612 pupils" in done.stdout
    assert "`--accept ID` or `--all`" in done.stdout
    assert [line for line in done.stdout.splitlines() if line.isspace()] == []
    assert done.returncode == 1


def test_a_statement_that_is_gone_is_left_to_the_person(project):
    (project / "story.txt").write_text("The school has 612 pupils.\n", encoding="utf-8")
    done = factcheck("update", "--all", cwd=project)
    assert claims(project) == rewritten(PUPILS)
    assert "Edit this claim by hand" in done.stdout
    assert done.returncode == 1


def test_an_id_that_has_not_changed_is_reported(project):
    done = factcheck("update", "--accept", "pupil", cwd=project)
    assert claims(project) == CLAIMS
    assert "changed: pupils, opening, hall" in done.stderr
    assert done.returncode == 2


def test_line_ends_and_byte_order_mark_of_the_file_stay(project):
    (project / "claims.toml").write_bytes(("\ufeff" + CLAIMS.replace("\n", "\r\n")).encode("utf-8"))
    assert factcheck("update", "--all", cwd=project).returncode == 0
    expected = "\ufeff" + rewritten(PUPILS, OPENING, HALL).replace("\n", "\r\n")
    assert (project / "claims.toml").read_bytes().decode("utf-8") == expected


def test_a_wrong_number_that_is_accepted_stays_inconsistent(project):
    with (project / "claims.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[claim]]\nid = "years"\nquote = "has [612 pupils]"\ncheck = "pupils = 611"\n')
    assert factcheck("update", "--all", cwd=project).returncode == 0
    assert "inconsistent" in factcheck("verify", cwd=project).stdout


def test_what_an_article_says_reaches_the_terminal_safely(project):
    (project / "story.txt").write_text(NOW.replace("612 pupils", "612\u202e pupils\x1b[31m"), encoding="utf-8")
    shown = factcheck("update", cwd=project).stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
