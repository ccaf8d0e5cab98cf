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
from factcheck.language.context.tail import attach_one, attach_tail
from factcheck.language.context.unit import read_unit_tail
from factcheck.language.dates import (
    read_clock,
    read_days,
    read_decade,
    read_numeric_date,
    read_quarter,
    read_worded_date,
)
from factcheck.language.number_words.clock_words import read_hour
from factcheck.language.number_words.fractions import LARGEST_NUMERATOR, attach_fraction
from factcheck.language.number_words.matching import skip_blanks
from factcheck.language.numerals.classify import classify
from factcheck.language.numerals.compact_forms import read_elapsed, read_hundredths
from factcheck.language.numerals.digits import BLANKS, LONGEST_NUMERAL, VULGAR, mark_votes, numeral, read_numeral
from factcheck.language.numerals.labels import identifier, in_word, read_coded_name
from factcheck.language.numerals.pairs import read_pair
from factcheck.language.reader_state import PartialFigure, ReaderState, number

Partials = list[PartialFigure]


def read_digits(state: ReaderState, start: int, end: int) -> Partials:
    """Read the figures that start at a digit: usually one, two in "14/20", none in a list marker."""
    text = state.text
    if state.lowered[start] in VULGAR:
        return [_read_vulgar(state, start, end)]
    if start and text[start - 1] not in " \n":
        if text.startswith("&#", start - 2):
            return []  # a character reference that was left in the text
        quarter = _read_tight_quarter(state, start)
        if quarter is not None:
            return [quarter]
        doubtful = _with_doubtful_sign(state, start, end)
        if doubtful is not None:
            return [doubtful]
        word = in_word(text, start)
        if word is not None and not has_currency_before(state, start):
            return [identifier(word[0], word[1], text[word[0] : word[1]])]
    written = state.lowered[start:end]
    if _may_be_special(state, written, end):
        special = _read_special(state, start, end)
        if special is not None:
            return special
    return _read_plain(state, start, written)


def _with_doubtful_sign(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read "R441 million": a capital that is a currency's sign where the amount has a scale, groups or decimals."""
    code = state.lexicon.pack.doubtful_signs.get(state.text[start - 1])
    if code is None or state.text[max(0, start - 2) : start - 1] not in _FREE:
        return None
    value = read_numeral(state.lowered[start:end], state.lexicon.style)
    if value is None:
        return None
    partial = number(start, end, value, state.lowered[start:end])
    partial.start, partial.unit, partial.unit_kind, partial.money_before = start - 1, code, "money", True
    attach_tail(state, partial)
    if partial.unit_kind != "money" or not (partial.scaled or not partial.digits.isdigit()):
        return None
    attach_hedge(state, partial)
    return partial


_FREE = ("", " ", "\n", "\t", "\u00a0", "(", "“", '"', "-", "–")
"""What may be left of a currency's sign."""


def _read_tight_quarter(state: ReaderState, start: int) -> PartialFigure | None:
    """Read "Q3 2019", the letter tight before its digit."""
    letter = state.lowered[start - 1]
    if letter not in state.lexicon.pack.dates.quarter_before or state.text[max(0, start - 2) : start - 1].isalnum():
        return None
    return read_quarter(state.lexicon, state.lowered, start - 1)


LONGEST_DATE = 10
"""Characters of "24.12.2024"."""

_NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_]+)")


def _may_be_special(state: ReaderState, written: str, end: int) -> bool:
    """Return whether, by what follows, a number can be a date, a time, a name or a pair at all; most can't."""
    following = state.lowered[end : end + 1]
    if (written.count(".") == 2 and len(written) <= LONGEST_DATE) or "'" in written or "’" in written:
        return True
    if written[0] == "0" and (written[1:4].isdigit() or following == ")"):
        return True  # perhaps a telephone number
    if following == " " or following == "\u00a0":
        if state.lowered[end + 1 : end + 2] in ("/", "-", "–", "x", "×"):
            return True
        word = _NEXT_WORD.match(state.lowered, end)
        return word is not None and (word[1] in state.lexicon.special_next or len(word[1]) == 1)
    if following in (".", ","):
        return (written.count(".") == 2 or len(written) < 3) and following == "."
    return (
        following in ("/", "-", "–", ":", "×", "°", "€", "£", "'", "’", "′")
        or following.isalpha()
        or written.count(".") == 2
    )


def _read_special(state: ReaderState, start: int, end: int) -> Partials | None:
    """Read what is no plain number: dates, times of day, names, scores, fractions, powers of ten."""
    lexicon, lowered = state.lexicon, state.lowered
    partial = (
        read_decade(state, start)
        or read_elapsed(state, start)
        or read_hundredths(state, start)
        or _read_hour(state, start, end)
        or read_clock(state, start)
        or read_days(lexicon, lowered, start)
        or read_numeric_date(lexicon, lowered, start)
        or read_quarter(lexicon, lowered, start)
        or _read_worded_date(state, start)
        or _read_power(state, start)
    )
    if partial is not None:
        return [partial]
    named = read_coded_name(state.text, start)
    if named is not None and (named.end > end or lowered[start] == "0") and not _is_quantity(state, named, end):
        return [named]
    if lowered[end : end + 2].lstrip()[:1] in ("/", "-", "–"):
        return read_pair(state, start)
    return None


def _read_hour(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read "9 giờ kém 15", "9 heures et demie"."""
    return read_hour(state, start, end, int(state.lowered[start:end])) if end - start < 3 else None


def _read_worded_date(state: ReaderState, start: int) -> PartialFigure | None:
    """Read a day and a month's name; written small, "may" in "Xbox 2 may appear" is another word."""
    partial = read_worded_date(state.lexicon, state.lowered, start)
    small = state.lexicon.pack.dates.small_words
    if partial is None or not small or state.text[start : partial.end].split()[-1] not in small:
        return partial
    return None


def _is_quantity(state: ReaderState, named: PartialFigure, end: int) -> bool:
    """Return whether what looks like a name is a number with a unit: "24703m2", "5-USD", "1000-VND2000"."""
    if read_unit_tail(state.lexicon, state.lowered, end) is not None:
        return True
    last = re.split("[/–-]", state.text[named.start : named.end])[-1].strip().rstrip("0123456789")
    return last in state.lexicon.units_exact


_POWER = re.compile(
    r"(?P<number>[0-9]+(?:[.,][0-9]+)?)(?: ?[x×*] ?10 ?\^? ?|e)(?P<power>[-−–+]?[0-9]{1,3})(?![0-9a-z])"
)


def _read_power(state: ReaderState, start: int) -> PartialFigure | None:
    """Read "2.48×10−5" and "4e14"."""
    match = _POWER.match(state.lowered, start)
    value = read_numeral(match["number"], state.lexicon.style) if match is not None else None
    if match is None or value is None:
        return None
    partial = number(start, match.end(), value)
    partial.scale = Fraction(10) ** int(match["power"].replace("−", "-").replace("–", "-"))
    partial.scaled = True
    _attach_all(state, partial)
    return partial


def _read_plain(state: ReaderState, start: int, written: str) -> Partials:
    """Read a number with its sign, currency, scale, unit, noun and hedge."""
    written = _trimmed(state, start, written)
    end = start + len(written)
    state.done = end
    if _is_list_marker(state.lowered, start, end):
        return []
    value = read_numeral(written, state.lexicon.style)
    if value is None:
        return _read_list(state, start, written)
    partial = number(start, end, value, written)
    if written.isdigit():
        if state.lowered[end + 1 : end + 2] == state.lexicon.style.decimal:
            _read_split_decimals(state, partial)
        _read_leading_mark(state, partial)
        _read_mixed(state, partial)
    else:
        _vote(state, written)
    _attach_all(state, partial)
    if is_in_accounting_brackets(state, partial):
        return [_below_zero(state, partial)]
    return [classify(state, partial)]


def _below_zero(state: ReaderState, partial: PartialFigure) -> PartialFigure:
    """Take the brackets into "($12m)" and "(12.5) million"."""
    partial.start, partial.end, partial.negative = partial.start - 1, partial.end + 1, True
    if not partial.scaled and partial.end == partial.number_end + 1:
        number_end, partial.number_end = partial.number_end, partial.end
        attach_tail(state, partial)
        partial.number_end = number_end
    partial.noun = ""
    return partial


_LIST = re.compile("[0-9]{1,4}(?:,[0-9]{1,4})+")


def _read_list(state: ReaderState, start: int, written: str) -> Partials:
    """Read "22,24,26" as three numbers, and what else is no number ("1.2.3") as a name."""
    if len(written) >= LONGEST_NUMERAL:
        return []
    if not _LIST.fullmatch(written):
        return [identifier(start, start + len(written), written)]
    partials = []
    for digits in written.split(","):
        value = read_numeral(digits, state.lexicon.style)
        assert value is not None  # digits only
        partials.append(number(start, start + len(digits), value, digits))
        start += len(digits) + 1
    return partials


def _attach_all(state: ReaderState, partial: PartialFigure) -> None:
    attach_sign(state, partial)
    attach_currency(state, partial)
    if partial.money_before and not partial.negative:
        attach_sign(state, partial)
    attach_tail(state, partial)
    attach_one(state, partial)
    attach_noun(state, partial)
    attach_hedge(state, partial)
    _attach_unit_after_hedge(state, partial)


def _attach_unit_after_hedge(state: ReaderState, partial: PartialFigure) -> None:
    """Read the unit, or the noun, after "500 or more" and "500-plus"."""
    hedge = partial.hedge
    if hedge is None or hedge.start < partial.number_end or partial.unit or partial.noun:
        return
    number_end, partial.number_end, partial.end = partial.number_end, hedge.end, hedge.end
    attach_tail(state, partial)
    attach_noun(state, partial)
    partial.number_end = number_end
    if partial.end == hedge.end:
        partial.end = number_end


def _trimmed(state: ReaderState, start: int, written: str) -> str:
    """Leave out groups after a blank where they are none: "1234 567", "2019 104"."""
    for blank in BLANKS:
        if blank in written:
            head, *groups = written.split(blank)
            may_group = blank != " " or blank in state.lexicon.pack.marks.groups
            enough = len(groups) > 1 or may_group or _is_measured(state, start, start + len(written))
            if not head.isdigit() or len(head) > 3 or head[0] == "0" or not enough:
                return _trimmed(state, start, head)
    return written


def _is_measured(state: ReaderState, start: int, end: int) -> bool:
    """Return whether a scale or unit follows a number with one group after a blank, and no cue of a name before."""
    tail = state.lexicon.tail.match(state.lowered, end)
    scaled = tail is not None and tail["scale"] is not None
    return (scaled or read_unit_tail(state.lexicon, state.lowered, end) is not None) and not cue_before(state, start)


def _is_list_marker(lowered: str, start: int, end: int) -> bool:
    """Return whether "1." or "2)" comes first in its line, or "(1)" where a list begins or goes on."""
    if end - start > 2 or lowered[end : end + 1] not in (".", ")") or lowered[end + 1 : end + 2] != " ":
        return False
    line = lowered[max(0, start - FARTHEST_MARGIN) : start].rpartition("\n")[2]
    return not line.strip() or (lowered[end] == ")" and _BRACKET_OF_A_LIST.search(line) is not None)


FARTHEST_MARGIN = 20
"""Characters before a list marker that are looked at."""

_BRACKET_OF_A_LIST = re.compile(r"(?:[:;,]|(?:^|[ ,;])\w{1,3}) \($")
"""Before the number of "two causes: (1) …, and (2) …"; after a name it is a count."""


def _vote(state: ReaderState, written: str) -> None:
    vote = mark_votes(written)
    if written.endswith(".0"):
        return  # "4.0" is a version in every language
    if vote == state.lexicon.style.decimal:
        state.native_votes += 1
    elif vote:
        state.foreign_votes += 1


_BEFORE_A_MARK = f"\n([$£€-−–=<>≤≥{BLANKS}"
"""After these a decimal mark begins a number: ".77"."""


def _read_leading_mark(state: ReaderState, partial: PartialFigure) -> None:
    """Read ".77" as 0.77, also in "p<.05"."""
    start, mark = partial.start, state.lexicon.style.decimal
    if state.text[start - 1 : start] != mark or state.text[max(start - 2, 0) : start - 1] not in _BEFORE_A_MARK:
        return
    value = read_numeral(mark + partial.digits, state.lexicon.style)
    if value is not None:
        partial.numeral, partial.digits = value, mark + partial.digits
        partial.start = partial.number_start = start - 1


_SPLIT = re.compile(r" ([.,]) ([0-9]{1,2})(?![0-9])")

LONGEST_SPLIT = 3
"""Digits before a decimal mark that a program has set apart."""


def _read_split_decimals(state: ReaderState, partial: PartialFigure) -> None:
    """Read "30 . 84 %" and "1 . 6 billion" as one number: a list would not leave a blank before its mark."""
    match = _SPLIT.match(state.lowered, partial.end)
    if match is None or len(partial.digits) > LONGEST_SPLIT:
        return
    tail = state.lexicon.tail.match(state.lowered, match.end())
    following = state.lowered[match.end() : match.end() + 2].lstrip(BLANKS)
    if (tail is None or tail["scale"] is None) and not following.startswith("%"):
        return
    digits = partial.digits + match[1] + match[2]
    value = read_numeral(digits, state.lexicon.style)
    if value is not None:
        partial.numeral, partial.digits, partial.end, partial.number_end = value, digits, match.end(), match.end()


_MIXED = re.compile(
    r"[ \u00a0-]{1,2}(?:(?P<joiner>[^\W\d_]{1,3}) )?"
    r"(?P<above>[1-9][0-9]?)/(?P<below>[2-9]|[1-9][0-9])(?![0-9/])|[ \u00a0]?(?P<vulgar>[½⅓⅔¼¾⅛⅜⅝⅞])"
)


def _read_mixed(state: ReaderState, partial: PartialFigure) -> None:
    """Read "10 1/2" and "2½"."""
    match = _MIXED.match(state.lowered, partial.end)
    if match is None or (match["joiner"] and match["joiner"] not in state.lexicon.pack.numbers.joiners):
        _read_one_part(state, partial)
        return
    part = VULGAR[match["vulgar"]] if match["vulgar"] else Fraction(int(match["above"]), int(match["below"]))
    if part < 1:
        partial.numeral = numeral(partial.numeral.value + part, Fraction(1, 2 * part.denominator))
        partial.end = partial.number_end = match.end()
        partial.digits = ""


def _read_one_part(state: ReaderState, partial: PartialFigure) -> None:
    """Read "1 nửa" as the pack's "một nửa", and "3 phần tư" as "ba phần tư"."""
    if partial.digits.isdigit() and partial.numeral.value < LARGEST_NUMERATOR and _is_parted(state, partial.end):
        attach_fraction(state, partial)
        if partial.numeral.value.denominator != 1:
            partial.digits = ""
        return
    words, values = state.lexicon.pack.fractions.words, state.lexicon.values
    following = _NEXT_WORD.match(state.lowered, partial.end) if partial.digits == "1" else None
    written = (
        {words.get(f"{one} {following[1]}") for one, value in values.items() if value == 1} if following else set()
    )
    part = next((Fraction(value) for value in written if value), None)
    if following is not None and part is not None and part < 1:
        partial.numeral = numeral(part, Fraction(1, 10 * part.denominator))
        partial.end = partial.number_end = following.end()
        partial.digits = ""


def _is_parted(state: ReaderState, at: int) -> bool:
    """Return whether a word that makes a denominator of the next number follows: "phần" of "1 phần ba"."""
    return state.lexicon.between.match(state.lowered, skip_blanks(state.lowered, at)) is not None


def _read_vulgar(state: ReaderState, start: int, end: int) -> PartialFigure:
    """Read "½ teaspoon"."""
    value = VULGAR[state.lowered[start]]
    partial = number(start, end, numeral(value, Fraction(1, 10 * value.denominator)))
    attach_tail(state, partial)
    attach_hedge(state, partial)
    return partial
