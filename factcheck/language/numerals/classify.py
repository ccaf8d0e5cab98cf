"""Tells numbers from years, ordinals, ages and names once all around them has been read."""

from __future__ import annotations

import re

from factcheck.language.around.fits import begins_a_name
from factcheck.language.context.before import cue_before, word_before
from factcheck.language.dates.days import full_year, is_year
from factcheck.language.digits.addresses import is_house_number
from factcheck.language.digits.ages import OLDEST, as_age
from factcheck.language.digits.clock import as_time
from factcheck.language.digits.shares import as_share
from factcheck.language.lexicon.patterns import BLANK
from factcheck.language.numerals.digits import BLANKS
from factcheck.language.numerals.heads import goes_on_a_name
from factcheck.language.numerals.labels import identifier, word_end
from factcheck.language.reader_state import Draft, fixed
from factcheck.language.scan import Scan

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
