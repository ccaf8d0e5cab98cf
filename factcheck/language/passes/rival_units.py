"""Words that name two units ("pounds"), settled by the money of the article."""

from __future__ import annotations

import itertools
import re
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.language.context.words_around import word_before

if TYPE_CHECKING:
    from factcheck.language.reader_state import PartialFigure, ReaderState

MILLION = 1_000_000


def resolve_rival_units(state: ReaderState, partials: list[PartialFigure]) -> None:
    """Read "two pounds" as a weight where the article has dollars and no £."""
    rivals = state.lexicon.pack.rival_units
    if not rivals:
        return
    currencies = {
        partial.unit
        for partial in partials
        if partial.unit_kind == "money" and (partial.money_before or partial.scaled)
    }
    weighed = False
    for partial in partials:
        rival = (
            rivals.get(state.lowered[partial.number_end : partial.end].strip(" -"))
            if partial.unit_kind == "money" and not partial.money_before
            else None
        )
        if rival is None:
            continue
        cued = _has_rival_cue(state, partial, rival)
        weighed = weighed or (cued and not partial.scaled)
        if cued or (partial.unit not in currencies and (currencies or (weighed and not partial.scaled))):
            partial.unit, partial.unit_kind = rival, "measure"


def _has_rival_cue(state: ReaderState, partial: PartialFigure, rival: str) -> bool:
    """Return whether words around make it the measure: "weighs 12 pounds", "a 12-pound baby", "pounds of butter"."""
    pack = state.lexicon.pack
    clause = _CLAUSE_ENDS.split(state.lowered[max(0, partial.start - WITHIN_CLAUSE) : partial.start])[-1]
    following = _OF.match(state.lowered, partial.end)
    if following is not None and following["of"]:
        return following["word"] in pack.rival_of.get(rival, ())
    if following is not None and following["word"] in pack.rival_cues.get(rival, ()):
        return True
    return any(f" {cue} " in f" {clause.strip()} " for cue in pack.rival_cues.get(rival, ()))


_OF = re.compile(r"[ -](?P<of>of )?(?P<word>[^\W\d_]+)")


def resolve_rival_money(state: ReaderState, partials: list[PartialFigure]) -> None:
    """Read "3 Millionen Pfund" as money, and a few pounds too where the article has sums in that currency."""
    rivals = state.lexicon.pack.rival_money
    if not rivals:
        return
    currencies = {partial.unit for partial in partials if partial.unit_kind == "money"}
    for partial in partials:
        currency = rivals.get(_last_word(state, partial)) if partial.unit_kind == "measure" else None
        if currency is not None and (currency in currencies or (partial.scaled and partial.value >= MILLION)):
            partial.unit, partial.unit_kind = currency, "money"


def resolve_multiples(state: ReaderState, partials: list[PartialFigure]) -> None:
    """Read "ba" in "gấp ba năm 2018" as a multiple: the word before it says so."""
    before = state.lexicon.pack.times.before
    for partial in partials if before else ():
        start = (
            partial.hedge.start if partial.hedge is not None and partial.hedge.start < partial.start else partial.start
        )
        if partial.bare and partial.is_quantity and word_before(state, start) in before:
            partial.unit, partial.unit_kind, partial.noun = "times", "ratio", ""


LISTED = 8
"""Characters between two figures of a list: ", ", " và "."""


def resolve_listed(state: ReaderState, partials: list[PartialFigure]) -> None:
    """Read "17 đồng" after "9 bạc" as so many of bronze: a word for a unit goes on a list of what is counted."""
    listed_with = state.lexicon.pack.listed_with
    if not listed_with:
        return
    for before, partial in pairwise(partials):
        word = _last_word(state, partial)
        if word not in listed_with or partial.scaled or partial.money_before or partial.numeral.ulp != 1:
            continue
        between = state.lowered[before.number_end : partial.start]
        names = (f" {name}" for name in listed_with[word])
        if any(between.startswith(name) and len(between) - len(name) <= LISTED for name in names):
            partial.unit = partial.unit_kind = ""
            partial.end, partial.noun = partial.number_end, word


METRE = "m"


def resolve_millions(state: ReaderState, partials: list[PartialFigure]) -> None:
    """Read "a peak of 11.9m" as millions in an article that counts "10.9m viewers"."""
    if METRE not in state.lexicon.suffixes_lower:
        return
    counts_in_millions = any(partial.scaled and partial.noun and _is_tight(state, partial) for partial in partials)
    _inherit_millions(state, partials)
    if not counts_in_millions:
        return
    for partial in partials:
        if partial.unit == "metre" and not partial.scaled and partial.numeral.ulp < 1 and _is_tight(state, partial):
            partial.unit = partial.unit_kind = ""
            partial.scale, partial.scaled = Fraction(state.lexicon.suffixes_lower[METRE]), True


def _inherit_millions(state: ReaderState, partials: list[PartialFigure]) -> None:
    """Read "1.34m tonnes of barley, 0.92m of wheat" as tonnes, too."""
    source: PartialFigure | None = None
    for before, partial in itertools.pairwise(partials):
        if before.scaled and before.unit_kind == "measure" and state.lowered[before.number_end] == METRE:
            source = before
        if source is None or partial.unit != "metre" or partial.scaled or not _is_tight(state, partial):
            continue
        apart = _CLAUSE_ENDS.search(state.lowered, source.end, partial.start)
        if apart is None and partial.numeral.ulp < 1:
            partial.unit, partial.unit_kind = source.unit, source.unit_kind
            partial.scale, partial.scaled = source.scale, True
            partial.notes = (*partial.notes, f"unit carried from {state.text[source.start : source.end]}")


def _is_tight(state: ReaderState, partial: PartialFigure) -> bool:
    return state.lowered[partial.number_end : partial.end] == METRE


WITHIN_CLAUSE = 60
"""Characters before a measure in which words say which it is."""

_CLAUSE_ENDS = re.compile(r"[.;\n](?![0-9])")


def resolve_rival_measures(state: ReaderState, partials: list[PartialFigure]) -> None:
    """Read "độ" as a magnitude after an earthquake, as an angle after a turn."""
    rivals = state.lexicon.pack.rival_measures
    if not rivals:
        return
    last = 0
    for partial in partials:
        measures = rivals.get(_last_word(state, partial)) if partial.unit_kind == "measure" else None
        if measures is not None:
            clause = _CLAUSE_ENDS.split(state.lowered[max(last, partial.start - WITHIN_CLAUSE) : partial.start])[-1]
            stated = (name for name, cues in measures.items() if any(f" {cue} " in f" {clause} " for cue in cues))
            partial.unit = next(stated, partial.unit)
        last = partial.end


def _last_word(state: ReaderState, partial: PartialFigure) -> str:
    return state.lowered[partial.start : partial.end].rpartition(" ")[2]
