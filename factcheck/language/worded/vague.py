"""Numbers that are only told by their size: "vài chục", "several hundred", "hàng nghìn người", "dozens of"."""

from __future__ import annotations

from fractions import Fraction

from factcheck.language.around.nouns import attach_noun
from factcheck.language.context.tail import attach_tail
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.number_words.composition import compose
from factcheck.language.numerals.digits import numeral
from factcheck.language.reader_state import Draft, number
from factcheck.language.scan import Scan
from factcheck.model.interval import Interval


def read_plural_scale(scan: Scan, start: int, end: int) -> Draft | None:
    """Read "hàng nghìn người", "dozens of people": between two and ten of the scale."""
    scale = Fraction(scan.lexicon.pack.numbers.plural_scales[key_of(scan.lowered[start:end])])
    return _between(scan, start, end, scale * 2, scale * 10)


def read_vague(scan: Scan, start: int, end: int) -> Draft | None:
    """Read "vài chục", "several hundred"; nothing of "dăm ba" where no scale follows."""
    scan.done = end
    worded = compose(scan.lexicon, scan.lowered, end)
    if worded is None or not worded.last_is_multiplier or len(worded.parts) != 1 or worded.words > 2:
        return None
    low, high = scan.lexicon.pack.numbers.vague[key_of(scan.lowered[start:end])]
    return _between(scan, start, worded.end, low * worded.value, high * worded.value)


def _between(scan: Scan, start: int, end: int, low: Fraction, high: Fraction) -> Draft:
    draft = number(start, end, numeral((low + high) / 2, low))
    attach_tail(scan, draft)
    attach_noun(scan, draft)
    word, _, last = scan.lowered[start:end].rpartition(" ")
    if draft.end == end and last in scan.lexicon.pack.before_unit:
        draft.end = draft.number_end = start + len(word)  # "tens of thousands" of what no unit is
    draft.interval = Interval(low * draft.scale, high * draft.scale)
    draft.notes = ("vague: no number is written",)
    return draft
