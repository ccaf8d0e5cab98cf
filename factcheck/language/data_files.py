"""Where the data of the languages that come with factcheck are: one folder a language in `data/`, one file a part.

The languages of a newsroom's own packs come beside them, for all of a run or a part of it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from factcheck.model.shipped import Tree, read_shipped

if TYPE_CHECKING:
    from factcheck.language.language_data import LanguageData


CUSTOM: ContextVar[Mapping[str, LanguageData]] = ContextVar("custom languages", default={})  # noqa: B039 - never changed


def custom_languages() -> Mapping[str, LanguageData]:
    """Return the languages in use beside or instead of those that come with factcheck, by code."""
    return CUSTOM.get()


DATA_FOLDER = Path(__file__).parent / "data"

COMMON = DATA_FOLDER / "common.toml"
"""What all languages share."""

Part = Literal["words", "cldr", "relations", "explanations", "report"]
"""The files of a language: how it writes numbers, what CLDR knows of it (written by tools/cldr_words.py), the words by
which it states relations, and the messages of explanations and reports.  Only the first must be there."""


@cache
def shipped_codes() -> tuple[str, ...]:
    """Return the codes of the languages that come with factcheck, sorted."""
    return tuple(sorted(path.name for path in DATA_FOLDER.iterdir() if path.is_dir()))


@cache
def read_head(code: str) -> Tree:
    """Return what words.toml of a language that comes with factcheck says before its first table; no more is read."""
    return tomllib.loads(part_file(code, "words").read_text(encoding="utf-8").partition("\n[")[0])


def languages_with(part: Part) -> list[str]:
    """Return the codes of the languages that have a part, sorted."""
    return [code for code in shipped_codes() if part_file(code, part).is_file()]


def part_file(code: str, part: Part) -> Path:
    """Return where a part of a language is, or would be."""
    return DATA_FOLDER / code / f"{part}.toml"


def read_part(code: str, part: Part) -> Tree:
    """Return a part of a language as it is written; empty where it has none, or where there is no such language."""
    path = part_file(code, part)
    return read_shipped(path) if code in shipped_codes() and path.is_file() else {}
