"""Patterns of the ways one language writes dates and times of day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from factcheck.language.lexicon.patterns import BLANK, LazyPattern, any_of, reversed_any_of

if TYPE_CHECKING:
    from factcheck.language.pack import Pack

_FIRST_LETTERS = re.compile(r"[^\W\d_]+")

YEAR = r"(?P<year>[12][0-9]{3})(?![0-9])"

YEAR_NEXT = "[12][0-9]{3}(?![0-9])"

NUMERIC = (
    r"(?P<iso>[12][0-9]{3})-(?P<isomonth>[01][0-9])(?:-(?P<isoday>[0-3][0-9]))?(?![0-9])"
    r"|(?P<a>[0-3]?[0-9])(?P<mark> ?[/.-] ?)(?P<b>[0-3]?[0-9])(?P=mark)"
    r"(?P<year>[12][0-9]{3}|[0-9]{2})(?![0-9]|[.,][0-9])"
)


class DatePatterns(msgspec.Struct, frozen=True):
    """The ways one language writes dates."""

    numeric: LazyPattern
    worded: LazyPattern
    """Day, month name or "tháng" and number, perhaps the year."""
    month_first: LazyPattern
    last_day: LazyPattern
    """After "May 3": "-9, 2019"."""
    joiner: LazyPattern
    """Between two days of which one leaves its month or year to the other ("from 28 to 30 January")."""
    quarter: LazyPattern
    decade: LazyPattern
    age_cue: LazyPattern
    """On reversed text: a word that makes "40s" an age."""
    day_cue: LazyPattern
    """On reversed text: a word that makes "30-4" a day and a month."""
    day_next: LazyPattern
    """After a time of day: the word for a day."""
    year_cue: LazyPattern
    """On reversed text: a word that makes four digits a year."""
    after_weekday: LazyPattern
    """Between a weekday and its date."""
    weekday_link: LazyPattern
    """Between a date and its weekday: a bracket, or words."""
    clock: LazyPattern
    clock_period: LazyPattern
    """After a time of day: which half of the day it is in ("5h30 chiều")."""
    clock_bare_cue: LazyPattern
    """On reversed text: a word that makes a whole hour of a bare number."""
    clock_cue: LazyPattern
    """On reversed text: a word that makes "14h" a time of day."""
    clock_words_cue: LazyPattern
    """On reversed text: a word that makes a time of day of what is told in words ("at" in "at ten to nine")."""
    clock_words: LazyPattern
    """After an hour: the word for it, and what its minutes are told by; all may be absent."""
    clock_minutes: LazyPattern
    """Between minutes and the hour after them ("to", "vor")."""
    clock_after: LazyPattern
    """After a time of day: "pm", "uhr"."""


def date_patterns(pack: Pack) -> DatePatterns:
    """Build the patterns of one language."""
    dates = pack.dates
    parts = _Parts(pack)
    return DatePatterns(
        numeric=LazyPattern(lambda: NUMERIC),
        worded=LazyPattern(
            lambda: (
                rf"(?P<day>[0-3]?[0-9]){parts.suffix}(?:{BLANK}|-|/|{BLANK}?(?:{any_of(dates.between)}){BLANK})?"
                rf"(?:{parts.named_month}(?![^\W\d_])|{parts.numbered})"
                rf"(?:-(?P<short>[0-9]{{2}})(?![0-9])|[/-]?{parts.year})"
            )
        ),
        month_first=LazyPattern(
            lambda: (
                rf"(?:{parts.named_month}|{parts.numbered})"
                rf"(?:{BLANK}(?:the{BLANK})?(?:(?P<day>[0-3]?[0-9]){parts.suffix}(?![0-9]|[.,:][0-9]|%|{BLANK}?(?:%))"
                rf"|(?P<day_word>{any_of(pack.ordinals.words)})(?=,?{BLANK}?{YEAR_NEXT})))?{parts.year}"
            )
        ),
        last_day=LazyPattern(
            lambda: (
                rf"{BLANK}?[-–—]{BLANK}?(?P<last>[0-3]?[0-9]){parts.suffix}(?![0-9/])"
                rf"(?:{parts.between}{parts.year_before}{YEAR})"
            )
        ),
        joiner=_joiner(pack),
        quarter=_quarter(pack, parts),
        decade=_decade(pack),
        day_cue=LazyPattern(
            lambda: rf"{BLANK}(?:{reversed_any_of(dates.day_before)}|{reversed_any_of(dates.weekdays)}[,)]?)"
        ),
        year_cue=LazyPattern(lambda: rf"{BLANK}?[(]?{BLANK}?(?:{reversed_any_of(dates.year_before)})"),
        after_weekday=LazyPattern(
            lambda: (
                rf"\.?[,()]?{BLANK}?[(]?(?:(?:{any_of(dates.day_before)}){BLANK})?"
                rf"(?:[0-3]?[0-9](?:{BLANK}?[/.-]{BLANK}?[01]?[0-9](?![0-9])|"
                rf"{parts.suffix}{BLANK}(?:(?:{any_of(dates.between)}){BLANK})?(?:{parts.months}|{parts.month_before}))|(?:{parts.months}){BLANK}[0-3]?[0-9])"
            )
        ),
        weekday_link=LazyPattern(lambda: rf"{BLANK}[(]|,?{BLANK}(?:{any_of(dates.weekday_after)}){BLANK}"),
        day_next=LazyPattern(lambda: rf"{BLANK}(?:{any_of(dates.day_words)})"),
        age_cue=LazyPattern(lambda: rf"(?:{BLANK}|-)(?:{reversed_any_of(pack.age_decade_before)})"),
        clock_period=LazyPattern(
            lambda: rf"{BLANK}?(?:{any_of((*pack.clock.morning, *pack.clock.afternoon, *pack.clock.night))})"
        ),
        clock_bare_cue=LazyPattern(lambda: rf"{BLANK}(?:{reversed_any_of(pack.clock.before_bare)})"),
        clock_cue=LazyPattern(lambda: rf"{BLANK}(?:{reversed_any_of(pack.clock.before)})"),
        clock_words_cue=LazyPattern(
            lambda: (
                rf"{BLANK}(?:"
                rf"{reversed_any_of((*pack.clock.before, *pack.clock.before_bare, *pack.clock.before_words))})"
            )
        ),
        clock_words=LazyPattern(
            lambda: (
                rf"(?:{BLANK}?(?P<hour>{any_of((*pack.clock.hour, *filter(str.isalpha, pack.clock.marks)))}))?"
                rf"(?:{BLANK}(?:(?P<offset>{any_of(pack.clock.offsets_after)})|(?P<way>{any_of(pack.clock.minutes_after)})))?"
            )
        ),
        clock_minutes=LazyPattern(lambda: rf"{BLANK}(?P<way>{any_of(pack.clock.minutes_before)})"),
        clock_after=LazyPattern(lambda: rf"{BLANK}?(?:{any_of(pack.clock.after)})"),
        clock=_clock(pack),
    )


class _Parts:
    """Patterns that dates are put together from."""

    def __init__(self, pack: Pack) -> None:
        dates = pack.dates
        self.months = any_of(dates.months)
        self.month_before = any_of(dates.month_before)
        self.suffix = rf"(?:{any_of(dates.day_suffixes)})?"
        self.between = rf"(?:{BLANK}?(?:{any_of(dates.between)})|,)?{BLANK}?"
        self.numbered = rf"(?:{self.month_before}){BLANK}(?P<month>0?[1-9]|1[0-2])(?![0-9.,]?[0-9])"
        self.named_month = rf"(?P<name>{self.months})(?:\.(?= ?(?:(?:{any_of(dates.between)}){BLANK})?[0-9]))?"
        self.year_before = rf"(?:(?:{any_of(dates.year_before)}){BLANK})?"
        self.year = rf"(?:{self.between}(?:/{BLANK}?|-)?{self.year_before}{YEAR})?"


def _joiner(pack: Pack) -> LazyPattern:
    words = (*pack.ranges.joiners, *pack.ranges.through, *pack.dates.day_before, *pack.dates.day_words)
    return LazyPattern(lambda: rf"(?=.*\S){BLANK}?[-–—]?{BLANK}?(?:(?:{any_of(words)}){BLANK}){{0,2}}")


def _quarter(pack: Pack, parts: _Parts) -> LazyPattern:
    """Return the pattern of "quý 4 năm 2018", "4th quarter of 2018", "premier trimestre 2018", "2018Q4"."""
    dates, suffixes = pack.dates, any_of((*pack.ordinals.suffixes, *pack.dates.day_suffixes))
    letters = f"[{''.join(word for word in dates.quarter_before if len(word) == 1)}-]"  # tight: "Q3"
    return LazyPattern(
        lambda: (
            rf"(?:(?:(?:{any_of(dates.quarter_before)}){BLANK}?|{letters})(?P<quarter>[1-4]|iv|i{{1,3}})(?![^\W_])"
            rf"|(?P<last>[1-4])(?:{suffixes})?{BLANK}(?:{any_of(dates.quarter_after)})|(?P<worded>{any_of(dates.quarter_words)}))"
            rf"(?:{BLANK}?[/-]{BLANK}?|{parts.between}){parts.year_before}{YEAR}"
            rf"|(?P<joined>[12][0-9]{{3}}){BLANK}?q(?P<tight>[1-4])(?![^\W_])"
        )
    )


def _decade(pack: Pack) -> LazyPattern:
    """Return the pattern of "1960s", "années 60", "anni '60", "60er"; two digits with one letter are a unit ("60s")."""
    before, after = pack.dates.decade_before, pack.dates.decade_after
    longer = [word for word in after if len(word) > 1 and word.isalpha()]
    tens = any_of(word for word, value in pack.numbers.values.items() if value % 10 == 0 and 20 <= value < 100)
    return LazyPattern(
        lambda: (
            rf"(?:{any_of(before)}){BLANK}?['’]?(?P<named>[12][0-9]{{2}}0|[1-9]0)(?![^\W_]|[.,/–-][0-9])"
            rf"|(?P<full>[12][0-9]{{2}}0)(?:{any_of(after)})|(?P<short>[1-9]0)(?:{any_of(longer)})"
            rf"|(?P<cued>[2-9]0)(?:{any_of(after)})"
            rf"|(?:{any_of(before)}){BLANK}(?P<tens>{tens})|(?P<word>{any_of(pack.dates.decade_words)})"
        )
    )


def _clock(pack: Pack) -> LazyPattern:
    """Return the pattern of a time of day: 20h30, 11pm, 2:00 pm, "7 giờ 30", "8 giờ sáng", 1405 GMT.

    Minutes after a blank are minutes where a day or nothing follows, or (group `cued`) where the words before say so.
    """
    marks = "|".join(re.escape(mark) for mark in pack.clock.marks if mark not in ".:") or "(?!)"
    after, days = any_of(pack.clock.after), any_of(pack.dates.day_words)
    parts_of_it = any_of(word for name in ("minute", "second") for word in pack.units["duration"].get(name, ()))
    return LazyPattern(
        lambda: (
            rf"(?:[01]?[0-9]|2[0-4])(?:{BLANK}(?:{marks}){BLANK}[0-5][0-9]"
            rf"(?={BLANK}(?:{days}|{any_of(pack.nouns.stop)})|{BLANK}?(?:[.,;:)]|$|\n)(?![0-9])|(?P<cued>(?![0-9]|[.,/%-])(?!{BLANK}?(?:{parts_of_it}))))|"
            rf"(?:(?:{marks}){BLANK}?|:(?P<apart>{BLANK})?)[0-5][0-9](?![0-9]|[.,][0-9])(?::[0-5][0-9])?"
            rf"(?:{BLANK}?(?P<suffix>{after}))?"
            rf"|(?:[.]?[0-5][0-9])?{BLANK}?(?:{after}))"
        )
    )


def special_next(pack: Pack) -> frozenset[str]:
    """Return the first words of all that may follow digits, after a blank, in a date or a time of day."""
    dates, clock = pack.dates, pack.clock
    surfaces: Iterable[str] = (
        *dates.months, *dates.month_before, *dates.between, *dates.quarter_before, *dates.quarter_after,
        *clock.after, *clock.marks, *clock.hour, "e", "q",
    )  # fmt: skip
    words = (_FIRST_LETTERS.match(surface) for surface in surfaces)
    return frozenset(word[0] for word in words if word is not None)
