"""The GitLab template: its form, and its script run for real."""

import json

import pytest

from tests.ci import lists
from tests.ci.steps import ROOT, read, run
from tests.newsroom import BAD_EDIT, GOOD_EDIT, edit, lay_out

JOB = read("ci/gitlab.yml")["factcheck"]


def run_script(folder, lines=JOB["script"], **variables):
    """Run the job's script line by line, as a runner does: the first that fails ends it."""
    given = {**JOB["variables"], "CI_PROJECT_DIR": str(folder), **variables}
    return run("\n".join(lines), folder, **given)


def decide(folder, **variables):
    """Run what the exit code comes from: the reports before it are of the same claims, and read the same lists."""
    return run_script(folder, (JOB["script"][0], JOB["script"][-1]), **variables)


def test_it_is_valid():
    check_jsonschema = pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed")
    file = str(ROOT / "ci/gitlab.yml")
    assert check_jsonschema.main(["--builtin-schema", "vendor.gitlab-ci", file], standalone_mode=False) in (0, None)


def test_a_good_edit_passes(tmp_path):
    edit(lay_out(tmp_path), *GOOD_EDIT)
    done = run_script(tmp_path)
    assert done.returncode == 0, done.stderr
    assert {issue["severity"] for issue in json.loads((tmp_path / "gl-code-quality-report.json").read_text())} == {
        "info"
    }


def test_a_bad_edit_fails_and_leaves_its_reports(tmp_path):
    edit(lay_out(tmp_path), *BAD_EDIT)
    assert run_script(tmp_path).returncode == 1
    issues = json.loads((tmp_path / JOB["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    found = [issue["location"] for issue in issues if issue["description"].startswith("inconsistent")]
    assert found == [{"path": "harbour.txt", "lines": {"begin": 2, "end": 2}}]
    assert 'failures="1"' in (tmp_path / JOB["artifacts"]["reports"]["junit"]).read_text("utf-8")


@pytest.fixture
def projects(tmp_path):
    for name in lists.PROJECTS:
        lay_out(tmp_path / name)
        if name != "good":
            edit(tmp_path / name, *BAD_EDIT)
    lists.lay_traps(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("claims", "code"), lists.LISTS)
def test_claims_are_taken_whole(projects, claims, code):
    done = decide(projects, FACTCHECK_CLAIMS=claims)
    assert (done.returncode, (projects / "ran").exists()) == (code, False), done.stderr
    assert not (projects / "x").exists()


@pytest.mark.parametrize(("arguments", "code"), lists.ARGUMENTS)
def test_arguments_are_taken_whole(projects, arguments, code):
    done = decide(projects, FACTCHECK_CLAIMS="bad", FACTCHECK_ARGUMENTS=arguments)
    assert (done.returncode, (projects / "ran").exists()) == (code, False), done.stderr


def test_a_broken_claims_file_fails_and_is_in_the_report(tmp_path):
    edit(lay_out(tmp_path), "claims.toml", 'id = "cost"', 'idd = "cost"')
    assert run_script(tmp_path).returncode == 2
    issues = json.loads((tmp_path / "gl-code-quality-report.json").read_text("utf-8"))
    assert next((issue["severity"], issue["location"]["lines"]["begin"]) for issue in issues) == ("blocker", 15)
