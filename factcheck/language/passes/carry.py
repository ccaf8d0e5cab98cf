"""Units and scales left unsaid: "từ 4,18 lên 4,42 triệu", "$1.1bn, against 900m a year before"."""

from __future__ import annotations

import datetime
import re

from factcheck.language.context.unit import read_unit_tail
from factcheck.language.dates.days import full_date, no_such_date
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.reader_state import Draft, Scan
from factcheck.model.figure import NO_SUCH_DATE

_SENTENCE_END = re.compile(r"[.!?…][ \n\"”]|\n")

_APART = re.compile(r"[ \u00a0]*—|[ \u00a0]+[-–][ \u00a0]")
"""A dash that begins a remark ("5,000 – close to 40% – of the staff"); two ends with one were joined before."""

MILLION = 1_000_000

FARTHEST_MONTH = 5
"""Characters between the numbers of two months."""

NEAR, WITHIN_SENTENCE = 40, 300
"""Characters between two numbers of which one takes its unit from the other."""

AT_MOST_BEFORE, AT_MOST_AFTER = 8, 5
"""Figures before and after a number among which its money is looked for."""


def carry_back(scan: Scan, drafts: list[Draft]) -> None:
    """Give each number the scale and unit of the number after it that it shares them with."""
    for before, after in zip(drafts, drafts[1:], strict=False):
        if before.unit == "month of year" and after.bare and after.digits.isdigit():
            _carry_month(scan, before, after)
    for before, after in reversed(list(zip(drafts, drafts[1:], strict=False))):
        if after.kind == "date" and after.start - before.end <= NEAR:
            _carry_date(scan, before, after)
        if before.is_quantity and not before.noun and after.start - before.end <= NEAR:
            _carry_back(scan, before, after)


def _carry_back(scan: Scan, before: Draft, after: Draft) -> None:
    if after.unit == "day of month" and before.bare and before.digits.isdigit():
        _carry_day(scan, before, after)
    if after.kind not in (None, "range") or not _share_a_tail(scan, before, after):
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
        before.notes = (*before.notes, f"unit carried from {scan.text[after.start : after.end]}")


def _is_part(draft: Draft) -> bool:
    """Return whether a number is a part in words or with a stroke: "half", "hai phần ba", "2/3"."""
    return not draft.digits and not draft.scaled and 0 < draft.numeral.value < 1


def _share_a_tail(scan: Scan, before: Draft, after: Draft) -> bool:
    """Return whether what stands between two numbers lets them share what follows the second.

    A part shares with a part only ("a quarter to half a point"): "fell by half to $5m" is half of what was before.
    """
    if _is_part(before) and not _is_part(after):
        return False
    if not scan.lexicon.range_joiner.fullmatch(scan.lowered, before.end, after.start):
        return False
    gap = scan.lowered[before.end : after.start].strip(" ")
    if _APART.match(scan.lowered, before.end):
        return False
    if gap and not gap.strip(" ,;"):
        return before.bare and before.numeral.ulp < 1 and after.numeral.ulp < 1
    return bool(gap) and "," not in gap  # "815, or 25%" tells one thing twice


def _carry_date(scan: Scan, before: Draft, after: Draft) -> None:
    """Give a day its month and year from the day that a span ends with, and a last day its year from the first."""
    if NO_SUCH_DATE in (*before.notes, *after.notes) or not scan.lexicon.dates.joiner.fullmatch(
        scan.lowered, before.end, after.start
    ):
        return
    if after.unit == "date" and after.interval is None:
        last = datetime.date.fromordinal(int(after.value))
        if before.unit == "day of month" and before.month:
            _become(before, last.year - ((before.month, before.value) > (last.month, last.day)), before.month)
        elif before.unit == "day of month" or _begins_a_span(scan, before):
            month = last.month if before.value < last.day else last.month - 1
            _become(before, last.year - (month == 0), month or MONTHS)
    elif after.unit == "day of month" and after.month and before.unit == "date" and before.interval is None:
        first = datetime.date.fromordinal(int(before.value))
        _become(after, first.year + ((after.month, after.value) < (first.month, first.day)), after.month)
    elif after.unit == "day of month" and not before.month and before.unit == "day of month":
        before.month = after.month


MONTHS, LAST_DAY = 12, 31


def _begins_a_span(scan: Scan, draft: Draft) -> bool:
    """Return whether a bare number is a day with which a span begins: "from 28", "vom 28.", "del 28"."""
    is_plain = (draft.bare and draft.digits.isdigit()) or draft.kind == "ordinal"  # "vom 28. bis 30. Januar"
    if not is_plain or not 1 <= draft.value <= LAST_DAY or draft.hedge or draft.noun:
        return False
    dates = scan.lexicon.dates
    return any(scan.before(cue, draft.start) is not None for cue in (dates.day_cue, dates.year_cue))


def _become(draft: Draft, year: int, month: int) -> None:
    """Make a full date of a day."""
    date = full_date(draft.start, draft.end, year, month, int(draft.value)) or no_such_date(
        draft.start, draft.end, int(draft.value)
    )
    draft.numeral, draft.unit, draft.unit_kind, draft.kind = date.numeral, date.unit, "", "date"
    draft.exact, draft.digits, draft.notes = True, "", (*draft.notes, *date.notes)


def _carry_day(scan: Scan, before: Draft, after: Draft) -> None:
    """Read "11" in "từ 11 đến 14-4" as a day of that month."""
    if scan.lexicon.range_joiner.fullmatch(scan.lowered, before.end, after.start) and before.value <= 31:
        before.unit, before.kind, before.exact = "day of month", "date", True


def _carry_month(scan: Scan, before: Draft, after: Draft) -> None:
    """Read "5" in "tháng 4 và 5" as a month."""
    if after.noun or not 1 <= after.value <= 12 or after.start - before.end > FARTHEST_MONTH:
        return
    if scan.lexicon.range_joiner.fullmatch(scan.lowered, before.end, after.start):
        after.unit, after.kind, after.exact = "month of year", "date", True


def carry_on(scan: Scan, drafts: list[Draft]) -> None:
    """Give a scaled number without a unit ("against 2.7bn", "5 tỷ") the money of its sentence or article."""
    for place, draft in enumerate(drafts):
        if _lacks_money(scan, draft) and not _takes_unit_after_bracket(scan, draft):
            _take_money(scan, drafts, place)


def _lacks_money(scan: Scan, draft: Draft) -> bool:
    in_words = bool(scan.lexicon.pack.bare_money) and not draft.digits and draft.numeral.value >= MILLION
    large = (draft.scaled and draft.scale >= MILLION) or in_words
    return large and not draft.unit and not draft.noun and draft.is_quantity


def _takes_unit_after_bracket(scan: Scan, draft: Draft) -> bool:
    """Give "(3 triệu) đồng" its unit; tell whether one stands there."""
    if not scan.lowered.startswith(")", draft.end):
        return False
    after = read_unit_tail(scan.lexicon, scan.lowered, draft.end + 1)
    if after is None:
        return False
    entry = scan.lexicon.units_lower.get(key_of(scan.lowered[slice(*after.unit)]))
    if entry is not None:
        draft.unit, draft.unit_kind = entry.name, entry.kind
    return True


def _take_money(scan: Scan, drafts: list[Draft], place: int) -> None:
    draft, bare_money = drafts[place], scan.lexicon.pack.bare_money
    source = _sentence_money(scan, drafts, place) or _article_money(drafts, draft)
    if source is not None:
        draft.unit, draft.unit_kind = source.unit.split("/")[0], "money"
        draft.notes = (*draft.notes, f"unit carried from {scan.text[source.start : source.end]}")
    elif (
        bare_money
        and not _counts_on(scan, drafts, place)
        and not scan.lowered[draft.number_end : draft.number_end + 1].isalpha()
    ):
        draft.unit, draft.unit_kind = bare_money, "money"
        draft.notes = (*draft.notes, "unit left unsaid")


def _counts_on(scan: Scan, drafts: list[Draft], place: int) -> bool:
    """Tell whether the number counts what was counted or named right before it, and is no money.

    "10 triệu dân ở nội đô và 30 triệu ở vùng ven", "lượng khách đạt 23 triệu".
    """
    before = drafts[place - 1] if place else None
    start = drafts[place].start
    clause = _SENTENCE_END.split(scan.lowered[max(0, start - NEAR * 2) : start])[-1]
    if any(f" {words} " in f" {clause}" for words in scan.lexicon.pack.numbers_of):
        return True
    if before is None or not before.scaled or before.unit_kind not in ("", "count") or not (before.noun or before.unit):
        return False
    return _same_sentence(scan, before, drafts[place])


def _sentence_money(scan: Scan, drafts: list[Draft], place: int) -> Draft | None:
    """Return the nearest money before the draft in its sentence, else after it; a bracket closed between hides it."""
    draft = drafts[place]
    for other in reversed(drafts[max(0, place - AT_MOST_BEFORE) : place]):
        if other.unit_kind == "money" and _same_sentence(scan, other, draft) and not _in_brackets(scan, other, draft):
            return other
    for other in drafts[place + 1 : place + AT_MOST_AFTER]:
        other_currency = "(" in scan.lowered[draft.end : other.start]  # "1.6 billion ($2.5 billion)"
        if other.unit_kind == "money" and other.scaled and not other_currency and _same_sentence(scan, draft, other):
            return other
    return None


def _in_brackets(scan: Scan, other: Draft, draft: Draft) -> bool:
    between = scan.lowered[other.end : draft.start]
    return between.count(")") > between.count("(")


def _same_sentence(scan: Scan, before: Draft, after: Draft) -> bool:
    near = after.start - before.end < WITHIN_SENTENCE
    return near and _SENTENCE_END.search(scan.lowered, before.end, after.start) is None


def _article_money(drafts: list[Draft], draft: Draft) -> Draft | None:
    """Return a figure of the article with the same number and scale and a currency."""
    for other in drafts:
        if other.unit_kind == "money" and other.scale == draft.scale and other.numeral.value == draft.numeral.value:
            return other
    return None
