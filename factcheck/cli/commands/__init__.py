"""One file a command; each imports what it needs when it runs, so that a start stays quick."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

Command = Callable[..., int | None]
"""A command's function: its parameters carry `parameters.Option`s, what it returns is the exit code (None is 0)."""

COMMANDS = ("verify", "figures", "draft", "scan", "explain", "update", "rules", "schema", "prompt", "models", "mcp")
"""The commands, in the order in which help lists them; each is a function in a module of its name."""


def load_command(name: str) -> Command:
    """Return the function of a command."""
    module: Any = import_module(f"factcheck.cli.commands.{name}")
    command: Command = getattr(module, name)
    return command
