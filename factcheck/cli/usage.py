"""What is wrong with a command line, in the reader's language: the parser's own errors, and what was likely meant."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from factcheck.cli.commands import COMMANDS, GROUPS
from factcheck.model.errors import Problem
from factcheck.model.nearest import nearest_names
from factcheck.model.safe import visible_line
from factcheck.model.said import said

if TYPE_CHECKING:
    from typer.exceptions import TyperException

ADDRESS = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)

TAKES_CLAIMS = ("claims.toml", ".toml")


def line_as_meant(line: list[str]) -> list[str]:
    """Return a command line with the command that it leaves out: `factcheck ARTICLE` scans, one of claims verifies.

    Only where a file or folder of that name is there, or an address of the web is named, and no command is called that.
    """
    if not line or line[0] in (*COMMANDS, *GROUPS):
        return line
    named = next((word for word in line if not word.startswith("-")), "")
    if not named or not (os.path.lexists(named) or ADDRESS.match(named)):
        return line
    return ["verify" if named.endswith(TAKES_CLAIMS) else "scan", *line]


def problem_of(error: TyperException, line: Sequence[str]) -> Problem:
    """Return an error of the parser as a problem in words of our own."""
    known = cast("Any", error)
    command = getattr(getattr(known, "ctx", None), "command_path", "factcheck")
    see = said("usage.see_help", command=command)
    match type(error).__name__:
        case "NoSuchOption":
            return _no_option(known.option_name, known.ctx, see)
        case "MissingParameter":
            return Problem(said("usage.missing", command=command, name=known.param.make_metavar(known.ctx)), hint=see)
        case "BadOptionUsage" if "requires" in known.message:
            return Problem(said("usage.no_value", option=known.option_name), hint=see)
        case "BadOptionUsage":
            return Problem(said("usage.takes_no_value", option=known.option_name), hint=see)
        case "BadParameter":
            return _bad_value(known, see)
    if "extra argument" in known.message:
        extra = " ".join(re.findall(r"argument\(s\) \((.*)\)", known.message))
        return Problem(said("usage.extra", command=command, words=visible_line(extra)), hint=see)
    return _no_command(line, command, see)


def _no_option(name: str, context: Any, see: str) -> Problem:  # noqa: ANN401 - typer gives it no public type
    options = [written for one in context.command.params for written in one.opts if written.startswith("--")]
    near = nearest_names(name, options, 1)
    hint = said("usage.did_you_mean", name=near[0], see=see) if near else see
    return Problem(said("usage.no_option", command=context.command_path, option=visible_line(name)), hint=hint)


def _bad_value(error: Any, see: str) -> Problem:  # noqa: ANN401
    name = error.param.opts[0] if error.param is not None and error.param.opts else ""
    value = visible_line(next(iter(re.findall(r"^'(.*?)'", error.message)), ""))
    least = re.search(r"(-?\d+) is not in the range x>=(-?\d+)", error.message)
    if least:
        return Problem(said("usage.too_small", option=name, value=least[1], least=least[2]), hint=see)
    code = "usage.no_whole_number" if "valid int" in error.message else "usage.no_number"
    return Problem(said(code, option=name, value=value), hint=see)


def _no_command(line: Sequence[str], command: str, see: str) -> Problem:
    words = [word for word in line if not word.startswith("-")]
    name = words[1] if len(words) > 1 and words[0] in GROUPS else words[0] if words else ""
    if command == "factcheck" and ("." in name or "/" in name):
        return Problem(said("usage.no_file"), path=name, hint=said("usage.first_steps"))
    from factcheck.cli.commands import load_group

    known = load_group(words[0]) if words and words[0] in GROUPS else (*COMMANDS, *GROUPS)
    near = nearest_names(name, tuple(known), 1)
    hint = said("usage.did_you_mean", name=f"{command} {near[0]}", see=see) if near else said("usage.first_steps")
    return Problem(said("usage.no_command", command=command, name=visible_line(name)), hint=hint)
