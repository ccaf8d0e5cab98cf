"""Fractions in words: "hai phần ba", "two thirds", "half a million", "a quarter of", "an hour and a half"."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.language.context.before import attach_hedge, barred_after, barred_before, is_all, word_before
from factcheck.language.context.tail import PARTED, attach_one, attach_tail
from factcheck.language.context.unit import entry_at, read_unit_tail
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.number_words.composition import compose
from factcheck.language.number_words.matching import skip_blanks
from factcheck.language.numerals.digits import Numeral, numeral
from factcheck.language.reader_state import Draft, Scan, number
from factcheck.model.figure import Hedge

LARGEST_NUMERATOR = 100
"""A number word before a denominator counts its parts only below this."""


_STROKE = re.compile(r"[ \u00a0]?/[ \u00a0]?")


def part(value: Fraction) -> Numeral:
    """Return a fraction told in words, as accurate as a tenth of its part."""
    return numeral(value, Fraction(1, 10 * value.denominator))


def attach_fraction(scan: Scan, draft: Draft) -> None:
    """Make a fraction of a number before "phần ba", "thirds", "-quarters"."""
    lexicon, lowered = scan.lexicon, scan.lowered
    stroke = _STROKE.match(lowered, draft.end)
    at = stroke.end() if stroke is not None else skip_blanks(lowered, draft.end)
    if at == draft.end and not lexicon.pack.numbers.written_together:
        return
    between = lexicon.between.match(lowered, at)
    if between is not None:
        tail = read_unit_tail(lexicon, lowered, draft.end)
        entry = entry_at(scan, tail.unit) if tail is not None else None
        if entry is not None and entry.kind == "percent":
            return  # "hai phần trăm" are two percent
        below = compose(lexicon, lowered, between.end() + 1)
        if below is not None and below.value > 1:
            _divide(draft, below.value, below.end)
        return
    denominator, end = _denominator_after(scan, at) or _denominator(scan, at, draft.numeral.value)
    if denominator:
        _divide(draft, denominator, end)


def _denominator_after(scan: Scan, at: int) -> tuple[Fraction, int] | None:
    """Return a denominator and its end where a word makes one of a number: "vinte avos"."""
    lexicon, lowered = scan.lexicon, scan.lowered
    if not lexicon.pack.fractions.after or lexicon.morpheme.match(lowered, at) is None:
        return None
    below = compose(lexicon, lowered, at)
    after = lexicon.fraction_after.match(lowered, below.end) if below is not None else None
    return (below.value, after.end()) if below is not None and after is not None else None


def _denominator(scan: Scan, at: int, above: Fraction) -> tuple[Fraction, int]:
    """Return a denominator and its end: "thirds", "twenty-fifths"; 0 where none stands there."""
    lexicon, lowered, tens = scan.lexicon, scan.lowered, Fraction(0)
    match = lexicon.denominator.match(lowered, at)
    if match is None and above < LARGEST_NUMERATOR:
        before = compose(lexicon, lowered, at) if lexicon.morpheme.match(lowered, at) is not None else None
        ending = lexicon.ordinal_ending.match(lowered, before.end) if before is not None else None
        if before is not None and ending is not None and lexicon.pack.fractions.ordinals:
            is_ordinal = above == 1 and lexicon.noun.match(lowered, ending.end()) is not None
            return (Fraction(0), at) if is_ordinal else (before.value, ending.end())
        if before is None or before.value % 10 or not 20 <= before.value < 100:
            return tens, at
        tens, at = before.value, skip_blanks(lowered, before.end)
        match = lexicon.denominator.match(lowered, at)
    if match is None or _is_rather_ordinal(scan, match, above) or _is_rather_money(scan, match, at):
        return Fraction(0), at
    if _is_rather_time(scan, match, above):
        return Fraction(0), at
    below = lexicon.pack.fractions.denominators[key_of(match[0])]
    return (tens + below, match.end()) if not tens or below < 10 else (Fraction(0), at)


def _is_rather_money(scan: Scan, match: re.Match[str], at: int) -> bool:
    """Tell whether "dieci centesimi" are cents: nothing follows that they are parts of, and there is more text."""
    entry = scan.lexicon.units_lower.get(key_of(match[0]))
    if entry is None or entry.kind != "money" or match.end() == len(scan.lowered.rstrip()):
        return False
    return scan.lexicon.unit_filler.match(scan.lowered, match.end() + 1) is None


def _is_rather_time(scan: Scan, match: re.Match[str], above: Fraction) -> bool:
    """Return whether "six quarters" are so many parts of a year: they would be more than one whole."""
    entry = scan.lexicon.units_lower.get(key_of(match[0]))
    is_time = entry is not None and entry.kind == "duration"
    return is_time and above >= scan.lexicon.pack.fractions.denominators[key_of(match[0])]


def _is_rather_ordinal(scan: Scan, match: re.Match[str], above: Fraction) -> bool:
    """Tell whether a word that is also an ordinal is one here: "un cinquième mandat", after a large number."""
    if key_of(match[0]) not in scan.lexicon.pack.ordinals.words:
        return False
    if scan.lowered[match.start() - 1] == "-":
        return above >= LARGEST_NUMERATOR  # "one-fifth"
    return above >= LARGEST_NUMERATOR or (above == 1 and scan.lexicon.noun.match(scan.lowered, match.end()) is not None)


def _divide(draft: Draft, below: Fraction, end: int) -> None:
    draft.numeral = numeral(draft.numeral.value / below, 1 / (10 * below))
    draft.end = draft.number_end = end


def read_fraction(scan: Scan, start: int, end: int) -> Draft | None:
    """Read "half", "nửa": before a scale or unit a part of it ("half a million", "nửa năm"), else a share."""
    fractions, word = scan.lexicon.pack.fractions, key_of(scan.lowered[start:end])
    if barred_before(scan, word, start, fractions.not_after) or barred_after(scan, word, end, fractions.not_before):
        return None
    draft = _with_surroundings(scan, number(start, end, part(Fraction(fractions.words[word]))))
    shorter = word.rpartition(" ")[0]
    if not draft.unit and shorter in fractions.words:  # "half of a percentage point"
        of_one = _with_surroundings(scan, number(start, start + len(shorter), part(Fraction(fractions.words[shorter]))))
        draft = of_one if of_one.unit else draft
    if word in fractions.needs_unit and not (draft.unit or draft.scaled or is_all(scan, start, end)):
        return None
    if word in fractions.hedged and draft.hedge is None:
        length = word.index(" ")
        draft.hedge = Hedge(fractions.hedged[word], scan.text[start : start + length], start, start + length)
        draft.start = draft.number_start = start + length + 1
        return draft
    first, _, _ = word.rpartition(" ")
    if draft.end == end and first in fractions.words:
        draft.end = draft.number_end = start + len(first)  # "half of", "half the" what no unit is
    return draft


def read_denominator(scan: Scan, start: int, end: int) -> Draft | None:
    """Read "a third", "a quarter of", "quarter million"; "a third man" is an ordinal."""
    article, word = word_before(scan, start), key_of(scan.lowered[start:end])
    one = number(start, end, part(Fraction(1, scan.lexicon.pack.fractions.denominators[word])))
    is_ordinal = word in scan.lexicon.pack.ordinals.words
    if article not in scan.lexicon.pack.numbers.articles:
        draft = _with_surroundings(scan, one)
        of_points = "point" in draft.unit and scan.lowered[end : end + 1] == "-"  # "a rate cut of quarter-point size"
        return draft if (draft.scaled or of_points) and not is_ordinal else None
    if not is_ordinal:
        measured = number(scan.lowered.rindex(article, 0, start), end, one.numeral)
        measured = _with_surroundings(scan, measured)
        if measured.unit_kind in PARTED:
            return measured  # "a quarter point"
    if scan.lexicon.noun.match(scan.lowered, end) is not None:
        return None
    one.start = scan.lowered.rindex(article, 0, start)
    one.number_start = one.start
    return _with_surroundings(scan, one)


def _with_surroundings(scan: Scan, draft: Draft) -> Draft:
    attach_tail(scan, draft)
    attach_one(scan, draft)
    attach_hedge(scan, draft)
    return draft


def read_added_fraction(scan: Scan, start: int, end: int) -> Draft | None:
    """Read "an hour and a half": an article, a unit, and a part of it."""
    lexicon = scan.lexicon
    before = scan.before(lexicon.article_and_unit, start)
    entry = lexicon.units_lower.get(key_of(before["unit"][::-1])) if before is not None else None
    if before is None or entry is None or entry.kind not in ("duration", "measure", "money"):
        return None
    value = 1 + Fraction(lexicon.pack.fractions.added[key_of(scan.lowered[start:end])])
    draft = number(start - (before.end() - before.start()), end, numeral(value, Fraction(1, 10)))
    draft.unit, draft.unit_kind = entry.name, entry.kind
    return draft
