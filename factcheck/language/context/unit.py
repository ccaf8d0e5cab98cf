"""The unit after a number and what it is per: "đồng/kg", "per 100,000 people", "(kg)".

The words of all units are one large pattern, matched step by step here: written once for each place where a unit
may be, it would be compiled seven times, a third of a short run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from factcheck.language.context.words_around import is_heading, words_after

if TYPE_CHECKING:
    import re

    from factcheck.language.lexicon.lexicon_record import Lexicon, UnitEntry
    from factcheck.language.reader_state import PartialFigure, ReaderState

# Whether what looks like a unit after a number is one there.


def entry_at(state: ReaderState, span: Span) -> UnitEntry | None:
    """Return the unit that is written at a span; None where only another case of it is known."""
    start, end = span
    return state.lexicon.unit_entry(state.text[start:end], state.lowered[start:end])


def opens(gap: str) -> bool:
    """Return whether a bracket opens before the unit."""
    return "(" in gap or "[" in gap


def fits(state: ReaderState, tail: UnitTail, entry: UnitEntry) -> bool:
    """Return whether the unit is one here: on the same line, its bracket closed, no dash that joins other words."""
    gap, (start, end) = tail.gap, tail.unit
    if gap in ("", " "):
        is_tied = True
    elif "\n" in gap or (opens(gap) and state.lowered[end : end + 1] not in (")", "]")):
        is_tied = False
    else:
        is_tied = gap == "-" or "-" not in gap or entry.kind == "measure"
    if state.lowered[end : end + 1].isdigit() and state.lowered[start:end] in state.lexicon.pack.signs:
        return False  # "$2-$3.8 trillion"
    if entry.kind == "count" and state.lexicon.pack.nouns.lower_case and state.text[start : start + 2].istitle():
        return False  # "Điều 8 Luật An ninh mạng"
    if _is_part_of_a_name(state, entry, start, end):
        return False
    if state.lowered[start:end] == "x" and (gap or entry.kind != "ratio"):
        return False  # "4 x 100 m"
    if end - start == 1 and state.lowered[end : end + 1] == "-" and state.lowered[end + 1 : end + 2].isdigit():
        return False  # "24703 L-202" is a name
    is_doubtful = gap != "" and state.lowered[start:end] in state.lexicon.pack.doubtful_units
    if is_doubtful and entry.name == "point":
        is_doubtful = not _goes_on(state, end)
    return is_tied and not (is_doubtful and state.lexicon.more_word.match(state.lowered, end))


def _goes_on(state: ReaderState, end: int) -> bool:
    """Return whether a function word follows that ties no noun to it: "3 puntos hasta", but "puntos de venta"."""
    word, pack = words_after(state, end)[0], state.lexicon.pack
    return word in pack.nouns.stop and word not in pack.before_unit


LONGEST_SYMBOL = 2

LONGEST_CELL = 40
"""Characters; a shorter text is a cell of a table, where units may have capitals."""


def _is_part_of_a_name(state: ReaderState, entry: UnitEntry, start: int, end: int) -> bool:
    """Return whether a capitalised word is a name's, where units are written small: "two Cup ties", "50 Cent"."""
    if not state.lexicon.pack.nouns.plural or end - start <= LONGEST_SYMBOL or not state.text[start:end].istitle():
        return False
    if len(state.text) < LONGEST_CELL:
        return False
    if state.text[start:end] in state.lexicon.units_exact:
        return False  # "Mbps"
    small = entry.kind in ("measure", "duration", "count") or entry.name == "cent"
    return small and "degree" not in entry.name and not is_heading(state, start)


def begins_a_name(state: ReaderState, partial: PartialFigure) -> bool:
    """Return whether a bare number and the capitalised unit after it are a name: "50 Cent", "21 Grams"."""
    if not partial.bare or not partial.digits.isdigit() or not partial.noun[:1].isupper():
        return False
    start = partial.end + 1
    end = start + len(partial.noun.split(" ")[0])
    entry = entry_at(state, (start, end))
    return entry is not None and _is_part_of_a_name(state, entry, start, end)


def is_singular(state: ReaderState, partial: PartialFigure, tail: UnitTail, entry: UnitEntry) -> bool:
    """Return whether a counted noun is in the singular after more than one: it belongs to the noun after it."""
    if entry.kind == "duration" and len(tail.gap) > len(" de"):
        return _is_a_time_of_its_own(state, partial, tail)
    if entry.kind != "count" or tail.gap != " " or not state.lexicon.pack.nouns.plural or partial.scaled:
        return False
    if partial.numeral.value <= 1:
        return False
    word, units = state.lowered[slice(*tail.unit)], state.lexicon.units_lower
    return word == entry.name or units.get(f"{word}s") is entry


def _is_a_time_of_its_own(state: ReaderState, partial: PartialFigure, tail: UnitTail) -> bool:
    """Return whether one year, in the singular, follows more than one: "los 1.000 del año anterior"."""
    word, units = state.lowered[slice(*tail.unit)], state.lexicon.units_lower
    return (
        partial.numeral.value > 1
        and partial.digits != ""
        and not partial.scaled
        and (f"{word}s" in units or f"{word}es" in units)
    )


def is_part_of_them(partial: PartialFigure, tail: UnitTail) -> bool:
    """Return whether "un tiers des habitants" is a part of them, and no number of persons."""
    return not partial.digits and len(tail.gap) > 2 and not partial.scaled and partial.numeral.value < 1


Span = tuple[int, int]


BLANK_OR_DASH = (" ", "\u00a0", "\u202f", "\u2009", "-")


class UnitTail(msgspec.Struct, frozen=True, gc=False):
    """Where a unit is after a number, in the lowered text."""

    gap: str
    """What is between the number and the unit: a blank, a hyphen, a bracket, an adjective."""
    unit: Span
    per: tuple[Span, ...] = ()
    per_count: str = ""
    """The number in "per 100,000 people"."""
    trailing_fraction: Span | None = None
    """A fraction after the unit: "năm rưỡi"."""


def read_unit_tail(lexicon: Lexicon, lowered: str, at: int) -> UnitTail | None:
    """Read the unit that starts at `at`, with what it is per; None where there is none."""
    found = _unit(lexicon, lowered, at)
    if found is None:
        return None
    gap, unit = found
    end = unit.end() + (lowered[unit.end() : unit.end() + 1] in (")", "]"))
    count, first = _per(lexicon, lowered, end, first=True)
    second = _per(lexicon, lowered, first.end(), first=False)[1] if first is not None else None
    last = second or first
    end = last.end() if last is not None else end
    may_go_on = lowered[end + 1 : end + 2] in lexicon.first_letters["added"]
    fraction = lexicon.trailing_fraction.match(lowered, end) if may_go_on else None
    per = tuple(one.span() for one in (first, second) if one is not None)
    return UnitTail(gap, unit.span(), per, count, fraction.span() if fraction is not None else None)


def read_money_per(lexicon: Lexicon, lowered: str, at: int) -> Span | None:
    """Read "/hour" after "$15"; return where "hour" is."""
    found = _per(lexicon, lowered, at, first=False)[1]
    return found.span() if found is not None else None


def _unit(lexicon: Lexicon, lowered: str, at: int) -> tuple[str, re.Match[str]] | None:
    """Return the gap and the unit; an adjective in between counts only where a unit follows it."""
    start = _gap_end(lexicon, lowered, at)
    unit = _unit_at(lexicon, lowered, start)
    if unit is None:
        filler = lexicon.unit_filler.match(lowered, start)
        unit = _unit_at(lexicon, lowered, filler.end()) if filler is not None else None
    return None if unit is None else (lowered[at : unit.start()], unit)


def _gap_end(lexicon: Lexicon, lowered: str, at: int) -> int:
    """Return where a unit may start: mostly right here or behind one blank."""
    here, following = lowered[at : at + 1], lowered[at + 1 : at + 2]
    if here == " " and (following.isalpha() or following == "%"):
        return at + 1
    if here.isalpha() or here == "%" or here == ",":
        return at
    gap = lexicon.unit_gap.match(lowered, at)
    return gap.end() if gap is not None else at


def _per(lexicon: Lexicon, lowered: str, at: int, first: bool) -> tuple[str, re.Match[str] | None]:
    """Return the number of units that something is per, and those units; a time ago ("a year earlier") is none."""
    here, following = lowered[at : at + 1], lowered[at + 1 : at + 2]
    if here != "/" and (
        here not in BLANK_OR_DASH or (following != "/" and following not in lexicon.first_letters["per"])
    ):
        return "", None
    stroke = lexicon.per.match(lowered, at)
    if stroke is None:
        return "", None
    count = lexicon.per_count.match(lowered, stroke.end()) if first and not _is_article(lexicon, stroke[0]) else None
    unit = _unit_at(lexicon, lowered, stroke.end() if count is None else count.end())
    if unit is None or lexicon.time_ago.match(lowered, unit.end()) is not None:
        return "", None
    if count is not None and stroke[0].strip() in lexicon.pack.per_number and lowered.endswith(f" {unit[0]}", 0, at):
        return "", None  # "190 hộ trên 400 hộ" is a part and its whole
    return "" if count is None else count.group().strip(), unit


def _unit_at(lexicon: Lexicon, lowered: str, at: int) -> re.Match[str] | None:
    pattern = lexicon.unit.get(lowered[at : at + 1])
    return pattern.match(lowered, at) if pattern is not None else None


def _is_article(lexicon: Lexicon, stroke: str) -> bool:
    """Return whether what precedes a unit is an article and never "per": not before a number, at least."""
    word, pack = stroke.strip(" \u00a0-"), lexicon.pack
    return word in pack.per_article and word not in pack.per
