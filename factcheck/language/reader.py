"""From a text to its figures: what is written, what the article says of it, what it means."""

from __future__ import annotations

from factcheck.language.lexicon import Lexicon, lexicon_of
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.meaning import Meaning, meaning_of, range_meaning
from factcheck.language.normal import NormalText, normal_text
from factcheck.language.number_words.read import read_alone, read_word
from factcheck.language.numerals.digits import ONE
from factcheck.language.numerals.heads import mark_nominal_ages
from factcheck.language.numerals.read import read_digits
from factcheck.language.pack import Pack
from factcheck.language.passes.carry import carry_back, carry_on
from factcheck.language.passes.marks import weigh_marks, weigh_names
from factcheck.language.passes.parts import join_parts
from factcheck.language.passes.ranges import join_margins, join_ranges
from factcheck.language.passes.rivals import (
    weigh_millions,
    weigh_multiples,
    weigh_rival_measures,
    weigh_rival_money,
    weigh_rivals,
)
from factcheck.language.passes.temperatures import weigh_temperatures
from factcheck.language.reader_state import Draft, Scan, new_scan
from factcheck.model.figure import Figure, Hedge, Kind

# The one pass over a text that finds where figures start, and hands each to the reader of its kind.


Start = tuple[int, int, bool]
"""Where a figure may start: from, to, and whether it is a word."""


def read_drafts(scan: Scan) -> list[Draft]:
    """Read all figures one after the other, each by itself."""
    drafts = scan.drafts
    for start, end, is_word in _starts(scan):
        if start < scan.done:
            continue
        for draft in read_word(scan, start, end) if is_word else read_digits(scan, start, end):
            drafts.append(draft)
            if draft.end > scan.done:
                scan.done = draft.end
    return drafts


def _starts(scan: Scan) -> list[Start]:
    """Return all places where a figure may start, in order."""
    words, lowered = scan.lexicon.words, scan.lowered
    found = [(*match.span(), False) for match in scan.lexicon.digits.finditer(lowered)]
    first = words.match(f"\n{lowered[:LONGEST_WORD]}")
    if first is not None:
        found.append((0, first.end(1) - 1, True))
    found += [(*match.span(1), True) for match in words.finditer(lowered)]
    found.sort()
    return found


LONGEST_WORD = 80
"""Characters of a text's beginning in which its first word is looked for."""


KIND_OF_UNIT: dict[str, Kind] = {
    "percent": "percent",
    "money": "money",
    "measure": "measure",
    "duration": "duration",
    "count": "count",
    "ratio": "ratio",
}


def figures_of(text: str, pack: Pack) -> tuple[Figure, ...]:
    """Return every figure of `text`, in order."""
    normal = normal_text(text)
    scan = new_scan(lexicon_of(pack), normal)
    drafts = read_drafts(scan) or read_alone(scan)
    weigh_marks(scan, drafts)
    weigh_rivals(scan, drafts)
    drafts = weigh_names(scan, drafts)
    weigh_rival_money(scan, drafts)
    weigh_rival_measures(scan, drafts)
    weigh_millions(scan, drafts)
    weigh_multiples(scan, drafts)
    mark_nominal_ages(scan, drafts)
    weigh_temperatures(scan, drafts)
    drafts = join_parts(scan, join_ranges(scan, join_margins(scan, drafts)))
    carry_back(scan, drafts)
    carry_on(scan, drafts)
    return tuple([figure_of(scan.lexicon, draft, text, normal) for draft in drafts])


def figure_of(lexicon: Lexicon, draft: Draft, text: str, normal: NormalText) -> Figure:
    """Return the draft as a figure with its readings, placed in the original text."""
    start, end, number_start, number_end = draft.start, draft.end, draft.number_start, draft.number_end
    hedge, kind = draft.hedge, draft.kind or kind_of(draft)
    meaning = _meaning(lexicon, draft, kind)
    if normal.shifts:
        start, end = normal.original(start), normal.original_end(end)
        number_start, number_end = normal.original(number_start), normal.original_end(number_end)
        hedge = _placed(hedge, text, normal)
    note = draft.numeral.note
    return Figure(
        text=text[start:end],
        start=start,
        end=end,
        kind=kind,
        value=meaning.value,
        interval=draft.interval or meaning.strict,
        unit=draft.unit,
        generous=() if draft.interval else meaning.generous,
        hedge=hedge,
        ulp=meaning.ulp,
        scale=draft.scale,
        number_start=number_start,
        number_end=number_end,
        ends=draft.ends,
        noun=draft.noun,
        notes=(note, *draft.notes) if note else draft.notes,
    )


UNSCALED = (1, 1)


def _meaning(lexicon: Lexicon, draft: Draft, kind: Kind) -> Meaning:
    if kind == "range" and draft.ends is not None:
        return range_meaning(draft.ends, draft.numeral.ulp)
    hedge = draft.hedge
    scale = UNSCALED if draft.scale is ONE else (draft.scale.numerator, draft.scale.denominator)
    counted = not draft.scaled and (kind == "count" or kind == "number")
    sense = None if hedge is None else hedge.sense
    return meaning_of(draft.numeral, scale, draft.negative, counted, draft.exact, sense, _is_close(lexicon, hedge))


def kind_of(draft: Draft) -> Kind:
    """Return the kind that the unit and noun make of a draft."""
    if draft.unit_kind:
        return KIND_OF_UNIT[draft.unit_kind]
    whole = draft.numeral.value.denominator == 1 or draft.scaled
    return "count" if draft.noun and whole else "number"


def _is_close(lexicon: Lexicon, hedge: Hedge | None) -> bool:
    """Return whether a hedge says that the true value is just over or just under the number."""
    return hedge is not None and key_of(hedge.text.lower()) in lexicon.pack.hedges[hedge.sense].close


def _placed(hedge: Hedge | None, text: str, normal: NormalText) -> Hedge | None:
    if hedge is None:
        return None
    start, end = normal.original(hedge.start), normal.original_end(hedge.end)
    return Hedge(hedge.sense, text[start:end], start, end)
