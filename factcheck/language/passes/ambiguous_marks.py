"""Numbers that the marks alone leave open ("1.549"), settled by what the article and the unit say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from factcheck.language.context.words_around import word_before
from factcheck.language.numerals.digits import read_numeral
from factcheck.language.reader_state import PartialFigure, ReaderState, fixed

if TYPE_CHECKING:
    from factcheck.model.kinds import Kind


def resolve_marks(state: ReaderState, partials: list[PartialFigure]) -> None:
    """Read ambiguous and malformed numerals anew where there is evidence for another reading."""
    foreign = state.foreign_votes > 0 and state.native_votes == 0 and not any(map(_groups_surely, partials))
    for partial in partials:
        if not partial.digits or partial.kind is not None:
            continue
        if partial.numeral.ambiguous:
            if not _groups(partial) if _counts_whole_things(partial) else foreign:
                _read_as_foreign(state, partial)
        elif partial.numeral.note and partial.numeral.value.denominator != 1:
            if foreign:
                _read_as_foreign(state, partial)
            elif _counts_whole_things(partial) or (partial.noun and not partial.unit and not partial.scaled):
                _read_without_marks(state, partial)


def _groups(partial: PartialFigure) -> bool:
    """Return whether the mark is taken for one between thousands."""
    return partial.numeral.ulp >= 1


def _groups_surely(partial: PartialFigure) -> bool:
    """Return whether an ambiguous number groups thousands as its language does: whole things, or three zeros."""
    if not partial.numeral.ambiguous or not _groups(partial):
        return False
    return _counts_whole_things(partial) or partial.digits.endswith("000")


def _counts_whole_things(partial: PartialFigure) -> bool:
    return partial.unit_kind == "count" and not partial.scaled


def _read_as_foreign(state: ReaderState, partial: PartialFigure) -> None:
    other = read_numeral(partial.digits, state.lexicon.style.foreign)
    if other is not None:
        partial.numeral = other


def _read_without_marks(state: ReaderState, partial: PartialFigure) -> None:
    """Read "29.7260 prizes" as 297260, since prizes are whole."""
    whole = read_numeral("".join(letter for letter in partial.digits if letter.isdigit()), state.lexicon.style)
    if whole is not None:
        partial.numeral = msgspec.structs.replace(whole, note=partial.numeral.note)


# Numbers that the article uses as names elsewhere: "737" after "Boeing 737".


SHORTEST = 3
"""Digits; a shorter number may well be a name here and a count there, unless the same word comes before it."""

LAST_DAY = 31
"""Of a month."""


def resolve_names(state: ReaderState, partials: list[PartialFigure]) -> list[PartialFigure]:
    """Return the partials, bare numbers made names that are one elsewhere in the article, or go on a list of names."""
    written = [partial for partial in partials if partial.kind == "identifier" and not partial.unit]
    if not written and not any(partial.unit in (DAY, "year") for partial in partials):
        return partials
    known = _Known(state, written)
    resolved: list[PartialFigure] = []
    for partial in partials:
        if resolved and partial.start < resolved[-1].end:
            continue  # "800" of a "737-800" that is known by now
        resolved.append(_resolved(state, partial, known, resolved[-1] if resolved else None))
    return resolved


DAY = "day of month"


class _Known:
    """The names of an article."""

    def __init__(self, state: ReaderState, written: list[PartialFigure]) -> None:
        names = {(state.text[partial.start : partial.end], word_before(state, partial.start)) for partial in written}
        self.after_words = {name for name in names if name[1]}
        self.alone = {digits for digits, _ in names if len(digits) >= SHORTEST and digits.isdigit()}
        self.hyphened = {text for text, _ in names if _HYPHENED.fullmatch(text)}


_HYPHENED = re.compile("[0-9]{3,4}-[0-9]{2,4}")


def _resolved(state: ReaderState, partial: PartialFigure, known: _Known, before: PartialFigure | None) -> PartialFigure:
    """Return the partial as what it is after the one before it and among the names known."""
    if not partial.bare or partial.hedge is not None or not partial.digits:
        return partial
    if before is not None and _goes_on_a_list(state, before, partial):
        kind: Kind = "date" if before.unit == DAY else "identifier"
        return fixed(partial.number_start, partial.number_end, partial.numeral.value, before.unit, kind)
    if before is not None and _is_another_age(state, before, partial):
        partial.unit, partial.unit_kind = before.unit, before.unit_kind
        return partial
    for name in known.hyphened:
        if state.text.startswith(name, partial.start):
            return fixed(partial.start, partial.start + len(name), partial.numeral.value, "", "identifier")
    if partial.digits in known.alone or (partial.digits, word_before(state, partial.start)) in known.after_words:
        return fixed(partial.number_start, partial.number_end, partial.numeral.value, "", "identifier")
    return partial


def _is_another_age(state: ReaderState, before: PartialFigure, partial: PartialFigure) -> bool:
    """Return whether a number goes on "aged between 16 and 18", whose unit is left unsaid."""
    if before.unit != "year" or before.end != before.number_end or partial.noun:
        return False
    gap = state.lowered[before.end : partial.start].strip()
    return gap.isalpha() and state.lexicon.range_joiner.fullmatch(state.lowered, before.end, partial.start) is not None


_LIST_GOES_ON = re.compile(r"[,.;)\n]| \(|$")


def _goes_on_a_list(state: ReaderState, before: PartialFigure, partial: PartialFigure) -> bool:
    """Return whether a number goes on "quận 1, 3 và 5" or "các ngày 12, 13": it rises, and its clause ends with it."""
    if before.unit not in ("", DAY) or before.kind not in ("identifier", "date") or not partial.digits.isdigit():
        return False
    if partial.noun or not before.numeral.value < partial.numeral.value:
        return False
    if before.unit == DAY and partial.numeral.value > LAST_DAY:
        return False
    joiner, lowered = state.lexicon.range_joiner, state.lowered
    gap = lowered[before.end : partial.start].strip()
    if not gap or gap in "-–—" or not joiner.fullmatch(lowered, before.end, partial.start):
        return False
    if not lowered[before.start : before.end].isdigit():
        return False
    following = _NEXT_WORD.match(lowered, partial.end)
    joins = following is not None and following[1] in state.lexicon.pack.ranges.joiners
    return joins or _LIST_GOES_ON.match(lowered, partial.end) is not None


_NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_]+)")
