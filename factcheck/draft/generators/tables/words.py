"""What the words of a head or a caption say of the numbers below them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Literal

HeadSense = Literal["total", "mean", "change", "part", "intensive", "scale", "percent", "nothing"]


@cache
def _phrases(sense: HeadSense) -> tuple[str, ...]:
    data = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    return tuple({phrase for phrases in data[sense].values() for phrase in phrases})


@cache
def _pattern(sense: HeadSense) -> re.Pattern[str]:
    phrases = sorted(_phrases(sense), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)")


def says(head: str, sense: HeadSense) -> bool:
    """Return whether a head has a word of this sense."""
    return _pattern(sense).search(_plain(head)) is not None


def begins_with(head: str, sense: HeadSense) -> bool:
    """Return whether a head begins with a word of this sense, whatever list marks are before it."""
    return _pattern(sense).match(_plain(head).lstrip(" -–—•+*(")) is not None


def is_nothing(cell: str) -> bool:
    """Return whether a cell says that there is nothing to count."""
    return _plain(cell) in _phrases("nothing")


def is_percent(head: str) -> bool:
    """Return whether a head says that its numbers are percentages."""
    return "%" in head or says(head, "percent")


def _plain(text: str) -> str:
    """Return words in lower case and composed, with single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).lower().split())
