"""The pre-commit hooks, installed and run by pre-commit itself on a scratch repository."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.newsroom import BAD_EDIT, GOOD_EDIT, commit, edit, git, lay_out

pytest.importorskip("pre_commit", reason="pre-commit is not installed")

ROOT = Path(__file__).parents[2]
PACKAGE = ("factcheck", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")


@pytest.fixture(scope="module")
def hooks(tmp_path_factory):
    """A repository that holds this project's hooks as they are now, and what pre-commit has installed from it."""
    folder = tmp_path_factory.mktemp("hooks")
    for name in PACKAGE:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, folder / name)
    commit(folder)
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def newsroom(tmp_path, hooks):
    folder = lay_out(tmp_path / "newsroom")
    revision = git(hooks, "rev-parse", "HEAD").stdout.strip()
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks.as_uri()}\n  rev: {revision}\n  hooks:\n  - id: factcheck\n  - id: factcheck-scan\n",
        "utf-8",
    )
    commit(folder)
    return folder


LIBRARIES = os.pathsep.join(path for path in sys.path if path.endswith(("site-packages", "dist-packages")))

FETCH_NOTHING = {"PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_NO_INDEX": "1", "PIP_IGNORE_INSTALLED": "1"}
"""The hooks' own environment gets this project; the libraries it needs are those of the environment of the tests.

pip reads a variable as the value of what the option turns off: 0 is no isolation."""


def run_hooks(folder, home, *arguments):
    """Run the hooks as a commit would."""
    environment = {**os.environ, **FETCH_NOTHING, "PYTHONPATH": LIBRARIES}
    environment |= {"PRE_COMMIT_HOME": str(home), "NO_COLOR": "1"}
    for name in ("GIT_DIR", "GIT_INDEX_FILE"):
        environment.pop(name, None)
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "An unexpected error has occurred" not in done.stdout, done.stdout[-2000:]
    return done


def staged(folder, change):
    edit(folder, *change)
    git(folder, "add", "--all")


def test_the_manifest_is_valid():
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")], check=False
    )
    assert done.returncode == 0


def test_a_good_edit_passes(newsroom, home):
    staged(newsroom, GOOD_EDIT)
    done = run_hooks(newsroom, home, "run", "factcheck")
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout


def test_a_bad_edit_fails_at_its_line(newsroom, home):
    staged(newsroom, BAD_EDIT)
    done = run_hooks(newsroom, home, "run", "factcheck")
    assert done.returncode == 1, done.stdout
    assert "harbour.txt:2:1: inconsistent [sum] berths: " in done.stdout


def test_an_article_that_is_deleted_fails_too(newsroom, home):
    git(newsroom, "rm", "--quiet", "harbour.txt")
    assert run_hooks(newsroom, home, "run", "factcheck").returncode == 1


def test_scan_reads_what_was_changed_without_claims(newsroom, home):
    (newsroom / "pupils.txt").write_text("Of the 40 pupils 31, or 87.5%, passed.\n", "utf-8")
    git(newsroom, "add", "--all")
    done = run_hooks(newsroom, home, "run", "factcheck-scan")
    assert done.returncode == 1, done.stdout
    assert "pupils.txt:1:1: inconsistent [share]" in done.stdout
    assert "harbour.txt" not in done.stdout


def test_no_name_of_a_file_is_an_option_or_a_command(newsroom, home):
    names = ["--output=README.md", "--results=x.txt", "-o.md", "--engine=dask:.txt", "--all.txt", "a b*.txt"]
    names += ["::warning file=README.md,line=1,title=Approved::signed off.txt", "a\n::error::b.txt"]
    (newsroom / "README.md").write_text("mine\n", "utf-8")
    for name in names:
        (newsroom / name).write_text("Of the 40 pupils 31, or 87.5%, passed.\n", "utf-8")
    git(newsroom, "add", "--all")
    done = run_hooks(newsroom, home, "run", "factcheck-scan", "--all-files")
    assert done.returncode == 1, done.stdout
    assert done.stdout.count("inconsistent [share]") == len(names)
    assert "--results=x.txt:1:1: inconsistent" in done.stdout
    assert [line for line in done.stdout.splitlines() if line.lstrip().startswith("::")] == []
    assert "files were modified" not in done.stdout
    assert git(newsroom, "status", "--porcelain", "--untracked-files=all").stdout.count("\n") == len(names) + 1
    assert (newsroom / "README.md").read_text("utf-8") == "mine\n"
