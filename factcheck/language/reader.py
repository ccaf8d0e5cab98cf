"""From a text to its figures: what is written, what the article says of it, what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.language.lexicon.build_lexicon import lexicon_of
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.load_languages import load_pack, packs_in_use
from factcheck.language.meaning import Meaning, meaning_of, range_meaning
from factcheck.language.normal import NormalText, normal_text
from factcheck.language.number_words.read_words import read_alone, read_word
from factcheck.language.numerals.digits import ONE
from factcheck.language.numerals.read_digits import read_digits
from factcheck.language.passes import apply_passes
from factcheck.language.reader_state import PartialFigure, ReaderState, new_state
from factcheck.model.figure import Figure, Hedge

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from factcheck.language.lexicon.lexicon_record import Lexicon
    from factcheck.language.load_languages import Words
    from factcheck.language.pack import Pack
    from factcheck.model.kinds import Kind


def read_figures(
    text: str,
    language: str | Pack = "auto",
    *,
    packs: Sequence[str | Path] = (),
    words: Words | None = None,
) -> tuple[Figure, ...]:
    """Return every figure of `text` in the order it is written.

    `language` is a pack's code, "auto", or a pack; `packs` (files or folders) and `words` (for each language what its
    pack lacks) are a newsroom's own.  FactcheckError where there is no such pack, or one's own is faulty.
    """
    if not packs and not words:
        return figures_of(text, _pack(text, language))
    with packs_in_use(packs, words):
        return figures_of(text, _pack(text, language))


def read_surface(surface: str, language: str | Pack = "auto") -> Figure:
    """Return the one figure that `surface` is ("4.284,5 USD"); ValueError where it is none, or more than one."""
    figures = read_figures(surface, language)
    if len(figures) != 1:
        found = "no figure" if not figures else f"{len(figures)} figures"
        raise ValueError(f'"{surface}" holds {found}, not one')
    return figures[0]


def _pack(text: str, language: str | Pack) -> Pack:
    if not isinstance(language, str):
        return language
    if language == "auto":
        from factcheck.language.detect import detect_language  # most texts come with their language

        language = detect_language(text)
    return load_pack(language)


# The one pass over a text that finds where figures start, and passes each to the reader of its kind.


Start = tuple[int, int, bool]
"""Where a figure may start: from, to, and whether it is a word."""


def read_partials(state: ReaderState) -> list[PartialFigure]:
    """Read all figures one after the other, each by itself."""
    partials = state.partials
    for start, end, is_word in _starts(state):
        if start < state.done:
            continue
        for partial in read_word(state, start, end) if is_word else read_digits(state, start, end):
            partials.append(partial)
            if partial.end > state.done:
                state.done = partial.end
    return partials


def _starts(state: ReaderState) -> list[Start]:
    """Return all places where a figure may start, in order."""
    words, lowered = state.lexicon.words, state.lowered
    found = [(*match.span(), False) for match in state.lexicon.digits.finditer(lowered)]
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
    state = new_state(lexicon_of(pack), normal)
    partials = read_partials(state) or read_alone(state)
    partials = apply_passes(state, partials)
    return tuple([figure_of(state.lexicon, partial, text, normal) for partial in partials])


def figure_of(lexicon: Lexicon, partial: PartialFigure, text: str, normal: NormalText) -> Figure:
    """Return the partial as a figure with its readings, placed in the original text."""
    start, end, number_start, number_end = partial.start, partial.end, partial.number_start, partial.number_end
    hedge, kind = partial.hedge, partial.kind or kind_of(partial)
    meaning = _meaning(lexicon, partial, kind)
    if normal.shifts:
        start, end = normal.original(start), normal.original_end(end)
        number_start, number_end = normal.original(number_start), normal.original_end(number_end)
        hedge = _placed(hedge, text, normal)
    note = partial.numeral.note
    return Figure(
        text=text[start:end],
        start=start,
        end=end,
        kind=kind,
        value=meaning.value,
        interval=partial.interval or meaning.strict,
        unit=partial.unit,
        generous=() if partial.interval else meaning.generous,
        hedge=hedge,
        ulp=meaning.ulp,
        scale=partial.scale,
        number_start=number_start,
        number_end=number_end,
        ends=partial.ends,
        noun=partial.noun,
        month=partial.month,
        notes=(note, *partial.notes) if note else partial.notes,
    )


UNSCALED = (1, 1)


def _meaning(lexicon: Lexicon, partial: PartialFigure, kind: Kind) -> Meaning:
    if kind == "range" and partial.ends is not None:
        return range_meaning(partial.ends, partial.numeral.ulp)
    hedge = partial.hedge
    scale = UNSCALED if partial.scale is ONE else (partial.scale.numerator, partial.scale.denominator)
    counted = not partial.scaled and (kind == "count" or kind == "number")
    sense = None if hedge is None else hedge.sense
    return meaning_of(
        partial.numeral, scale, partial.negative, counted, partial.exact, sense, _is_close(lexicon, hedge)
    )


def kind_of(partial: PartialFigure) -> Kind:
    """Return the kind that the unit and noun make of a partial."""
    if partial.unit_kind:
        return KIND_OF_UNIT[partial.unit_kind]
    whole = partial.numeral.value.denominator == 1 or partial.scaled
    return "count" if partial.noun and whole else "number"


def _is_close(lexicon: Lexicon, hedge: Hedge | None) -> bool:
    """Return whether a hedge says that the true value is just over or just under the number."""
    return hedge is not None and key_of(hedge.text.lower()) in lexicon.pack.hedges[hedge.sense].close


def _placed(hedge: Hedge | None, text: str, normal: NormalText) -> Hedge | None:
    if hedge is None:
        return None
    start, end = normal.original(hedge.start), normal.original_end(hedge.end)
    return Hedge(hedge.sense, text[start:end], start, end)
