"""Multiples that are one word: "gấp đôi", "doubled", "twice", "halved"."""

from __future__ import annotations

from fractions import Fraction

from factcheck.language.context.before import attach_hedge, word_before
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.numerals.digits import numeral
from factcheck.language.reader_state import Draft, number
from factcheck.language.scan import Scan
from factcheck.language.worded.nearby import barred_before, words_after


def read_times(scan: Scan, start: int, end: int) -> Draft | None:
    """Read a multiple as a ratio, known to a half of one."""
    words, written = scan.lexicon.pack.times.words, scan.lowered[start:end]
    times, word = scan.lexicon.pack.times, key_of(written)
    if barred_before(scan, word, start, times.not_after):
        return None
    if word in times.only_beside and not {word_before(scan, start), words_after(scan, end)[0]} & {
        *times.only_beside[word]
    }:
        return None
    value = Fraction(words[written] if written in words else words[key_of(written)])
    added = scan.lexicon.fraction_added.match(scan.lowered, end)
    if added is not None and value > 1:  # "gấp đôi rưỡi"
        value, end = value + Fraction(scan.lexicon.pack.fractions.added[key_of(added["added"])]), added.end()
    draft = number(start, end, numeral(value, Fraction(1, 2) if value >= 1 else Fraction(1, 10)))
    draft.unit, draft.unit_kind = "times", "ratio"
    attach_hedge(scan, draft)
    return draft
