"""Which claims files `factcheck verify` takes: named, in folders, from the configuration, touched by a change."""

import json

import pytest

from tests.cli.command import factcheck
from tests.newsroom import BAD_EDIT, GOOD_EDIT, commit, edit, git, lay_out

TABLE_CLAIM = """
[[claim]]
id = "tugs"
quote = "handled [handled: 4.2 million tonnes]"
check = "handled > freight_2020"

[outside.freight_2020]
value = { query = "select tonnes from 'freight.csv' where year = 2020" }
unit = "tonne"
"""


@pytest.fixture
def projects(tmp_path):
    """A repository with three projects, all accepted in its first commit."""
    for name in ("city", "port", "sport"):
        lay_out(tmp_path / name)
    (tmp_path / "port/claims.toml").rename(tmp_path / "port/harbour.claims.toml")
    commit(tmp_path, "accepted")
    return tmp_path


def verified(folder, *arguments):
    """Return the folders whose claims were verified, in their order."""
    done = factcheck("verify", "--format", "json", "--exit-zero", *arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    reports = [document] if "article" in document else document["reports"]
    return [report["article"].split("/")[-2] for report in reports]


def test_a_folder_means_all_claims_files_below_it(projects):
    assert verified(projects, ".") == ["city", "port", "sport"]


def test_each_file_is_verified_once_in_the_order_named(projects):
    assert verified(projects, "sport/claims.toml", "city", "sport") == ["sport", "city"]


@pytest.mark.parametrize("name", [".venv/lib", "node_modules/tool", ".git/x"])
def test_other_peoples_folders_are_passed_by(projects, name):
    lay_out(projects / name)
    assert verified(projects, ".") == ["city", "port", "sport"]


def test_a_circle_of_links_ends(projects):
    (projects / "city/again").symlink_to(projects)
    assert verified(projects, ".") == ["city", "port", "sport"]


@pytest.mark.parametrize("pattern", ["sport", "sport/", "sport/**", "s*/claims.toml", "**/sport/*"])
def test_the_configuration_leaves_out(projects, pattern):
    (projects / "factcheck.toml").write_text(f'exclude = ["{pattern}", "x"]\n', "utf-8")
    assert verified(projects, ".") == ["city", "port"]
    assert verified(projects, "sport/claims.toml") == ["sport"]


@pytest.mark.parametrize(
    "claims", ['"*/claims.toml"', '["city", "sport/claims.toml"]', '["sport/*.toml", "c*/*.toml"]']
)
def test_the_configuration_names(projects, claims):
    (projects / "factcheck.toml").write_text(f"claims = {claims}\n", "utf-8")
    (projects / "city/deeper").mkdir()
    assert sorted(verified(projects / "city/deeper")) == ["city", "sport"]


def test_a_folder_without_claims_files_is_an_error(projects):
    (projects / "empty").mkdir()
    done = factcheck("verify", "empty", cwd=projects)
    assert done.returncode == 2
    assert "no claims file in this folder" in done.stderr


def test_only_what_an_edit_of_an_article_touches(projects):
    edit(projects / "port", *GOOD_EDIT)
    assert verified(projects, ".", "--changed-since", "HEAD") == ["port"]
    commit(projects)
    assert verified(projects, ".", "--changed-since", "HEAD") == []
    assert verified(projects, ".", "--changed-since", "HEAD~1") == ["port"]


def test_only_what_an_edit_of_claims_touches_and_what_is_new(projects):
    edit(projects / "city", "claims.toml", "harbour board", "the harbour's board")
    lay_out(projects / "weather")
    assert verified(projects, ".", "--changed-since", "HEAD") == ["city", "weather"]


def test_it_works_from_a_folder_inside(projects):
    edit(projects / "port", *GOOD_EDIT)
    assert verified(projects / "city", "..", "--changed-since", "HEAD") == ["port"]


def test_a_table_that_a_claim_asks_touches_it(projects):
    (projects / "city/freight.csv").write_text("year,tonnes\n2020,3000000\n", "utf-8")
    file = projects / "city/claims.toml"
    file.write_text(file.read_text("utf-8") + TABLE_CLAIM, "utf-8")
    commit(projects)
    (projects / "city/freight.csv").write_text("year,tonnes\n2020,5000000\n", "utf-8")
    assert verified(projects, ".", "--changed-since", "HEAD") == ["city"]
    assert factcheck("verify", ".", "--changed-since", "HEAD", cwd=projects).returncode == 1


def test_the_configuration_touches_everything(projects):
    (projects / "factcheck.toml").write_text("strict = true\n", "utf-8")
    assert verified(projects, ".", "--changed-since", "HEAD") == ["city", "port", "sport"]


def test_a_claims_file_that_broke_is_reported_when_it_changed(projects):
    edit(projects / "city", "claims.toml", 'id = "cost"', 'idd = "cost"')
    done = factcheck("verify", ".", "--changed-since", "HEAD", cwd=projects)
    assert done.returncode == 2
    assert "city/claims.toml:15:1" in done.stderr


def test_nothing_changed_is_said(projects):
    done = factcheck("verify", ".", "--changed-since", "HEAD", cwd=projects)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "no claims file, article or table has changed since HEAD\n"


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD; touch ran"])
def test_a_revision_that_is_none_is_an_error(projects, revision):
    done = factcheck("verify", ".", f"--changed-since={revision}", cwd=projects)
    assert done.returncode == 2
    assert "git can't say what changed" in done.stderr
    assert git(projects, "status", "--porcelain").stdout == ""


def test_a_folder_that_is_no_repository_is_an_error(tmp_path):
    done = factcheck(
        "verify", "--changed-since", "HEAD", cwd=lay_out(tmp_path), GIT_CEILING_DIRECTORIES=str(tmp_path.parent)
    )
    assert done.returncode == 2
    assert "not a git repository" in done.stderr


def test_a_bad_edit_among_many_fails(projects):
    edit(projects / "port", *BAD_EDIT)
    done = factcheck("verify", ".", cwd=projects)
    assert done.returncode == 1
    assert "port/harbour.txt:2:1: inconsistent [sum] berths" in done.stdout
