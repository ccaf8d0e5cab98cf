"""A baseline adopts the check in an old repository: what is known stops nothing, what is new does."""

import pytest

from tests.cli.command import factcheck
from tests.newsroom import BAD_EDIT, edit, lay_out

KNOWN = ("--baseline", "known.json")


@pytest.fixture
def adopted(tmp_path):
    """Two projects, one of them wrong for long, and the baseline of that day."""
    lay_out(tmp_path / "city")
    edit(lay_out(tmp_path / "port"), *BAD_EDIT)
    assert factcheck("verify", ".", *KNOWN, "--write-baseline", cwd=tmp_path).returncode == 0
    return tmp_path


def test_what_is_known_stops_nothing(adopted):
    done = factcheck("verify", ".", *KNOWN, cwd=adopted)
    assert done.returncode == 0
    assert "silenced: known.json" in done.stdout
    assert factcheck("verify", ".", cwd=adopted).returncode == 1


def test_moved_lines_do_no_harm(adopted):
    edit(adopted / "port", "harbour.txt", "The port handled", "Port news\n\nThe port handled")
    assert factcheck("verify", ".", *KNOWN, cwd=adopted).returncode == 0


def test_what_is_new_fails(adopted):
    edit(adopted / "city", *BAD_EDIT)
    done = factcheck("verify", ".", *KNOWN, "--quiet", cwd=adopted)
    assert done.returncode == 1
    assert "city/harbour.txt:2:1: inconsistent" in done.stdout
    assert "port/harbour.txt" not in done.stdout


def test_what_is_mended_is_reported(adopted):
    edit(adopted / "port", *reversed_edit(BAD_EDIT))
    done = factcheck("verify", ".", *KNOWN, cwd=adopted)
    assert (done.returncode, done.stderr) == (0, "known.json: no longer needed for port/claims.toml: berths [sum]\n")
    factcheck("verify", ".", *KNOWN, "--write-baseline", cwd=adopted)
    assert factcheck("verify", ".", *KNOWN, cwd=adopted).stderr == ""


def test_a_run_over_one_project_keeps_what_is_known_of_the_other(adopted):
    edit(adopted / "city", *BAD_EDIT)
    factcheck("verify", "city", *KNOWN, "--write-baseline", cwd=adopted)
    assert factcheck("verify", ".", *KNOWN, cwd=adopted).returncode == 0


def test_the_configuration_names_it(adopted):
    (adopted / "factcheck.toml").write_text('baseline = "known.json"\n', "utf-8")
    assert factcheck("verify", "..", cwd=adopted / "city").returncode == 0


def test_writing_needs_a_file(adopted):
    done = factcheck("verify", ".", "--write-baseline", cwd=adopted)
    assert done.returncode == 2
    assert "--baseline FILE" in done.stderr


def reversed_edit(change):
    name, before, after = change
    return name, after, before
