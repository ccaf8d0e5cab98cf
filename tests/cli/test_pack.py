"""`factcheck pack`: Swedish is added as docs/extending/language.md says, and its mistakes are reported."""

import re
from pathlib import Path

import pytest

from tests.cli.command import factcheck

GUIDE = (Path(__file__).parents[2] / "docs/extending/language.md").read_text(encoding="utf-8")
CONFIGURATION, WORDS, RELATIONS, EXAMPLES = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)

ARTICLE = """Kommunen växer och skolan är full.

Av 200 elever är 50 flickor, vilket motsvarar 35 procent. Det är en ökning som märks på skolan.

Omsättningen ökade med 20 procent, från 50 miljoner kronor till 60 miljoner kronor.
"""


@pytest.fixture
def project(tmp_path):
    assert factcheck("pack", "new", "sv", "packs/sv", cwd=tmp_path).returncode == 0
    (tmp_path / "factcheck.toml").write_text(CONFIGURATION, encoding="utf-8")
    for name, text in (("words", WORDS), ("relations", RELATIONS), ("examples", EXAMPLES)):
        (tmp_path / f"packs/sv/{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_guide_adds_swedish(project):
    done = factcheck("pack", "check", "packs/sv", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("packs/sv: Swedish (sv): ")
    assert done.stdout.endswith("2 examples; all as they say\n")

    (project / "article.txt").write_text(ARTICLE, encoding="utf-8")
    scan = factcheck("scan", "article.txt", "--format", "concise", cwd=project)
    assert scan.returncode == 1
    first, *_, totals = scan.stdout.splitlines()
    assert first.startswith("article.txt:3:1: inconsistent [share]")
    assert "25 procent (" in first
    assert "the article says 35 procent" in first
    assert "consistent" in totals


def test_a_template_is_checked_and_never_written_over(tmp_path):
    made = factcheck("pack", "new", "pt-BR", "packs/pt-BR", cwd=tmp_path)
    assert made.stdout.splitlines()[1] == "fill them in, then run: factcheck pack check packs/pt-BR"
    done = factcheck("pack", "check", "packs", cwd=tmp_path)
    assert done.returncode == 0
    assert "0 examples; add some to examples.toml" in done.stdout
    again = factcheck("pack", "new", "pt-BR", "packs/pt-BR", cwd=tmp_path)
    assert again.returncode == 2
    assert "words.toml is there already: nothing was written" in again.stderr


def test_what_is_no_code_is_refused(tmp_path):
    done = factcheck("pack", "new", "Swedish", "packs/sv", cwd=tmp_path)
    assert done.returncode == 2
    assert '"Swedish" is no code of a language' in done.stderr
    assert not (tmp_path / "packs").exists()


def test_an_example_that_is_read_otherwise_is_reported_at_its_line(project):
    examples = EXAMPLES.replace('"25 percent"]', '"52 percent"]').replace("change inconsistent", "change consistent")
    (project / "packs/sv/examples.toml").write_text(examples, encoding="utf-8")
    done = factcheck("pack", "check", "packs/sv", cwd=project)
    assert done.returncode == 1
    assert "2 examples; 2 of them fail" in done.stdout
    assert "examples.toml:2: other figures than expected: 200 person, 50, 25 percent; expected: 200" in done.stderr
    assert "examples.toml:7: other statements than expected: change inconsistent; expected: change" in done.stderr


def test_a_verdict_need_not_be_named(project):
    (project / "packs/sv/examples.toml").write_text(EXAMPLES.replace(" inconsistent", ""), encoding="utf-8")
    assert factcheck("pack", "check", "packs/sv", cwd=project).returncode == 0


def test_faulty_files_are_reported_all_at_once(project):
    relations = RELATIONS.replace("share =", "shares =")
    (project / "packs/sv/relations.toml").write_text(relations, encoding="utf-8")
    (project / "packs/sv/report.toml").write_text('[line]\nstated = "påstått {state}"\n', encoding="utf-8")
    done = factcheck("pack", "check", "packs/sv", cwd=project)
    assert done.returncode == 2
    assert 'relations.toml:6: no such key in a language pack in "cues.shares"' in done.stderr
    assert "Did you mean “share”?" in done.stderr
    assert 'report.toml:2: nothing fills in {state} in "line.stated"' in done.stderr


def test_a_message_for_a_rule_that_is_none_is_reported(project):
    (project / "packs/sv/explanations.toml").write_text('[rule]\nshair = "{part} av {whole}"\n', encoding="utf-8")
    done = factcheck("pack", "check", "packs/sv", cwd=project)
    assert done.returncode == 1
    assert 'no rule is called "shair", in [rule]' in done.stderr
    assert "Did you mean “share”?" in done.stderr


def test_a_language_of_one_file(project):
    text = WORDS + RELATIONS.replace("[", "[relations.", 1).replace("\n[", "\n[relations.")
    file = project / "sv.toml"
    file.write_text(text.replace('[relations."', '["') + EXAMPLES, encoding="utf-8")
    done = factcheck("pack", "check", "sv.toml", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "13 phrases for relations" in done.stdout
    assert done.stdout.endswith("2 examples; all as they say\n")


def test_what_is_not_there_is_reported(tmp_path):
    done = factcheck("pack", "check", "packs/none", cwd=tmp_path)
    assert done.returncode == 2
    assert "there is no such language pack" in done.stderr
