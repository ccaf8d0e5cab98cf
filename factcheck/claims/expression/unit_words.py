"""Units of numbers in checks: as people write them (`3 km`, `5 %/year`) to the names that `factcheck.units` has."""

from __future__ import annotations

from functools import lru_cache

from factcheck.model.errors import FactcheckError
from factcheck.model.nearest import suggestion
from factcheck.model.report import Problem

LONGEST_SHOWN = 60


def canonical_unit(source: str, written: str, start: int) -> str:
    """Return the canonical name of a unit written in a check; FactcheckError for one that nothing knows."""
    words = " ".join(written.split())
    try:
        return unit_name(words)
    except ValueError as unknown:
        message, near = unknown_unit(words, unknown)
        column = start + len(written) - len(written.lstrip()) + 1
        hint = f"{near}Before a name stands a sign (+ - × ÷), with spaces around it."
        raise FactcheckError(Problem(message, column=column, source_line=source, hint=hint)) from None


@lru_cache(maxsize=1024)
def unit_name(words: str) -> str:
    """Return the canonical name of a unit; ValueError for one that nothing knows."""
    from factcheck.units import unit  # most checks write no unit

    return unit(words).name


def unknown_unit(words: str, unknown: ValueError) -> tuple[str, str]:
    """Return what to say of a unit that nothing knows, and what would be right."""
    hint = suggestion(*getattr(unknown, "nearest", ()))
    return (
        f"Unknown unit “{words[:LONGEST_SHOWN]}”.",
        f"{hint} Units are English words or signs: 5 %/year, 2 billion VND. ".lstrip(),
    )
