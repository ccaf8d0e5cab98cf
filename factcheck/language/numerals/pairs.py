"""Two numbers with a slash or a dash between them: 14/20, 2/3, 30/4, 6/2016, 2019-2023, 3-0."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.language.context.before import attach_hedge, attach_noun, cue_before, word_before
from factcheck.language.context.tail import attach_tail
from factcheck.language.dates.days import is_year
from factcheck.language.dates.read import read_day_month, read_month_year
from factcheck.language.numerals.digits import numeral, read_numeral
from factcheck.language.numerals.heads import names_a_house
from factcheck.language.reader_state import Draft, Scan, fixed, number

_PAIR = re.compile(r"(?P<a>[0-9]{1,12}) ?(?P<mark>[/–-]) ?(?P<b>[0-9]{1,12})(?![0-9]|[.,][0-9])")

HIGHEST_SCORE = 200

COMMON_DENOMINATORS = (2, 3, 4, 5)
"""What follows a slash in a fraction even where a noun comes after it ("2/3 dân số")."""


def read_pair(scan: Scan, start: int) -> list[Draft] | None:
    """Read two numbers with a slash or a dash; None where they are a range or no pair."""
    lexicon, lowered = scan.lexicon, scan.lowered
    month, pair = read_month_year(lowered, start), _PAIR.match(lowered, start)
    if pair is not None and is_year(pair["b"]) and pair["mark"] == "/" and cue_before(scan, start) == "name":
        return [fixed(start, pair.end(), int(pair["a"]), "", "identifier")]  # "Nghị định 32/2006"
    if month is not None:
        return [month]
    if pair is None:
        return _read_scale_of_a_map(scan, start)
    is_name = pair[0] in lexicon.pack.identifiers.names and word_before(scan, start) not in lexicon.pack.dates.day_words
    if is_name or names_a_house(scan, start, pair.end()):
        return [fixed(start, pair.end(), int(pair["a"]), "", "identifier")]
    if pair["mark"] != "/" and cue_before(scan, start) == "name":
        return [fixed(start, pair.end(), int(pair["a"]), "", "identifier")]
    if is_year(pair["a"]) and _ends_period(pair["a"], pair["b"]):
        return [_period(start, pair)]
    day = read_day_month(lowered, start)
    if day is not None and _is_day(scan, day, pair):
        return [day]
    if pair["mark"] == "/":
        return _read_out_of(scan, start, pair)
    return None if scan.before(lexicon.money_before, start) is not None else _read_score(scan, start, pair)


_MAP = re.compile(r"1 ?[/:] ?(?P<below>[1-9][0-9]{0,2}(?:[.,][0-9]{3})+)(?![0-9]|[.,][0-9])")


def _read_scale_of_a_map(scan: Scan, start: int) -> list[Draft] | None:
    """Read "1/2.000"."""
    match = _MAP.match(scan.lowered, start)
    below = read_numeral(match["below"], scan.lexicon.style) if match is not None else None
    if match is None or below is None or below.value.denominator != 1:
        return None
    return [number(start, match.end(), numeral(1 / below.value, Fraction(0)))]


def _ends_period(first: str, second: str) -> bool:
    """Tell whether 2019-2023, 2019-23, 1992/93 or 2003/4 is a period of years."""
    if is_year(second):
        return int(first) < int(second)
    return (
        len(second) < 3 and int(first[: -len(second)] + second) > int(first) and (len(second) == 2 or first[0] != "1")
    )


def _period(start: int, pair: re.Match[str]) -> Draft:
    first = int(pair["a"])
    second = int(pair["a"][: -len(pair["b"])] + pair["b"])
    draft = fixed(start, pair.end(), Fraction(first + second, 2), "calendar year", "range")
    draft.ends = (Fraction(first), Fraction(second))
    return draft


def _is_day(scan: Scan, day: Draft, pair: re.Match[str]) -> bool:
    """Tell whether "30-4" or "4/8" is a day and a month, by the word before, its order, and what follows."""
    written = scan.lexicon.pack.dates
    last = scan.drafts[-1] if scan.drafts else None
    if last is not None and last.unit == "day of month" and scan.lowered[last.end : day.start] in ("-", "–", " - "):
        return True
    if word_before(scan, day.start) in written.day_words:
        return written.day_month_dash or pair["mark"] == "/"
    after = _what_follows(scan, day.start, pair.end())
    may_be_part = pair["mark"] == "/" and int(pair["a"]) < int(pair["b"]) in COMMON_DENOMINATORS
    if pair["mark"] == "/" and not may_be_part and scan.lowered[pair.end() : after.end].strip() in written.year_words:
        return True  # "14/2 năm nay"
    cued = scan.before(scan.lexicon.dates.day_cue, day.start) is not None
    if cued and not after.unit and not after.scaled and not (may_be_part and after.noun):
        return written.day_month_dash or pair["mark"] == "/"
    if may_be_part or scan.before(scan.lexicon.score_cue, day.start) is not None:
        return False
    if after.unit or after.scaled or after.noun or not written.day_month_dash:
        return False
    return pair["mark"] == "/" or int(pair["a"]) >= int(pair["b"])


def _plain(scan: Scan, start: int, end: int, digits: str) -> Draft:
    value = read_numeral(digits, scan.lexicon.style)
    assert value is not None  # it is called with a dozen digits at most
    return number(start, end, value, digits)


def _what_follows(scan: Scan, start: int, end: int) -> Draft:
    """Return a number that ends at `end` with the unit and noun that follow the pair."""
    draft = _plain(scan, start, end, "1")
    attach_tail(scan, draft)
    attach_noun(scan, draft)
    return draft


def _read_out_of(scan: Scan, start: int, pair: re.Match[str]) -> list[Draft]:
    """Read 14/20 as two counts, 2/3 and 1/4 as a fraction."""
    first, second = int(pair["a"]), int(pair["b"])
    after = _what_follows(scan, start, pair.end())
    counted = after.unit_kind == "count" or (after.noun and not after.unit)
    common = second in COMMON_DENOMINATORS and first < second
    if second and first <= second and (common or not counted) and pair["a"][0] != "0":
        share = number(start, pair.end(), numeral(Fraction(first, second), Fraction(1, 10 * second)))
        attach_tail(scan, share)
        attach_noun(scan, share)
        attach_hedge(scan, share)
        return [share]
    met = _plain(scan, start, pair.end("a"), pair["a"])
    met.unit, met.unit_kind, met.noun, met.exact = after.unit, after.unit_kind, after.noun, True
    attach_hedge(scan, met)
    of = _plain(scan, pair.start("b"), pair.end("b"), pair["b"])
    attach_tail(scan, of)
    attach_noun(scan, of)
    return [met, of]


_NEXT_SCORE = re.compile(r",? (?:\([0-9]{1,2}[-–][0-9]{1,2}\)|[0-9]{1,2}[-–][0-9]{1,2}(?![0-9]|[.,][0-9]))")


def _is_among_scores(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a score stands right before, or another pair right after: "4-6 6-3 7-6"."""
    last = scan.drafts[-1] if scan.drafts else None
    follows = last is not None and last.unit == "point" and last.kind == "identifier" and start - last.end <= 2
    return follows or _NEXT_SCORE.match(scan.lowered, end) is not None


def _read_score(scan: Scan, start: int, pair: re.Match[str]) -> list[Draft] | None:
    """Read 3-0 and 83-10 as a score: two numbers that fall, a nil, or one of several scores; no unit after them."""
    first, second = int(pair["a"]), int(pair["b"])
    if max(first, second) > HIGHEST_SCORE or (0 < first < second and not _is_among_scores(scan, start, pair.end())):
        return None
    after = _what_follows(scan, start, pair.end())
    if after.unit or after.scaled:
        return None
    return [
        fixed(start, pair.end("a"), first, "point", "identifier"),
        fixed(pair.start("b"), pair.end("b"), second, "point", "identifier"),
    ]
