"""What belongs to a number: currency and hedge before it; scale, unit, noun and hedge after it."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from factcheck.language.draft import Draft
from factcheck.language.lexicon import BLANK, Lexicon, UnitEntry, key_of
from factcheck.language.number_words import compose, numeral_of
from factcheck.language.numerals import Numeral, read_numeral
from factcheck.language.patterns import any_of
from factcheck.language.scan import Scan
from factcheck.model.figure import Hedge

Match = re.Match[str]

DOLLARS = ("USD", "CAD", "AUD", "SGD", "HKD", "NZD", "TWD")
"""Currencies that a bare "$" before the number may turn out to be."""


def attach_tail(scan: Scan, draft: Draft) -> None:
    """Read scale, unit and what it is per, after the number."""
    match = scan.lexicon.tail.match(scan.lowered, draft.number_end)
    assert match is not None  # every part of the pattern may be empty
    if match.end() == draft.number_end:
        if draft.money_before:
            _attach_money_per(scan, draft)
        return
    if match["added"] is not None and draft.digits:
        match = _attach_composed(scan, draft)
    elif match["scale"] is not None:
        match = _attach_scale(scan, draft, match)
    elif match["suffix"] is not None:
        match = _attach_suffix(scan, draft, match)
    if match["unit"] is not None:
        _attach_unit(scan, draft, match)
    elif draft.money_before:
        _attach_money_per(scan, draft)


def _attach_scale(scan: Scan, draft: Draft, match: Match) -> Match:
    """Multiply by the scale words, and read on where more of the number follows ("3 triệu 500 nghìn")."""
    lexicon = scan.lexicon
    if draft.digits and lexicon.more_number.match(scan.lowered, match.end("scale")) is not None:
        return _attach_composed(scan, draft)
    for word in key_of(match["scale"]).split():
        draft.scale *= lexicon.scales.get(word, 1)
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
    spaced = word != suffix
    value = lexicon.suffixes_exact.get(word) or lexicon.suffixes_lower.get(word.lower())
    is_unit = lexicon.unit_entry(word, word.lower()) is not None
    rest = _unit_after(scan, match.end("suffix"))
    may_be_scale = draft.money_before or not spaced or len(word) > 1
    if value is None or not may_be_scale or (is_unit and not draft.money_before and rest["unit"] is None):
        return _unit_after(scan, draft.number_end)
    draft.scale, draft.scaled = Fraction(value), True
    draft.end = match.end("suffix")
    return rest


def _attach_unit(scan: Scan, draft: Draft, match: Match) -> None:
    entry = _entry(scan, match, "unit")
    if entry is None or not _fits(scan, match, entry):
        return
    if draft.unit_kind == "money":
        if entry.kind != "money":
            return
        if entry.name != draft.unit and entry.name not in DOLLARS:
            return
    draft.unit, draft.unit_kind = entry.name, entry.kind
    draft.end = _closed(scan, match.end("unit"), match)
    _attach_per(scan, draft, match)
    if draft.unit_kind == "duration":
        age = scan.lexicon.patterns["age"].match(scan.lowered, draft.end)
        draft.end = age.end() if age is not None else draft.end
    if match["late"] is not None:
        part = Fraction(scan.lexicon.pack.fractions.added[key_of(match["late"]).strip()])
        tenth = min(draft.numeral.ulp, Fraction(1, 10))
        draft.numeral = Numeral(draft.numeral.value + part / draft.scale, tenth, tenth)
        draft.digits, draft.end = "", match.end("late")


def _attach_per(scan: Scan, draft: Draft, match: Match) -> None:
    for name in ("per", "per2"):
        per = _entry(scan, match, name) if match[name] is not None else None
        if per is None or per.kind in ("percent", "money", "ratio"):
            return
        every = match["every"].strip() if name == "per" else ""
        if every:
            number = read_numeral(every, scan.lexicon.style)
            if number is None or not number.value:
                return
            draft.scale /= number.value
        draft.unit = f"{draft.unit}/{per.name}"
        draft.end = match.end(name)


def _attach_money_per(scan: Scan, draft: Draft) -> None:
    """Read "/hour" after "$15"."""
    match = scan.lexicon.money_per.match(scan.lowered, draft.end)
    per = _entry(scan, match, "per") if match is not None else None
    if match is not None and per is not None and per.kind in ("count", "measure", "duration"):
        draft.unit = f"{draft.unit}/{per.name}"
        draft.end = match.end("per")


def _closed(scan: Scan, end: int, match: Match) -> int:
    """Take in the bracket that closes "20 (kg)"."""
    gap = match["gap"] or ""
    return end + 1 if ("(" in gap or "[" in gap) and scan.lowered[end : end + 1] in (")", "]") else end


def entry_named(lexicon: Lexicon, word: str) -> UnitEntry | None:
    """Return the unit that a word in lower case names."""
    return lexicon.units_lower.get(key_of(word))


def _entry(scan: Scan, match: Match, name: str) -> UnitEntry | None:
    start, end = match.span(name)
    return scan.lexicon.unit_entry(scan.text[start:end], scan.lowered[start:end])


def _fits(scan: Scan, match: Match, entry: UnitEntry) -> bool:
    """Tell whether the unit is one here: brackets closed, no single letter far from the number."""
    gap = match["gap"] or ""
    if ("(" in gap or "[" in gap) and scan.lowered[match.end("unit") : match.end("unit") + 1] not in (")", "]"):
        return False
    if "\n" in gap:
        return False
    doubtful = scan.lexicon.pack.doubtful_units
    if match["unit"] in doubtful and scan.lexicon.patterns["doubtful"].match(scan.lowered, match.end("unit")):
        return False
    if "-" in gap and gap.strip() == "-" and gap != "-" and " " in gap[gap.index("-") + 1 :]:
        return entry.kind == "measure" and gap.startswith(" ")
    return True


def attach_currency(scan: Scan, draft: Draft) -> None:
    """Read a currency before the number: "$", "US$", "VND"."""
    match = scan.before(scan.lexicon.money_before, draft.start)
    if match is None:
        return
    size = len(match["sign"])
    begin = draft.start - (match.end() - match.start())
    surface = scan.text[begin : begin + size]
    code = _code(scan.lexicon, surface)
    if code is None or (scan.drafts and begin < scan.drafts[-1].end):
        return
    draft.start = begin
    draft.unit, draft.unit_kind, draft.money_before = code, "money", True


def _code(lexicon: Lexicon, surface: str) -> str | None:
    lowered = surface.lower()
    if lowered in lexicon.pack.signs:
        return lexicon.pack.signs[lowered]
    entry = lexicon.units_exact.get(surface)
    return entry.name if entry is not None and entry.kind == "money" and surface.isupper() else None


def attach_hedge(scan: Scan, draft: Draft) -> None:
    """Read a hedge right before the figure, or right after it."""
    lexicon = scan.lexicon
    match = scan.before(lexicon.hedge_before, draft.start)
    if match is not None:
        text = match["hedge"][::-1]
        sense = lexicon.hedges_before[key_of(text)]
        neighbour = (match["neighbour"] or "")[::-1]
        over_a_time = draft.unit_kind == "duration" and match["article"] is not None
        if neighbour not in lexicon.pack.hedges[sense].not_after and not over_a_time:
            length = len(scan.lowered)
            end = length - (length - draft.start) - (match.start("hedge") - match.start())
            draft.hedge = Hedge(sense, scan.text[end - len(text) : end], end - len(text), end)
            return
    after = lexicon.hedge_after.match(scan.lowered, draft.end)
    if after is not None and after["hedge"]:
        start, end = after.span("hedge")
        sense = lexicon.hedges_after[key_of(after["hedge"])]
        draft.hedge = Hedge(sense, scan.text[start:end], start, end)


@lru_cache(maxsize=32)
def noun_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a counted noun: words that are no function words."""
    stop = any_of(lexicon.pack.nouns.stop)
    word = rf"(?:{BLANK}|-)(?!(?:{stop}))[^\W\d_]+(?:-[^\W\d_]+)*"
    return re.compile(rf"(?:{word}){{1,{lexicon.pack.nouns.words}}}")


def attach_noun(scan: Scan, draft: Draft) -> None:
    """Note the counted noun after the number, where no unit was read."""
    match = noun_pattern(scan.lexicon).match(scan.lowered, draft.end)
    if match is not None:
        draft.noun = scan.text[match.start() + 1 : match.end()]
