"""Writes numbers as a language writes them."""

from factcheck.language.writing.decimals import places_of, with_sign, without_sign, write_decimal
from factcheck.language.writing.quantities import (
    calendar_name,
    ends_apart,
    unit_word,
    write_interval,
    write_number,
    write_quantity,
)

__all__ = [
    "calendar_name",
    "ends_apart",
    "places_of",
    "unit_word",
    "with_sign",
    "without_sign",
    "write_decimal",
    "write_interval",
    "write_number",
    "write_quantity",
]
