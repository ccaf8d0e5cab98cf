"""What stands after a number: scale, unit, what it is per, a noun."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.language.around.unit import Span, UnitTail, read_money_per, read_unit_tail
from factcheck.language.draft import Draft
from factcheck.language.lexicon import UnitEntry
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.numbers.compose import compose
from factcheck.language.numbers.numerals import BLANKS, ONE, numeral, read_numeral
from factcheck.language.numbers.worded import numeral_of
from factcheck.language.scan import Scan
from factcheck.language.worded.nearby import is_heading

Match = re.Match[str]

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
        unit = _attach_suffix(scan, draft, match)
    else:
        unit = _unit_after(scan, match.end())
    if unit is not None:
        _attach_unit(scan, draft, unit)
    elif scan.lowered.startswith('"', draft.end):
        _attach_inches(scan, draft)
    elif draft.money_before:
        _attach_money_per(scan, draft)


def _attach_scale(scan: Scan, draft: Draft, match: Match) -> UnitTail | None:
    """Multiply by the scale words, and read on where more of the number follows ("3 triệu 500 nghìn")."""
    lexicon = scan.lexicon
    if draft.digits and lexicon.more_number.match(scan.lowered, match.end("scale")) is not None:
        return _attach_composed(scan, draft)
    scale = lexicon.scale_of(match["scale"])
    draft.scale = scale if draft.scale is ONE else draft.scale * scale
    draft.scaled = True
    draft.end = match.end("scale")
    return _unit_after(scan, draft.end)


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
    return _unit_after(scan, draft.end)


def _unit_after(scan: Scan, end: int) -> UnitTail | None:
    return read_unit_tail(scan.lexicon, scan.lowered, end)


def _attach_suffix(scan: Scan, draft: Draft, match: Match) -> UnitTail | None:
    """Take "m", "bn", "k" as a scale where it is one: after a currency, before a unit or noun; else as a unit."""
    lexicon = scan.lexicon
    suffix = scan.text[match.start("suffix") : match.end("suffix")]
    word = suffix.strip(" \u00a0")
    value = lexicon.suffixes_exact.get(word) or lexicon.suffixes_lower.get(word.lower())
    is_unit = lexicon.unit_entry(word, word.lower()) is not None
    rest = _unit_after(scan, match.end("suffix"))
    following = _entry(scan, rest.unit) if rest is not None else None
    followed = rest is not None and following is not None and _fits(scan, rest, following)
    tight = rest is not None and not rest.gap  # "5 M€"
    more = lexicon.more_word.match(scan.lowered, match.end("suffix")) is not None
    decimal = draft.numeral.ulp < 1 and not is_unit and not more  # "2,33 k"
    may_be_scale = draft.money_before or word == suffix or len(word) > 1 or tight or decimal
    counts = is_unit and not followed and _counts_things(scan, match.end("suffix"))
    is_money = draft.money_before or _ends_a_range_of_money(scan, draft)
    if value is None or not may_be_scale or (is_unit and not is_money and not followed and not counts):
        return _unit_after(scan, draft.number_end)
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


def _attach_unit(scan: Scan, draft: Draft, tail: UnitTail) -> None:
    entry = _entry(scan, tail.unit)
    if entry is None and draft.scaled:
        entry, tail = _money_first(scan, tail)
    if entry is None or not _fits(scan, tail, entry) or _is_singular(scan, draft, tail, entry):
        return
    if entry.kind == "count" and _is_part_of_them(draft, tail):
        return
    if draft.money_before and entry.name != draft.unit and entry.name not in DOLLARS:
        return
    draft.unit, draft.unit_kind = entry.name, entry.kind
    if entry.scale is not ONE:
        draft.scale, draft.scaled = draft.scale * entry.scale, True
    draft.end = _closed(scan, tail)
    if entry.kind == "money" and not draft.scaled:
        _attach_scale_after(scan, draft)
    _attach_per(scan, draft, tail)
    if entry.kind == "duration":
        _attach_age(scan, draft)
    if tail.late is not None:
        part = Fraction(scan.lexicon.pack.fractions.added[key_of(scan.lowered[slice(*tail.late)]).strip()])
        draft.numeral = numeral(draft.numeral.value + part / draft.scale, min(draft.numeral.ulp, Fraction(1, 10)))
        draft.digits, draft.end = "", tail.late[1]


LARGEST_SCREEN = 200
"""Inches; a higher number stands at a quotation's end."""


def _attach_inches(scan: Scan, draft: Draft) -> None:
    """Read 42" as inches where no quotation is open in the paragraph."""
    paragraph = scan.lowered.rfind("\n", 0, draft.end) + 1
    if not draft.digits or not draft.bare or draft.numeral.value > LARGEST_SCREEN:
        return
    if scan.lowered.count('"', paragraph, draft.end) % 2 == 0 and "“" not in scan.lowered[paragraph : draft.end]:
        draft.unit, draft.unit_kind, draft.end = "inch", "measure", draft.end + 1


def _money_first(scan: Scan, tail: UnitTail) -> tuple[UnitEntry | None, UnitTail]:
    """Read the money that a longer word begins with: after a scale "đồng thời" is "đồng" and "thời"."""
    start, end = tail.unit
    first = start + len(scan.lowered[start:end].split(" ")[0])
    entry = _entry(scan, (start, first))
    if entry is None or entry.kind != "money":
        return None, tail
    return entry, UnitTail(tail.gap, (start, first))


def _attach_scale_after(scan: Scan, draft: Draft) -> None:
    """Read "million" in "75 USD million"."""
    match = scan.lexicon.tail.match(scan.lowered, draft.end)
    if match is not None and match["scale"] is not None:
        draft.scale, draft.scaled = draft.scale * scan.lexicon.scale_of(match["scale"]), True
        draft.end = match.end("scale")


def _is_singular(scan: Scan, draft: Draft, tail: UnitTail, entry: UnitEntry) -> bool:
    """Tell whether a counted noun is in the singular after more than one: it belongs to the noun after it."""
    if entry.kind != "count" or tail.gap != " " or not scan.lexicon.pack.nouns.plural or draft.scaled:
        return False
    if draft.numeral.value <= 1:
        return False
    word, units = scan.lowered[slice(*tail.unit)], scan.lexicon.units_lower
    return word == entry.name or units.get(f"{word}s") is entry


def _is_part_of_them(draft: Draft, tail: UnitTail) -> bool:
    """Tell whether "un tiers des habitants" is a part of them, and no number of persons."""
    return not draft.digits and len(tail.gap) > 2 and not draft.scaled and draft.numeral.value < 1


def _attach_age(scan: Scan, draft: Draft) -> None:
    """Take "old" into "18-year-old"."""
    age = scan.lexicon.age_after.match(scan.lowered, draft.end)
    if age is not None:
        draft.end = age.end()


def _attach_per(scan: Scan, draft: Draft, tail: UnitTail) -> None:
    every = tail.every
    for span in tail.per:
        per = _entry(scan, span)
        if per is None or per.kind in ("percent", "money", "ratio"):
            return
        if every:
            each = read_numeral(every, scan.lexicon.style)
            if each is None or not each.value:
                return
            draft.scale /= each.value
            every = ""
        draft.unit = f"{draft.unit}/{per.name}"
        draft.end = span[1]


def _attach_money_per(scan: Scan, draft: Draft) -> None:
    """Read "/hour" after "$15"."""
    span = read_money_per(scan.lexicon, scan.lowered, draft.end)
    per = _entry(scan, span) if span is not None else None
    if span is not None and per is not None and per.kind in ("count", "measure", "duration"):
        draft.unit = f"{draft.unit}/{per.name}"
        draft.end = span[1]


def _closed(scan: Scan, tail: UnitTail) -> int:
    """Return the unit's end, with the bracket that closes "20 (kg)"."""
    end = tail.unit[1]
    return end + 1 if _opens(tail.gap) and scan.lowered[end : end + 1] in (")", "]") else end


def _opens(gap: str) -> bool:
    return "(" in gap or "[" in gap


def _entry(scan: Scan, span: Span) -> UnitEntry | None:
    start, end = span
    return scan.lexicon.unit_entry(scan.text[start:end], scan.lowered[start:end])


def _fits(scan: Scan, tail: UnitTail, entry: UnitEntry) -> bool:
    """Tell whether the unit is one here: on the same line, its bracket closed, no dash that joins other words."""
    gap, (start, end) = tail.gap, tail.unit
    if gap in ("", " "):
        fits = True
    elif "\n" in gap or (_opens(gap) and scan.lowered[end : end + 1] not in (")", "]")):
        fits = False
    else:
        fits = gap == "-" or "-" not in gap or entry.kind == "measure"
    if scan.lowered[end : end + 1].isdigit() and scan.lowered[start:end] in scan.lexicon.pack.signs:
        return False  # "$2-$3.8 trillion"
    if entry.kind == "count" and scan.lexicon.pack.nouns.lower_case and scan.text[start : start + 2].istitle():
        return False  # "Điều 8 Luật An ninh mạng"
    if _is_part_of_a_name(scan, entry, start, end):
        return False
    if end - start == 1 and scan.lowered[end : end + 1] == "-" and scan.lowered[end + 1 : end + 2].isdigit():
        return False  # "24703 L-202" is a name
    is_doubtful = gap != "" and scan.lowered[start:end] in scan.lexicon.pack.doubtful_units
    return fits and not (is_doubtful and scan.lexicon.more_word.match(scan.lowered, end))


LONGEST_SYMBOL = 2


def _is_part_of_a_name(scan: Scan, entry: UnitEntry, start: int, end: int) -> bool:
    """Tell whether a capitalised word is a name's, where units are written small: "two Cup ties", "50 Cent"."""
    if not scan.lexicon.pack.nouns.plural or end - start <= LONGEST_SYMBOL or not scan.text[start:end].istitle():
        return False
    if scan.text[start:end] in scan.lexicon.units_exact:
        return False  # "Mbps"
    small = entry.kind in ("measure", "duration", "count") or entry.name == "cent"
    return small and "degree" not in entry.name and not is_heading(scan, start)


def attach_noun(scan: Scan, draft: Draft) -> None:
    """Note the counted noun after the number, where no unit was read."""
    if draft.unit:
        return
    match = scan.lexicon.noun.match(scan.lowered, draft.end)
    if match is None and draft.scaled:
        match = _noun_of(scan, draft.end)
    if match is not None:
        draft.noun = scan.text[match.start() + 1 : match.end()]


def _noun_of(scan: Scan, end: int) -> Match | None:
    """Read "sacs" in "54 millions de sacs"."""
    if scan.lowered[end : end + 1] not in BLANKS:
        return None
    filler = scan.lexicon.unit_filler.match(scan.lowered, end + 1)
    if filler is None or scan.lowered[filler.end() - 1] not in BLANKS:
        return None
    return scan.lexicon.noun.match(scan.lowered, filler.end() - 1)
