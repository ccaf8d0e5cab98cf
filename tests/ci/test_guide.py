"""The examples of docs/ci.md are what their services take, and its words are those of the files it speaks of."""

import re
import subprocess
import sys

import pytest

from tests.ci.steps import ROOT, read, yaml

GUIDE = (ROOT / "docs/ci.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"^```yaml (\S+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL))
SCHEMAS = {
    ".github/workflows/factcheck.yml": "vendor.github-workflows",
    ".github/workflows/articles.yml": "vendor.github-workflows",
    ".gitlab-ci.yml": "vendor.gitlab-ci",
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_example_is_valid(name, tmp_path):
    check_jsonschema = pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed")
    (tmp_path / "example.yml").write_text(EXAMPLES[name], "utf-8")
    arguments = ["--builtin-schema", SCHEMAS[name], str(tmp_path / "example.yml")]
    assert check_jsonschema.main(arguments, standalone_mode=False) in (0, None)


def test_the_hooks_example_is_valid(tmp_path):
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    (tmp_path / "example.yaml").write_text(EXAMPLES[".pre-commit-config.yaml"], "utf-8")
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(tmp_path / "example.yaml")]
    assert subprocess.run(command, check=False).returncode == 0


def test_the_examples_use_what_there_is():
    hooks = {hook["id"] for hook in read(".pre-commit-hooks.yaml")}
    used = yaml.safe_load(EXAMPLES[".pre-commit-config.yaml"])["repos"][0]["hooks"]
    assert {hook["id"] for hook in used} <= hooks
    assert [hook for hook in hooks if f"`{hook}`" not in GUIDE] == []
    job = yaml.safe_load(EXAMPLES[".gitlab-ci.yml"])["factcheck"]["variables"]
    assert set(job) == set(read("ci/gitlab.yml")["factcheck"]["variables"])


def test_every_input_of_the_action_is_reported():
    inputs = re.findall(r"^\| `([\w-]+)` \|", GUIDE, re.MULTILINE)
    assert inputs == list(read("action.yml")["inputs"])


def test_every_setting_of_the_pytest_plugin_is_reported(pytestconfig):
    written = re.findall(r"^(factcheck_\w+) =", GUIDE, re.MULTILINE)
    plugin = (ROOT / "factcheck/integrations/pytest_plugin.py").read_text("utf-8")
    assert written == re.findall(r'addini\("(\w+)"', plugin)
