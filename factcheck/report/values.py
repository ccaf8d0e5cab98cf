"""Values as a reader of the article writes them."""

from __future__ import annotations

from fractions import Fraction

from factcheck.model.interval import Interval


def written_interval(interval: Interval, unit: str, language: str) -> str:
    """Write an interval in the language's number style, its ends rounded outward."""
    from factcheck.language import write_interval  # machine formats never need it

    return write_interval(interval, unit, language)


def written_value(value: Fraction, unit: str, language: str) -> str:
    """Write one value in the language's number style."""
    from factcheck.language import write_quantity

    return write_quantity(value, unit, language)
