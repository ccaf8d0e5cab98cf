"""What the README and the guides show of a terminal is what the tool prints today.

A block fenced as `console` holds commands after `$ ` and what each prints.
`FACTCHECK_REWRITE=1 pytest tests/test_readme.py` writes today's output into them.
"""

import os
import re
from pathlib import Path

import pytest

from tests.cli.terminal import on_a_terminal

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
PAGES = [
    page
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    if "```console\n$ " in page.read_text("utf-8")
]


def shown_today(block):
    """Run a block's commands at the top of the project and return the block as it should read."""
    commands = re.findall(r"^\$ factcheck (.*)$", block.group(1), re.MULTILINE)
    assert commands, f"no command in:\n{block.group(1)}"
    return "".join(f"$ factcheck {command}\n{on_a_terminal(command, cwd=ROOT)}" for command in commands)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_shown_is_what_is_printed(page):
    written = page.read_text("utf-8")
    printed = BLOCK.sub(shown_today, written)
    if os.environ.get("FACTCHECK_REWRITE"):
        page.write_text(printed, "utf-8")
    else:
        assert printed == written


def test_the_readme_has_two_commands():
    section = (ROOT / "README.md").read_text("utf-8").split("## Two commands")[1].split("\n## ")[0]
    assert len(re.search(r"```sh\n(.*?)```", section, re.DOTALL).group(1).splitlines()) == 2


def test_every_guide_that_is_linked_exists():
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert links and not [link for link in links if not (ROOT / link).exists()]
