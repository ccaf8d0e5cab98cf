"""The language in which the command line itself speaks: help, mistakes, and what is said before an article is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any

VARIABLE = "FACTCHECK_LANG"
"""The environment variable that names the language of everything that is said, reports too."""

LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables by which a system says its user's language, the first that is set before the others."""

OPTIONS = ("--lang", "--report-language")


def wanted_language(asked: str = "") -> str:
    """Return the language asked for by option or variable; "" leaves a report in its article's language."""
    return asked or os.environ.get(VARIABLE, "")


def in_wanted_language(command: Callable[..., object], values: dict[str, Any]) -> dict[str, Any]:
    """Return a command's values with the language that the variable names, where the line names none."""
    wanted = wanted_language()
    has_language = "lang" in command.__code__.co_varnames[: command.__code__.co_argcount]
    return {**values, "lang": values.get("lang") or wanted} if wanted and has_language else values


def message_language(asked: str = "") -> str:
    """Return the language of what has no article: the one asked for, else the system's, else English."""
    from factcheck.language.messages import FALLBACK, spoken_languages

    system = next((os.environ[name] for name in LOCALE if os.environ.get(name)), "")
    for code in (asked, wanted_language(), system.partition("_")[0].partition(".")[0].lower()):
        if code in spoken_languages():
            return code
    return FALLBACK


def language_of_line(line: Sequence[str]) -> str:
    """Return the language of a command line that is not read yet, or can't be."""
    for index, word in enumerate(line):
        name, equals, value = word.partition("=")
        if name in OPTIONS:
            return message_language(value if equals else next(iter(line[index + 1 :]), ""))
    return message_language()
