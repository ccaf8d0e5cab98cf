"""Fractions in words: "hai phần ba", "two thirds", "half a million", "a quarter of", "an hour and a half"."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.language.context.before import attach_hedge
from factcheck.language.context.tail import PARTED, attach_one, attach_tail
from factcheck.language.context.unit import entry_at, read_unit_tail
from factcheck.language.context.words_around import barred_after, barred_before, is_all, word_before
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.number_words.composition import compose
from factcheck.language.number_words.matching import skip_blanks
from factcheck.language.numerals.digits import Numeral, numeral
from factcheck.language.reader_state import PartialFigure, ReaderState, number
from factcheck.model.figure import Hedge

LARGEST_NUMERATOR = 100
"""A number word before a denominator counts its parts only below this."""


_STROKE = re.compile(r"[ \u00a0]?/[ \u00a0]?")


def part(value: Fraction) -> Numeral:
    """Return a fraction stated in words, as accurate as a tenth of its part."""
    return numeral(value, Fraction(1, 10 * value.denominator))


def attach_fraction(state: ReaderState, partial: PartialFigure) -> None:
    """Make a fraction of a number before "phần ba", "thirds", "-quarters"."""
    lexicon, lowered = state.lexicon, state.lowered
    stroke = _STROKE.match(lowered, partial.end)
    at = stroke.end() if stroke is not None else skip_blanks(lowered, partial.end)
    if at == partial.end and not lexicon.pack.numbers.written_together:
        return
    between = lexicon.between.match(lowered, at)
    if between is not None:
        tail = read_unit_tail(lexicon, lowered, partial.end)
        entry = entry_at(state, tail.unit) if tail is not None else None
        if entry is not None and entry.kind == "percent":
            return  # "hai phần trăm" are two percent
        below = compose(lexicon, lowered, between.end() + 1)
        if below is not None and below.value > 1:
            _divide(partial, below.value, below.end)
        return
    denominator, end = _denominator_after(state, at) or _denominator(state, at, partial.numeral.value)
    if denominator:
        _divide(partial, denominator, end)


def _denominator_after(state: ReaderState, at: int) -> tuple[Fraction, int] | None:
    """Return a denominator and its end where a word makes one of a number: "vinte avos"."""
    lexicon, lowered = state.lexicon, state.lowered
    if not lexicon.pack.fractions.after or lexicon.morpheme.match(lowered, at) is None:
        return None
    below = compose(lexicon, lowered, at)
    after = lexicon.fraction_after.match(lowered, below.end) if below is not None else None
    return (below.value, after.end()) if below is not None and after is not None else None


def _denominator(state: ReaderState, at: int, above: Fraction) -> tuple[Fraction, int]:
    """Return a denominator and its end: "thirds", "twenty-fifths"; 0 where none is there."""
    lexicon, lowered, tens = state.lexicon, state.lowered, Fraction(0)
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
    if match is None or _is_rather_ordinal(state, match, above) or _is_rather_money(state, match, at):
        return Fraction(0), at
    if _is_rather_time(state, match, above):
        return Fraction(0), at
    below = lexicon.pack.fractions.denominators[key_of(match[0])]
    return (tens + below, match.end()) if not tens or below < 10 else (Fraction(0), at)


def _is_rather_money(state: ReaderState, match: re.Match[str], at: int) -> bool:
    """Return whether "dieci centesimi" are cents: nothing follows that they are parts of, and there is more text."""
    entry = state.lexicon.units_lower.get(key_of(match[0]))
    if entry is None or entry.kind != "money" or match.end() == len(state.lowered.rstrip()):
        return False
    return state.lexicon.unit_filler.match(state.lowered, match.end() + 1) is None


def _is_rather_time(state: ReaderState, match: re.Match[str], above: Fraction) -> bool:
    """Return whether "six quarters" are so many parts of a year: they would be more than one whole."""
    entry = state.lexicon.units_lower.get(key_of(match[0]))
    is_time = entry is not None and entry.kind == "duration"
    return is_time and above >= state.lexicon.pack.fractions.denominators[key_of(match[0])]


def _is_rather_ordinal(state: ReaderState, match: re.Match[str], above: Fraction) -> bool:
    """Return whether a word that is also an ordinal is one here: "un cinquième mandat", after a large number."""
    if key_of(match[0]) not in state.lexicon.pack.ordinals.words:
        return False
    if state.lowered[match.start() - 1] == "-":
        return above >= LARGEST_NUMERATOR  # "one-fifth"
    return above >= LARGEST_NUMERATOR or (
        above == 1 and state.lexicon.noun.match(state.lowered, match.end()) is not None
    )


def _divide(partial: PartialFigure, below: Fraction, end: int) -> None:
    partial.numeral = numeral(partial.numeral.value / below, 1 / (10 * below))
    partial.end = partial.number_end = end


def read_fraction(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read "half", "nửa": before a scale or unit a part of it ("half a million", "nửa năm"), else a share."""
    fractions, word = state.lexicon.pack.fractions, key_of(state.lowered[start:end])
    if barred_before(state, word, start, fractions.not_after) or barred_after(state, word, end, fractions.not_before):
        return None
    partial = _with_surroundings(state, number(start, end, part(Fraction(fractions.words[word]))))
    shorter = word.rpartition(" ")[0]
    if not partial.unit and shorter in fractions.words:  # "half of a percentage point"
        of_one = _with_surroundings(
            state, number(start, start + len(shorter), part(Fraction(fractions.words[shorter])))
        )
        partial = of_one if of_one.unit else partial
    if word in fractions.needs_unit and not (partial.unit or partial.scaled or is_all(state, start, end)):
        return None
    if word in fractions.hedged and partial.hedge is None:
        length = word.index(" ")
        partial.hedge = Hedge(fractions.hedged[word], state.text[start : start + length], start, start + length)
        partial.start = partial.number_start = start + length + 1
        return partial
    first, _, _ = word.rpartition(" ")
    if partial.end == end and first in fractions.words:
        partial.end = partial.number_end = start + len(first)  # "half of", "half the" what no unit is
    return partial


def read_denominator(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read "a third", "a quarter of", "quarter million"; "a third man" is an ordinal."""
    article, word = word_before(state, start), key_of(state.lowered[start:end])
    one = number(start, end, part(Fraction(1, state.lexicon.pack.fractions.denominators[word])))
    is_ordinal = word in state.lexicon.pack.ordinals.words
    if article not in state.lexicon.pack.numbers.articles:
        partial = _with_surroundings(state, one)
        of_points = (
            "point" in partial.unit and state.lowered[end : end + 1] == "-"
        )  # "a rate cut of quarter-point size"
        return partial if (partial.scaled or of_points) and not is_ordinal else None
    if not is_ordinal:
        measured = number(state.lowered.rindex(article, 0, start), end, one.numeral)
        measured = _with_surroundings(state, measured)
        if measured.unit_kind in PARTED:
            return measured  # "a quarter point"
    if state.lexicon.noun.match(state.lowered, end) is not None:
        return None
    one.start = state.lowered.rindex(article, 0, start)
    one.number_start = one.start
    return _with_surroundings(state, one)


def _with_surroundings(state: ReaderState, partial: PartialFigure) -> PartialFigure:
    attach_tail(state, partial)
    attach_one(state, partial)
    attach_hedge(state, partial)
    return partial


def read_added_fraction(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read "an hour and a half": an article, a unit, and a part of it."""
    lexicon = state.lexicon
    before = state.before(lexicon.article_and_unit, start)
    entry = lexicon.units_lower.get(key_of(before["unit"][::-1])) if before is not None else None
    if before is None or entry is None or entry.kind not in ("duration", "measure", "money"):
        return None
    value = 1 + Fraction(lexicon.pack.fractions.added[key_of(state.lowered[start:end])])
    partial = number(start - (before.end() - before.start()), end, numeral(value, Fraction(1, 10)))
    partial.unit, partial.unit_kind = entry.name, entry.kind
    return partial
