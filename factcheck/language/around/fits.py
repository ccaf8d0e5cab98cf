"""Whether what looks like a unit after a number is one there."""

from __future__ import annotations

from factcheck.language.context.unit import Span, UnitTail
from factcheck.language.lexicon import UnitEntry
from factcheck.language.reader_state import Draft
from factcheck.language.scan import Scan
from factcheck.language.worded.nearby import is_heading, words_after


def entry_at(scan: Scan, span: Span) -> UnitEntry | None:
    """Return the unit that stands at a span; None where only another case of it is known."""
    start, end = span
    return scan.lexicon.unit_entry(scan.text[start:end], scan.lowered[start:end])


def opens(gap: str) -> bool:
    """Tell whether a bracket opens before the unit."""
    return "(" in gap or "[" in gap


def fits(scan: Scan, tail: UnitTail, entry: UnitEntry) -> bool:
    """Tell whether the unit is one here: on the same line, its bracket closed, no dash that joins other words."""
    gap, (start, end) = tail.gap, tail.unit
    if gap in ("", " "):
        stands = True
    elif "\n" in gap or (opens(gap) and scan.lowered[end : end + 1] not in (")", "]")):
        stands = False
    else:
        stands = gap == "-" or "-" not in gap or entry.kind == "measure"
    if scan.lowered[end : end + 1].isdigit() and scan.lowered[start:end] in scan.lexicon.pack.signs:
        return False  # "$2-$3.8 trillion"
    if entry.kind == "count" and scan.lexicon.pack.nouns.lower_case and scan.text[start : start + 2].istitle():
        return False  # "Điều 8 Luật An ninh mạng"
    if _is_part_of_a_name(scan, entry, start, end):
        return False
    if end - start == 1 and scan.lowered[end : end + 1] == "-" and scan.lowered[end + 1 : end + 2].isdigit():
        return False  # "24703 L-202" is a name
    is_doubtful = gap != "" and scan.lowered[start:end] in scan.lexicon.pack.doubtful_units
    if is_doubtful and entry.name == "point":
        is_doubtful = not _goes_on(scan, end)
    return stands and not (is_doubtful and scan.lexicon.more_word.match(scan.lowered, end))


def _goes_on(scan: Scan, end: int) -> bool:
    """Return whether a function word follows that ties no noun to it: "3 puntos hasta", but "puntos de venta"."""
    word, pack = words_after(scan, end)[0], scan.lexicon.pack
    return word in pack.nouns.stop and word not in pack.before_unit


LONGEST_SYMBOL = 2

LONGEST_CELL = 40
"""Characters; a shorter text is a cell of a table, where units may have capitals."""


def _is_part_of_a_name(scan: Scan, entry: UnitEntry, start: int, end: int) -> bool:
    """Tell whether a capitalised word is a name's, where units are written small: "two Cup ties", "50 Cent"."""
    if not scan.lexicon.pack.nouns.plural or end - start <= LONGEST_SYMBOL or not scan.text[start:end].istitle():
        return False
    if len(scan.text) < LONGEST_CELL:
        return False
    if scan.text[start:end] in scan.lexicon.units_exact:
        return False  # "Mbps"
    small = entry.kind in ("measure", "duration", "count") or entry.name == "cent"
    return small and "degree" not in entry.name and not is_heading(scan, start)


def begins_a_name(scan: Scan, draft: Draft) -> bool:
    """Tell whether a bare number and the capitalised unit after it are a name: "50 Cent", "21 Grams"."""
    if not draft.bare or not draft.digits.isdigit() or not draft.noun[:1].isupper():
        return False
    start = draft.end + 1
    end = start + len(draft.noun.split(" ")[0])
    entry = entry_at(scan, (start, end))
    return entry is not None and _is_part_of_a_name(scan, entry, start, end)


def is_singular(scan: Scan, draft: Draft, tail: UnitTail, entry: UnitEntry) -> bool:
    """Tell whether a counted noun is in the singular after more than one: it belongs to the noun after it."""
    if entry.kind != "count" or tail.gap != " " or not scan.lexicon.pack.nouns.plural or draft.scaled:
        return False
    if draft.numeral.value <= 1:
        return False
    word, units = scan.lowered[slice(*tail.unit)], scan.lexicon.units_lower
    return word == entry.name or units.get(f"{word}s") is entry


def is_part_of_them(draft: Draft, tail: UnitTail) -> bool:
    """Tell whether "un tiers des habitants" is a part of them, and no number of persons."""
    return not draft.digits and len(tail.gap) > 2 and not draft.scaled and draft.numeral.value < 1
