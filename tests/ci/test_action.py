"""The GitHub action: its form, and its steps run for real."""

import json
import re

import pytest

from tests.ci import lists
from tests.ci.steps import ROOT, filled, read, run
from tests.newsroom import BAD_EDIT, GOOD_EDIT, commit, edit, git, lay_out

ACTION = read("action.yml")
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "name" in step}


@pytest.fixture
def newsroom(tmp_path):
    folder = lay_out(tmp_path / "checkout/news")
    commit(folder.parent)
    return folder


def verify(newsroom, **inputs):
    """Run the action's step as in a checkout whose articles lie in a folder of its own."""
    checkout = newsroom.parent
    given = {name: entry.get("default", "") for name, entry in ACTION["inputs"].items()}
    given |= {"working-directory": "news"} | {name.replace("_", "-"): value for name, value in inputs.items()}
    values = {f"inputs.{name}": value for name, value in given.items()} | {"github.action_path": str(ROOT)}
    values["runner.temp"] = str(checkout)
    step = STEPS["Verify"]
    variables = {name: filled(text, values) for name, text in step["env"].items()}
    places = {"GITHUB_WORKSPACE": str(checkout), "GITHUB_STEP_SUMMARY": str(checkout / "summary.md")}
    return run(step["run"], checkout / filled(step["working-directory"], values), **variables, **places)


def test_it_is_valid():
    check_jsonschema = pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed")
    assert check_jsonschema.main(
        ["--builtin-schema", "vendor.github-actions", str(ROOT / "action.yml")], standalone_mode=False
    ) in (0, None)


def test_no_input_is_pasted_into_a_command():
    assert [step["name"] for step in STEPS.values() if "${{" in step["run"]] == []


def test_it_installs_itself(tmp_path):
    command = f"{STEPS['Install factcheck']['run']} --no-deps --no-build-isolation --dry-run"
    done = run(command, tmp_path, EXTRAS="", SOURCE=str(ROOT))
    assert done.returncode == 0, done.stderr


def test_a_good_edit_passes(newsroom):
    edit(newsroom, *GOOD_EDIT)
    done = verify(newsroom)
    assert done.returncode == 0
    assert "::error" not in done.stdout


def test_a_bad_edit_fails_with_an_annotation_at_its_line(newsroom):
    edit(newsroom, *BAD_EDIT)
    done = verify(newsroom)
    assert done.returncode == 1
    assert "::error file=news/harbour.txt,line=2,endLine=2,col=1," in done.stdout
    assert "inconsistent" in (newsroom.parent / "summary.md").read_text("utf-8")


def test_what_has_not_changed_is_left_alone(newsroom):
    edit(newsroom, *BAD_EDIT)
    commit(newsroom.parent)
    assert verify(newsroom, changed_since="HEAD").returncode == 0
    assert verify(newsroom, changed_since="HEAD~1").returncode == 1
    git(newsroom, "tag", "signed-off", "HEAD~1")
    assert verify(newsroom, changed_since="signed-off").returncode == 1


def test_a_revision_that_is_no_revision_runs_nothing(newsroom):
    done = verify(newsroom, changed_since="$(touch ran); touch ran")
    assert done.returncode == 2
    assert not (newsroom / "ran").exists()


def test_arguments_are_handed_on(newsroom):
    edit(newsroom, *BAD_EDIT)
    assert verify(newsroom, arguments="--fail-on missing").returncode == 0
    assert verify(newsroom, arguments="--require-coverage 100", claims="claims.toml").returncode == 1


@pytest.fixture
def projects(tmp_path):
    """A checkout in which every project but one is wrong, with modules that must not run."""
    folder = tmp_path / "checkout/news"
    for name in lists.PROJECTS:
        lay_out(folder / name)
        if name != "good":
            edit(folder / name, *BAD_EDIT)
    lists.lay_traps(folder)
    return folder


@pytest.mark.parametrize(("claims", "code"), lists.LISTS)
def test_claims_are_taken_whole(projects, claims, code):
    done = verify(projects, claims=claims)
    assert (done.returncode, (projects / "ran").exists()) == (code, False), done.stderr
    assert not (projects / "x").exists()


@pytest.mark.parametrize(("arguments", "code"), lists.ARGUMENTS)
def test_arguments_are_taken_whole(projects, arguments, code):
    done = verify(projects, claims="bad", arguments=arguments)
    assert (done.returncode, (projects / "ran").exists()) == (code, False), done.stderr


def test_no_claims_named_are_all(projects):
    assert verify(projects, claims=" \n ").returncode == 1


def test_a_revision_is_no_option(projects):
    commit(projects.parent)
    assert verify(projects, claims="bad", changed_since="--exit-zero").returncode == 2


def test_a_name_of_sarif_is_no_option(projects):
    assert verify(projects, claims="good", sarif="--exit-zero").returncode == 0
    assert json.loads((projects / "--exit-zero").read_text("utf-8"))["version"] == "2.1.0"


def test_installing_runs_nothing_of_the_checkout(tmp_path):
    lists.lay_traps(tmp_path)
    done = run(STEPS["Install factcheck"]["run"], tmp_path, EXTRAS="", SOURCE="/nowhere")
    assert (done.returncode != 0, (tmp_path / "ran").exists()) == (True, False)


def test_sarif_is_written_with_paths_from_the_checkout(newsroom):
    edit(newsroom, *BAD_EDIT)
    assert verify(newsroom, sarif="found.sarif").returncode == 1
    result = json.loads((newsroom / "found.sarif").read_text("utf-8"))["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "news/harbour.txt"
    assert place["region"]["startLine"] == 2


def test_other_actions_are_pinned_by_commit():
    for path in ("action.yml", "docs/ci.md", ".github/workflows/test.yml"):
        used = re.findall(r"uses: (\S+)", (ROOT / path).read_text("utf-8"))
        assert [one for one in used if not re.search(r"@([0-9a-f]{40}|REV)$", one)] == [], path


def test_what_is_cached_is_named_by_a_digest(tmp_path):
    keys = set()
    for extras in ("formats", "formats,tables", "x\nfolder=/etc", "$(touch ran)"):
        (tmp_path / "output").write_text("")
        done = run(
            STEPS["Name what is cached"]["run"], tmp_path, EXTRAS=extras, SOURCE=str(ROOT), GITHUB_OUTPUT="output"
        )
        assert done.returncode == 0, done.stderr
        folder, key = (tmp_path / "output").read_text("utf-8").splitlines()
        assert folder.startswith("folder=/")
        assert re.fullmatch(r"key=[0-9a-f]{32}", key)
        keys.add(key)
    assert len(keys) == 4
    assert not (tmp_path / "ran").exists()


RECORDING = """#!/bin/sh
printf '%s\\n' "$@" >>calls
for one in "$@"; do case "$one" in body=@*) cat "${one#body=@}" >body ;; esac; done
case "$*" in *--paginate*) [ ! -e known ] || cat known ;; esac
"""
"""A gh that writes down what it is asked: there is no GitHub here."""


def comment(folder, **variables):
    (folder / "gh").write_text(RECORDING, "utf-8")
    (folder / "gh").chmod(0o755)
    given = {"SUMMARY": "factcheck.md", "NUMBER": "7", "REPOSITORY": "news/desk", "SOURCE": str(ROOT), **variables}
    return run(f'PATH="$PWD:$PATH"; {STEPS["Comment on the pull request"]["run"]}', folder, **given)


def test_the_comment_holds_the_table_and_a_second_one_replaces_it(newsroom):
    edit(newsroom, *BAD_EDIT)
    verify(newsroom)
    checkout = newsroom.parent
    assert comment(checkout).returncode == 0
    assert (checkout / "body").read_text("utf-8").startswith("<!-- factcheck -->\n##")
    assert "inconsistent" in (checkout / "body").read_text("utf-8")
    assert "POST\nrepos/news/desk/issues/7/comments\n" in (checkout / "calls").read_text("utf-8")
    (checkout / "known").write_text("4711\n4712\n", "utf-8")
    assert comment(checkout).returncode == 0
    assert "PATCH\nrepos/news/desk/issues/comments/4711\n" in (checkout / "calls").read_text("utf-8")


def test_a_comment_is_bounded_and_runs_nothing(tmp_path):
    (tmp_path / "factcheck.md").write_text("$(touch ran) `touch ran` " + "số " * 40_000, "utf-8")
    assert comment(tmp_path).returncode == 0
    body = (tmp_path / "body").read_bytes()
    assert len(body) < 65_536
    assert "$(touch ran)" in body.decode("utf-8")
    assert comment(tmp_path, NUMBER="7; touch ran").returncode == 2
    assert not (tmp_path / "ran").exists()
