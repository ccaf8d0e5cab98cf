"""Many claims files in one run: the same in one process or several, each reported, none hiding another."""

import json

import pytest

from tests.cli.command import factcheck
from tests.cli.terminal import on_a_terminal
from tests.newsroom import BAD_EDIT, edit, lay_out

PROJECTS = 30
"""More than FEWEST_FOR_PROCESSES, so that a run decides for several processes by itself."""


@pytest.fixture(scope="module")
def projects(tmp_path_factory):
    """Thirty projects: one with a bad edit, one with a broken claims file, one without its article."""
    folder = tmp_path_factory.mktemp("projects")
    for number in range(PROJECTS):
        lay_out(folder / f"project{number:02}")
    edit(folder / "project07", *BAD_EDIT)
    edit(folder / "project11", "claims.toml", 'id = "cost"', 'idd = "cost"')
    (folder / "project19/harbour.txt").unlink()
    return folder


@pytest.fixture(scope="module")
def document(projects):
    done = factcheck("verify", ".", "--format", "json", cwd=projects)
    assert done.returncode == 2
    return json.loads(done.stdout)


@pytest.mark.parametrize("workers", ["1", "2", "3"])
def test_processes_change_nothing(projects, document, workers):
    assert json.loads(factcheck("verify", ".", "--format", "json", "-j", workers, cwd=projects).stdout) == document


def test_reports_come_in_the_order_of_the_files(document):
    names = [report["article"].split("/")[0] for report in document["reports"]]
    assert names == [f"project{number:02}" for number in range(PROJECTS) if number not in (11, 19)]


def test_one_summary_counts_them_all(document):
    assert document["summary"]["inconsistent"] == 1
    assert document["summary"]["consistent"] == 2 * (PROJECTS - 2) - 1
    assert document["coverage"] == {"figures": 8 * (PROJECTS - 2), "covered": 8 * (PROJECTS - 2), "ignored": 0}


def test_what_could_not_be_verified_is_reported(document):
    assert [error["path"].split("/")[0] for error in document["errors"]] == ["project11", "project19"]
    assert document["errors"][0]["line"] == 15


def test_many_mistakes_fit_one_screen(tmp_path):
    for number in range(40):
        edit(lay_out(tmp_path / f"project{number}"), "claims.toml", 'id = "cost"', 'idd = "cost"')
    done = factcheck("verify", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) <= 50
    assert done.stderr.splitlines()[-1] == "… and 28 more"


def test_quiet_shows_only_what_requires_attention(projects):
    done = factcheck("verify", ".", "--quiet", cwd=projects)
    assert [line for line in done.stdout.splitlines() if ": consistent " in line or ": unchecked " in line] == []
    assert "project07/harbour.txt:2:1: inconsistent [sum] berths" in done.stdout


def test_output_goes_to_its_file(projects, tmp_path):
    done = factcheck("verify", "project00", "--format", "markdown", "--output", tmp_path / "report.md", cwd=projects)
    assert (done.returncode, done.stdout) == (0, "")
    assert "## project00/harbour.txt" in (tmp_path / "report.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["", "missing/report.md"], ids=["a folder", "a folder that is not there"])
def test_output_that_cannot_be_written_is_reported(projects, tmp_path, name):
    done = factcheck("verify", "project00", "--output", tmp_path / name, cwd=projects)
    assert done.returncode == 2
    assert "the report can't be written" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [("100", 0), ("99.5%", 0), ("100 --quiet", 0)],
)
def test_coverage_that_is_reached(projects, arguments, code):
    assert factcheck("verify", "project00", "--require-coverage", *arguments.split(), cwd=projects).returncode == code


def test_coverage_that_falls_short_fails_and_is_reported(tmp_path):
    edit(lay_out(tmp_path), "harbour.txt", "2022.", "2022. Three ferries call at 14 piers.")
    done = factcheck("verify", "--require-coverage", "95", cwd=tmp_path)
    assert done.returncode == 1
    assert "less than the 95 % required" in done.stderr
    assert "uncovered [coverage] “14”" in done.stdout
    assert factcheck("verify", "--require-coverage", "75", cwd=tmp_path).returncode == 0


def test_progress_is_shown_on_a_terminal_alone(projects):
    assert "verify" in on_a_terminal("verify . --output report.txt -j 1", projects)
    assert "\x1b" not in factcheck("verify", ".", cwd=projects).stderr
    assert "verify " not in on_a_terminal("verify . --output report.txt --quiet -j 1", projects)
