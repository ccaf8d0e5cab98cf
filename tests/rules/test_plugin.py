"""The example plug-in package, with_plugin for real and named by a project's configuration."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import installed

PACKAGE = Path(__file__).parents[1] / "plugins/example_rule"

CLAIMS = """article = "story.txt"
language = "en"
[[claim]]
id = "berths"
quote = "[taken: 30 berths] are taken and [free: 10 berths] are free, so it is [full: {full}] full"
check = "occupancy(taken, free) ≈ full"
"""


@pytest.fixture(scope="module")
def with_plugin(tmp_path_factory):
    """Install the package into a folder of its own, which comes before the with_plugin packages."""
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


def test_a_check_calls_the_rule(with_plugin, tmp_path):
    done = installed("verify", cwd=newsroom(tmp_path), **with_plugin)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "consistent [share] berths" in done.stdout


def test_what_does_not_hold_is_reported(with_plugin, tmp_path):
    done = installed("verify", cwd=newsroom(tmp_path, full="65%"), **with_plugin)
    assert done.returncode == 1
    assert "would hold with 75% for 65%" in done.stdout


def test_the_rule_is_listed_and_explained(with_plugin, tmp_path):
    folder = newsroom(tmp_path)
    assert "occupancy(taken, free)" in installed("rules", cwd=folder, **with_plugin).stdout
    assert (
        "what part of a harbour's berths is taken"
        in installed("explain", "occupancy", cwd=folder, **with_plugin).stdout
    )


def test_a_plug_in_that_is_not_installed_is_reported(with_plugin, tmp_path):
    done = installed("verify", cwd=newsroom(tmp_path, plugin="harbor"), **with_plugin)
    assert done.returncode == 2
    assert "harbor" in done.stderr and "Did you mean “harbour”?" in done.stderr


def test_a_check_may_say_whose_rule_it_calls(with_plugin, tmp_path):
    folder = newsroom(tmp_path)
    claims = (folder / "claims.toml").read_text("utf-8").replace("occupancy(", "harbour.occupancy(")
    (folder / "claims.toml").write_text(claims, encoding="utf-8")
    done = installed("verify", cwd=folder, **with_plugin)
    assert done.returncode == 0 and "consistent [share] berths" in done.stdout, done.stdout + done.stderr
    (folder / "claims.toml").write_text(claims.replace("harbour.", "harbor."), encoding="utf-8")
    done = installed("verify", cwd=folder, **with_plugin)
    assert done.returncode == 2 and "harbour.occupancy" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["tap", "harbour.tap"])
def test_a_plug_ins_format_writes_the_report(with_plugin, tmp_path, name):
    done = installed("verify", "--format", name, cwd=newsroom(tmp_path, full="65%"), **with_plugin)
    assert (done.returncode, done.stdout) == (1, "1..1\nnot ok - berths: inconsistent\n"), done.stderr


def test_a_format_of_a_plug_in_that_the_project_does_not_name_is_unknown(with_plugin, tmp_path):
    folder = newsroom(tmp_path)
    (folder / "factcheck.toml").write_text("", encoding="utf-8")
    done = installed("verify", "--format", "tap", cwd=folder, **with_plugin)
    assert done.returncode == 2 and "there is no format “tap”" in done.stderr


def test_a_plug_ins_examples_are_its_tests(with_plugin, tmp_path):
    folder = newsroom(tmp_path)
    done = installed("rules", "--test", cwd=folder, **with_plugin)
    assert (done.returncode, done.stdout) == (0, "1 rules, 2 examples: 0 do not give what they should\n")


def test_an_example_that_does_not_hold_fails(with_plugin, tmp_path):
    folder = newsroom(tmp_path)
    module = (PACKAGE / "harbour_rules.py").read_text("utf-8").replace("(30, 10) = 75 %", "(30, 10) = 74 %")
    (folder / "own").mkdir()
    (folder / "own/harbour_rules.py").write_text(module, encoding="utf-8")
    path = os.pathsep.join([str(folder / "own"), with_plugin["PYTHONPATH"]])
    done = installed("rules", "--test", cwd=folder, PYTHONPATH=path)
    assert done.returncode == 1
    assert (
        "harbour.occupancy: the good example `occupancy(30, 10) = 74 %` is inconsistent, not consistent" in done.stdout
    )


def test_a_plug_ins_rule_comes_before_one_of_the_same_name_and_that_is_said(with_plugin, tmp_path):
    folder = newsroom(tmp_path)
    module = (PACKAGE / "harbour_rules.py").read_text("utf-8").replace("occupancy", "share")
    (folder / "own").mkdir()
    (folder / "own/harbour_rules.py").write_text(module, encoding="utf-8")
    claims = (folder / "claims.toml").read_text("utf-8").replace("occupancy(", "share(")
    (folder / "claims.toml").write_text(claims, encoding="utf-8")
    path = os.pathsep.join([str(folder / "own"), with_plugin["PYTHONPATH"]])
    done = installed("verify", cwd=folder, PYTHONPATH=path)
    assert done.returncode == 0, done.stdout  # 30 of 30 + 10; factcheck's own share of 30 in 10 would be 300 %
    assert "“harbour.share” says so" in done.stderr
