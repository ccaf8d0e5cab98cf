"""Steps of the CI files as their services run them: each command by a shell of its own, in a scratch folder."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")

ROOT = Path(__file__).parents[2]


def read(name):
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def filled(text, values):
    """Put values in for `${{ name }}`; a name that nobody gave is an error."""
    return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", lambda match: values[match[1]], text)


def run(command, folder, **variables):
    """Run a step's command with bash as GitHub does, this environment's factcheck first on the path."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1", "PATH": path, **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
