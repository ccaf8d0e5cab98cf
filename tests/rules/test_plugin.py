"""The example plug-in package, installed for real and named by a project's configuration."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import factcheck

PACKAGE = Path(__file__).parents[1] / "plugins/example_rule"

CLAIMS = """article = "story.txt"
language = "en"
[[claim]]
id = "berths"
quote = "[taken: 30 berths] are taken and [free: 10 berths] are free, so it is [full: {full}] full"
check = "occupancy(taken, free) ≈ full"
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Install the package into a folder of its own, which comes before the installed packages."""
    pytest.importorskip("setuptools", reason="building a package needs setuptools")
    target = tmp_path_factory.mktemp("plugins")
    copy = tmp_path_factory.mktemp("source")
    for file in PACKAGE.iterdir():
        if file.is_file():
            (copy / file.name).write_bytes(file.read_bytes())
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation", "--target", target, copy]
    done = subprocess.run(list(map(str, pip)), capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        pytest.skip(f"pip could not build the example package here: {done.stderr[-200:]}")
    return {"PYTHONPATH": os.pathsep.join([str(target), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)}


def newsroom(folder, full="75%", plugin="harbour"):
    (folder / "factcheck.toml").write_text(f'plugins = ["{plugin}"]\n', encoding="utf-8")
    (folder / "claims.toml").write_text(CLAIMS.format(full=full), encoding="utf-8")
    story = f"In the harbour 30 berths are taken and 10 berths are free, so it is {full} full.\n"
    (folder / "story.txt").write_text(story, encoding="utf-8")
    return folder


def test_a_check_calls_the_rule(installed, tmp_path):
    done = factcheck("verify", cwd=newsroom(tmp_path), **installed)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "consistent [share] berths" in done.stdout


def test_what_does_not_hold_is_reported(installed, tmp_path):
    done = factcheck("verify", cwd=newsroom(tmp_path, full="65%"), **installed)
    assert done.returncode == 1
    assert "would hold with 75% for 65%" in done.stdout


def test_the_rule_is_listed_and_explained(installed, tmp_path):
    folder = newsroom(tmp_path)
    assert "occupancy(taken, free)" in factcheck("rules", cwd=folder, **installed).stdout
    assert (
        "what part of a harbour's berths is taken" in factcheck("explain", "occupancy", cwd=folder, **installed).stdout
    )


def test_a_plug_in_that_is_not_installed_is_reported(installed, tmp_path):
    done = factcheck("verify", cwd=newsroom(tmp_path, plugin="harbor"), **installed)
    assert done.returncode == 2
    assert "harbor" in done.stderr and "Did you mean “harbour”?" in done.stderr
