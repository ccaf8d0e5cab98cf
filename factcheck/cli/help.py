"""What `--help` shows, in the reader's language, without importing the parser.

English is in the commands themselves: the docstring of a command, the `help` of its arguments and options.  Any other
language says the same in its help.toml: `[commands]` by the command's name ("archive find"), `[options]` for what
several commands share, and a table of the command's (or its group's) name for what is its own, all by the parameter's
name in Python; `[values]` by what stands for a value.
"""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

from factcheck.cli.commands import COMMANDS, GROUPS, SUMMARY, Command, load_command, load_group
from factcheck.cli.options import Argument
from factcheck.model.said import ENGLISH, FOLDER
from factcheck.model.shipped import Tree, read_shipped

ASKS = ("-h", "--help")

WIDEST = 100
"""Columns of help on a wide terminal: longer lines are hard to read."""

NAMES = 32
"""Columns for the names of options; a longer one has its help on the next line."""

TEXTS = {int: "N", float: "N", Path: "FILE", Path | None: "FILE"}
"""What stands for a value where the option does not say it; TEXT for anything else."""


class Parameter:
    """One argument or option of a command, as help shows it."""

    def __init__(self, name: str, kind: Any, described: Argument, default: object) -> None:  # noqa: ANN401 (a type)
        """Take name, type and description from a command's signature; `default` is inspect's."""
        self.name, self.described, self.default = name, described, default
        flag = kind is bool
        self.value = "" if flag else described.metavar or (TEXTS.get(kind, "TEXT") if described.names else name.upper())
        self.required = default is inspect.Parameter.empty

    def label(self, words: Mapping[str, str]) -> str:
        """Return what is typed: "-o, --output FILE"."""
        names = ", ".join(sorted(self.described.names, key=lambda name: name.startswith("--")))
        return f"{names} {self.shown_value(words)}".strip()

    def shown_value(self, words: Mapping[str, str]) -> str:
        """Return what stands for the value, in the reader's language; an argument that may be left out in brackets."""
        bare = self.value.strip("[]…")
        shown = self.value.replace(bare, words.get(bare, bare)) if bare else ""
        return shown if self.described.names or self.required or shown.startswith("[") else f"[{shown}]"

    def shown_default(self) -> str:
        """Return the default where it says something."""
        default = self.default
        says = isinstance(default, str | int | float) and not isinstance(default, bool) and default not in ("", -1)
        return f"{default:g}" if says and isinstance(default, float) else str(default) if says else ""


def parameters_of(command: Command) -> list[Parameter]:
    """Return the parameters of a command: arguments first, then options, each in the command's order."""
    defaults = inspect.signature(command).parameters
    found = []
    for name, hint in get_type_hints(command, include_extras=True).items():
        if name != "return":
            kind, described = get_args(hint)
            found.append(Parameter(name, kind, described, defaults[name].default))
    return sorted(found, key=lambda parameter: bool(parameter.described.names))


@cache
def help_words(language: str) -> Tree:
    """Return the help of a language by table; only the frame in English, whose help is in the commands."""
    path = FOLDER / language / "help.toml"
    known = read_shipped(path) if path.is_file() or path.with_suffix(".json").is_file() else {}
    return {
        "values": {},
        **known,
        "frame": {**read_shipped(FOLDER / ENGLISH / "help.toml")["frame"], **known.get("frame", {})},
    }


def help_of_command(path: str, command: Command, language: str) -> str:
    """Return what a command does, in a language: its docstring in English."""
    said: str = help_words(language).get("commands", {}).get(path) or inspect.getdoc(command) or ""
    return said


def help_of_parameter(path: str, parameter: Parameter, language: str) -> str:
    """Return what an argument or option means, in a language."""
    words = help_words(language)
    tables = (words.get(table, {}) for table in (path, path.partition(" ")[0], "options"))
    said: str = next((table[parameter.name] for table in tables if parameter.name in table), parameter.described.help)
    return said


def asked_help(line: Sequence[str]) -> tuple[str, ...] | None:
    """Return the command whose help a command line asks for, () for that of all; None where it asks for none."""
    before = line[: line.index("--")] if "--" in line else line
    path = _path(line)
    if any(word in ASKS for word in before) or not line or (len(line) == 1 and line[0] in GROUPS):
        return path
    return None


def _path(line: Sequence[str]) -> tuple[str, ...]:
    words = [word for word in line if not word.startswith("-")]
    if not words or words[0] not in (*COMMANDS, *GROUPS):
        return ()
    if words[0] in GROUPS and len(words) > 1 and words[1] in load_group(words[0]):
        return words[0], words[1]
    return (words[0],)


def help_text(path: Sequence[str], language: str, width: int) -> str:
    """Return the help of a command, a group, or (for no path) of factcheck, as wide as it may be."""
    width = min(width, WIDEST)
    if not path or (path[0] in GROUPS and len(path) == 1):
        return "\n".join(_group_lines(" ".join(path), language, width)) + "\n"
    command = load_group(path[0])[path[1]] if len(path) == 2 else load_command(path[0])
    return "\n".join(_command_lines(" ".join(path), command, language, width)) + "\n"


def _group_lines(path: str, language: str, width: int) -> Iterator[str]:
    frame, known = help_words(language)["frame"], help_words(language).get("commands", {})
    yield f"{frame['usage']} factcheck {path + ' ' if path else ''}{frame['command']} …"
    yield ""
    yield from _paragraphs(known.get(path or "factcheck") or (GROUPS[path][1] if path else SUMMARY), width)
    yield ""
    yield frame["commands"]
    if path:
        rows = [(name, help_of_command(f"{path} {name}", one, language)) for name, one in load_group(path).items()]
    else:
        rows = [(name, help_of_command(name, load_command(name), language)) for name in COMMANDS]
        rows += [(name, known.get(name) or text) for name, (_, text) in GROUPS.items()]
    yield from _columns([(name, text.partition("\n\n")[0]) for name, text in rows], width)
    yield ""
    yield frame["options"]
    general = () if path else ("--version", "--install-completion", "--show-completion")
    options = [(name, frame[name.strip("-").replace("-", "_")]) for name in general]
    yield from _columns([*options, (", ".join(ASKS), frame["help"])], width)
    if not path:
        yield ""
        yield from _paragraphs(frame["more"], width)


def _command_lines(path: str, command: Command, language: str, width: int) -> Iterator[str]:
    frame, values = help_words(language)["frame"], help_words(language)["values"]
    arguments = [one for one in parameters_of(command) if not one.described.names]
    options = [one for one in parameters_of(command) if one.described.names]
    usage = " ".join(one.shown_value(values) for one in arguments)
    yield f"{frame['usage']} factcheck {path} {frame['some_options']} {usage}".rstrip()
    yield ""
    yield from _paragraphs(help_of_command(path, command, language), width)
    for heading, parameters in (("arguments", arguments), ("options", options)):
        if heading == "arguments" and not parameters:
            continue
        yield ""
        yield frame[heading]
        rows = [
            (one.shown_value(values) if heading == "arguments" else one.label(values), _described(path, one, language))
            for one in parameters
        ]
        yield from _columns([*rows, (", ".join(ASKS), frame["help"])] if heading == "options" else rows, width)


def _described(path: str, parameter: Parameter, language: str) -> str:
    text, default = help_of_parameter(path, parameter, language), parameter.shown_default()
    shown = default and parameter.described.show_default
    return f"{text} {help_words(language)['frame']['default'].format(value=default)}" if shown else text


def _paragraphs(text: str, width: int) -> Iterator[str]:
    for index, paragraph in enumerate(text.strip().split("\n\n")):
        if index:
            yield ""
        yield from textwrap.wrap(
            " ".join(paragraph.split()), width - 2, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
        )


def _columns(rows: Sequence[tuple[str, str]], width: int) -> Iterator[str]:
    """Yield names and what they mean in two columns; a long name stands alone on its line."""
    indent = min(max((len(name) for name, _ in rows), default=0), NAMES) + 4
    for name, text in rows:
        lines = textwrap.wrap(" ".join(text.split()), max(width - indent, 20), break_on_hyphens=False) or [""]
        if len(name) + 4 > indent:
            yield f"  {name}"
        else:
            yield f"  {name}".ljust(indent) + lines.pop(0)
        yield from (" " * indent + line for line in lines)
