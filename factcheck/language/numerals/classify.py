"""Distinguishes numbers from years, ordinals, ages and names once all around them has been read."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.language.context.before import cue_before
from factcheck.language.context.unit import begins_a_name, read_unit_tail
from factcheck.language.context.words_around import word_before, words_after
from factcheck.language.dates import full_year, is_year
from factcheck.language.lexicon.patterns import BLANK, key_of
from factcheck.language.numerals.digits import BLANKS, numeral
from factcheck.language.numerals.heads import OLDEST, as_age, goes_on_a_name, is_house_number
from factcheck.language.numerals.labels import identifier, word_end
from factcheck.language.reader_state import PartialFigure, ReaderState, fixed, number

# Numbers that are times of day by what is around them: "14h", "à 20 heures", "alle 8.30", "7.30 uur".


TIME_OF_DAY = "time of day"

LAST_HOUR, NOON = 24, 13
"""Hours of a clock; from one o'clock in the afternoon on "14h" is rather a time than a duration."""

_WITH_MINUTES = re.compile(r"([01]?[0-9]|2[0-3])\.([0-5][0-9])")


def as_time(state: ReaderState, partial: PartialFigure) -> PartialFigure | None:
    """Return the partial as a time of day where it is one."""
    if partial.unit not in ("", "hour") or partial.scaled or partial.noun or partial.negative:
        return None
    written = state.lowered[partial.number_end : partial.end]
    if partial.unit and written.strip(BLANKS) not in state.lexicon.pack.clock.hour:
        return None
    minutes = _WITH_MINUTES.fullmatch(partial.digits)
    written_so = partial.unit and state.lexicon.style.decimal == ","
    if minutes is not None and (written_so or _is_cued(state, partial)):
        return _time(partial, int(minutes[1]) + Fraction(int(minutes[2]), 60))
    if partial.numeral.ulp != 1 or partial.numeral.value > LAST_HOUR:
        return None
    if not partial.unit:
        bare = state.before(state.lexicon.dates.clock_bare_cue, partial.start)
        return _time(partial, partial.numeral.value) if bare is not None else None
    late = NOON <= partial.numeral.value < LAST_HOUR and not written.startswith(tuple(BLANKS))
    return _time(partial, partial.numeral.value) if late or _is_cued(state, partial) else None


def _is_cued(state: ReaderState, partial: PartialFigure) -> bool:
    """Return whether what precedes the number makes it a time of day."""
    return state.before(state.lexicon.dates.clock_cue, partial.start) is not None or _ends_a_span(state, partial)


def _ends_a_span(state: ReaderState, partial: PartialFigure) -> bool:
    """Return whether the number ends a span of time that a time of day begins: "từ 9h - 11h"."""
    last = state.partials[-1] if state.partials else None
    if last is None or last.unit != TIME_OF_DAY:
        return False
    return state.lowered[last.end : partial.start].strip(BLANKS) in ("-", "–", "—")


def _time(partial: PartialFigure, hours: Fraction) -> PartialFigure:
    return fixed(partial.number_start, partial.end, hours, TIME_OF_DAY, "identifier")


# Shares stated as a part and its whole: "one in ten", "4 out of 5".


LARGEST_WHOLE, SMALL_WHOLE = 1000, 10
"""One in so many is a share; 12 out of 23 are two counts, 4 out of 5 again a share."""


def is_share(state: ReaderState, partial: PartialFigure) -> bool:
    """Return whether the whole follows a number that is its part."""
    return as_share(state, partial) is not None


def as_share(state: ReaderState, partial: PartialFigure) -> PartialFigure | None:
    """Return the number and the whole after it as one fraction; None where no whole follows.

    "two in three days" and "three in 2004" are none: what follows is a time.
    """
    if partial.scaled or partial.numeral.value.denominator != 1 or partial.unit_kind not in ("", "count"):
        return None
    match = state.lexicon.out_of.match(state.lowered, _end_of_noun(state, partial))
    if match is None or is_year(match["whole"]):
        return None
    whole = int(match["whole"]) if match["whole"].isdigit() else state.lexicon.values[key_of(match["whole"])]
    part = partial.numeral.value
    if not 0 < part < whole <= (LARGEST_WHOLE if part == 1 else SMALL_WHOLE) or _is_time(state, match.end()):
        return None
    share = number(partial.start, match.end(), numeral(part / whole, Fraction(1, 10 * whole)))
    share.hedge = partial.hedge
    return share


def _end_of_noun(state: ReaderState, partial: PartialFigure) -> int:
    """Return where what is counted ends, if it may come before the whole; else where the number does."""
    if not state.lexicon.pack.fractions.out_of_named or not partial.noun:
        return partial.end if state.lexicon.pack.fractions.out_of_named else partial.number_end
    noun = state.lexicon.noun.match(state.lowered, partial.end)
    return partial.end if noun is None else noun.end()


def _is_time(state: ReaderState, end: int) -> bool:
    tail = read_unit_tail(state.lexicon, state.lowered, end)
    if tail is None:
        return False
    start, stop = tail.unit
    entry = state.lexicon.unit_entry(state.text[start:stop], state.lowered[start:stop])
    return entry is not None and entry.kind != "count"


FIRST_COMMON_YEAR, LAST_COMMON_YEAR = 1900, 2050
"""Four digits between these are a year where nothing says otherwise."""


def classify(state: ReaderState, partial: PartialFigure) -> PartialFigure:
    """Return the partial, or what it is instead of a number."""
    if partial.unit == "second" and _is_group(state, partial):
        return _name(partial, partial.end)
    if partial.unit == "year" and is_of_a_year(state, partial):
        partial.unit, partial.unit_kind, partial.end = "", "", partial.number_end
    time = as_time(state, partial)
    if time is not None:
        return time
    if (partial.unit and partial.unit != "degree") or partial.scaled:
        return _year_before_a_noun(state, partial) or named(state, partial)
    share = as_share(state, partial)
    if share is not None:
        return share
    ordinal = _ordinal_end(state, partial)
    if ordinal >= partial.end and partial.numeral.value.denominator == 1 and not partial.negative:
        return fixed(partial.start, ordinal, partial.numeral.value, "", "ordinal")
    return _as_year(state, partial) or _as_day(state, partial) or as_age(state, partial) or named(state, partial)


def _is_group(state: ReaderState, partial: PartialFigure) -> bool:
    """Return whether "18s" are people of that age, or sides of that many, rather than seconds."""
    suffix = state.lowered[partial.number_end : partial.end]
    return partial.numeral.ulp == 1 and suffix in state.lexicon.pack.dates.decade_after


_YEAR_NEXT = re.compile(
    rf"{BLANK}[12][0-9]{{3}}(?![0-9]|[.,][0-9]|(?:{BLANK}?[-–,]|{BLANK}\w{{1,3}}){BLANK}?[12][0-9]{{3}})"
)


def is_of_a_year(state: ReaderState, partial: PartialFigure) -> bool:
    """Return whether the word for a year belongs to the year after it: "quy định 262 năm 2014", no 262 years."""
    written = state.lowered[partial.number_end : partial.end].strip(BLANKS)
    return written in state.lexicon.pack.dates.year_words and _YEAR_NEXT.match(state.lowered, partial.end) is not None


_STOP = re.compile(rf"\.{BLANK}[^\W\d_]")


def _ordinal_end(state: ReaderState, partial: PartialFigure) -> int:
    """Return where the digits end as an ordinal ("5th", "5º", "der 5. Platz"); 0 where they are none."""
    lexicon, lowered, end = state.lexicon, state.lowered, partial.number_end
    suffix = lexicon.ordinal_suffix.match(lowered, end)
    if suffix is not None:
        return suffix.end()
    if _STOP.match(lowered, end) and state.before(lexicon.ordinal_stop, partial.start):
        return end + 1
    return 0


def named(state: ReaderState, partial: PartialFigure) -> PartialFigure:
    """Return the partial, or the name that a word before it or a letter after it makes of it."""
    lowered = state.lowered
    if partial.bare and not partial.noun and lowered[partial.end : partial.end + 1].isalpha():
        return identifier(partial.number_start, word_end(state.text, partial.end), partial.digits)
    if partial.bare and (_has_leading_zero(partial) or _is_version(state, partial)):
        return _name(partial, partial.number_end)
    if partial.negative and partial.unit_kind in ("", "count", "duration") and _code_before(state, partial):
        return _name(partial, partial.number_end)
    if _is_lettered(state, partial) and (
        is_house_number(state, partial) or cue_before(state, partial.start) in ("name", "bare")
    ):
        return _name(partial, partial.end)
    if partial.money_before or partial.scaled or partial.unit_kind in ("percent", "money", "measure"):
        return partial
    if is_house_number(state, partial) or goes_on_a_name(state, partial) or begins_a_name(state, partial):
        return _name(partial, partial.number_end)
    cue = cue_before(state, partial.start)
    if partial.hedge is not None and cue_before(state, partial.hedge.start) == "age":
        cue = "age"  # "aged over 60"
    if not cue or (cue != "name" and partial.unit):
        return partial
    if cue == "age":
        if partial.numeral.value < OLDEST:
            partial.unit, partial.unit_kind, partial.noun = "year", "duration", ""
        return partial
    if cue == "person":
        return _as_age_of(state, partial)
    if cue == "ordinal" and _DASH_AND_NUMBER.match(lowered, partial.end):
        return partial  # "thế kỷ 14-17"
    if cue == "ordinal":
        return fixed(partial.start, partial.end, partial.numeral.value, "", "ordinal")
    if (cue in ("bare", "alone") and partial.hedge is not None) or (cue == "alone" and partial.noun[:1].islower()):
        return partial
    more = _MORE_OF_A_NAME.match(lowered, partial.number_end)
    return _name(partial, more.end() if more is not None else partial.number_end)


YOUNGEST = 4
"""Years; "she was 3" goes on otherwise as often."""

_AGE_ENDS = re.compile(r"[.,;!?)”\"’']|\n|$| [-–—] ")


def _as_age_of(state: ReaderState, partial: PartialFigure) -> PartialFigure:
    """Return the number as an age where the clause ends with it, or a function word follows: "she was 15 and"."""
    if not partial.bare or partial.hedge is not None or partial.noun or not partial.digits.isdigit():
        return partial
    following = words_after(state, partial.end)[0]
    ends = _AGE_ENDS.match(state.lowered, partial.end) is not None
    if YOUNGEST <= partial.numeral.value < OLDEST and (ends or following in state.lexicon.pack.age_alone_after):
        partial.unit, partial.unit_kind = "year", "duration"
    return partial


def _name(partial: PartialFigure, end: int) -> PartialFigure:
    return fixed(partial.number_start, end, partial.numeral.value, "", "identifier")


def _is_lettered(state: ReaderState, partial: PartialFigure) -> bool:
    """Return whether one letter written to the digits was read as a scale or unit: "221b", "777F" may be names."""
    if (
        partial.money_before
        or partial.end != partial.number_end + 1
        or not (partial.scaled or partial.unit_kind == "measure")
    ):
        return False
    letter = state.text[partial.number_end]
    return letter.isupper() or (partial.scaled and letter.isalpha())


_DASH_AND_NUMBER = re.compile(r" ?[-–] ?[0-9]")

_CODE_BEFORE = re.compile(r"(?:^|[ \n(])[A-ZĐ][\w/]{0,9} $")

LONGEST_CODE = 12
"""Characters in which a name is looked for before a hyphen."""

_MORE_OF_A_NAME = re.compile("[-–][0-9]+(?![0-9]|[.,][0-9])")
"""The rest of "số 799-801"."""


def _has_leading_zero(partial: PartialFigure) -> bool:
    """Return whether digits are a code: "056", "015"; "03 thông tư" is how officials count."""
    return len(partial.digits) > 2 and partial.digits[0] == "0" and partial.digits.isdigit()


_VERSION = re.compile(r"[1-9]\.0")


def _is_version(state: ReaderState, partial: PartialFigure) -> bool:
    """Return whether a point is written where the language has a decimal comma: "công nghệ 4.0"."""
    return state.lexicon.style.decimal == "," and _VERSION.fullmatch(partial.digits) is not None


def _code_before(state: ReaderState, partial: PartialFigure) -> bool:
    """Return whether the minus is the hyphen of a name set apart: "SF -260", "Su -30"."""
    return _CODE_BEFORE.search(state.text, max(0, partial.start - LONGEST_CODE), partial.start) is not None


def _year_before_a_noun(state: ReaderState, partial: PartialFigure) -> PartialFigure | None:
    """Read "2019" in "năm 2019 người dân": after the word for a year no noun is counted."""
    if partial.unit_kind != "count" or partial.scaled or not is_year(partial.digits):
        return None
    if word_before(state, partial.number_start) not in state.lexicon.pack.dates.year_words:
        return None
    return fixed(partial.number_start, partial.number_end, int(partial.digits), "calendar year", "year")


LAST_DAY = 31
"""Of a month."""


def _as_day(state: ReaderState, partial: PartialFigure) -> PartialFigure | None:
    """Return the partial as a day of a month: "từ ngày 9 đến ngày 14"; what is counted a day has a noun after it."""
    dates = state.lexicon.pack.dates
    if len(partial.digits) > 2 or not partial.digits.isdigit() or not 1 <= int(partial.digits) <= LAST_DAY:
        return None
    if not partial.bare or partial.hedge is not None:
        return None
    is_counted = partial.noun[:1].islower() or word_before(state, partial.number_start) not in dates.day_words
    if is_counted and partial.noun.lower().split(" ")[0] not in dates.day_after:
        return None
    return fixed(partial.number_start, partial.number_end, partial.numeral.value, "day of month", "date")


_SHORT_YEAR = re.compile(r"(?:^|[ (])['’]$")
"""Before "94", which stands for 1994."""


def _as_year(state: ReaderState, partial: PartialFigure) -> PartialFigure | None:
    """Return the partial as a year where it is one."""
    if partial.negative:
        return None
    if (
        len(partial.digits) == 2
        and partial.bare
        and _SHORT_YEAR.search(state.text, max(0, partial.start - 2), partial.start)
    ):
        return fixed(partial.number_start, partial.number_end, full_year(partial.digits), "calendar year", "year")
    if not is_year(partial.digits):
        return None
    year = int(partial.digits)
    common = FIRST_COMMON_YEAR <= year <= LAST_COMMON_YEAR
    cue = state.before(state.lexicon.dates.year_cue, partial.number_start) is not None
    counted = bool(partial.noun) and not (state.lexicon.pack.nouns.plural and "s" not in partial.noun[-1:])
    if not cue and not common and (counted or partial.hedge is not None or cue_before(state, partial.start) == "name"):
        return None
    return fixed(partial.number_start, partial.number_end, year, "calendar year", "year")
