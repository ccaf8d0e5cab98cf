"""A small newsroom on disk: one article, its claims, edits to them, and a git repository around them."""

import os
import shutil
import subprocess
from pathlib import Path

FILES = ("harbour.txt", "claims.toml")

GOOD_EDIT = ("harbour.txt", "The port handled", "Last year the port handled")
"""Words around the figures change: every claim still holds."""

BAD_EDIT = ("harbour.txt", "29 are let", "31 are let")
"""31 and 19 do not make 48: wrong at line 2."""


def lay_out(folder):
    """Put the article and its claims into a folder, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copyfile(Path(__file__).with_name(name), folder / name)
    return folder


def edit(folder, name, before, after):
    """Change words of a file that must hold them."""
    text = (folder / name).read_text("utf-8")
    assert before in text
    (folder / name).write_text(text.replace(before, after), "utf-8")


def git(folder, *arguments):
    """Run git in a folder, heedless of whatever the machine's user has configured."""
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = ("-c", "user.name=editor", "-c", "user.email=editor@example.org")
    command = ["git", *who, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, encoding="utf-8")


def commit(folder, message="edit"):
    """Commit everything in a folder, which becomes a repository first where it is none."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)
