"""The slips by which a written number comes to be another one: what else could have been meant.

Each slip takes a figure apart as it is written and gives the figures that would have been written without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.engine.corrections.typos import decimal_shift, one_digit, swapped_marks, transposed_digits
from factcheck.engine.repairs.slips_words import confused_unit, scale_word
from factcheck.model.figure import Figure

SLIPS: tuple[tuple[str, Callable[[Figure, str], Iterator[Figure]]], ...] = (
    ("one digit", one_digit),
    ("transposed digits", transposed_digits),
    ("decimal shift", decimal_shift),
    ("swapped marks", swapped_marks),
    ("scale word", scale_word),
    ("unit", confused_unit),
)
"""The likeliest first."""


def slips_of(figure: Figure, language: str) -> Iterator[tuple[str, Figure]]:
    """Yield each slip's name with a figure that it could have spoilt: the text is what the article should say."""
    if figure.number_start < 0 or figure.kind in ("date", "range", "identifier"):
        return
    for name, spoilt in SLIPS:
        for meant in spoilt(figure, language):
            yield name, meant
