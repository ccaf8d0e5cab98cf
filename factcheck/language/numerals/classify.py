"""Tells numbers from years, ordinals, ages and names once all around them has been read."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.language.context.before import cue_before, word_before
from factcheck.language.context.unit import begins_a_name, read_unit_tail
from factcheck.language.dates.days import full_year, is_year
from factcheck.language.lexicon.patterns import BLANK, key_of
from factcheck.language.numerals.digits import BLANKS, numeral
from factcheck.language.numerals.heads import OLDEST, as_age, goes_on_a_name, is_house_number
from factcheck.language.numerals.labels import identifier, word_end
from factcheck.language.reader_state import Draft, Scan, fixed, number

# Numbers that are times of day by what stands around them: "14h", "à 20 heures", "alle 8.30", "7.30 uur".


TIME_OF_DAY = "time of day"

LAST_HOUR, NOON = 24, 13
"""Hours of a clock; from one o'clock in the afternoon on "14h" is rather a time than a duration."""

_WITH_MINUTES = re.compile(r"([01]?[0-9]|2[0-3])\.([0-5][0-9])")


def as_time(scan: Scan, draft: Draft) -> Draft | None:
    """Return the draft as a time of day where it is one."""
    if draft.unit not in ("", "hour") or draft.scaled or draft.noun or draft.negative:
        return None
    written = scan.lowered[draft.number_end : draft.end]
    if draft.unit and written.strip(BLANKS) not in scan.lexicon.pack.clock.hour:
        return None
    minutes = _WITH_MINUTES.fullmatch(draft.digits)
    written_so = draft.unit and scan.lexicon.style.decimal == ","
    if minutes is not None and (written_so or _is_cued(scan, draft)):
        return _time(draft, int(minutes[1]) + Fraction(int(minutes[2]), 60))
    if draft.numeral.ulp != 1 or draft.numeral.value > LAST_HOUR:
        return None
    if not draft.unit:
        bare = scan.before(scan.lexicon.dates.clock_bare_cue, draft.start)
        return _time(draft, draft.numeral.value) if bare is not None else None
    late = NOON <= draft.numeral.value < LAST_HOUR and not written.startswith(tuple(BLANKS))
    return _time(draft, draft.numeral.value) if late or _is_cued(scan, draft) else None


def _is_cued(scan: Scan, draft: Draft) -> bool:
    """Tell whether what stands before the number makes it a time of day."""
    return scan.before(scan.lexicon.dates.clock_cue, draft.start) is not None or _ends_a_span(scan, draft)


def _ends_a_span(scan: Scan, draft: Draft) -> bool:
    """Tell whether the number ends a span of time that a time of day begins: "từ 9h - 11h"."""
    last = scan.drafts[-1] if scan.drafts else None
    if last is None or last.unit != TIME_OF_DAY:
        return False
    return scan.lowered[last.end : draft.start].strip(BLANKS) in ("-", "–", "—")


def _time(draft: Draft, hours: Fraction) -> Draft:
    return fixed(draft.number_start, draft.end, hours, TIME_OF_DAY, "identifier")


# Shares told as a part and its whole: "one in ten", "4 out of 5".


LARGEST_WHOLE, SMALL_WHOLE = 1000, 10
"""One in so many is a share; 12 out of 23 are two counts, 4 out of 5 again a share."""


def is_share(scan: Scan, draft: Draft) -> bool:
    """Tell whether the whole follows a number that is its part."""
    return as_share(scan, draft) is not None


def as_share(scan: Scan, draft: Draft) -> Draft | None:
    """Return the number and the whole after it as one fraction; None where no whole follows.

    "two in three days" and "three in 2004" are none: what follows is a time.
    """
    if draft.scaled or draft.numeral.value.denominator != 1 or draft.unit_kind not in ("", "count"):
        return None
    match = scan.lexicon.out_of.match(scan.lowered, _end_of_noun(scan, draft))
    if match is None or is_year(match["whole"]):
        return None
    whole = int(match["whole"]) if match["whole"].isdigit() else scan.lexicon.values[key_of(match["whole"])]
    part = draft.numeral.value
    if not 0 < part < whole <= (LARGEST_WHOLE if part == 1 else SMALL_WHOLE) or _is_time(scan, match.end()):
        return None
    share = number(draft.start, match.end(), numeral(part / whole, Fraction(1, 10 * whole)))
    share.hedge = draft.hedge
    return share


def _end_of_noun(scan: Scan, draft: Draft) -> int:
    """Return where what is counted ends, if it may stand before the whole; else where the number does."""
    if not scan.lexicon.pack.fractions.out_of_named or not draft.noun:
        return draft.end if scan.lexicon.pack.fractions.out_of_named else draft.number_end
    noun = scan.lexicon.noun.match(scan.lowered, draft.end)
    return draft.end if noun is None else noun.end()


def _is_time(scan: Scan, end: int) -> bool:
    tail = read_unit_tail(scan.lexicon, scan.lowered, end)
    if tail is None:
        return False
    start, stop = tail.unit
    entry = scan.lexicon.unit_entry(scan.text[start:stop], scan.lowered[start:stop])
    return entry is not None and entry.kind != "count"


FIRST_COMMON_YEAR, LAST_COMMON_YEAR = 1900, 2050
"""Four digits between these are a year where nothing says otherwise."""


def settle(scan: Scan, draft: Draft) -> Draft:
    """Return the draft, or what it is instead of a number."""
    if draft.unit == "second" and _is_group(scan, draft):
        return _name(draft, draft.end)
    if draft.unit == "year" and is_of_a_year(scan, draft):
        draft.unit, draft.unit_kind, draft.end = "", "", draft.number_end
    time = as_time(scan, draft)
    if time is not None:
        return time
    if (draft.unit and draft.unit != "degree") or draft.scaled:
        return _year_before_a_noun(scan, draft) or named(scan, draft)
    share = as_share(scan, draft)
    if share is not None:
        return share
    ordinal = _ordinal_end(scan, draft)
    if ordinal >= draft.end and draft.numeral.value.denominator == 1 and not draft.negative:
        return fixed(draft.start, ordinal, draft.numeral.value, "", "ordinal")
    return _as_year(scan, draft) or _as_day(scan, draft) or as_age(scan, draft) or named(scan, draft)


def _is_group(scan: Scan, draft: Draft) -> bool:
    """Tell whether "18s" are people of that age, or sides of that many, rather than seconds."""
    suffix = scan.lowered[draft.number_end : draft.end]
    return draft.numeral.ulp == 1 and suffix in scan.lexicon.pack.dates.decade_after


_YEAR_NEXT = re.compile(
    rf"{BLANK}[12][0-9]{{3}}(?![0-9]|[.,][0-9]|(?:{BLANK}?[-–,]|{BLANK}\w{{1,3}}){BLANK}?[12][0-9]{{3}})"
)


def is_of_a_year(scan: Scan, draft: Draft) -> bool:
    """Tell whether the word for a year belongs to the year after it: "quy định 262 năm 2014", no 262 years."""
    written = scan.lowered[draft.number_end : draft.end].strip(BLANKS)
    return written in scan.lexicon.pack.dates.year_words and _YEAR_NEXT.match(scan.lowered, draft.end) is not None


_STOP = re.compile(rf"\.{BLANK}[^\W\d_]")


def _ordinal_end(scan: Scan, draft: Draft) -> int:
    """Return where the digits end as an ordinal ("5th", "5º", "der 5. Platz"); 0 where they are none."""
    lexicon, lowered, end = scan.lexicon, scan.lowered, draft.number_end
    suffix = lexicon.ordinal_suffix.match(lowered, end)
    if suffix is not None:
        return suffix.end()
    if _STOP.match(lowered, end) and scan.before(lexicon.ordinal_stop, draft.start):
        return end + 1
    return 0


def named(scan: Scan, draft: Draft) -> Draft:
    """Return the draft, or the name that a word before it or a letter after it makes of it."""
    lowered = scan.lowered
    if draft.bare and not draft.noun and lowered[draft.end : draft.end + 1].isalpha():
        return identifier(draft.number_start, word_end(scan.text, draft.end), draft.digits)
    if draft.bare and (_has_leading_zero(draft) or _is_version(scan, draft)):
        return _name(draft, draft.number_end)
    if draft.negative and draft.unit_kind in ("", "count", "duration") and _code_before(scan, draft):
        return _name(draft, draft.number_end)
    if _is_lettered(scan, draft) and (
        is_house_number(scan, draft) or cue_before(scan, draft.start) in ("name", "bare")
    ):
        return _name(draft, draft.end)
    if draft.money_before or draft.scaled or draft.unit_kind in ("percent", "money", "measure"):
        return draft
    if is_house_number(scan, draft) or goes_on_a_name(scan, draft) or begins_a_name(scan, draft):
        return _name(draft, draft.number_end)
    cue = cue_before(scan, draft.start)
    if draft.hedge is not None and cue_before(scan, draft.hedge.start) == "age":
        cue = "age"  # "aged over 60"
    if not cue or (cue != "name" and draft.unit):
        return draft
    if cue == "age":
        if draft.numeral.value < OLDEST:
            draft.unit, draft.unit_kind, draft.noun = "year", "duration", ""
        return draft
    if cue == "ordinal" and _DASH_AND_NUMBER.match(lowered, draft.end):
        return draft  # "thế kỷ 14-17"
    if cue == "ordinal":
        return fixed(draft.start, draft.end, draft.numeral.value, "", "ordinal")
    if (cue in ("bare", "alone") and draft.hedge is not None) or (cue == "alone" and draft.noun[:1].islower()):
        return draft
    more = _MORE_OF_A_NAME.match(lowered, draft.number_end)
    return _name(draft, more.end() if more is not None else draft.number_end)


def _name(draft: Draft, end: int) -> Draft:
    return fixed(draft.number_start, end, draft.numeral.value, "", "identifier")


def _is_lettered(scan: Scan, draft: Draft) -> bool:
    """Tell whether one letter written to the digits was read as a scale or unit: "221b", "777F" may be names."""
    if draft.money_before or draft.end != draft.number_end + 1 or not (draft.scaled or draft.unit_kind == "measure"):
        return False
    letter = scan.text[draft.number_end]
    return letter.isupper() or (draft.scaled and letter.isalpha())


_DASH_AND_NUMBER = re.compile(r" ?[-–] ?[0-9]")

_CODE_BEFORE = re.compile(r"(?:^|[ \n(])[A-ZĐ][\w/]{0,9} $")

LONGEST_CODE = 12
"""Characters in which a name is looked for before a hyphen."""

_MORE_OF_A_NAME = re.compile("[-–][0-9]+(?![0-9]|[.,][0-9])")
"""The rest of "số 799-801"."""


def _has_leading_zero(draft: Draft) -> bool:
    """Tell whether digits are a code: "056", "015"; "03 thông tư" is how officials count."""
    return len(draft.digits) > 2 and draft.digits[0] == "0" and draft.digits.isdigit()


_VERSION = re.compile(r"[1-9]\.0")


def _is_version(scan: Scan, draft: Draft) -> bool:
    """Tell whether a point stands where the language has a decimal comma: "công nghệ 4.0"."""
    return scan.lexicon.style.decimal == "," and _VERSION.fullmatch(draft.digits) is not None


def _code_before(scan: Scan, draft: Draft) -> bool:
    """Tell whether the minus is the hyphen of a name set apart: "SF -260", "Su -30"."""
    return _CODE_BEFORE.search(scan.text, max(0, draft.start - LONGEST_CODE), draft.start) is not None


def _year_before_a_noun(scan: Scan, draft: Draft) -> Draft | None:
    """Read "2019" in "năm 2019 người dân": after the word for a year no noun is counted."""
    if draft.unit_kind != "count" or draft.scaled or not is_year(draft.digits):
        return None
    if word_before(scan, draft.number_start) not in scan.lexicon.pack.dates.year_words:
        return None
    return fixed(draft.number_start, draft.number_end, int(draft.digits), "calendar year", "year")


LAST_DAY = 31
"""Of a month."""


def _as_day(scan: Scan, draft: Draft) -> Draft | None:
    """Return the draft as a day of a month: "từ ngày 9 đến ngày 14"; what is counted a day has a noun after it."""
    dates = scan.lexicon.pack.dates
    if len(draft.digits) > 2 or not draft.digits.isdigit() or not 1 <= int(draft.digits) <= LAST_DAY:
        return None
    if not draft.bare or draft.hedge is not None:
        return None
    is_counted = draft.noun[:1].islower() or word_before(scan, draft.number_start) not in dates.day_words
    if is_counted and draft.noun.lower().split(" ")[0] not in dates.day_after:
        return None
    return fixed(draft.number_start, draft.number_end, draft.numeral.value, "day of month", "date")


_SHORT_YEAR = re.compile(r"(?:^|[ (])['’]$")
"""Before "94", which stands for 1994."""


def _as_year(scan: Scan, draft: Draft) -> Draft | None:
    """Return the draft as a year where it is one."""
    if draft.negative:
        return None
    if len(draft.digits) == 2 and draft.bare and _SHORT_YEAR.search(scan.text, max(0, draft.start - 2), draft.start):
        return fixed(draft.number_start, draft.number_end, full_year(draft.digits), "calendar year", "year")
    if not is_year(draft.digits):
        return None
    year = int(draft.digits)
    common = FIRST_COMMON_YEAR <= year <= LAST_COMMON_YEAR
    cue = scan.before(scan.lexicon.dates.year_cue, draft.number_start) is not None
    counted = bool(draft.noun) and not (scan.lexicon.pack.nouns.plural and "s" not in draft.noun[-1:])
    if not cue and not common and (counted or draft.hedge is not None or cue_before(scan, draft.start) == "name"):
        return None
    return fixed(draft.number_start, draft.number_end, year, "calendar year", "year")
