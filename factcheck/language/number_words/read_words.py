"""Passes each word that may start a figure to the readers of its roles."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from factcheck.language.context.before import attach_hedge, attach_minus, attach_noun
from factcheck.language.context.tail import attach_one, attach_tail
from factcheck.language.context.unit import read_unit_tail
from factcheck.language.context.words_around import (
    barred_after,
    barred_before,
    is_all,
    is_part_of_a_name,
    word_before,
    words_after,
)
from factcheck.language.dates import read_decade, read_month_first, read_quarter, read_weekday, read_weekday_after
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.number_words.clock_words import read_clock_words, read_hour
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
from factcheck.language.reader_state import PartialFigure, ReaderState, number
from factcheck.model.figure import Hedge
from factcheck.model.interval import Interval

# Weekdays, months, quarters and decades that start with a word.


def read_a_weekday(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read a weekday where its date follows, or comes right before."""
    return read_weekday_after(state, start, end) or read_weekday(state.lexicon, state.lowered, start, end)


def read_a_month(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read "October 31, 1974", "tháng 6/2016"."""
    return read_month_first(state.lexicon, state.lowered, start)


def read_a_quarter(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read "quý III/2019"."""
    return read_quarter(state.lexicon, state.lowered, start)


def read_a_decade(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read "années 1960"."""
    return read_decade(state, start)


# Multiples that are one word: "gấp đôi", "doubled", "twice", "halved".


def read_times(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read a multiple as a ratio, known to a half of one."""
    words, written = state.lexicon.pack.times.words, state.lowered[start:end]
    times, word = state.lexicon.pack.times, key_of(written)
    if barred_before(state, word, start, times.not_after):
        return None
    if word in times.only_beside and not {word_before(state, start), words_after(state, end)[0]} & {
        *times.only_beside[word]
    }:
        return None
    value = Fraction(words[written] if written in words else words[key_of(written)])
    added = state.lexicon.fraction_added.match(state.lowered, end)
    if added is not None and value > 1:  # "gấp đôi rưỡi"
        value, end = value + Fraction(state.lexicon.pack.fractions.added[key_of(added["added"])]), added.end()
    partial = number(start, end, numeral(value, Fraction(1, 2) if value >= 1 else Fraction(1, 10)))
    partial.unit, partial.unit_kind = "times", "ratio"
    attach_hedge(state, partial)
    return partial


# Words that are a figure only where they are all the text, as a cell of a table: "zero", "a litre".


LONGEST = 40
"""Characters; a longer text is no cell."""


def read_alone(state: ReaderState) -> list[PartialFigure]:
    """Return the one figure that a short text is as a whole; nothing where it is none."""
    text = state.lowered.rstrip()
    if not text or len(text) > LONGEST:
        return []
    worded = compose(state.lexicon, text, 0)
    if worded is not None and worded.end == len(text):
        return [number(0, len(text), numeral_of(worded))]
    article, _, rest = text.partition(" ")
    entry = state.lexicon.units_lower.get(key_of(rest))
    if article not in state.lexicon.pack.numbers.articles or entry is None:
        return []
    one = number(0, len(text), whole(1))
    one.unit, one.unit_kind, one.number_end = entry.name, entry.kind, len(article)
    return [one]


# Numbers of which only the size is stated: "vài chục", "several hundred", "hàng nghìn người", "dozens of".


def read_plural_scale(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read "hàng nghìn người", "dozens of people": between two and ten of the scale."""
    scale = Fraction(state.lexicon.pack.numbers.plural_scales[key_of(state.lowered[start:end])])
    return _between(state, start, end, scale * 2, scale * 10)


def read_vague(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read "vài chục", "several hundred"; nothing of "dăm ba" where no scale follows."""
    state.done = end
    worded = compose(state.lexicon, state.lowered, end)
    if worded is None or not worded.last_is_multiplier or len(worded.parts) != 1 or worded.words > 2:
        return None
    low, high = state.lexicon.pack.numbers.vague[key_of(state.lowered[start:end])]
    return _between(state, start, worded.end, low * worded.value, high * worded.value)


def _between(state: ReaderState, start: int, end: int, low: Fraction, high: Fraction) -> PartialFigure:
    partial = number(start, end, numeral((low + high) / 2, low))
    attach_tail(state, partial)
    attach_noun(state, partial)
    word, _, last = state.lowered[start:end].rpartition(" ")
    if partial.end == end and last in state.lexicon.pack.before_unit:
        partial.end = partial.number_end = start + len(word)  # "tens of thousands" of what no unit is
    partial.interval = Interval(low * partial.scale, high * partial.scale)
    partial.notes = ("vague: no number is written",)
    return partial


# Numbers in words: "hai mươi mốt người", "two and a half million", "a hundred".


def read_number(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read a number that starts with a word of its own value."""
    time = _as_hour(state, start, end)
    if time is not None:
        return time
    if _is_surely_no_number(state, start, end):
        return None
    single = _single_word(state, start, end)
    if single is not None:
        return _with_surroundings(state, start, end, single, True)
    worded = compose(state.lexicon, state.lowered, start)
    if worded is None:
        return None
    return _with_surroundings(state, start, worded.end, numeral_of(worded), worded.words == 1)


def _as_hour(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Return a time of day that begins with an hour, or minutes, in words."""
    value = state.lexicon.values.get(key_of(state.lowered[start:end]), 0)
    return read_hour(state, start, end, value) if value else None


def read_zero(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read "zero point five", "không phẩy năm": words for nothing that alone are hardly ever numbers."""
    if state.lexicon.decimals.match(state.lowered, end) is None:
        return None
    worded = compose(state.lexicon, state.lowered, start)
    return None if worded is None else _with_surroundings(state, start, worded.end, numeral_of(worded), False)


def _single_word(state: ReaderState, start: int, end: int) -> Numeral | None:
    """Return the number that is one word, as most are, without composing it; None where more may follow."""
    lexicon, lowered = state.lexicon, state.lowered
    value = lexicon.values.get(key_of(lowered[start:end]))
    if value is None or lexicon.pack.numbers.written_together:
        return None
    if lexicon.morpheme.match(lowered, skip_blanks(lowered, end)) or lexicon.fraction_added.match(lowered, end):
        return None
    return numeral_of_word(value)


def _is_surely_no_number(state: ReaderState, start: int, end: int) -> bool:
    """Return whether nothing follows a word that needs a unit ("một", "năm"), a quick look: most are no numbers."""
    lexicon, lowered = state.lexicon, state.lowered
    numbers, fractions = lexicon.pack.numbers, lexicon.pack.fractions
    if fractions.denominators or fractions.after or fractions.out_of or not start:
        return False  # these may make a number of it too, as a start of a text may
    if key_of(lowered[start:end]) not in numbers.needs_unit:
        return False
    if lexicon.number_goes_on.match(lowered, end) is not None:
        return False
    tail = read_unit_tail(lexicon, lowered, end)
    if tail is None:
        return not lowered.startswith(tuple(f" {word} " for word in lexicon.pack.nouns.counted), end)
    entry = lexicon.unit_entry(state.text[slice(*tail.unit)], lowered[slice(*tail.unit)])
    is_one = lexicon.values.get(key_of(lowered[start:end])) == 1
    return is_one and entry is not None and entry.kind in NEVER_ONE


def _may_go_on(state: ReaderState, end: int) -> bool:
    """Return whether, by its first letter, the next word may make an ordinal or a fraction of a number."""
    at = skip_blanks(state.lowered, end)
    following = state.lowered[at : at + 1]
    return not following.isalpha() or following in state.lexicon.first_letters["fraction"]


def read_scale(state: ReaderState, start: int, end: int) -> PartialFigure | None:
    """Read "a hundred", "a dozen", "half a million": a scale with an article, or one that may occur alone."""
    numbers = state.lexicon.pack.numbers
    article = word_before(state, start)
    if article not in numbers.articles and key_of(state.lowered[start:end]) not in numbers.alone:
        return None
    worded = compose(state.lexicon, state.lowered, start)
    if worded is None:
        return None
    if article in numbers.articles:
        start = state.lowered.rindex(article, 0, start)
    return _with_surroundings(state, start, worded.end, numeral_of(worded), False)


def _with_surroundings(state: ReaderState, start: int, end: int, value: Numeral, single: bool) -> PartialFigure | None:
    """Return a number in words with what belongs to it; None where a lone word is no number here."""
    if is_part_of_a_name(state, start):
        return None
    partial = number(start, end, value)
    if _may_go_on(state, end):
        ordinal = read_compound_ordinal(state, start, end, value)
        if ordinal is not None:
            return ordinal
        attach_fraction(state, partial)
    attach_minus(state, partial)
    attach_tail(state, partial)
    attach_one(state, partial)
    if state.lowered[partial.end : partial.end + 1].isalpha():
        return None
    word = key_of(state.lowered[start:end])
    if partial.unit == "year" and is_of_a_year(state, partial):
        partial.unit, partial.unit_kind, partial.end = "", "", partial.number_end  # "gấp ba năm 2018"
    if _is_a_time_ago(state, partial, word):
        return None
    if single and word in state.lexicon.pack.numbers.groups:
        _count_members(state, partial)
    else:
        attach_noun(state, partial)
    if (
        single
        and partial.number_end == end
        and not is_share(state, partial)
        and not _is_number(state, partial, word, end)
    ):
        return None
    attach_hedge(state, partial)
    _say_approximate(state, partial, start, end)
    return as_share(state, partial) or named(state, partial)


def _say_approximate(state: ReaderState, partial: PartialFigure, start: int, end: int) -> None:
    """Note of "une vingtaine" that it is about so many."""
    written = state.lowered[start:end]
    last = written[max(written.rfind(" "), written.rfind("\u00a0")) + 1 :]
    if partial.hedge is None and last in state.lexicon.pack.numbers.approximate:
        partial.hedge = Hedge("about", state.text[end - len(last) : end], end - len(last), end)


def _count_members(state: ReaderState, partial: PartialFigure) -> None:
    """Count what a group is of, "a trio of banks"; what follows otherwise is no unit, "the quartet won"."""
    if partial.unit_kind == "count":
        return
    partial.unit, partial.unit_kind, partial.end = "", "", partial.number_end
    attach_noun(state, partial)
    filler = state.lexicon.unit_filler.match(state.lowered, partial.end + 1)
    noun = state.lexicon.noun.match(state.lowered, filler.end() - 1) if filler is not None else None
    if noun is not None and state.text[noun.start() + 1].islower():  # no noun in "the trio of Bell, Cole and Dart"
        partial.noun = state.text[noun.start() + 1 : noun.end()]


def _is_a_time_ago(state: ReaderState, partial: PartialFigure, word: str) -> bool:
    """Return whether "un an" is no quantity but a time: "un an plus tôt"."""
    if partial.unit_kind != "duration" or word not in state.lexicon.pack.numbers.needs_unit:
        return False
    return state.lexicon.time_ago.match(state.lowered, partial.end) is not None


def _is_number(state: ReaderState, partial: PartialFigure, word: str, end: int) -> bool:
    """Return whether a lone word ("năm", "one") is a number, by its neighbours and by what was read after it."""
    numbers = state.lexicon.pack.numbers
    if word_before(state, partial.start) in state.lexicon.pack.times.before:
        return True
    if numbers.supported_by and partial.numeral.value > 1 and {*words_after(state, end)} & {*numbers.supported_by}:
        return True
    if not partial.unit and barred_before(state, word, partial.start, numbers.not_after):
        return False
    each = word in numbers.needs_unit and word_before(state, partial.start) in state.lexicon.pack.per
    if each and partial.unit_kind == "count":
        return False  # "mỗi năm gia đình"
    if barred_after(state, word, end, numbers.not_before, phrases=bool(partial.unit)):
        return False
    if is_all(state, partial.start, partial.end):
        return word not in numbers.articles
    if word in numbers.articles:
        return bool(partial.unit or partial.noun)
    if word in numbers.needs_unit:
        return (
            _is_measured(partial)
            or _counts(state, partial)
            or state.lexicon.range_begun.match(state.lowered, partial.end) is not None
        )
    return word not in numbers.weak or _is_supported(partial)


NEVER_ONE = ("count", "ratio")
"""Kinds of units before which "một" is an article."""


def _is_measured(partial: PartialFigure) -> bool:
    """Return whether a unit supports a number word that is mostly another word ("năm", "một")."""
    if partial.numeral.value == 1 and partial.unit_kind in NEVER_ONE:
        return False
    return bool(partial.unit) or _is_more_than_a_word(partial)


def _counts(state: ReaderState, partial: PartialFigure) -> bool:
    """Return whether a noun follows that is rather counted than said of a year: "năm gương mặt"."""
    noun = f"{partial.noun.lower()} "
    return partial.numeral.value > 1 and any(noun.startswith(f"{word} ") for word in state.lexicon.pack.nouns.counted)


def _is_supported(partial: PartialFigure) -> bool:
    """Return whether a unit or a noun supports a number word that is often another word ("ba", "one")."""
    if partial.unit and (partial.unit_kind != "count" or partial.numeral.value != 1):
        return True
    return _is_more_than_a_word(partial) or (bool(partial.noun) and partial.numeral.value > 1)


def _is_more_than_a_word(partial: PartialFigure) -> bool:
    return partial.scaled or partial.negative or partial.numeral.value.denominator != 1


Reader = Callable[[ReaderState, int, int], PartialFigure | None]
"""Reads a figure at the word between two offsets; None where it is none."""

WHOLE = (("clock",), ("quarter",))
"""Roles of phrases in which a shorter one may begin a figure, where the phrase begins none."""

IDIOM = "idiom"
"""The role of phrases that are skipped whole."""

READERS: dict[str, Reader] = {
    "weekday": read_a_weekday,
    "month": read_a_month,
    "quarter": read_a_quarter,
    "decade": read_a_decade,
    "clock": read_clock_words,
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


def read_word(state: ReaderState, start: int, end: int) -> tuple[PartialFigure, ...]:
    """Read the figure that starts at a word, by the first of the word's roles that fits."""
    roles = state.lexicon.roles.get(key_of(state.lowered[start:end]), ("number",))
    if IDIOM in roles:
        state.done = end
        return ()
    for role in roles:
        partial = READERS[role](state, start, end)
        if partial is not None:
            return (partial,)
    return _read_within(state, start, end) if roles in WHOLE else ()


def _read_within(state: ReaderState, start: int, end: int) -> tuple[PartialFigure, ...]:
    """Read what begins inside a phrase that is none here: "quarter" of "a quarter to half a point"."""
    words = state.lowered[start:end].split(" ")
    for first in range(len(words)):
        for last in range(len(words), first, -1):
            roles = state.lexicon.roles.get(key_of(" ".join(words[first:last])), ())
            if roles and roles not in WHOLE:
                begins = start + len(" ".join(words[:first])) + (first > 0)
                return read_word(state, begins, begins + len(" ".join(words[first:last])))
    return ()
