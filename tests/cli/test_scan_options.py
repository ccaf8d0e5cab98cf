"""`scan` has the options of `verify` that say what fails a run and what is shown."""

import pytest

from tests.cli.command import factcheck

WRONG = "Sales rose 12% to $105m from $100m.\n"


def test_a_folder_is_read_by_every_ending_that_an_article_may_have(tmp_path):
    for ending in ("txt", "md", "markdown", "html", "XHTML", "csv", "zip"):
        (tmp_path / f"a.{ending}").write_text(WRONG, "utf-8")
    shown = factcheck("scan", ".", "--format", "concise", cwd=tmp_path).stdout
    read = {line.partition(":")[0] for line in shown.splitlines() if ": inconsistent" in line}
    assert read == {"a.txt", "a.md", "a.markdown", "a.html", "a.XHTML"}


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (WRONG, (), 1),
        (WRONG, ("--exit-zero",), 0),
        (WRONG, ("--fail-on", "rounding"), 0),
        (WRONG, ("--fail-on", "inconsistent"), 1),
        (WRONG, ("--quiet",), 1),
        (WRONG, ("--fail-on", "wrong"), 2),
    ],
)
def test_what_fails_a_scan_is_chosen_as_for_verify(tmp_path, text, options, code):
    (tmp_path / "story.txt").write_text(text, encoding="utf-8")
    done = factcheck("scan", "story.txt", *options, cwd=tmp_path)
    assert done.returncode == code, done.stdout + done.stderr
    assert ("inconsistent [change]" in done.stdout) == (code != 2)


def test_strict_shows_what_it_fails_on(tmp_path):
    text = "The company sold 2,900 of its 16,800 cars abroad, or 17.2%.\n"
    (tmp_path / "story.txt").write_text(text, encoding="utf-8")
    lax = factcheck("scan", "story.txt", cwd=tmp_path)
    assert (lax.returncode, "rounding [" in lax.stdout) == (0, False)
    strict = factcheck("scan", "--strict", "story.txt", cwd=tmp_path)
    assert (strict.returncode, "rounding [share]" in strict.stdout) == (1, True)
