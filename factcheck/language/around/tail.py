"""What stands after a number: scale, unit, what it is per, a noun."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.language.draft import Draft
from factcheck.language.lexicon import UnitEntry
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.numbers.compose import compose, numeral_of
from factcheck.language.numbers.numerals import numeral, read_numeral
from factcheck.language.scan import Scan

Match = re.Match[str]

DOLLARS = ("USD", "CAD", "AUD", "SGD", "HKD", "NZD", "TWD")
"""Currencies that a bare "$" before the number may turn out to be."""


def attach_tail(scan: Scan, draft: Draft) -> None:
    """Read scale, unit and what it is per, after the number."""
    match = scan.lexicon.tail.match(scan.lowered, draft.number_end)
    assert match is not None  # every part of the pattern may be empty
    if match.end() > draft.number_end:
        if match["added"] is not None and draft.digits:
            match = _attach_composed(scan, draft)
        elif match["scale"] is not None:
            match = _attach_scale(scan, draft, match)
        elif match["suffix"] is not None:
            match = _attach_suffix(scan, draft, match)
        if match["unit"] is not None:
            _attach_unit(scan, draft, match)
            return
    if draft.money_before:
        _attach_money_per(scan, draft)


def _attach_scale(scan: Scan, draft: Draft, match: Match) -> Match:
    """Multiply by the scale words, and read on where more of the number follows ("3 triệu 500 nghìn")."""
    lexicon = scan.lexicon
    if draft.digits and lexicon.more_number.match(scan.lowered, match.end("scale")) is not None:
        return _attach_composed(scan, draft)
    draft.scale *= lexicon.scale_of(match["scale"])
    draft.scaled = True
    draft.end = match.end("scale")
    return _unit_after(scan, draft.end)


def _attach_composed(scan: Scan, draft: Draft) -> Match:
    """Compose a number that starts with digits and goes on in words."""
    worded = compose(scan.lexicon, scan.lowered, draft.number_start, draft.numeral, draft.number_end)
    if worded is not None:
        draft.end = worded.end
        draft.scaled = draft.scaled or worded.last_is_multiplier or len(worded.parts) > 1
        if len(worded.parts) == 1 and draft.numeral.value:
            draft.scale = worded.value / draft.numeral.value
        else:
            draft.numeral, draft.digits, draft.number_end = numeral_of(worded), "", worded.end
    return _unit_after(scan, draft.end)


def _unit_after(scan: Scan, end: int) -> Match:
    match = scan.lexicon.unit_tail.match(scan.lowered, end)
    assert match is not None  # every part of the pattern may be empty
    return match


def _attach_suffix(scan: Scan, draft: Draft, match: Match) -> Match:
    """Take "m", "bn", "k" as a scale where it is one: after a currency, before a unit or noun; else as a unit."""
    lexicon = scan.lexicon
    suffix = scan.text[match.start("suffix") : match.end("suffix")]
    word = suffix.strip(" \u00a0")
    value = lexicon.suffixes_exact.get(word) or lexicon.suffixes_lower.get(word.lower())
    is_unit = lexicon.unit_entry(word, word.lower()) is not None
    rest = _unit_after(scan, match.end("suffix"))
    may_be_scale = draft.money_before or word == suffix or len(word) > 1
    if value is None or not may_be_scale or (is_unit and not draft.money_before and rest["unit"] is None):
        return _unit_after(scan, draft.number_end)
    draft.scale, draft.scaled = Fraction(value), True
    draft.end = match.end("suffix")
    return rest


def _attach_unit(scan: Scan, draft: Draft, match: Match) -> None:
    entry = _entry(scan, match, "unit")
    if entry is None or not _fits(scan, match, entry):
        return
    if (
        draft.unit_kind == "money"
        and entry.name != draft.unit
        and not (entry.kind == "money" and entry.name in DOLLARS)
    ):
        return
    draft.unit, draft.unit_kind = entry.name, entry.kind
    draft.end = _closed(scan, match)
    if match["per"] is not None:
        _attach_per(scan, draft, match)
    if entry.kind == "duration":
        _attach_age(scan, draft)
    if match["late"] is not None:
        part = Fraction(scan.lexicon.pack.fractions.added[key_of(match["late"]).strip()])
        draft.numeral = numeral(draft.numeral.value + part / draft.scale, min(draft.numeral.ulp, Fraction(1, 10)))
        draft.digits, draft.end = "", match.end("late")


def _attach_age(scan: Scan, draft: Draft) -> None:
    """Take "old" into "18-year-old"."""
    age = scan.lexicon.age_after.match(scan.lowered, draft.end)
    if age is not None:
        draft.end = age.end()


def _attach_per(scan: Scan, draft: Draft, match: Match) -> None:
    for name in ("per", "per2"):
        per = _entry(scan, match, name) if match[name] is not None else None
        if per is None or per.kind in ("percent", "money", "ratio"):
            return
        every = match["every"].strip() if name == "per" else ""
        if every:
            each = read_numeral(every, scan.lexicon.style)
            if each is None or not each.value:
                return
            draft.scale /= each.value
        draft.unit = f"{draft.unit}/{per.name}"
        draft.end = match.end(name)


def _attach_money_per(scan: Scan, draft: Draft) -> None:
    """Read "/hour" after "$15"."""
    match = scan.lexicon.money_per.match(scan.lowered, draft.end)
    per = _entry(scan, match, "per") if match is not None else None
    if match is not None and per is not None and per.kind in ("count", "measure", "duration"):
        draft.unit = f"{draft.unit}/{per.name}"
        draft.end = match.end("per")


def _closed(scan: Scan, match: Match) -> int:
    """Return the unit's end, with the bracket that closes "20 (kg)"."""
    end = match.end("unit")
    return end + 1 if _opens(match) and scan.lowered[end : end + 1] in (")", "]") else end


def _opens(match: Match) -> bool:
    gap = match["gap"]
    return "(" in gap or "[" in gap


def _entry(scan: Scan, match: Match, name: str) -> UnitEntry | None:
    start, end = match.span(name)
    return scan.lexicon.unit_entry(scan.text[start:end], match[name])


def _fits(scan: Scan, match: Match, entry: UnitEntry) -> bool:
    """Tell whether the unit is one here: on the same line, its bracket closed, no dash that joins other words."""
    gap, end = match["gap"], match.end("unit")
    if gap in ("", " "):
        fits = True
    elif "\n" in gap or (_opens(match) and scan.lowered[end : end + 1] not in (")", "]")):
        fits = False
    else:
        fits = gap == "-" or "-" not in gap or entry.kind == "measure"
    doubtful = scan.lexicon.pack.doubtful_units
    return fits and not (match["unit"] in doubtful and scan.lexicon.more_word.match(scan.lowered, end))


def attach_noun(scan: Scan, draft: Draft) -> None:
    """Note the counted noun after the number, where no unit was read."""
    if draft.unit:
        return
    match = scan.lexicon.noun.match(scan.lowered, draft.end)
    if match is not None:
        draft.noun = scan.text[match.start() + 1 : match.end()]
