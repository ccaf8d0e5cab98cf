"""What stands after a number: scale, unit, what it is per."""

from __future__ import annotations

import re
from fractions import Fraction

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
from factcheck.language.lexicon import UnitEntry
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.number_words.composition import compose
from factcheck.language.number_words.matching import numeral_of
from factcheck.language.numerals.digits import ONE, numeral, read_numeral
from factcheck.language.reader_state import Draft, Scan

# Inches written with a quotation mark.


LARGEST_SCREEN = 200
"""Inches; a higher number stands at a quotation's end."""

LONGEST_PARAGRAPH = 3000
"""Characters; in a longer one it is not known whether a quotation is open."""

_WORD = re.compile(r"[ \u00a0]*([^\W\d_]+)")


def _word_at(lowered: str, offset: int) -> str:
    """Return the word that starts at an offset, behind blanks; "" where none does."""
    match = _WORD.match(lowered, offset)
    return match[1] if match is not None else ""


def attach_inches(scan: Scan, draft: Draft) -> None:
    """Read 42" as inches where no quotation is open in the paragraph; after a blank, where 10 " long goes on so."""
    end = scan.lowered.index('"', draft.end) + 1
    if end > draft.end + 1 and _word_at(scan.lowered, end) not in scan.lexicon.pack.dimensions:
        return
    if not draft.digits or not draft.bare or draft.numeral.value > LARGEST_SCREEN:
        return
    first = max(0, draft.end - LONGEST_PARAGRAPH)
    _, begins, paragraph = scan.lowered[first : draft.end].rpartition("\n")
    if (begins or not first) and paragraph.count('"') % 2 == 0 and "“" not in paragraph:
        draft.unit, draft.unit_kind, draft.end = "inch", "measure", end


# Letters after digits that are a scale in one place and a unit in another: "m", "bn", "k".


Match = re.Match[str]


def read_suffix(scan: Scan, draft: Draft, match: Match) -> UnitTail | None:
    """Take "m", "bn", "k" as a scale where it is one: after a currency, before a unit or noun; else as a unit."""
    lexicon = scan.lexicon
    suffix = scan.text[match.start("suffix") : match.end("suffix")]
    word = suffix.strip(" \u00a0")
    value = lexicon.suffixes_exact.get(word) or lexicon.suffixes_lower.get(word.lower())
    is_unit = lexicon.unit_entry(word, word.lower()) is not None
    rest = read_unit_tail(scan.lexicon, scan.lowered, match.end("suffix"))
    following = entry_at(scan, rest.unit) if rest is not None else None
    followed = rest is not None and following is not None and fits(scan, rest, following)
    tight = rest is not None and not rest.gap  # "5 M€"
    more = lexicon.more_word.match(scan.lowered, match.end("suffix")) is not None
    decimal = draft.numeral.ulp < 1 and not is_unit and not more  # "2,33 k"
    may_be_scale = draft.money_before or word == suffix or len(word) > 1 or tight or decimal
    counts = is_unit and not followed and _counts_things(scan, match.end("suffix"))
    is_money = draft.money_before or _ends_a_range_of_money(scan, draft)
    if value is None or not may_be_scale or (is_unit and not is_money and not followed and not counts):
        return read_unit_tail(scan.lexicon, scan.lowered, draft.number_end)
    draft.scale, draft.scaled = Fraction(value), True
    draft.end = match.end("suffix")
    return rest


def _ends_a_range_of_money(scan: Scan, draft: Draft) -> bool:
    """Tell whether only a dash stands between the number and an amount: "$779m-798m"."""
    last = scan.drafts[-1] if scan.drafts else None
    return last is not None and last.money_before and scan.lowered[last.end : draft.start].strip(" ") in ("-", "–")


def _counts_things(scan: Scan, end: int) -> bool:
    """Tell whether a plural follows: "10.9m viewers" are millions, "a 100m race" is none."""
    noun = scan.lexicon.noun.match(scan.lowered, end)
    if noun is None or not scan.lexicon.pack.nouns.plural:
        return False
    words = noun[0].split() if noun[0][0] != "-" else []
    plurals = [word for word in words if word.endswith("s") and not word.endswith("ss")]
    return bool(plurals) and not set(words) & {*scan.lexicon.pack.nouns.raced}


DOLLARS = ("USD", "CAD", "AUD", "SGD", "HKD", "NZD", "TWD")
"""Currencies that a bare "$" before the number may turn out to be."""


def attach_tail(scan: Scan, draft: Draft) -> None:
    """Read scale, unit and what it is per, after the number."""
    match = scan.lexicon.tail.match(scan.lowered, draft.number_end)
    assert match is not None  # every part of the pattern may be empty
    if match["added"] is not None and draft.digits:
        unit = _attach_composed(scan, draft)
    elif match["scale"] is not None:
        unit = _attach_scale(scan, draft, match)
    elif match["suffix"] is not None:
        unit = read_suffix(scan, draft, match)
    else:
        unit = read_unit_tail(scan.lexicon, scan.lowered, match.end())
    if unit is not None:
        _attach_unit(scan, draft, unit)
    elif scan.lowered.startswith('"', draft.end) or scan.lowered.startswith(' "', draft.end):
        attach_inches(scan, draft)
    elif draft.money_before:
        _attach_money_per(scan, draft)


PARTED = ("percent", "measure", "duration", "money")
"""Kinds of units of which there are parts."""


def attach_one(scan: Scan, draft: Draft) -> None:
    """Read the one unit that a part is of: "three quarters of a mile", "half of one percent"."""
    if draft.unit or draft.scaled or draft.digits or not 0 < draft.numeral.value < 1:
        return
    of_one = scan.lexicon.of_one.match(scan.lowered, draft.end)
    tail = read_unit_tail(scan.lexicon, scan.lowered, of_one.end()) if of_one is not None else None
    entry = entry_at(scan, tail.unit) if tail is not None else None
    if tail is None or entry is None or entry.kind not in PARTED or tail.gap not in ("", " "):
        return
    _attach_unit(scan, draft, tail)


def _attach_scale(scan: Scan, draft: Draft, match: Match) -> UnitTail | None:
    """Multiply by the scale words, and read on where more of the number follows ("3 triệu 500 nghìn")."""
    lexicon = scan.lexicon
    if draft.digits and lexicon.more_number.match(scan.lowered, match.end("scale")) is not None:
        before = draft.end
        unit = _attach_composed(scan, draft)
        if draft.end > before:  # "1,155 thousand and 2,000" is two numbers
            return unit
    scale = lexicon.scale_of(match["scale"])
    draft.scale = scale if draft.scale is ONE else draft.scale * scale
    draft.scaled = True
    draft.end = match.end("scale")
    return read_unit_tail(scan.lexicon, scan.lowered, draft.end)


def _attach_composed(scan: Scan, draft: Draft) -> UnitTail | None:
    """Compose a number that starts with digits and goes on in words."""
    worded = compose(scan.lexicon, scan.lowered, draft.number_start, draft.numeral, draft.number_end)
    if worded is not None:
        draft.end = worded.end
        draft.scaled = draft.scaled or worded.last_is_multiplier or len(worded.parts) > 1
        if len(worded.parts) == 1 and draft.numeral.value:
            draft.scale = worded.value / draft.numeral.value
        else:
            draft.numeral, draft.digits, draft.number_end = numeral_of(worded), "", worded.end
    return read_unit_tail(scan.lexicon, scan.lowered, draft.end)


def _attach_unit(scan: Scan, draft: Draft, tail: UnitTail) -> None:
    entry = entry_at(scan, tail.unit)
    if entry is None and draft.scaled:
        entry, tail = _money_first(scan, tail)
    if entry is None or not fits(scan, tail, entry) or is_singular(scan, draft, tail, entry):
        return
    if entry.kind == "count" and is_part_of_them(draft, tail):
        return
    if draft.money_before and entry.name != draft.unit and entry.name not in DOLLARS:
        return
    draft.unit, draft.unit_kind = entry.name, entry.kind
    if entry.scale is not ONE:
        draft.scale, draft.scaled = draft.scale * entry.scale, True
    draft.end = closed(scan, tail)
    if entry.kind == "money" and not draft.scaled:
        _attach_scale_after(scan, draft)
    _attach_per(scan, draft, tail)
    if entry.kind == "duration":
        _attach_age(scan, draft)
    if tail.late is not None:
        part = Fraction(scan.lexicon.pack.fractions.added[key_of(scan.lowered[slice(*tail.late)]).strip()])
        draft.numeral = numeral(draft.numeral.value + part / draft.scale, min(draft.numeral.ulp, Fraction(1, 10)))
        draft.digits, draft.end = "", tail.late[1]


def _money_first(scan: Scan, tail: UnitTail) -> tuple[UnitEntry | None, UnitTail]:
    """Read the money that a longer word begins with: after a scale "đồng thời" is "đồng" and "thời"."""
    start, end = tail.unit
    first = start + len(scan.lowered[start:end].split(" ")[0])
    entry = entry_at(scan, (start, first))
    if entry is None or entry.kind != "money":
        return None, tail
    return entry, UnitTail(tail.gap, (start, first))


def _attach_scale_after(scan: Scan, draft: Draft) -> None:
    """Read "million" in "75 USD million"."""
    match = scan.lexicon.tail.match(scan.lowered, draft.end)
    if match is not None and match["scale"] is not None:
        draft.scale, draft.scaled = draft.scale * scan.lexicon.scale_of(match["scale"]), True
        draft.end = match.end("scale")


def _attach_age(scan: Scan, draft: Draft) -> None:
    """Take "old" into "18-year-old"."""
    age = scan.lexicon.age_after.match(scan.lowered, draft.end)
    if age is not None:
        draft.end = age.end()


def _attach_per(scan: Scan, draft: Draft, tail: UnitTail) -> None:
    every = tail.every
    for span in tail.per:
        per = entry_at(scan, span)
        if per is None or per.kind in ("percent", "ratio"):
            return
        if per.kind == "money" and not _is_rate(scan, draft, per.name, span):
            return
        if every:
            each = read_numeral(every, scan.lexicon.style)
            if each is None or not each.value:
                return
            draft.scale /= each.value
            every = ""
        draft.unit = f"{draft.unit}/{per.name}"
        draft.end = span[1]


def _is_rate(scan: Scan, draft: Draft, per: str, span: tuple[int, int]) -> bool:
    """Return whether a stroke joins two currencies to a rate of exchange ("25.400 đồng/USD"), no two amounts."""
    stroke = scan.lowered[: span[0]].rstrip(" ")[-1:] == "/"
    return (
        stroke
        and draft.unit_kind == "money"
        and draft.unit != per
        and not scan.lowered[span[1] : span[1] + 1].isdigit()
    )


def _attach_money_per(scan: Scan, draft: Draft) -> None:
    """Read "/hour" after "$15"."""
    span = read_money_per(scan.lexicon, scan.lowered, draft.end)
    per = entry_at(scan, span) if span is not None else None
    if span is not None and per is not None and per.kind in ("count", "measure", "duration"):
        draft.unit = f"{draft.unit}/{per.name}"
        draft.end = span[1]


def closed(scan: Scan, tail: UnitTail) -> int:
    """Return the unit's end, with the bracket that closes "20 (kg)"."""
    end = tail.unit[1]
    return end + 1 if opens(tail.gap) and scan.lowered[end : end + 1] in (")", "]") else end
