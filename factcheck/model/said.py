"""Messages by their codes: English at once, and any other language where a reader asks for it.

A message is written as `said("file.none", what="article")`; errors.toml of each language says it, English has all of
them.  The result is the English text as a string that remembers code and values, so that a report in another language
says it anew (`in_language`).  An f-string around it would forget them: put what belongs together into one message.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from factcheck.model.shipped import Tree, read_shipped

FOLDER = Path(__file__).parents[1] / "language" / "data"
"""Where the languages are."""

ENGLISH = "en"

PACKED = "\0said:"
"""How a message begins that another process has sent; no text of an article or a file can."""

Value = str | int
"""What fills in a blank; a whole number is written with the marks of the language, and chooses the number form."""


class Said(str):
    """A message in English that can be said in other languages."""

    __slots__ = ("code", "values")

    code: str
    values: Mapping[str, Value]

    def __new__(cls, text: str, code: str, values: Mapping[str, Value]) -> Said:
        """Hold the English text of a message, its code and what fills in its blanks."""
        self = super().__new__(cls, text)
        self.code, self.values = code, values
        return self

    def __reduce__(self) -> tuple[type[Said], tuple[str, str, Mapping[str, Value]]]:
        """Return what another process needs to have the same message."""
        return Said, (str(self), self.code, self.values)


def said(code: str, /, **values: Value) -> Said:
    """Return the message of a code, "section.name", with its blanks filled in; a value may be a message itself."""
    return Said(_written(code, values, ENGLISH), code, values)


def named(what: str) -> str:
    """Return what kind of file is meant ("claims file") as a message, where the catalogue knows it."""
    name = what.replace(" ", "_").lower()
    return said(f"thing.{name}") if name in catalogue(ENGLISH)["thing"] else what


def packed(message: object) -> str:
    """Return a message as a plain string that `unpacked` makes a message again: for other processes."""
    assert isinstance(message, Said), type(message)
    values = {name: packed(value) if isinstance(value, Said) else value for name, value in message.values.items()}
    import json  # only where a message goes to another process

    return PACKED + json.dumps([message.code, values])


def unpacked(text: str) -> str:
    """Return what `packed` was given; any other text as it is."""
    if not text.startswith(PACKED):
        return text
    import json

    code, values = json.loads(text.removeprefix(PACKED))
    return said(code, **{name: unpacked(one) if isinstance(one, str) else one for name, one in values.items()})


def in_language(text: str, language: str) -> str:
    """Return a text in a language: a message anew, where that language has it; any other text as it is."""
    return _written(text.code, text.values, language) if isinstance(text, Said) else text


@cache
def catalogue(language: str) -> Tree:
    """Return the messages of a language by section; none where it has no errors.toml."""
    path = FOLDER / language / "errors.toml"
    return read_shipped(path) if path.is_file() or path.with_suffix(".json").is_file() else {}


def _written(code: str, values: Mapping[str, Value], language: str) -> str:
    section, _, name = code.partition(".")
    spoken = catalogue(language).get(section, {}).get(name)
    if spoken is None:
        language, spoken = ENGLISH, catalogue(ENGLISH)[section][name]
    if not isinstance(spoken, str):
        spoken = spoken[number_form(language, next(value for value in values.values() if isinstance(value, int)))]
    text: str = spoken
    return text.format_map({name: _value(value, language) for name, value in values.items()})


def _value(value: Value, language: str) -> str:
    if isinstance(value, int):
        return f"{value:,}".replace(",", catalogue(language)["number"]["group"])
    return in_language(value, language)


def number_form(language: str, count: int) -> str:
    """Return which form of a message a whole number takes: "one" or "other" (CLDR's names)."""
    return "one" if count in catalogue(language)["number"]["one"] else "other"
