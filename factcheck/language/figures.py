"""From drafts to figures: evidence of the whole article, then what each number means."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from factcheck.language.draft import Draft
from factcheck.language.intervals import exactly_or, meaning_of, range_meaning
from factcheck.language.lexicon import Lexicon, lexicon_of
from factcheck.language.neighbours import settle_neighbours
from factcheck.language.normal import NormalText, normal_text
from factcheck.language.numerals import read_numeral
from factcheck.language.pack import Pack
from factcheck.language.scan import Scan, new_scan, read_drafts
from factcheck.model.figure import Figure, Hedge, Kind

KIND_OF_UNIT: dict[str, Kind] = {
    "percent": "percent",
    "money": "money",
    "measure": "measure",
    "duration": "duration",
    "count": "count",
    "ratio": "ratio",
    "": "number",
}


def figures_of(text: str, pack: Pack) -> tuple[Figure, ...]:
    """Return every figure of `text`, in order."""
    normal = normal_text(text)
    lexicon = lexicon_of(pack)
    scan = new_scan(lexicon, normal)
    drafts = read_drafts(scan)
    weigh_marks(scan, drafts)
    drafts = settle_neighbours(scan, drafts)
    return tuple(figure_of(scan.lexicon, draft, text, normal) for draft in drafts)


def weigh_marks(scan: Scan, drafts: list[Draft]) -> None:
    """Read ambiguous numerals ("1.549") by what the article and the unit say of its marks."""
    style = scan.lexicon.style
    foreign = scan.foreign_votes > 0 and scan.native_votes == 0
    for draft in drafts:
        if not draft.digits or draft.kind is not None:
            continue
        if draft.numeral.ambiguous:
            whole_things = draft.unit_kind == "count" and not draft.scaled and draft.numeral.value.denominator != 1
            if foreign or whole_things:
                other = read_numeral(draft.digits, style.foreign)
                draft.numeral = other if other is not None else draft.numeral
        elif draft.numeral.note and draft.numeral.value.denominator != 1:
            _weigh_malformed(scan, draft, foreign)


def _weigh_malformed(scan: Scan, draft: Draft, foreign: bool) -> None:
    """Read "29.7260 prizes" as 297260, since prizes are whole; "1.4380 dollars" as a decimal."""
    if foreign:
        other = read_numeral(draft.digits, scan.lexicon.style.foreign)
        draft.numeral = other if other is not None else draft.numeral
    elif (draft.unit_kind == "count" or (draft.noun and not draft.unit)) and not draft.scaled:
        whole = read_numeral("".join(letter for letter in draft.digits if letter.isdigit()), scan.lexicon.style)
        if whole is not None:
            draft.numeral = msgspec.structs.replace(whole, note=draft.numeral.note)


def figure_of(lexicon: Lexicon, draft: Draft, text: str, normal: NormalText) -> Figure:
    """Return the draft as a figure with its readings, placed in the original text."""
    start, end = normal.original(draft.start), normal.original(draft.end)
    value = draft.value
    kind = draft.kind or kind_of(draft)
    scale = draft.scale
    numeral = draft.numeral
    hedge = _placed(draft.hedge, text, normal)
    sense = draft.hedge.sense if draft.hedge else None
    width = _width(lexicon, draft.hedge)
    if kind == "range" and draft.ends is not None:
        value = (draft.ends[0] + draft.ends[1]) / 2
        meaning = range_meaning(draft.ends[0], draft.ends[1], numeral.ulp)
        if not numeral.ulp:
            meaning = exactly_or(draft.ends)
    else:
        counted = kind in ("count", "number") and numeral.ulp * scale == 1 and not draft.scaled
        exact = draft.exact or (counted and sense is None)
        meaning = meaning_of(value, numeral.ulp * scale, numeral.zeros * scale, exact, sense, width)
    notes = (numeral.note, *draft.notes) if numeral.note else draft.notes
    return Figure(
        text=text[start:end],
        start=start,
        end=end,
        kind=kind,
        value=value,
        interval=draft.interval or meaning.strict,
        unit=draft.unit,
        generous=() if draft.interval else meaning.generous,
        hedge=hedge,
        ulp=Fraction(0) if draft.exact else numeral.ulp * (1 if kind == "range" else scale),
        scale=scale,
        number_start=normal.original(draft.number_start),
        number_end=normal.original(draft.number_end),
        ends=draft.ends,
        noun=draft.noun,
        notes=notes,
    )


def kind_of(draft: Draft) -> Kind:
    """Return the kind that the unit and noun make of a draft."""
    if draft.unit_kind:
        return KIND_OF_UNIT[draft.unit_kind]
    whole = draft.numeral.value.denominator == 1 or draft.scaled
    return "count" if draft.noun and whole else "number"


def _width(lexicon: Lexicon, hedge: Hedge | None) -> Fraction | None:
    if hedge is None:
        return None
    width = lexicon.pack.hedges[hedge.sense].width
    return Fraction(width.rstrip(" %")) / 100 if width else None


def _placed(hedge: Hedge | None, text: str, normal: NormalText) -> Hedge | None:
    if hedge is None:
        return None
    start, end = normal.original(hedge.start), normal.original(hedge.end)
    return Hedge(hedge.sense, text[start:end], start, end)
