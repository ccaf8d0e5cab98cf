"""One file a command; each imports what it needs when it runs, so that a start stays quick."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

Command = Callable[..., int | None]
"""A command's function: its parameters carry `parameters.Option`s, what it returns is the exit code (None is 0)."""

COMMANDS = (
    "verify",
    "figures",
    "draft",
    "scan",
    "explain",
    "update",
    "rules",
    "schema",
    "prompt",
    "models",
    "mcp",
    "lsp",
    "serve",
)
"""The commands, in the order in which help lists them; each is a function in a module of its name."""

GROUPS = {
    "archive": ("QUESTIONS", "Ask the results of a scanned archive: where its errors are, and what they are."),
    "pack": ("ACTIONS", "Write and check the data of a language of one's own."),
}
"""Commands that have commands of their own → where their module lists them, and what help says of them."""

SUMMARY = "Recompute the numbers of an article, knowing what rounding allows."
"""What help says of factcheck itself."""


def load_command(name: str) -> Command:
    """Return the function of a command."""
    module: Any = import_module(f"factcheck.cli.commands.{name}")
    command: Command = getattr(module, name)
    return command


def load_group(name: str) -> dict[str, Command]:
    """Return the commands of a group by their names, in the order in which help lists them."""
    module: Any = import_module(f"factcheck.cli.commands.{name}")
    commands: tuple[Command, ...] = getattr(module, GROUPS[name][0])
    return {command.__name__: command for command in commands}
