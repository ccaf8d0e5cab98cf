"""Temperatures: readings of a thermometer, or differences ("a warming of 1.5°C (2.7°F)"); degrees of which scale.

10 °C are 50 °F on a thermometer, and a rise of 10 °C is one of 18 °F: which of the two is meant only the words say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.language.context.words_around import word_before
from factcheck.model.figure import DIFFERENCE

if TYPE_CHECKING:
    from factcheck.language.reader_state import PartialFigure, ReaderState

SCALES = ("degree Celsius", "degree Fahrenheit")

WITHIN_CLAUSE = 90
"""Characters before a temperature in which a word says that it is a difference."""

NEXT_TO = 3
"""Words between a word for a rise and its temperature ("a rise of about 2 °C")."""

NEAR = 4
"""Characters between a temperature and the same in the other scale: " (", " or "."""

AFTER = 30
"""Characters after a temperature in which it is compared ("2 °C warmer")."""

_CLAUSE_ENDS = re.compile(r"[.;:,\n](?![0-9])|[()]")

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

_BRACKET = re.compile(r" ?\([^()\n]{1,30}\)")

_SENTENCE_END = re.compile(r"[.!?\n](?![0-9])")


def resolve_temperatures(state: ReaderState, partials: list[PartialFigure]) -> None:
    """Give bare degrees the scale of their sentence, and mark what is a difference of temperatures."""
    known = [partial for partial in partials if partial.unit in SCALES]
    if not known:
        return
    for partial in partials:
        is_settled = state.lowered[partial.start : partial.end].rpartition(" ")[2] in state.lexicon.pack.rival_measures
        if partial.unit == "degree" and not partial.scaled and not is_settled:
            _take_scale(state, partial, known)
    measured = [partial for partial in partials if partial.unit in SCALES]
    last: PartialFigure | None = None
    for partial in measured:
        again = last is not None and last.unit != partial.unit and 0 <= partial.start - last.end <= NEAR
        is_difference = DIFFERENCE in last.notes if last is not None and again else _is_difference(state, partial)
        if is_difference:
            partial.notes = (*partial.notes, DIFFERENCE)
        last = partial


def _take_scale(state: ReaderState, partial: PartialFigure, measured: list[PartialFigure]) -> None:
    """Read "5 degrees" in the scale of the nearest temperature of its sentence."""
    near = [other for other in measured if _same_sentence(state, partial, other)]
    if near:
        partial.unit = min(near, key=lambda other: abs(other.start - partial.start)).unit


def _same_sentence(state: ReaderState, one: PartialFigure, other: PartialFigure) -> bool:
    first, second = (one, other) if one.start < other.start else (other, one)
    return _SENTENCE_END.search(state.lowered, first.end, second.start) is None


def _is_difference(state: ReaderState, partial: PartialFigure) -> bool:
    """Return whether words around a temperature say that something rose or fell by it, or lies so far off."""
    words = state.lexicon.pack.temperatures
    following = _words(_CLAUSE_ENDS.split(state.lowered[_end_of_pair(state, partial) :][:AFTER])[0])
    if _first_of(following[:2], words.compared_after):
        return True
    start = partial.hedge.start if partial.hedge is not None and partial.hedge.start < partial.start else partial.start
    clause = _words(_CLAUSE_ENDS.split(state.lowered[max(0, start - WITHIN_CLAUSE) : start])[-1])
    text, right_before = f" {' '.join(clause)} ", word_before(state, start)
    if right_before in words.at or any(text.endswith(f" {level} ") for level in words.at):
        return False
    if any(f" {cue} " in text for cue in words.differences):
        return True
    moved = [text.rfind(f" {cue} ") for cue in words.moves]
    if max(moved, default=-1) < 0:
        return False
    if right_before in words.to:
        return any(f" {cue} " in text for cue in words.limits)
    return len(text[max(moved) :].split()) <= NEXT_TO + 1


def _end_of_pair(state: ReaderState, partial: PartialFigure) -> int:
    """Return where a temperature ends, with the same in brackets: "5°C (9°F) warmer"."""
    bracket = _BRACKET.match(state.lowered, partial.end)
    return bracket.end() if bracket is not None else partial.end


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _first_of(following: list[str], cues: tuple[str, ...]) -> bool:
    text = f" {' '.join(following)} "
    return any(text.startswith(f" {cue} ") for cue in cues)
