"""Figures that start with a digit."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.language.context.before import (
    attach_currency,
    attach_hedge,
    attach_noun,
    attach_sign,
    cue_before,
    has_currency_before,
    is_in_accounting_brackets,
)
from factcheck.language.context.tail import attach_tail
from factcheck.language.context.unit import read_unit_tail
from factcheck.language.dates.clock import read_clock
from factcheck.language.dates.days import read_decade
from factcheck.language.dates.read import read_days, read_numeric_date, read_quarter, read_worded_date
from factcheck.language.number_words.fractions import LARGEST_NUMERATOR, attach_fraction
from factcheck.language.number_words.matching import skip_blanks
from factcheck.language.numerals.classify import settle
from factcheck.language.numerals.digits import BLANKS, LONGEST_NUMERAL, VULGAR, mark_votes, numeral, read_numeral
from factcheck.language.numerals.labels import identifier, in_word, read_coded_name
from factcheck.language.numerals.pairs import read_pair
from factcheck.language.reader_state import Draft, Scan, number

Drafts = list[Draft]


def read_digits(scan: Scan, start: int, end: int) -> Drafts:
    """Read the figures that start at a digit: usually one, two in "14/20", none in a list marker."""
    text = scan.text
    if scan.lowered[start] in VULGAR:
        return [_read_vulgar(scan, start, end)]
    if start and text[start - 1] not in " \n":
        if text.startswith("&#", start - 2):
            return []  # a character reference that was left in the text
        quarter = _read_tight_quarter(scan, start)
        if quarter is not None:
            return [quarter]
        word = in_word(text, start)
        if word is not None and not has_currency_before(scan, start):
            return [identifier(word[0], word[1], text[word[0] : word[1]])]
    written = scan.lowered[start:end]
    if _may_be_special(scan, written, end):
        special = _read_special(scan, start, end)
        if special is not None:
            return special
    return _read_plain(scan, start, written)


def _read_tight_quarter(scan: Scan, start: int) -> Draft | None:
    """Read "Q3 2019", the letter tight before its digit."""
    letter = scan.lowered[start - 1]
    if letter not in scan.lexicon.pack.dates.quarter_before or scan.text[max(0, start - 2) : start - 1].isalnum():
        return None
    return read_quarter(scan.lexicon, scan.lowered, start - 1)


LONGEST_DATE = 10
"""Characters of "24.12.2024"."""

_NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_]+)")


def _may_be_special(scan: Scan, written: str, end: int) -> bool:
    """Tell by what follows whether a number can be a date, a time, a name or a pair at all; most can't."""
    following = scan.lowered[end : end + 1]
    if written.count(".") == 2 and len(written) <= LONGEST_DATE:
        return True
    if written[0] == "0" and (written[1:4].isdigit() or following == ")"):
        return True  # perhaps a telephone number
    if following == " " or following == "\u00a0":
        if scan.lowered[end + 1 : end + 2] in ("/", "-", "–", "x", "×"):
            return True
        word = _NEXT_WORD.match(scan.lowered, end)
        return word is not None and (word[1] in scan.lexicon.special_next or len(word[1]) == 1)
    if following in (".", ","):
        return (written.count(".") == 2 or len(written) < 3) and following == "."
    return following in ("/", "-", "–", ":", "×", "°") or following.isalpha() or written.count(".") == 2


def _read_special(scan: Scan, start: int, end: int) -> Drafts | None:
    """Read what is no plain number: dates, times of day, names, scores, fractions, powers of ten."""
    lexicon, lowered = scan.lexicon, scan.lowered
    draft = (
        read_decade(scan, start)
        or read_clock(scan, start)
        or read_days(lexicon, lowered, start)
        or read_numeric_date(lexicon, lowered, start)
        or read_quarter(lexicon, lowered, start)
        or _read_worded_date(scan, start)
        or _read_power(scan, start)
    )
    if draft is not None:
        return [draft]
    named = read_coded_name(scan.text, start)
    if named is not None and (named.end > end or lowered[start] == "0") and not _is_quantity(scan, named, end):
        return [named]
    if lowered[end : end + 2].lstrip()[:1] in ("/", "-", "–"):
        return read_pair(scan, start)
    return None


def _read_worded_date(scan: Scan, start: int) -> Draft | None:
    """Read a day and a month's name; written small, "may" in "Xbox 2 may appear" is another word."""
    draft = read_worded_date(scan.lexicon, scan.lowered, start)
    small = scan.lexicon.pack.dates.small_words
    if draft is None or not small or scan.text[start : draft.end].split()[-1] not in small:
        return draft
    return None


def _is_quantity(scan: Scan, named: Draft, end: int) -> bool:
    """Tell whether what looks like a name is a number with a unit: "24703m2", "5-USD", "1000-VND2000"."""
    if read_unit_tail(scan.lexicon, scan.lowered, end) is not None:
        return True
    last = re.split("[/–-]", scan.text[named.start : named.end])[-1].strip().rstrip("0123456789")
    return last in scan.lexicon.units_exact


_POWER = re.compile(
    r"(?P<number>[0-9]+(?:[.,][0-9]+)?)(?: ?[x×*] ?10 ?\^? ?|e)(?P<power>[-−–+]?[0-9]{1,3})(?![0-9a-z])"
)


def _read_power(scan: Scan, start: int) -> Draft | None:
    """Read "2.48×10−5" and "4e14"."""
    match = _POWER.match(scan.lowered, start)
    value = read_numeral(match["number"], scan.lexicon.style) if match is not None else None
    if match is None or value is None:
        return None
    draft = number(start, match.end(), value)
    draft.scale = Fraction(10) ** int(match["power"].replace("−", "-").replace("–", "-"))
    draft.scaled = True
    _attach_all(scan, draft)
    return draft


def _read_plain(scan: Scan, start: int, written: str) -> Drafts:
    """Read a number with its sign, currency, scale, unit, noun and hedge."""
    written = _trimmed(scan, start, written)
    end = start + len(written)
    scan.done = end
    if _is_list_marker(scan.lowered, start, end):
        return []
    value = read_numeral(written, scan.lexicon.style)
    if value is None:
        return _read_list(scan, start, written)
    draft = number(start, end, value, written)
    if written.isdigit():
        if scan.lowered[end + 1 : end + 2] == scan.lexicon.style.decimal:
            _read_split_decimals(scan, draft)
        _read_leading_mark(scan, draft)
        _read_mixed(scan, draft)
    else:
        _vote(scan, written)
    _attach_all(scan, draft)
    if is_in_accounting_brackets(scan, draft):
        return [_below_zero(scan, draft)]
    return [settle(scan, draft)]


def _below_zero(scan: Scan, draft: Draft) -> Draft:
    """Take the brackets into "($12m)" and "(12.5) million"."""
    draft.start, draft.end, draft.negative = draft.start - 1, draft.end + 1, True
    if not draft.scaled and draft.end == draft.number_end + 1:
        number_end, draft.number_end = draft.number_end, draft.end
        attach_tail(scan, draft)
        draft.number_end = number_end
    draft.noun = ""
    return draft


_LIST = re.compile("[0-9]{1,4}(?:,[0-9]{1,4})+")


def _read_list(scan: Scan, start: int, written: str) -> Drafts:
    """Read "22,24,26" as three numbers, and what else is no number ("1.2.3") as a name."""
    if len(written) >= LONGEST_NUMERAL:
        return []
    if not _LIST.fullmatch(written):
        return [identifier(start, start + len(written), written)]
    drafts = []
    for digits in written.split(","):
        value = read_numeral(digits, scan.lexicon.style)
        assert value is not None  # digits only
        drafts.append(number(start, start + len(digits), value, digits))
        start += len(digits) + 1
    return drafts


def _attach_all(scan: Scan, draft: Draft) -> None:
    attach_sign(scan, draft)
    attach_currency(scan, draft)
    if draft.money_before and not draft.negative:
        attach_sign(scan, draft)
    attach_tail(scan, draft)
    attach_noun(scan, draft)
    attach_hedge(scan, draft)


def _trimmed(scan: Scan, start: int, written: str) -> str:
    """Leave out groups after a blank where they are none: "1234 567", "2019 104"."""
    for blank in BLANKS:
        if blank in written:
            head, *groups = written.split(blank)
            may_group = blank != " " or blank in scan.lexicon.pack.marks.groups
            enough = len(groups) > 1 or may_group or _is_measured(scan, start, start + len(written))
            if not head.isdigit() or len(head) > 3 or head[0] == "0" or not enough:
                return _trimmed(scan, start, head)
    return written


def _is_measured(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a scale or unit follows a number with one group after a blank, and no cue of a name is before it."""
    tail = scan.lexicon.tail.match(scan.lowered, end)
    scaled = tail is not None and tail["scale"] is not None
    return (scaled or read_unit_tail(scan.lexicon, scan.lowered, end) is not None) and not cue_before(scan, start)


def _is_list_marker(lowered: str, start: int, end: int) -> bool:
    """Tell whether "1." or "2)" stands first in its line, or "(1)" where a list begins or goes on."""
    if end - start > 2 or lowered[end : end + 1] not in (".", ")") or lowered[end + 1 : end + 2] != " ":
        return False
    line = lowered[max(0, start - FARTHEST_MARGIN) : start].rpartition("\n")[2]
    return not line.strip() or (lowered[end] == ")" and _BRACKET_OF_A_LIST.search(line) is not None)


FARTHEST_MARGIN = 20
"""Characters before a list marker that are looked at."""

_BRACKET_OF_A_LIST = re.compile(r"(?:[:;,]|(?:^|[ ,;])\w{1,3}) \($")
"""Before the number of "two causes: (1) …, and (2) …"; after a name it is a count."""


def _vote(scan: Scan, written: str) -> None:
    vote = mark_votes(written)
    if written.endswith(".0"):
        return  # "4.0" is a version in every language
    if vote == scan.lexicon.style.decimal:
        scan.native_votes += 1
    elif vote:
        scan.foreign_votes += 1


def _read_leading_mark(scan: Scan, draft: Draft) -> None:
    """Read ".77" as 0.77."""
    start, mark = draft.start, scan.lexicon.style.decimal
    if scan.text[start - 1 : start] != mark or scan.text[max(start - 2, 0) : start - 1] not in "\n ($£€-−–":
        return
    value = read_numeral(mark + draft.digits, scan.lexicon.style)
    if value is not None:
        draft.numeral, draft.digits = value, mark + draft.digits
        draft.start = draft.number_start = start - 1


_SPLIT = re.compile(r" ([.,]) ([0-9]{1,2})(?![0-9])")

LONGEST_SPLIT = 3
"""Digits before a decimal mark that a program has set apart."""


def _read_split_decimals(scan: Scan, draft: Draft) -> None:
    """Read "30 . 84 %" and "1 . 6 billion" as one number: a list would not leave a blank before its mark."""
    match = _SPLIT.match(scan.lowered, draft.end)
    if match is None or len(draft.digits) > LONGEST_SPLIT:
        return
    tail = scan.lexicon.tail.match(scan.lowered, match.end())
    following = scan.lowered[match.end() : match.end() + 2].lstrip(BLANKS)
    if (tail is None or tail["scale"] is None) and not following.startswith("%"):
        return
    digits = draft.digits + match[1] + match[2]
    value = read_numeral(digits, scan.lexicon.style)
    if value is not None:
        draft.numeral, draft.digits, draft.end, draft.number_end = value, digits, match.end(), match.end()


_MIXED = re.compile(
    r"[ \u00a0-]{1,2}(?P<above>[1-9][0-9]?)/(?P<below>[2-9]|[1-9][0-9])(?![0-9/])|[ \u00a0]?(?P<vulgar>[½⅓⅔¼¾⅛⅜⅝⅞])"
)


def _read_mixed(scan: Scan, draft: Draft) -> None:
    """Read "10 1/2" and "2½"."""
    match = _MIXED.match(scan.lowered, draft.end)
    if match is None:
        _read_one_part(scan, draft)
        return
    part = VULGAR[match["vulgar"]] if match["vulgar"] else Fraction(int(match["above"]), int(match["below"]))
    if part < 1:
        draft.numeral = numeral(draft.numeral.value + part, Fraction(1, 2 * part.denominator))
        draft.end = draft.number_end = match.end()
        draft.digits = ""


def _read_one_part(scan: Scan, draft: Draft) -> None:
    """Read "1 nửa" as the pack's "một nửa", and "3 phần tư" as "ba phần tư"."""
    if draft.digits.isdigit() and draft.numeral.value < LARGEST_NUMERATOR and _is_parted(scan, draft.end):
        attach_fraction(scan, draft)
        if draft.numeral.value.denominator != 1:
            draft.digits = ""
        return
    words, values = scan.lexicon.pack.fractions.words, scan.lexicon.values
    following = _NEXT_WORD.match(scan.lowered, draft.end) if draft.digits == "1" else None
    written = (
        {words.get(f"{one} {following[1]}") for one, value in values.items() if value == 1} if following else set()
    )
    part = next((Fraction(value) for value in written if value), None)
    if following is not None and part is not None and part < 1:
        draft.numeral = numeral(part, Fraction(1, 10 * part.denominator))
        draft.end = draft.number_end = following.end()
        draft.digits = ""


def _is_parted(scan: Scan, at: int) -> bool:
    """Return whether a word that makes a denominator of the next number follows: "phần" of "1 phần ba"."""
    return scan.lexicon.between.match(scan.lowered, skip_blanks(scan.lowered, at)) is not None


def _read_vulgar(scan: Scan, start: int, end: int) -> Draft:
    """Read "½ teaspoon"."""
    value = VULGAR[scan.lowered[start]]
    draft = number(start, end, numeral(value, Fraction(1, 10 * value.denominator)))
    attach_tail(scan, draft)
    attach_hedge(scan, draft)
    return draft
