"""Units of numbers in checks: as people write them (`3 km`, `5 %/năm`) to the names that `factcheck.units` knows."""

from __future__ import annotations

from functools import lru_cache

from factcheck.model.errors import FactcheckError
from factcheck.model.report import Problem


def canonical_unit(source: str, written: str, start: int) -> str:
    """Return the canonical name of a unit written in a check; FactcheckError for one that nothing knows."""
    words = " ".join(written.split())
    try:
        return _known_unit(words)
    except ValueError as unknown:
        column = start + len(written) - len(written.lstrip()) + 1
        hint = "Behind a number stands its unit; put a sign (+ - × ÷) before a name, with spaces around it."
        raise FactcheckError(
            Problem(f"No unit “{words}”: {unknown}", column=column, source_line=source, hint=hint)
        ) from None


@lru_cache(maxsize=1024)
def _known_unit(words: str) -> str:
    from factcheck.units import unit  # most checks write no unit

    return unit(words).name
