"""What follows a number and belongs to it: scale, unit, what it is per."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.language.context.unit import (
    UnitTail,
    entry_at,
    fits,
    is_part_of_them,
    is_singular,
    opens,
    read_money_per,
    read_unit_tail,
)
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.number_words.composition import compose
from factcheck.language.number_words.matching import numeral_of
from factcheck.language.numerals.digits import ONE, numeral, read_numeral

if TYPE_CHECKING:
    from factcheck.language.lexicon.lexicon_record import UnitEntry
    from factcheck.language.reader_state import PartialFigure, ReaderState

# Inches written with a quotation mark.


LARGEST_SCREEN = 200
"""Inches; a higher number is the end of a quotation."""

LONGEST_PARAGRAPH = 3000
"""Characters; in a longer one it is not known whether a quotation is open."""

_WORD = re.compile(r"[ \u00a0]*([^\W\d_]+)")


def _word_at(lowered: str, offset: int) -> str:
    """Return the word that starts at an offset, behind blanks; "" where none does."""
    match = _WORD.match(lowered, offset)
    return match[1] if match is not None else ""


def attach_inches(state: ReaderState, partial: PartialFigure) -> None:
    """Read 42" as inches where no quotation is open in the paragraph; after a blank, where 10 " long goes on so."""
    end = state.lowered.index('"', partial.end) + 1
    if end > partial.end + 1 and _word_at(state.lowered, end) not in state.lexicon.pack.dimensions:
        return
    if not partial.digits or not partial.bare or partial.numeral.value > LARGEST_SCREEN:
        return
    first = max(0, partial.end - LONGEST_PARAGRAPH)
    _, begins, paragraph = state.lowered[first : partial.end].rpartition("\n")
    if (begins or not first) and paragraph.count('"') % 2 == 0 and "“" not in paragraph:
        partial.unit, partial.unit_kind, partial.end = "inch", "measure", end


# Letters after digits that are a scale in one place and a unit in another: "m", "bn", "k".


Match = re.Match[str]


def read_suffix(state: ReaderState, partial: PartialFigure, match: Match) -> UnitTail | None:
    """Take "m", "bn", "k" as a scale where it is one: after a currency, before a unit or noun; else as a unit."""
    lexicon = state.lexicon
    suffix = state.text[match.start("suffix") : match.end("suffix")]
    word = suffix.strip(" \u00a0")
    value = lexicon.suffixes_exact.get(word) or lexicon.suffixes_lower.get(word.lower())
    is_unit = lexicon.unit_entry(word, word.lower()) is not None
    rest = read_unit_tail(state.lexicon, state.lowered, match.end("suffix"))
    following = entry_at(state, rest.unit) if rest is not None else None
    followed = rest is not None and following is not None and fits(state, rest, following)
    tight = rest is not None and not rest.gap  # "5 M€"
    more = lexicon.more_word.match(state.lowered, match.end("suffix")) is not None
    decimal = partial.numeral.ulp < 1 and not is_unit and not more  # "2,33 k"
    may_be_scale = partial.money_before or word == suffix or len(word) > 1 or tight or decimal
    counts = is_unit and not followed and _counts_things(state, match.end("suffix"))
    is_money = partial.money_before or _ends_a_range_of_money(state, partial)
    if value is None or not may_be_scale or (is_unit and not is_money and not followed and not counts):
        return read_unit_tail(state.lexicon, state.lowered, partial.number_end)
    partial.scale, partial.scaled = Fraction(value), True
    partial.end = match.end("suffix")
    return rest


def _ends_a_range_of_money(state: ReaderState, partial: PartialFigure) -> bool:
    """Return whether only a dash is between the number and an amount: "$779m-798m"."""
    last = state.partials[-1] if state.partials else None
    return last is not None and last.money_before and state.lowered[last.end : partial.start].strip(" ") in ("-", "–")


def _counts_things(state: ReaderState, end: int) -> bool:
    """Return whether a plural follows: "10.9m viewers" are millions, "a 100m race" is none."""
    noun = state.lexicon.noun.match(state.lowered, end)
    if noun is None or not state.lexicon.pack.nouns.plural:
        return False
    words = noun[0].split() if noun[0][0] != "-" else []
    plurals = [word for word in words if word.endswith("s") and not word.endswith("ss")]
    return bool(plurals) and not set(words) & {*state.lexicon.pack.nouns.raced}


DOLLARS = ("USD", "CAD", "AUD", "SGD", "HKD", "NZD", "TWD")
"""Currencies that a bare "$" before the number may turn out to be."""


def attach_tail(state: ReaderState, partial: PartialFigure) -> None:
    """Read scale, unit and what it is per, after the number."""
    match = state.lexicon.tail.match(state.lowered, partial.number_end)
    assert match is not None  # every part of the pattern may be empty
    if match["added"] is not None and partial.digits and state.text[slice(*match.span("added"))].islower():
        unit = _attach_composed(state, partial)
    elif match["scale"] is not None:
        unit = _attach_scale(state, partial, match)
    elif match["suffix"] is not None:
        unit = read_suffix(state, partial, match)
    else:
        unit = read_unit_tail(state.lexicon, state.lowered, match.end())
    if unit is not None:
        _attach_unit(state, partial, unit)
    elif state.lowered.startswith('"', partial.end) or state.lowered.startswith(' "', partial.end):
        attach_inches(state, partial)
    elif partial.money_before:
        _attach_money_per(state, partial)


PARTED = ("percent", "measure", "duration", "money")
"""Kinds of units of which there are parts."""


def attach_one(state: ReaderState, partial: PartialFigure) -> None:
    """Read the one unit that a part is of: "three quarters of a mile", "half of one percent"."""
    if partial.unit or partial.scaled or partial.digits.isdigit() or not 0 < partial.numeral.value < 1:
        return
    of_one = state.lexicon.of_one.match(state.lowered, partial.end)
    tail = read_unit_tail(state.lexicon, state.lowered, of_one.end()) if of_one is not None else None
    entry = entry_at(state, tail.unit) if tail is not None else None
    if tail is None or entry is None or entry.kind not in PARTED or tail.gap not in ("", " "):
        return
    _attach_unit(state, partial, tail)


def _attach_scale(state: ReaderState, partial: PartialFigure, match: Match) -> UnitTail | None:
    """Multiply by the scale words, and read on where more of the number follows ("3 triệu 500 nghìn")."""
    lexicon = state.lexicon
    if partial.digits and lexicon.more_number.match(state.lowered, match.end("scale")) is not None:
        before = partial.end
        unit = _attach_composed(state, partial)
        if partial.end > before:  # "1,155 thousand and 2,000" is two numbers
            return unit
    scale = lexicon.scale_of(match["scale"])
    partial.scale = scale if partial.scale is ONE else partial.scale * scale
    partial.scaled = True
    partial.end = match.end("scale")
    return read_unit_tail(state.lexicon, state.lowered, partial.end)


def _attach_composed(state: ReaderState, partial: PartialFigure) -> UnitTail | None:
    """Compose a number that starts with digits and goes on in words."""
    worded = compose(state.lexicon, state.lowered, partial.number_start, partial.numeral, partial.number_end)
    if worded is not None:
        partial.end = worded.end
        partial.scaled = partial.scaled or worded.last_is_multiplier or len(worded.parts) > 1
        if len(worded.parts) == 1 and partial.numeral.value:
            partial.scale = worded.value / partial.numeral.value
        else:
            partial.numeral, partial.digits, partial.number_end = numeral_of(worded), "", worded.end
    return read_unit_tail(state.lexicon, state.lowered, partial.end)


def _attach_unit(state: ReaderState, partial: PartialFigure, tail: UnitTail) -> None:
    entry = entry_at(state, tail.unit)
    if entry is None and partial.scaled:
        entry, tail = _money_first(state, tail)
    if entry is None or not fits(state, tail, entry) or is_singular(state, partial, tail, entry):
        return
    if entry.kind == "count" and is_part_of_them(partial, tail):
        return
    if partial.money_before and entry.name != partial.unit and entry.name not in DOLLARS:
        return
    partial.unit, partial.unit_kind = entry.name, entry.kind
    if entry.scale is not ONE:
        partial.scale, partial.scaled = partial.scale * entry.scale, True
    partial.end = closed(state, tail)
    if entry.kind == "money" and not partial.scaled:
        _attach_scale_after(state, partial)
    _attach_per(state, partial, tail)
    if entry.kind == "duration":
        _attach_age(state, partial)
    if tail.trailing_fraction is not None:
        written = state.lowered[slice(*tail.trailing_fraction)]
        part = Fraction(state.lexicon.pack.fractions.added[key_of(written).strip()])
        partial.numeral = numeral(
            partial.numeral.value + part / partial.scale, min(partial.numeral.ulp, Fraction(1, 10))
        )
        partial.digits, partial.end = "", tail.trailing_fraction[1]


def _money_first(state: ReaderState, tail: UnitTail) -> tuple[UnitEntry | None, UnitTail]:
    """Read the money that a longer word begins with: after a scale "đồng thời" is "đồng" and "thời"."""
    start, end = tail.unit
    first = start + len(state.lowered[start:end].split(" ")[0])
    entry = entry_at(state, (start, first))
    if entry is None or entry.kind != "money":
        return None, tail
    return entry, UnitTail(tail.gap, (start, first))


def _attach_scale_after(state: ReaderState, partial: PartialFigure) -> None:
    """Read "million" in "75 USD million"."""
    match = state.lexicon.tail.match(state.lowered, partial.end)
    if match is not None and match["scale"] is not None:
        partial.scale, partial.scaled = partial.scale * state.lexicon.scale_of(match["scale"]), True
        partial.end = match.end("scale")


def _attach_age(state: ReaderState, partial: PartialFigure) -> None:
    """Take "old" into "18-year-old"."""
    age = state.lexicon.age_after.match(state.lowered, partial.end)
    if age is not None:
        partial.end = age.end()


def _attach_per(state: ReaderState, partial: PartialFigure, tail: UnitTail) -> None:
    count = tail.per_count
    for span in tail.per:
        per = entry_at(state, span)
        if per is None or per.kind in ("percent", "ratio"):
            return
        if per.kind == "money" and not _is_rate(state, partial, per.name, span):
            return
        if count:
            each = read_numeral(count, state.lexicon.style)
            if each is None or not each.value:
                return
            partial.scale /= each.value
            count = ""
        partial.unit = f"{partial.unit}/{per.name}"
        partial.end = span[1]


def _is_rate(state: ReaderState, partial: PartialFigure, per: str, span: tuple[int, int]) -> bool:
    """Return whether a stroke joins two currencies to a rate of exchange ("25.400 đồng/USD"), no two amounts."""
    stroke = state.lowered[: span[0]].rstrip(" ")[-1:] == "/"
    return (
        stroke
        and partial.unit_kind == "money"
        and partial.unit != per
        and not state.lowered[span[1] : span[1] + 1].isdigit()
    )


def _attach_money_per(state: ReaderState, partial: PartialFigure) -> None:
    """Read "/hour" after "$15"."""
    span = read_money_per(state.lexicon, state.lowered, partial.end)
    per = entry_at(state, span) if span is not None else None
    if span is not None and per is not None and per.kind in ("count", "measure", "duration"):
        partial.unit = f"{partial.unit}/{per.name}"
        partial.end = span[1]


def closed(state: ReaderState, tail: UnitTail) -> int:
    """Return the unit's end, with the bracket that closes "20 (kg)"."""
    end = tail.unit[1]
    return end + 1 if opens(tail.gap) and state.lowered[end : end + 1] in (")", "]") else end
