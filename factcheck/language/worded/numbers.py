"""Numbers in words: "hai mươi mốt người", "two and a half million", "a hundred"."""

from __future__ import annotations

from factcheck.language.around.nouns import attach_noun
from factcheck.language.context.before import attach_hedge, attach_minus, word_before
from factcheck.language.context.tail import attach_one, attach_tail
from factcheck.language.context.unit import read_unit_tail
from factcheck.language.digits.shares import as_share, is_share
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.number_words.composition import compose
from factcheck.language.number_words.fractions import attach_fraction
from factcheck.language.number_words.matching import numeral_of, numeral_of_word, skip_blanks
from factcheck.language.number_words.ordinals import read_compound_ordinal
from factcheck.language.numerals.classify import is_of_a_year, named
from factcheck.language.numerals.digits import Numeral
from factcheck.language.reader_state import Draft, number
from factcheck.language.scan import Scan
from factcheck.language.worded.nearby import barred_after, barred_before, is_all, is_part_of_a_name


def read_number(scan: Scan, start: int, end: int) -> Draft | None:
    """Read a number that starts with a word of its own value."""
    if _is_surely_no_number(scan, start, end):
        return None
    single = _single_word(scan, start, end)
    if single is not None:
        return _with_surroundings(scan, start, end, single, True)
    worded = compose(scan.lexicon, scan.lowered, start)
    if worded is None:
        return None
    return _with_surroundings(scan, start, worded.end, numeral_of(worded), worded.words == 1)


def read_zero(scan: Scan, start: int, end: int) -> Draft | None:
    """Read "zero point five", "không phẩy năm": words for nothing that alone are hardly ever numbers."""
    if scan.lexicon.decimals.match(scan.lowered, end) is None:
        return None
    worded = compose(scan.lexicon, scan.lowered, start)
    return None if worded is None else _with_surroundings(scan, start, worded.end, numeral_of(worded), False)


def _single_word(scan: Scan, start: int, end: int) -> Numeral | None:
    """Return the number that is one word, as most are, without composing it; None where more may follow."""
    lexicon, lowered = scan.lexicon, scan.lowered
    value = lexicon.values.get(key_of(lowered[start:end]))
    if value is None or lexicon.pack.numbers.written_together:
        return None
    if lexicon.morpheme.match(lowered, skip_blanks(lowered, end)) or lexicon.fraction_added.match(lowered, end):
        return None
    return numeral_of_word(value)


def _is_surely_no_number(scan: Scan, start: int, end: int) -> bool:
    """Tell at a glance that nothing follows a word that needs a unit ("một", "năm"): most of them are no numbers."""
    lexicon, lowered = scan.lexicon, scan.lowered
    numbers, fractions = lexicon.pack.numbers, lexicon.pack.fractions
    if fractions.denominators or fractions.after or fractions.out_of or not start:
        return False  # these may make a number of it too, as a start of a text may
    if key_of(lowered[start:end]) not in numbers.needs_unit:
        return False
    if lexicon.number_goes_on.match(lowered, end) is not None:
        return False
    tail = read_unit_tail(lexicon, lowered, end)
    if tail is None:
        return True
    entry = lexicon.unit_entry(scan.text[slice(*tail.unit)], lowered[slice(*tail.unit)])
    is_one = lexicon.values.get(key_of(lowered[start:end])) == 1
    return is_one and entry is not None and entry.kind in NEVER_ONE


def _may_go_on(scan: Scan, end: int) -> bool:
    """Tell by its first letter whether the next word may make an ordinal or a fraction of a number."""
    at = skip_blanks(scan.lowered, end)
    following = scan.lowered[at : at + 1]
    return not following.isalpha() or following in scan.lexicon.firsts["fraction"]


def read_scale(scan: Scan, start: int, end: int) -> Draft | None:
    """Read "a hundred", "a dozen", "half a million": a scale with an article, or one that may stand alone."""
    numbers = scan.lexicon.pack.numbers
    article = word_before(scan, start)
    if article not in numbers.articles and key_of(scan.lowered[start:end]) not in numbers.alone:
        return None
    worded = compose(scan.lexicon, scan.lowered, start)
    if worded is None:
        return None
    if article in numbers.articles:
        start = scan.lowered.rindex(article, 0, start)
    return _with_surroundings(scan, start, worded.end, numeral_of(worded), False)


def _with_surroundings(scan: Scan, start: int, end: int, value: Numeral, single: bool) -> Draft | None:
    """Return a number in words with what belongs to it; None where a lone word is no number here."""
    if is_part_of_a_name(scan, start):
        return None
    draft = number(start, end, value)
    if _may_go_on(scan, end):
        ordinal = read_compound_ordinal(scan, start, end, value)
        if ordinal is not None:
            return ordinal
        attach_fraction(scan, draft)
    attach_minus(scan, draft)
    attach_tail(scan, draft)
    attach_one(scan, draft)
    if scan.lowered[draft.end : draft.end + 1].isalpha():
        return None
    word = key_of(scan.lowered[start:end])
    if draft.unit == "year" and is_of_a_year(scan, draft):
        draft.unit, draft.unit_kind, draft.end = "", "", draft.number_end  # "gấp ba năm 2018"
    if _is_a_time_ago(scan, draft, word):
        return None
    attach_noun(scan, draft)
    if single and draft.number_end == end and not is_share(scan, draft) and not _is_number(scan, draft, word, end):
        return None
    attach_hedge(scan, draft)
    return as_share(scan, draft) or named(scan, draft)


def _is_a_time_ago(scan: Scan, draft: Draft, word: str) -> bool:
    """Tell whether "un an" is no quantity but a time: "un an plus tôt"."""
    if draft.unit_kind != "duration" or word not in scan.lexicon.pack.numbers.needs_unit:
        return False
    return scan.lexicon.ago.match(scan.lowered, draft.end) is not None


def _is_number(scan: Scan, draft: Draft, word: str, end: int) -> bool:
    """Tell whether a lone word ("năm", "one") is a number, by its neighbours and by what was read after it."""
    numbers = scan.lexicon.pack.numbers
    if word_before(scan, draft.start) in scan.lexicon.pack.times.before:
        return True
    if not draft.unit and barred_before(scan, word, draft.start, numbers.not_after):
        return False
    each = word in numbers.needs_unit and word_before(scan, draft.start) in scan.lexicon.pack.per
    if each and draft.unit_kind == "count":
        return False  # "mỗi năm gia đình"
    if barred_after(scan, word, end, numbers.not_before, phrases=bool(draft.unit)):
        return False
    if is_all(scan, draft.start, draft.end):
        return word not in numbers.articles
    if word in numbers.articles:
        return bool(draft.unit or draft.noun)
    if word in numbers.needs_unit:
        return _is_measured(draft) or scan.lexicon.range_begun.match(scan.lowered, draft.end) is not None
    return word not in numbers.weak or _is_supported(draft)


NEVER_ONE = ("count", "ratio")
"""Kinds of units before which "một" is an article."""


def _is_measured(draft: Draft) -> bool:
    """Tell whether a unit supports a number word that is mostly another word ("năm", "một")."""
    if draft.numeral.value == 1 and draft.unit_kind in NEVER_ONE:
        return False
    return bool(draft.unit) or _is_more_than_a_word(draft)


def _is_supported(draft: Draft) -> bool:
    """Tell whether a unit or a noun supports a number word that is often another word ("ba", "one")."""
    if draft.unit and (draft.unit_kind != "count" or draft.numeral.value != 1):
        return True
    return _is_more_than_a_word(draft) or (bool(draft.noun) and draft.numeral.value > 1)


def _is_more_than_a_word(draft: Draft) -> bool:
    return draft.scaled or draft.negative or draft.numeral.value.denominator != 1
