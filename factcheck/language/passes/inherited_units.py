"""Units and scales left unsaid: "từ 4,18 lên 4,42 triệu", "$1.1bn, against 900m a year before"."""

from __future__ import annotations

import datetime
import itertools
import re
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.language.context.unit import read_unit_tail
from factcheck.language.dates import day_of_month, full_date, no_such_date
from factcheck.language.lexicon.patterns import key_of
from factcheck.model.figure import NO_SUCH_DATE

if TYPE_CHECKING:
    from factcheck.language.reader_state import PartialFigure, ReaderState

_SENTENCE_END = re.compile(r"[.!?…][ \n\"”]|\n")

_APART = re.compile(r"[ \u00a0]*—|[ \u00a0]+[-–][ \u00a0]")
"""A dash that begins a remark ("5,000 – close to 40% – of the staff"); two ends with one were joined before."""

MILLION = 1_000_000

BILLION = 1_000_000_000
"""From here on "tỷ" counts money where its language leaves the currency unsaid, whatever word follows that is no unit:
so in all 14 places of 2,200 Vietnamese articles ("7 tỷ bốc cháy"); of millions, in 3 of 7."""

FARTHEST_MONTH = 5
"""Characters between the numbers of two months."""

NEAR, WITHIN_SENTENCE = 40, 300
"""Characters between two numbers of which one takes its unit from the other."""

AT_MOST_BEFORE, AT_MOST_AFTER = 8, 5
"""Figures before and after a number among which its money is looked for."""


def inherit_from_next(state: ReaderState, partials: list[PartialFigure]) -> None:
    """Give each number the scale and unit of the number after it that it shares them with."""
    for before, after in itertools.pairwise(partials):
        if before.unit == "month of year" and after.bare and after.digits.isdigit():
            _inherit_month(state, before, after)
    for before, after in reversed(list(itertools.pairwise(partials))):
        if after.kind == "date" and after.start - before.end <= NEAR:
            _inherit_date(state, before, after)
        if before.is_quantity and not before.noun and after.start - before.end <= NEAR:
            _inherit_from_next(state, before, after)


def _inherit_from_next(state: ReaderState, before: PartialFigure, after: PartialFigure) -> None:
    if after.unit == "day of month" and before.bare and before.digits.isdigit():
        _inherit_day(state, before, after)
    if after.kind not in (None, "range") or not _share_a_tail(state, before, after):
        return
    takes_scale = after.scaled and not before.scaled and (before.bare or before.money_before)
    if takes_scale and (before.numeral.value >= 1000 or before.numeral.value * 1000 < after.numeral.value):
        takes_scale = False
    takes_unit = not before.unit and after.unit and not after.money_before and (after.scaled or not before.scaled)
    if takes_scale:
        before.scale, before.scaled = after.scale, True
    if takes_unit and (takes_scale or not after.scaled or before.scaled):
        before.unit, before.unit_kind = after.unit, after.unit_kind
    if takes_scale or takes_unit:
        before.notes = (*before.notes, f"unit carried from {state.text[after.start : after.end]}")


def _is_part(partial: PartialFigure) -> bool:
    """Return whether a number is a part in words or with a stroke: "half", "hai phần ba", "2/3"."""
    return not partial.digits and not partial.scaled and 0 < partial.numeral.value < 1


def _share_a_tail(state: ReaderState, before: PartialFigure, after: PartialFigure) -> bool:
    """Return whether the text between two numbers lets them share what follows the second.

    A part shares with a part only ("a quarter to half a point"): "fell by half to $5m" is half of what was before.
    """
    if _is_part(before) and not _is_part(after):
        return False
    if not state.lexicon.range_joiner.fullmatch(state.lowered, before.end, after.start):
        return False
    gap = state.lowered[before.end : after.start].strip(" ")
    if _APART.match(state.lowered, before.end):
        return False
    if gap and not gap.strip(" ,;"):
        return before.bare and before.numeral.ulp < 1 and after.numeral.ulp < 1
    return bool(gap) and "," not in gap  # "815, or 25%" states one thing twice


def _inherit_date(state: ReaderState, before: PartialFigure, after: PartialFigure) -> None:
    """Give a day its month and year from the day that a span ends with, and a last day its year from the first."""
    if NO_SUCH_DATE in (*before.notes, *after.notes) or not state.lexicon.dates.joiner.fullmatch(
        state.lowered, before.end, after.start
    ):
        return
    if after.unit == "date" and after.interval is None:
        last = datetime.date.fromordinal(int(after.value))
        if before.unit == "day of month" and before.month:
            _become(before, last.year - ((before.month, before.value) > (last.month, last.day)), before.month)
        elif before.unit == "day of month" or _begins_a_span(state, before):
            month = last.month if before.value < last.day else last.month - 1
            _become(before, last.year - (month == 0), month or MONTHS)
    elif after.unit == "day of month" and after.month and before.unit == "date" and before.interval is None:
        first = datetime.date.fromordinal(int(before.value))
        _become(after, first.year + ((after.month, after.value) < (first.month, first.day)), after.month)
    elif after.unit == "day of month" and not before.month and before.unit == "day of month":
        before.month = after.month


MONTHS, LAST_DAY = 12, 31


def _begins_a_span(state: ReaderState, partial: PartialFigure) -> bool:
    """Return whether a bare number is a day with which a span begins: "from 28", "vom 28.", "del 28"."""
    is_plain = (partial.bare and partial.digits.isdigit()) or partial.kind == "ordinal"  # "vom 28. bis 30. Januar"
    if not is_plain or not 1 <= partial.value <= LAST_DAY or partial.hedge or partial.noun:
        return False
    dates = state.lexicon.dates
    return any(state.before(cue, partial.start) is not None for cue in (dates.day_cue, dates.year_cue))


def _become(partial: PartialFigure, year: int, month: int) -> None:
    """Make a full date of a day."""
    start, end, day = partial.start, partial.end, int(partial.value)
    known = full_date(start, end, year, month, day)
    date = known or no_such_date(start, end, month, day, year) or day_of_month(start, end, month, day)
    partial.numeral, partial.unit, partial.unit_kind, partial.kind = date.numeral, date.unit, "", "date"
    partial.exact, partial.digits, partial.notes = True, "", (*partial.notes, *date.notes)


def _inherit_day(state: ReaderState, before: PartialFigure, after: PartialFigure) -> None:
    """Read "11" in "từ 11 đến 14-4" as a day of that month."""
    if state.lexicon.range_joiner.fullmatch(state.lowered, before.end, after.start) and before.value <= 31:
        before.unit, before.kind, before.exact = "day of month", "date", True


def _inherit_month(state: ReaderState, before: PartialFigure, after: PartialFigure) -> None:
    """Read "5" in "tháng 4 và 5" as a month."""
    if after.noun or not 1 <= after.value <= 12 or after.start - before.end > FARTHEST_MONTH:
        return
    if state.lexicon.range_joiner.fullmatch(state.lowered, before.end, after.start):
        after.unit, after.kind, after.exact = "month of year", "date", True


def inherit_money(state: ReaderState, partials: list[PartialFigure]) -> None:
    """Give a scaled number without a unit ("against 2.7bn", "5 tỷ") the money of its sentence or article."""
    money: Money = {}
    for place in reversed(range(len(partials))):
        _note_money(money, partials, place)
    for place, partial in enumerate(partials):
        if not _lacks_money(state, partial):
            continue
        if not _takes_unit_after_bracket(state, partial):
            _take_money(state, partials, place, money)
        _note_money(money, partials, place)


Money = dict[tuple[Fraction, Fraction], int]
"""Scale and number of each sum of money in an article → where among its figures it is first."""


def _note_money(money: Money, partials: list[PartialFigure], place: int) -> None:
    """Add a figure to the sums of money, if it is one."""
    partial = partials[place]
    if partial.unit_kind == "money":
        key = partial.scale, partial.numeral.value
        money[key] = min(place, money.get(key, place))


def _lacks_money(state: ReaderState, partial: PartialFigure) -> bool:
    in_words = bool(state.lexicon.pack.bare_money) and not partial.digits and partial.numeral.value >= MILLION
    large = (partial.scaled and partial.scale >= MILLION) or in_words
    counts = bool(partial.noun) and not (state.lexicon.pack.bare_money and partial.scale >= BILLION)
    return large and not partial.unit and not counts and partial.is_quantity


def _takes_unit_after_bracket(state: ReaderState, partial: PartialFigure) -> bool:
    """Give "(3 triệu) đồng" its unit; return whether one is there."""
    if not state.lowered.startswith(")", partial.end):
        return False
    after = read_unit_tail(state.lexicon, state.lowered, partial.end + 1)
    if after is None:
        return False
    entry = state.lexicon.units_lower.get(key_of(state.lowered[slice(*after.unit)]))
    if entry is not None:
        partial.unit, partial.unit_kind = entry.name, entry.kind
    return True


def _take_money(state: ReaderState, partials: list[PartialFigure], place: int, money: Money) -> None:
    partial, bare_money = partials[place], state.lexicon.pack.bare_money
    source = _sentence_money(state, partials, place)
    if source is None and (same := money.get((partial.scale, partial.numeral.value))) is not None:
        source = partials[same]  # the article states the same number and scale with a currency
    noun, partial.noun = partial.noun, ""
    if source is not None:
        partial.unit, partial.unit_kind = source.unit.split("/")[0], "money"
        partial.notes = (*partial.notes, f"unit carried from {state.text[source.start : source.end]}")
    elif (
        bare_money
        and not _counts_on(state, partials, place)
        and not state.lowered[partial.number_end : partial.number_end + 1].isalpha()
    ):
        partial.unit, partial.unit_kind = bare_money, "money"
        partial.notes = (*partial.notes, "unit left unsaid")
    else:
        partial.noun = noun


def _counts_on(state: ReaderState, partials: list[PartialFigure], place: int) -> bool:
    """Return whether the number counts what was counted or named right before it, and is no money.

    "10 triệu dân ở nội đô và 30 triệu ở vùng ven", "lượng khách đạt 23 triệu".
    """
    before = partials[place - 1] if place else None
    start = partials[place].start
    clause = _SENTENCE_END.split(state.lowered[max(0, start - NEAR * 2) : start])[-1]
    if any(f" {words} " in f" {clause}" for words in state.lexicon.pack.numbers_of):
        return True
    if before is None or not before.scaled or before.unit_kind not in ("", "count") or not (before.noun or before.unit):
        return False
    return _same_sentence(state, before, partials[place])


def _sentence_money(state: ReaderState, partials: list[PartialFigure], place: int) -> PartialFigure | None:
    """Return the nearest money before the partial in its sentence, else after it; a bracket closed between hides it."""
    partial = partials[place]
    for other in reversed(partials[max(0, place - AT_MOST_BEFORE) : place]):
        if (
            other.unit_kind == "money"
            and _same_sentence(state, other, partial)
            and not _in_brackets(state, other, partial)
        ):
            return other
    for other in partials[place + 1 : place + AT_MOST_AFTER]:
        other_currency = "(" in state.lowered[partial.end : other.start]  # "1.6 billion ($2.5 billion)"
        if other.unit_kind == "money" and other.scaled and not other_currency and _same_sentence(state, partial, other):
            return other
    return None


def _in_brackets(state: ReaderState, other: PartialFigure, partial: PartialFigure) -> bool:
    between = state.lowered[other.end : partial.start]
    return between.count(")") > between.count("(")


def _same_sentence(state: ReaderState, before: PartialFigure, after: PartialFigure) -> bool:
    near = after.start - before.end < WITHIN_SENTENCE
    return near and _SENTENCE_END.search(state.lowered, before.end, after.start) is None
