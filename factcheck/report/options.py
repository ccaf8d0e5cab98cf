"""What a reader of a report may choose."""

from __future__ import annotations

import msgspec

from factcheck.model.verdict import Verdict

FAILING: tuple[Verdict, ...] = ("invalid", "missing", "inconsistent", "drifted")
"""Verdicts that stop a build unless `--strict`, `--fail-on` or `--exit-zero` say otherwise."""

COLUMNS = 80
"""Width where none is given: what every terminal and every log shows without wrapping."""

FALLBACK_LANGUAGE = "en"
"""Language of the words where no article has one, and where an article's language has no words here."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """Choices that all formats share; each format heeds those that mean something to it."""

    language: str = ""
    """Language of headings and verdict words ("en", "vi"); "" takes the article's own where it is spoken."""
    width: int = COLUMNS
    """Columns to fit into; 0 never wraps a line."""
    colour: bool = False
    """Whether escape sequences may colour the text; the caller heeds NO_COLOR and what the terminal can do."""
    quiet: bool = False
    """Leave out what requires no attention: claims that are consistent, unchecked or silenced."""
    failing: tuple[Verdict, ...] = FAILING
    """Verdicts that count as failures in formats that know failures (junit, sarif, github, …)."""
    root: str = ""
    """Folder that paths are relative to; "" for the current one."""
