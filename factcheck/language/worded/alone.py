"""Words that are a figure only where they are all the text, as a cell of a table: "zero", "a litre"."""

from __future__ import annotations

from factcheck.language.lexicon.patterns import key_of
from factcheck.language.number_words.composition import compose
from factcheck.language.number_words.matching import numeral_of
from factcheck.language.numerals.digits import whole
from factcheck.language.reader_state import Draft, number
from factcheck.language.scan import Scan

LONGEST = 40
"""Characters; a longer text is no cell."""


def read_alone(scan: Scan) -> list[Draft]:
    """Return the one figure that a short text is as a whole; nothing where it is none."""
    text = scan.lowered.rstrip()
    if not text or len(text) > LONGEST:
        return []
    worded = compose(scan.lexicon, text, 0)
    if worded is not None and worded.end == len(text):
        return [number(0, len(text), numeral_of(worded))]
    article, _, rest = text.partition(" ")
    entry = scan.lexicon.units_lower.get(key_of(rest))
    if article not in scan.lexicon.pack.numbers.articles or entry is None:
        return []
    one = number(0, len(text), whole(1))
    one.unit, one.unit_kind, one.number_end = entry.name, entry.kind, len(article)
    return [one]
