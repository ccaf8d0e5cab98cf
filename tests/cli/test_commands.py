"""Command lines of a data file, run as a user runs them."""

import shlex
import tomllib
from pathlib import Path

import pytest

from tests.cli.command import installed

ROOT = Path(__file__).parents[2]
COMMANDS = tomllib.loads((ROOT / "tests/cases/commands.toml").read_text(encoding="utf-8"))["command"]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command["line"])
def test_what_it_prints(command):
    done = installed(*shlex.split(command["line"]), cwd=ROOT, stdin=command.get("stdin"))
    printed = done.stdout + done.stderr
    assert [words for words in command["prints"] if words not in printed] == []
    assert [words for words in command.get("not-prints", []) if words in printed] == []
    assert done.returncode == command.get("exit", 0)
