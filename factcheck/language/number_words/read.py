"""Hands each word that may start a figure to the readers of its roles."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.language.lexicon.patterns import key_of
from factcheck.language.number_words.fractions import read_added_fraction, read_denominator, read_fraction
from factcheck.language.number_words.ordinals import read_numbered, read_ordinal, read_ordinal_before
from factcheck.language.reader_state import Draft
from factcheck.language.scan import Scan
from factcheck.language.worded.calendar import read_a_decade, read_a_month, read_a_quarter, read_a_weekday
from factcheck.language.worded.numbers import read_number, read_scale, read_zero
from factcheck.language.worded.roman import read_roman_after, read_roman_before
from factcheck.language.worded.times import read_times
from factcheck.language.worded.vague import read_plural_scale, read_vague

Reader = Callable[[Scan, int, int], Draft | None]
"""Reads a figure at the word between two offsets; None where it is none."""

IDIOM = "idiom"
"""The role of phrases that are skipped whole."""

READERS: dict[str, Reader] = {
    "weekday": read_a_weekday,
    "month": read_a_month,
    "quarter": read_a_quarter,
    "decade": read_a_decade,
    "times": read_times,
    "plural scale": read_plural_scale,
    "vague": read_vague,
    "fraction": read_fraction,
    "added fraction": read_added_fraction,
    "denominator": read_denominator,
    "ordinal": read_ordinal,
    "ordinal before": read_ordinal_before,
    "numbered": read_numbered,
    "roman after": read_roman_after,
    "roman before": read_roman_before,
    "number": read_number,
    "scale": read_scale,
    "zero": read_zero,
}


def read_word(scan: Scan, start: int, end: int) -> tuple[Draft, ...]:
    """Read the figure that starts at a word, by the first of the word's roles that fits."""
    roles = scan.lexicon.roles.get(key_of(scan.lowered[start:end]), ("number",))
    if IDIOM in roles:
        scan.done = end
        return ()
    for role in roles:
        draft = READERS[role](scan, start, end)
        if draft is not None:
            return (draft,)
    return ()
