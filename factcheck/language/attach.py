"""What belongs to a number: currency and hedge before it; scale, unit, noun and hedge after it."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from factcheck.language.draft import Draft
from factcheck.language.lexicon import BLANK, Lexicon, UnitEntry, key_of
from factcheck.language.number_words import compose, numeral_of
from factcheck.language.patterns import any_of
from factcheck.language.scan import Scan
from factcheck.model.figure import Hedge

_NUMBER_NEXT = re.compile(r"[ \u00a0]+(?:[0-9]|[^\W\d_])")


def attach_tail(scan: Scan, draft: Draft) -> None:
    """Read scale, unit and what it is per, after the number."""
    lexicon, lowered = scan.lexicon, scan.lowered
    match = lexicon.tail.match(lowered, draft.number_end)
    assert match is not None  # every part of the pattern may be empty
    if match["scale"] is None and match["suffix"] is None and match["unit"] is None:
        return
    if match["scale"] is not None:
        match = _attach_scale(scan, draft, match)
    elif match["suffix"] is not None:
        match = _attach_suffix(scan, draft, match)
    if match["unit"] is not None:
        _attach_unit(scan, draft, match)


def _attach_scale(scan: Scan, draft: Draft, match: re.Match[str]) -> re.Match[str]:
    """Multiply by the scale words, and read on where more of the number follows ("3 triệu 500 nghìn")."""
    lexicon = scan.lexicon
    if draft.digits:
        worded = compose(lexicon, scan.lowered, draft.number_start, draft.numeral, draft.number_end)
        if worded is not None:
            if len(worded.parts) == 1:
                whole = worded.value / draft.numeral.value if draft.numeral.value else Fraction(1)
                draft.scale = whole
            else:
                draft.numeral, draft.digits = numeral_of(worded), ""
            draft.end = worded.end
            draft.scaled = True
    return _retail(scan, draft)


def _retail(scan: Scan, draft: Draft) -> re.Match[str]:
    match = scan.lexicon.tail.match(scan.lowered, draft.end)
    assert match is not None  # every part of the pattern may be empty
    if match["scale"] is not None or match["suffix"] is not None:
        match = re.compile("(?P<unit>(?!))?(?P<per>(?!))?(?P<per2>(?!))?").match(scan.lowered, draft.end)
        assert match is not None  # it is empty
    return match


def _attach_suffix(scan: Scan, draft: Draft, match: re.Match[str]) -> re.Match[str]:
    """Take "m", "bn", "k" as a scale where it is one: after a currency, before a unit or noun; else as a unit."""
    lexicon = scan.lexicon
    suffix = scan.text[match.start("suffix") : match.end("suffix")]
    spaced, word = suffix[0] in " \u00a0", suffix.strip(" \u00a0")
    value = lexicon.suffixes_exact.get(word) or lexicon.suffixes_lower.get(word.lower())
    entry = lexicon.unit_entry(word, word.lower())
    rest = lexicon.tail.match(scan.lowered, match.end("suffix"))
    assert rest is not None  # every part of the pattern may be empty
    follows = rest["unit"] is not None and rest["suffix"] is None and rest["scale"] is None
    as_scale = draft.money_before or (follows and not spaced) or (entry is None and not spaced)
    if spaced and not draft.money_before and word.lower() not in ("bn", "mn", "mln", "tn", "trn", "tr"):
        as_scale = False
    if value is not None and as_scale:
        draft.scale, draft.scaled = Fraction(value), True
        draft.end = match.end("suffix")
        return rest if follows else _retail(scan, draft)
    plain = _unit_alone(lexicon).match(scan.lowered, draft.number_end)
    return plain if plain is not None else _nothing(scan, draft)


def _nothing(scan: Scan, draft: Draft) -> re.Match[str]:
    match = re.compile("(?P<unit>(?!))?(?P<per>(?!))?(?P<per2>(?!))?").match(scan.lowered, draft.end)
    assert match is not None  # it is empty
    return match


@lru_cache(maxsize=32)
def _unit_alone(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the tail pattern without scales."""
    source = lexicon.tail.pattern
    return re.compile(source[source.index("(?:(?P<gap>") :])


def _attach_unit(scan: Scan, draft: Draft, match: re.Match[str]) -> None:
    entry = _entry(scan, match, "unit")
    if entry is None or not _fits(scan, draft, match, entry):
        return
    if draft.unit_kind == "money":
        if entry.kind != "money" and match["per"] is None:
            return
        if entry.kind == "money" and entry.name != draft.unit and entry.name not in ("USD", "CAD", "AUD"):
            return
    draft.unit = entry.name
    draft.unit_kind = entry.kind
    draft.end = _closed(scan, match.end("unit"), match)
    for name in ("per", "per2"):
        if match[name] is None:
            continue
        per = _entry(scan, match, name)
        if per is None or per.kind in ("percent", "money", "ratio"):
            break
        draft.unit = f"{draft.unit}/{per.name}"
        draft.end = match.end(name)


def _closed(scan: Scan, end: int, match: re.Match[str]) -> int:
    """Take in the bracket that closes "20 (kg)"."""
    gap = match["gap"] or ""
    return end + 1 if ("(" in gap or "[" in gap) and scan.lowered[end : end + 1] in (")", "]") else end


def _entry(scan: Scan, match: re.Match[str], name: str) -> UnitEntry | None:
    start, end = match.span(name)
    return scan.lexicon.unit_entry(scan.text[start:end], scan.lowered[start:end])


def _fits(scan: Scan, draft: Draft, match: re.Match[str], entry: UnitEntry) -> bool:
    """Tell whether the unit is one here: brackets closed, no single letter far from the number."""
    gap = match["gap"] or ""
    if ("(" in gap or "[" in gap) and scan.lowered[match.end("unit") : match.end("unit") + 1] not in (")", "]"):
        return False
    if "\n" in gap:
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
    begin = draft.start - (match.end() - match.start("sign")) - (match.start("sign") - match.start())
    surface = scan.text[begin : begin + size]
    code = _code(scan.lexicon, surface)
    if code is None:
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
        neighbour = (match[3] or "")[::-1]
        if neighbour not in lexicon.pack.hedges[sense].not_after:
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
def _noun_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    stop = any_of(lexicon.pack.nouns.stop)
    word = rf"(?:{BLANK}|-)(?!(?:{stop}))[^\W\d_]+(?:-[^\W\d_]+)*"
    return re.compile(rf"(?:{word}){{1,{lexicon.pack.nouns.words}}}")


def attach_noun(scan: Scan, draft: Draft) -> None:
    """Note the counted noun after the number, where no unit was read."""
    match = _noun_pattern(scan.lexicon).match(scan.lowered, draft.end)
    if match is not None:
        draft.noun = scan.text[match.start() + 1 : match.end()]
