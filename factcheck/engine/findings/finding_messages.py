"""The engine's own messages to readers, in each language of reports."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.messages import load_phrases

MOST_NAMED = 12
"""Claims that one sentence names."""


def message(language: str, key: str, **values: str) -> str:
    """Return one message with its blanks filled in."""
    return load_phrases(language).finding[key].format(**values)


def listed(names: Sequence[str], language: str) -> str:
    """Return names in quotation marks, one after the other; of very many the first ones and how many more there are."""
    shown = ", ".join(f"“{name}”" for name in names[:MOST_NAMED])
    left = len(names) - MOST_NAMED
    return f"{shown} {message(language, 'more', count=str(left))}" if left > 0 else shown
