"""Hands each word that may start a figure to the readers of its roles."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from factcheck.language.context.before import (
    attach_hedge,
    attach_minus,
    attach_noun,
    barred_after,
    barred_before,
    is_all,
    is_part_of_a_name,
    word_before,
    words_after,
)
from factcheck.language.context.tail import attach_one, attach_tail
from factcheck.language.context.unit import read_unit_tail
from factcheck.language.dates.days import read_decade
from factcheck.language.dates.read import read_month_first, read_quarter, read_weekday
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.number_words.composition import compose
from factcheck.language.number_words.fractions import (
    attach_fraction,
    read_added_fraction,
    read_denominator,
    read_fraction,
)
from factcheck.language.number_words.matching import numeral_of, numeral_of_word, skip_blanks
from factcheck.language.number_words.ordinals import (
    read_compound_ordinal,
    read_numbered,
    read_ordinal,
    read_ordinal_before,
    read_roman_after,
    read_roman_before,
)
from factcheck.language.numerals.classify import as_share, is_of_a_year, is_share, named
from factcheck.language.numerals.digits import Numeral, numeral, whole
from factcheck.language.reader_state import Draft, Scan, number
from factcheck.model.interval import Interval

# Weekdays, months, quarters and decades that start with a word.


def read_a_weekday(scan: Scan, start: int, end: int) -> Draft | None:
    """Read a weekday where a date follows."""
    return read_weekday(scan.lexicon, scan.lowered, start, end)


def read_a_month(scan: Scan, start: int, end: int) -> Draft | None:
    """Read "October 31, 1974", "tháng 6/2016"."""
    return read_month_first(scan.lexicon, scan.lowered, start)


def read_a_quarter(scan: Scan, start: int, end: int) -> Draft | None:
    """Read "quý III/2019"."""
    return read_quarter(scan.lexicon, scan.lowered, start)


def read_a_decade(scan: Scan, start: int, end: int) -> Draft | None:
    """Read "années 1960"."""
    return read_decade(scan, start)


# Multiples that are one word: "gấp đôi", "doubled", "twice", "halved".


def read_times(scan: Scan, start: int, end: int) -> Draft | None:
    """Read a multiple as a ratio, known to a half of one."""
    words, written = scan.lexicon.pack.times.words, scan.lowered[start:end]
    times, word = scan.lexicon.pack.times, key_of(written)
    if barred_before(scan, word, start, times.not_after):
        return None
    if word in times.only_beside and not {word_before(scan, start), words_after(scan, end)[0]} & {
        *times.only_beside[word]
    }:
        return None
    value = Fraction(words[written] if written in words else words[key_of(written)])
    added = scan.lexicon.fraction_added.match(scan.lowered, end)
    if added is not None and value > 1:  # "gấp đôi rưỡi"
        value, end = value + Fraction(scan.lexicon.pack.fractions.added[key_of(added["added"])]), added.end()
    draft = number(start, end, numeral(value, Fraction(1, 2) if value >= 1 else Fraction(1, 10)))
    draft.unit, draft.unit_kind = "times", "ratio"
    attach_hedge(scan, draft)
    return draft


# Words that are a figure only where they are all the text, as a cell of a table: "zero", "a litre".


LONGEST = 40
"""Characters; a longer text is no cell."""


def read_alone(scan: Scan) -> list[Draft]:
    """Return the one figure that a short text is as a whole; nothing where it is none."""
    text = scan.lowered.rstrip()
    if not text or len(text) > LONGEST:
        return []
    worded = compose(scan.lexicon, text, 0)
    if worded is not None and worded.end == len(text):
        return [number(0, len(text), numeral_of(worded))]
    article, _, rest = text.partition(" ")
    entry = scan.lexicon.units_lower.get(key_of(rest))
    if article not in scan.lexicon.pack.numbers.articles or entry is None:
        return []
    one = number(0, len(text), whole(1))
    one.unit, one.unit_kind, one.number_end = entry.name, entry.kind, len(article)
    return [one]


# Numbers that are only told by their size: "vài chục", "several hundred", "hàng nghìn người", "dozens of".


def read_plural_scale(scan: Scan, start: int, end: int) -> Draft | None:
    """Read "hàng nghìn người", "dozens of people": between two and ten of the scale."""
    scale = Fraction(scan.lexicon.pack.numbers.plural_scales[key_of(scan.lowered[start:end])])
    return _between(scan, start, end, scale * 2, scale * 10)


def read_vague(scan: Scan, start: int, end: int) -> Draft | None:
    """Read "vài chục", "several hundred"; nothing of "dăm ba" where no scale follows."""
    scan.done = end
    worded = compose(scan.lexicon, scan.lowered, end)
    if worded is None or not worded.last_is_multiplier or len(worded.parts) != 1 or worded.words > 2:
        return None
    low, high = scan.lexicon.pack.numbers.vague[key_of(scan.lowered[start:end])]
    return _between(scan, start, worded.end, low * worded.value, high * worded.value)


def _between(scan: Scan, start: int, end: int, low: Fraction, high: Fraction) -> Draft:
    draft = number(start, end, numeral((low + high) / 2, low))
    attach_tail(scan, draft)
    attach_noun(scan, draft)
    word, _, last = scan.lowered[start:end].rpartition(" ")
    if draft.end == end and last in scan.lexicon.pack.before_unit:
        draft.end = draft.number_end = start + len(word)  # "tens of thousands" of what no unit is
    draft.interval = Interval(low * draft.scale, high * draft.scale)
    draft.notes = ("vague: no number is written",)
    return draft


# Numbers in words: "hai mươi mốt người", "two and a half million", "a hundred".


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


Reader = Callable[[Scan, int, int], Draft | None]
"""Reads a figure at the word between two offsets; None where it is none."""

IDIOM = "idiom"
"""The role of phrases that are skipped whole."""

READERS: dict[str, Reader] = {
    "weekday": read_a_weekday,
    "month": read_a_month,
    "quarter": read_a_quarter,
    "decade": read_a_decade,
    "times": read_times,
    "plural scale": read_plural_scale,
    "vague": read_vague,
    "fraction": read_fraction,
    "added fraction": read_added_fraction,
    "denominator": read_denominator,
    "ordinal": read_ordinal,
    "ordinal before": read_ordinal_before,
    "numbered": read_numbered,
    "roman after": read_roman_after,
    "roman before": read_roman_before,
    "number": read_number,
    "scale": read_scale,
    "zero": read_zero,
}


def read_word(scan: Scan, start: int, end: int) -> tuple[Draft, ...]:
    """Read the figure that starts at a word, by the first of the word's roles that fits."""
    roles = scan.lexicon.roles.get(key_of(scan.lowered[start:end]), ("number",))
    if IDIOM in roles:
        scan.done = end
        return ()
    for role in roles:
        draft = READERS[role](scan, start, end)
        if draft is not None:
            return (draft,)
    return ()
