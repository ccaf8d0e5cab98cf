"""Plain command lines, read without typer.

Plain is what can't be read in two ways: options by a whole name, the value after a blank, flags and texts.
Anything else (help, a mistake, a number, `--format=json`, completion) is typer's to read, from the same parameters.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import takewhile
from typing import Any, get_args, get_type_hints

from factcheck.cli.commands import COMMANDS, Command, load_command
from factcheck.cli.spoken import in_wanted_language

ASKING = ("draft", "update")
"""Commands that may ask somebody; typer knows what to do where no answer comes."""

TEXTS = (list[str], list[str] | None)
"""The types of parameters that take several texts."""


def fast_call(line: Sequence[str]) -> Callable[[], int | None] | None:
    """Return the call that a plain command line means; None where typer has to look at it."""
    name, *words = line or [""]
    if name not in COMMANDS or name in ASKING or sys.platform == "win32" or is_completing():
        return None  # on Windows typer fills in patterns such as *.toml, which other systems' shells do
    command = load_command(name)
    values = fast_values(command, words)
    return None if values is None else partial(command, **in_wanted_language(command, values))


def option_that_is_a_file(line: Sequence[str]) -> str:
    """Return the first option that is also the name of a file here, "" where there is none.

    Whoever hands on names of files (`factcheck scan *`, a hook of pre-commit) would otherwise let whoever names files
    choose options, such as one that overwrites a file.
    """
    options = takewhile(lambda word: word != "--", line)
    return next((word for word in options if word.startswith("-") and word != "-" and os.path.lexists(word)), "")


def is_completing() -> bool:
    """Return whether a shell asks what could come next, which it does by a variable such as _FACTCHECK_COMPLETE."""
    return any(name.endswith("_COMPLETE") for name in os.environ)


def fast_values(command: Command, words: Sequence[str]) -> dict[str, Any] | None:
    """Return the values that typer would give a command's parameters; None where only typer can decide."""
    options = {written: (name, kind) for name, kind, names in _parameters(command) for written in names}
    values: dict[str, Any] = {}
    loose: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            loose += rest
            break
        if word == "-" or not word.startswith("-"):
            loose.append(word)
            continue
        name, kind = options.get(word, ("", None))
        if kind is bool:
            values[name] = True
            continue
        text = next(rest, "-")
        if text.startswith("-"):
            return None
        if kind is str:
            values[name] = text
        elif kind in TEXTS:
            values[name] = [*values.get(name, ()), text]
        else:
            return None
    return _with_arguments(command, loose, values)


def _with_arguments(command: Command, loose: list[str], values: dict[str, Any]) -> dict[str, Any] | None:
    """Return the values with what has no name; None where that is too much or too little."""
    arguments = [(name, kind) for name, kind, names in _parameters(command) if not names]
    if loose and len(arguments) == 1 and arguments[0][1] in TEXTS:
        values[arguments[0][0]] = loose
    elif len(loose) <= len(arguments) and all(kind is str for _, kind in arguments[: len(loose)]):
        values.update(zip((name for name, _ in arguments), loose, strict=False))
    else:
        return None
    code: Any = command.__code__
    needed = code.co_varnames[: code.co_argcount - len(command.__defaults__ or ())]
    return values if all(name in values for name in needed) else None


def _parameters(command: Command) -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    """Yield name, type and names on the command line of each parameter; an argument has none of the last."""
    for name, hint in get_type_hints(command, include_extras=True).items():
        if name != "return":
            kind, parameter = get_args(hint)
            yield name, kind, parameter.names
