"""Whether a bracket of a quote holds exactly one figure, whole.

What counts is that no other quantity, date part, scale, hedge or unit is in the bracket that its figure leaves out, and
that the bracket does not cut its figure.  Counted nouns, articles, directions ("up 12%") and units that no pack knows
may be in the bracket or outside it.  A date that no calendar holds ("31 June", "29/2/2023", "ngày 31 tháng 4") is a
fault of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

import msgspec

from factcheck.language.dates import read_day_month, read_month_first, read_numeric_date, read_worded_date
from factcheck.language.lexicon.build_lexicon import lexicon_of
from factcheck.language.load_languages import load_pack
from factcheck.language.normal import normal_text
from factcheck.language.reader import read_figures
from factcheck.language.reader_state import new_state
from factcheck.model.article import Span
from factcheck.model.figure import NO_SUCH_DATE

if TYPE_CHECKING:
    from factcheck.model.figure import Figure, Hedge


WORD_START = re.compile(r"(?<![^\W_])[^\W_]")
"""Where a date may begin."""


class ImpossibleDate(msgspec.Struct, frozen=True):
    """A day that its month does not have, and where it is written."""

    start: int
    end: int
    month: int
    days_of_month: int
    """How many days the month has in that year; in a leap year where none is written."""


def impossible_date(text: str, language: str) -> ImpossibleDate | None:
    """Return the first date of a text that the reader of figures takes for a day that its month does not have.

    "30/2" counts, too; whether it is a date at all and no quotient, the caller knows.
    """
    normal = normal_text(text)
    state = new_state(lexicon_of(load_pack(language)), normal)
    lexicon, lowered = state.lexicon, state.lowered
    for match in WORD_START.finditer(lowered):
        start = match.start()
        read = (
            read_numeric_date(lexicon, lowered, start)
            or read_worded_date(lexicon, lowered, start)
            or read_month_first(lexicon, lowered, start)
            or read_day_month(lowered, start)
        )
        if read is not None and NO_SUCH_DATE in read.notes:
            first, last = normal.original(read.start), normal.original_end(read.end)
            return ImpossibleDate(first, last, read.month, read.days)
    return None


FaultKind = Literal["no such date", "no figure", "several", "cut", "left out"]

JOINED_KINDS = frozenset({"range", "identifier"})
"""Figures with parts of their own: a quote may mark one part ("2023" of "2019-2023") and mean it."""

WORDS_AFTER = 3
"""So many words after a figure are tried as its unit or scale, the first of them being one that no pack knows."""

SIGNS = frozenset("%‰°$£€¥₫~≈<>≤≥±−×÷=/")
TIMES = "×"
MINUS = "-−–\u2011"
NOTE_MARK = re.compile(r"\[\^?\w{1,3}\]|[*†‡§^]")
WORD = re.compile(r"[^\W\d_]+")


class Fault(msgspec.Struct, frozen=True):
    """Why a bracket does not hold one whole figure."""

    kind: FaultKind
    read: tuple[str, ...] = ()
    """The figures that are read there; where it is cut, the whole figure that should be marked."""
    words: str = ""
    """What is in the bracket and in no figure; for an impossible date the date as written."""
    month: int = 0
    days: int = 0
    """How many days the month of an impossible date has."""


def fault_of(text: str, bracket: Span, quote: Span, figures: Sequence[Figure], language: str) -> Fault | None:
    """Return what is wrong with a bracket over `text`; None where it holds one whole figure.

    `figures` are those read in the text that overlap the bracket; a hedge that lies outside `quote` is no concern of
    the bracket's.
    """
    is_whole = len(figures) == 1 and whole_span(figures[0]) == bracket
    if is_whole and figures[0].kind != "date":
        return None
    surface = text[bracket.start : bracket.end]
    is_impossible = any(NO_SUCH_DATE in figure.notes for figure in figures)
    date = impossible_date(surface, language) if is_impossible else None
    if date is not None:
        return Fault("no such date", words=surface[date.start : date.end], month=date.month, days=date.days_of_month)
    if is_whole:
        return None
    if not figures:
        return _fault_of_unread(surface, language)
    if len(figures) > 1:
        return _several(figures)
    figure = figures[0]
    if _is_cut(figure, surface, bracket, language):
        return Fault("cut", (with_hedge(figure, text),))
    if figure.hedge is not None and _leaves_hedge(figure.hedge, bracket, quote):
        return Fault("cut", (text[min(figure.hedge.start, bracket.start) : max(figure.hedge.end, bracket.end)],))
    words = _left_out(text, bracket, figure, language)
    return Fault("left out", (_clipped(figure, bracket),), words) if words else None


def with_hedge(figure: Figure, text: str) -> str:
    """Return a figure's text together with its hedge: what a bracket should hold."""
    whole = whole_span(figure)
    return text[whole.start : whole.end]


def whole_span(figure: Figure) -> Span:
    """Return where a figure is, together with its hedge."""
    if figure.hedge is None:
        return Span(figure.start, figure.end)
    return Span(min(figure.start, figure.hedge.start), max(figure.end, figure.hedge.end))


def _fault_of_unread(surface: str, language: str) -> Fault | None:
    """Judge a bracket where the whole text has no figure: what it holds may be one by itself ("QH[15]")."""
    alone = _alone(surface, language)
    if not alone:
        return Fault("no figure")
    if len(alone) > 1:
        return _several(alone)
    words = _left_out(surface, Span(0, len(surface)), alone[0], language)
    return Fault("left out", (alone[0].text,), words) if words else None


def _several(figures: Sequence[Figure]) -> Fault:
    """Return the fault of a bracket with several figures: all of them could be marked, or one and part of its date."""
    labels = [figure for figure in figures if figure.kind == "identifier" and not figure.unit]
    if len(labels) == len(figures) - 1:
        read = next(figure for figure in figures if figure not in labels)
        return Fault("left out", (read.text,), ", ".join(figure.text for figure in labels))
    return Fault("several", tuple(figure.text for figure in figures))


def _is_cut(figure: Figure, surface: str, bracket: Span, language: str) -> bool:
    """Return whether a part of the figure that matters lies outside the bracket."""
    if bracket.start <= figure.start and figure.end <= bracket.end:
        return False
    alone = _alone(surface, language)
    if len(alone) != 1:
        return True
    part = alone[0]
    if figure.kind in JOINED_KINDS or (figure.kind == "date" and part.kind == "year"):
        return part.text != surface.strip()
    is_counted = figure.kind == "count" and "/" not in figure.unit
    if is_counted or figure.text.endswith(TIMES):
        return part.value != figure.value  # only the counted noun is outside, or the sign of a product
    return (part.value, part.unit) != (figure.value, figure.unit)


def _leaves_hedge(hedge: Hedge, bracket: Span, quote: Span) -> bool:
    """Return whether the quote has a figure's hedge outside the bracket."""
    if bracket.start <= hedge.start and hedge.end <= bracket.end:
        return False
    return quote.start <= hedge.start and hedge.end <= quote.end


def _left_out(text: str, bracket: Span, figure: Figure, language: str) -> str:
    """Return the words of a bracket that belong to a quantity, a date or a hedge and are in no figure; "" for none."""
    whole = whole_span(figure)
    start = whole.start if whole.start >= bracket.start else figure.start
    end = whole.end if whole.end <= bracket.end else figure.end
    before, after = text[bracket.start : max(start, bracket.start)], text[min(end, bracket.end) : bracket.end]
    if _says_more(before, language) or _before_says_more(before, figure, language):
        return before.strip()
    if _says_more(after, language) or _after_says_more(after, figure, language):
        return after.strip()
    return ""


def _says_more(words: str, language: str) -> bool:
    """Return whether words outside the figure hold digits, signs or the name of a month."""
    rest = NOTE_MARK.sub("", words)
    if any(character.isdecimal() or character in SIGNS for character in rest):
        return True
    return any(match[0][0].isupper() or match[0] not in _small(language) for match in _months(language).finditer(rest))


def _before_says_more(words: str, figure: Figure, language: str) -> bool:
    """Return whether words end in a sign, a letter that touches the figure, or a hedge that compares nothing."""
    if not words:
        return False
    if words[-1].isalnum() or (words[-1] in MINUS and not words[:-1].strip()):
        return True
    if figure.hedge is None and _comparisons(language).search(words.lower()):
        return False  # "3 degrees [above 35 °C]": read as it stands in the article, it is none
    return bool(_hedges(language)[0].search(words.lower()))


def _after_says_more(words: str, figure: Figure, language: str) -> bool:
    """Return whether words begin with a letter that touches the figure, with a hedge, or hold a unit or a scale."""
    if not words:
        return False
    if words[0].isalnum() and not unseen(words[0]):
        return True
    if _hedges(language)[1].match(words.lower()):
        return True
    rest = NOTE_MARK.sub("", words).strip()
    if figure.kind in ("date", "year", "ordinal") or not rest:
        return False
    if "/" not in figure.unit and any("/" in one.unit for one in _alone(f"5% {rest}", language)[:1]):
        return True
    starts = [match.start() for match in WORD.finditer(rest)][:WORDS_AFTER]
    return any(_is_unit(rest[start:], first=not start, figure=figure, language=language) for start in starts)


def _is_unit(words: str, first: bool, figure: Figure, language: str) -> bool:
    """Return whether a number before these words would take a scale from them, or a unit that the figure has not."""
    read = _alone(f"5 {words}", language)
    if not read or read[0].start != 0:
        return False
    if read[0].scale != 1:
        return figure.scale == 1
    if figure.unit and figure.kind != "count":
        return False
    return read[0].kind in ("money", "percent", "measure", "ratio") or (
        first and not figure.unit and read[0].kind == "duration"
    )


def unseen(character: str) -> bool:
    """Return whether a character is a raised digit: the number of a note."""
    return character.isdigit() and not character.isdecimal()


def _clipped(figure: Figure, bracket: Span) -> str:
    """Return a figure's text as far as it lies in the bracket."""
    return figure.text[max(bracket.start - figure.start, 0) : bracket.end - figure.start]


@lru_cache(maxsize=4096)
def _alone(surface: str, language: str) -> tuple[Figure, ...]:
    """Return the figures of a bracket read by itself."""
    return read_figures(re.sub(r"\s*[\r\n]\s*", " ", surface), language)


@cache
def _months(language: str) -> re.Pattern[str]:
    """Return the pattern of the names of months, in any case."""
    names = sorted(map(re.escape, load_pack(language).dates.months), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names)})\b" if names else r"(?!)", re.IGNORECASE)


@cache
def _small(language: str) -> frozenset[str]:
    """Return the months' names that are common words in lower case."""
    return frozenset(load_pack(language).dates.small_words)


@cache
def _comparisons(language: str) -> re.Pattern[str]:
    """Return the pattern of a hedge that can be a comparison, at the end of words before a figure."""
    words = []
    for hedge in load_pack(language).hedges.values():
        words += [re.escape(word) for word in (*hedge.compares, *hedge.against)]
        words += [rf"{re.escape(first)}\s+{re.escape(word)}" for first in hedge.not_after for word in hedge.before]
    return re.compile(rf"(?:^|\s)(?:{'|'.join(words)})\s*$" if words else r"(?!)")


@cache
def _hedges(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a hedge that ends words before a figure, and of one that begins words after it."""
    lexicon = lexicon_of(load_pack(language))
    before, after = (
        "|".join(sorted((re.escape(hedge.strip()) for hedge in hedges), key=len, reverse=True)) or r"(?!)"
        for hedges in (lexicon.hedges_before, lexicon.hedges_after)
    )
    return re.compile(rf"(?:^|\s)(?:{before})\s*$"), re.compile(rf"\s*(?:{after})(?!\w)")
