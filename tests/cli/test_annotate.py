"""`--annotate`: what the command writes, what it refuses, and that the article stays as it was."""

import pytest

from tests.cli.command import factcheck

docx = pytest.importorskip("docx", reason="python-docx is not installed")

WRONG = "Cars made up 342,000 of the 418,000 vehicles on board, or 88.1%.\n"


@pytest.fixture
def story(tmp_path):
    document = docx.Document()
    document.add_paragraph(WRONG.strip())
    document.save(tmp_path / "story.docx")
    (tmp_path / "story.txt").write_text(WRONG, "utf-8")
    return tmp_path


def comments(path):
    return [comment.text for comment in docx.Document(path).comments]


@pytest.mark.parametrize("name", ["story.docx", "story.txt"])
def test_scan_writes_a_copy_with_comments(story, name):
    before = (story / name).read_bytes()
    done = factcheck("scan", str(story / name), "--annotate", str(story / "out.docx"), cwd=story)
    assert done.returncode == 1
    assert (story / name).read_bytes() == before
    assert "81.8%" in comments(story / "out.docx")[0]


def test_verify_writes_one_in_the_language_asked_for(story):
    (story / "claims.toml").write_text(
        'article = "story.docx"\nlanguage = "en"\n[[claim]]\nid = "cars"\n'
        'quote = "[cars: 342,000] of the [all: 418,000 vehicles] on board, or [part: 88.1%]"\n'
        'check = "share(part = cars, whole = all) ≈ part"\n',
        "utf-8",
    )
    done = factcheck("verify", str(story), "--lang", "vi", "--annotate", str(story / "out.docx"), cwd=story)
    assert done.returncode == 1
    assert comments(story / "out.docx")[0].startswith("✗ không khớp: cars\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["story.docx", "--annotate", "story.docx"], "would overwrite the article itself"),
        (["story.docx", "--annotate", "out.odt"], "writes Word documents"),
        (["story.docx", "story.txt", "--annotate", "out.docx"], "takes one article"),
        (["story.docx", "--annotate", "nowhere/out.docx"], "can't be written"),
    ],
)
def test_what_can_not_be_is_an_error(story, arguments, message):
    before = (story / "story.docx").read_bytes()
    done = factcheck("scan", *arguments, cwd=story)
    assert done.returncode == 2
    assert message in done.stderr
    assert (story / "story.docx").read_bytes() == before
