"""Text of an article, made safe to show."""

from __future__ import annotations

import re
import unicodedata

JOINERS = "\u200c\u200d\u00ad"
"""Format characters that real words need (Persian, emoji, hyphenation) and that move nothing on a screen."""

COLOUR = r"\x1b\[[0-9;]*m"

COMMAND = re.compile(rf"^((?:[^\S\n]|{COLOUR})*:)(?=:)|(#)(?=#\w*\[)", re.MULTILINE)
"""How a line of a log begins that a build server obeys: GitHub's `::`, after blanks too, and `##[`, `##vso[`,
`##teamcity[` of GitHub, Azure and TeamCity, which are obeyed in the middle of a line as well."""


def visible(text: str) -> str:
    """Return `text` with everything that a terminal or a reader's eye would obey made visible instead.

    Control characters become their pictures (an escape is shown as ␛), and direction overrides, invisible
    characters and lone surrogates become their code point in ⟨ ⟩.  Line feeds and tabs stay, CRLF becomes LF.
    """
    if text.isprintable():
        return text
    return re.sub(r"[^\n\t -~]", _picture, text.replace("\r\n", "\n"))


def visible_line(text: str) -> str:
    """Return `text` made visible and on one line: every run of white space becomes one space."""
    return visible(" ".join(text.split()))


def _picture(match: re.Match[str]) -> str:
    """Return what is shown in place of one character."""
    character = match[0]
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if character.isprintable() or character in JOINERS or unicodedata.category(character) in ("Zs", "Co"):
        return character
    return f"⟨U+{code:04X}⟩"


def without_commands(text: str) -> str:
    """Return lines of output in which nothing is a command to a build server; a backslash separates its signs.

    Every line that may begin with text of an article, a claims file or a file name goes through here.
    """
    return COMMAND.sub(r"\g<0>\\", text) if "::" in text or "##" in text else text
