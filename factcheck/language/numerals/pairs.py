"""Two numbers with a slash or a dash between them: 14/20, 2/3, 30/4, 6/2016, 2019-2023, 3-0."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.language.context.before import attach_hedge, attach_noun, cue_before
from factcheck.language.context.tail import attach_tail
from factcheck.language.context.words_around import word_before, words_after
from factcheck.language.dates import is_year, read_day_month, read_month_year
from factcheck.language.numerals.digits import numeral, read_numeral
from factcheck.language.numerals.heads import names_a_house
from factcheck.language.reader_state import PartialFigure, ReaderState, fixed, number

_PAIR = re.compile(r"(?P<a>[0-9]{1,12}) ?(?P<mark>[/–-]) ?(?P<b>[0-9]{1,12})(?![0-9]|[.,][0-9])")

HIGHEST_SCORE = 200

COMMON_DENOMINATORS = (2, 3, 4, 5)
"""What follows a slash in a fraction even where a noun comes after it ("2/3 dân số")."""


def read_pair(state: ReaderState, start: int) -> list[PartialFigure] | None:
    """Read two numbers with a slash or a dash; None where they are a range or no pair."""
    lexicon, lowered = state.lexicon, state.lowered
    month, pair = read_month_year(lowered, start), _PAIR.match(lowered, start)
    if pair is not None and is_year(pair["b"]) and pair["mark"] == "/" and cue_before(state, start) == "name":
        return [fixed(start, pair.end(), int(pair["a"]), "", "identifier")]  # "Nghị định 32/2006"
    if month is not None:
        return [month]
    if pair is None:
        return _read_scale_of_a_map(state, start)
    is_name = (
        pair[0] in lexicon.pack.identifiers.names and word_before(state, start) not in lexicon.pack.dates.day_words
    )
    if is_name and pair["mark"] == "/" and _what_follows(state, start, pair.end()).unit_kind == "count":
        is_name = False  # "9/11 thuyền viên"
    if is_name or names_a_house(state, start, pair.end()):
        return [fixed(start, pair.end(), int(pair["a"]), "", "identifier")]
    if pair["mark"] != "/" and cue_before(state, start) == "name":
        return [fixed(start, pair.end(), int(pair["a"]), "", "identifier")]
    if is_year(pair["a"]) and _ends_period(pair["a"], pair["b"]):
        return [_period(start, pair)]
    day = read_day_month(lowered, start)
    if day is not None and _is_day(state, day, pair):
        return [day]
    if pair["mark"] == "/":
        return _read_out_of(state, start, pair)
    return None if state.before(lexicon.money_before, start) is not None else _read_score(state, start, pair)


_MAP = re.compile(r"1 ?[/:] ?(?P<below>[1-9][0-9]{0,2}(?:[.,][0-9]{3})+)(?![0-9]|[.,][0-9])")


def _read_scale_of_a_map(state: ReaderState, start: int) -> list[PartialFigure] | None:
    """Read "1/2.000"."""
    match = _MAP.match(state.lowered, start)
    below = read_numeral(match["below"], state.lexicon.style) if match is not None else None
    if match is None or below is None or below.value.denominator != 1:
        return None
    return [number(start, match.end(), numeral(1 / below.value, Fraction(0)))]


def _ends_period(first: str, second: str) -> bool:
    """Return whether 2019-2023, 2019-23, 1992/93 or 2003/4 is a period of years."""
    if is_year(second):
        return int(first) < int(second)
    return (
        len(second) < 3 and int(first[: -len(second)] + second) > int(first) and (len(second) == 2 or first[0] != "1")
    )


def _period(start: int, pair: re.Match[str]) -> PartialFigure:
    first = int(pair["a"])
    second = int(pair["a"][: -len(pair["b"])] + pair["b"])
    partial = fixed(start, pair.end(), Fraction(first + second, 2), "calendar year", "range")
    partial.ends = (Fraction(first), Fraction(second))
    return partial


def _is_day(state: ReaderState, day: PartialFigure, pair: re.Match[str]) -> bool:
    """Return whether "30-4" or "4/8" is a day and a month, by the word before, its order, and what follows."""
    written = state.lexicon.pack.dates
    if pair["mark"] == "/" and _is_part(state, day.start, pair):
        return False
    last = state.partials[-1] if state.partials else None
    if last is not None and last.unit == "day of month":
        joined = state.lexicon.range_joiner.fullmatch(state.lowered, last.end, day.start)
        if joined is not None and written.day_month_dash and "," not in joined[0]:
            return True  # "ngày 3 và 4-12"
        if state.lowered[last.end : day.start] in ("-", "–", " - "):
            return True
    if word_before(state, day.start) in written.day_words:
        return written.day_month_dash or pair["mark"] == "/"
    after = _what_follows(state, day.start, pair.end())
    may_be_part = pair["mark"] == "/" and int(pair["a"]) < int(pair["b"]) in COMMON_DENOMINATORS
    if pair["mark"] == "/" and not may_be_part and state.lowered[pair.end() : after.end].strip() in written.year_words:
        return True  # "14/2 năm nay"
    cued = state.before(state.lexicon.dates.day_cue, day.start) is not None
    if cued and not after.unit and not after.scaled and not (may_be_part and after.noun):
        return written.day_month_dash or pair["mark"] == "/"
    if may_be_part or state.before(state.lexicon.score_cue, day.start) is not None:
        return False
    if after.unit or after.scaled or after.noun or not written.day_month_dash:
        return False
    return pair["mark"] == "/" or int(pair["a"]) >= int(pair["b"])


def _is_part(state: ReaderState, start: int, pair: re.Match[str]) -> bool:
    """Return whether words around "1/12" make it a fraction: "bằng 1/12 của Singapore"."""
    fractions = state.lexicon.pack.fractions
    if int(pair["a"]) >= int(pair["b"]) or not (fractions.stroke_after or fractions.stroke_before):
        return False
    if word_before(state, start) in state.lexicon.pack.dates.day_words:
        return False
    following = {*words_after(state, pair.end())} & {*fractions.stroke_after}
    return bool(following) or word_before(state, start) in fractions.stroke_before


def _plain(state: ReaderState, start: int, end: int, digits: str) -> PartialFigure:
    value = read_numeral(digits, state.lexicon.style)
    assert value is not None  # it is called with a dozen digits at most
    return number(start, end, value, digits)


def _what_follows(state: ReaderState, start: int, end: int) -> PartialFigure:
    """Return a number that ends at `end` with the unit and noun that follow the pair."""
    partial = _plain(state, start, end, "1")
    attach_tail(state, partial)
    attach_noun(state, partial)
    return partial


def _read_out_of(state: ReaderState, start: int, pair: re.Match[str]) -> list[PartialFigure]:
    """Read 14/20 as two counts, 2/3 and 1/4 as a fraction."""
    first, second = int(pair["a"]), int(pair["b"])
    after = _what_follows(state, start, pair.end())
    counted = after.unit_kind == "count" or (after.noun and not after.unit)
    common = second in COMMON_DENOMINATORS and first < second
    if second and first <= second and (common or not counted) and pair["a"][0] != "0":
        share = number(start, pair.end(), numeral(Fraction(first, second), Fraction(1, 10 * second)))
        attach_tail(state, share)
        attach_noun(state, share)
        attach_hedge(state, share)
        return [share]
    met = _plain(state, start, pair.end("a"), pair["a"])
    met.unit, met.unit_kind, met.noun, met.exact = after.unit, after.unit_kind, after.noun, True
    attach_hedge(state, met)
    of = _plain(state, pair.start("b"), pair.end("b"), pair["b"])
    attach_tail(state, of)
    attach_noun(state, of)
    return [met, of]


_NEXT_SCORE = re.compile(r",? (?:\([0-9]{1,2}[-–][0-9]{1,2}\)|[0-9]{1,2}[-–][0-9]{1,2}(?![0-9]|[.,][0-9]))")


def _is_among_scores(state: ReaderState, start: int, end: int) -> bool:
    """Return whether a score comes right before, or another pair right after: "4-6 6-3 7-6"."""
    last = state.partials[-1] if state.partials else None
    follows = last is not None and last.unit == "point" and last.kind == "identifier" and start - last.end <= 2
    return follows or _NEXT_SCORE.match(state.lowered, end) is not None


def _read_score(state: ReaderState, start: int, pair: re.Match[str]) -> list[PartialFigure] | None:
    """Read 3-0 and 83-10 as a score: two numbers that fall, a nil, or one of several scores; no unit after them."""
    first, second = int(pair["a"]), int(pair["b"])
    if max(first, second) > HIGHEST_SCORE or (0 < first < second and not _is_among_scores(state, start, pair.end())):
        return None
    after = _what_follows(state, start, pair.end())
    if after.unit or after.scaled:
        return None
    return [
        fixed(start, pair.end("a"), first, "point", "identifier"),
        fixed(pair.start("b"), pair.end("b"), second, "point", "identifier"),
    ]
