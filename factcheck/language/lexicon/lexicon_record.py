"""A pack made ready for reading, as a record; all patterns work on text in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache

import msgspec

from factcheck.language.lexicon.compound_words import Letters
from factcheck.language.lexicon.date_patterns import DatePatterns
from factcheck.language.lexicon.patterns import BLANK, LazyPattern, key_of
from factcheck.language.numerals.digits import ONE, Style
from factcheck.language.pack import Pack
from factcheck.model.kinds import HedgeSense

HEDGE_SIGNS: dict[str, HedgeSense] = {
    "~": "about", "∼": "about", "≈": "about", "≃": "about",
    "≥": "at least", "≤": "up to", "⩾": "at least", "⩽": "up to",
    ">": "over", "<": "under", ">=": "at least", "<=": "up to",
}  # fmt: skip
"""Signs that loosen the number after them, in every language."""

SIGNS = rf"=[<>](?!{BLANK}*(?:\n|$))|[~∼≈≃≥≤⩾⩽]|[<>](?![-=<>])(?!{BLANK}*(?:\n|$))"
"""The same on reversed text; no arrow, and no mark of a quotation at the start of a line."""


class UnitEntry(msgspec.Struct, frozen=True, gc=False):
    """A unit as a pack knows it."""

    name: str
    kind: str
    scale: Fraction = ONE
    """What is multiplied in: a million in "MUSD"."""


class Lexicon(msgspec.Struct, frozen=True, eq=False):
    """One pack's words, ready to match."""

    pack: Pack
    style: Style
    dates: DatePatterns

    digits: LazyPattern
    """Where a figure in digits starts."""
    words: LazyPattern
    """Where a figure in words may start: its group 1, after one character that is no part of a word."""
    roles: Mapping[str, tuple[str, ...]]
    """A word that starts a figure → what it may be, in the order to try: number, ordinal, times, fraction, …"""
    special_next: frozenset[str]
    """Words after digits that can make a date or a time of day of them."""

    units_exact: Mapping[str, UnitEntry]
    units_lower: Mapping[str, UnitEntry]
    values: Mapping[str, int]
    multipliers: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes_exact: Mapping[str, int]
    suffixes_lower: Mapping[str, int]
    hedges_before: Mapping[str, HedgeSense]
    hedges_after: Mapping[str, HedgeSense]

    first_letters: Letters
    last_letters: Letters
    """Letters that words after and before a number start and end with, by kind."""

    tail: LazyPattern
    """After a number: scale and fraction; both may be absent."""
    unit_gap: LazyPattern
    """Between a number and its unit: a blank, a hyphen, a bracket; all may be absent."""
    unit_filler: LazyPattern
    """After the gap: a word before the unit ("5 million metric tonnes")."""
    unit: Mapping[str, LazyPattern]
    """By first letter, the units that start with it, and longer words that are none."""
    of_one: LazyPattern
    """Between a part and its unit: "of a" in "three quarters of a mile"."""
    per: LazyPattern
    """Between a unit and what it is per."""
    per_count: LazyPattern
    """The number in "per 100,000 people"."""
    time_ago: LazyPattern
    """After what would be a unit that something is per: it is a time ("a year earlier")."""
    trailing_fraction: LazyPattern
    """After the unit: a fraction of it ("năm rưỡi")."""
    more_number: LazyPattern
    """After a scale: more of the same number ("3 triệu 500 nghìn")."""
    more_word: LazyPattern
    """After a doubtful unit: a word, with which it is none; what a measure is of ("thick") is no such word."""
    age_after: LazyPattern
    noun: LazyPattern
    """A counted noun: words that are no function words."""
    ordinal_suffix: LazyPattern
    ordinal_stop: LazyPattern
    """On reversed text: a word that makes an ordinal of digits with a full stop ("der 3. Platz")."""
    hedge_after: LazyPattern

    sign_ends: frozenset[str]
    """The last characters of currencies that may come before a number."""
    money_before: LazyPattern
    """On reversed text: a currency before the number."""
    hedge_before: LazyPattern
    """On reversed text: a hedge before the number or its currency."""
    minus: LazyPattern
    """On reversed text: a word for the minus sign."""
    cue_before: LazyPattern
    """On reversed text: a word that makes the number a name, an age or an ordinal (a group for each)."""
    article_and_unit: LazyPattern
    """On reversed text: "an hour" before "and a half"."""

    article_and_part: LazyPattern
    """On reversed text: "a minute and" before "30 seconds"."""

    morpheme: LazyPattern
    """One word of a number: a value, a multiplier, the decimal mark or a joiner (a group for each)."""
    fraction_added: LazyPattern
    decimals: LazyPattern
    """After "zero", "không": "point five", "phẩy năm"."""
    mixed: LazyPattern
    """After a number: "and three quarters"."""
    out_of: LazyPattern
    """After a number: "in 10", "out of five"."""
    between: LazyPattern
    """Between the parts of a fraction ("phần")."""
    denominator: LazyPattern
    fraction_after: LazyPattern
    """After a number: it is a denominator ("avos")."""
    ordinal_word: LazyPattern
    ordinal_ending: LazyPattern
    """Right after a number word, in the same word: what makes it an ordinal."""

    score_cue: LazyPattern
    """On reversed text: "thắng", a few words before "3-1"."""

    margin: LazyPattern
    """Between a number and its margin: "±", "plus or minus"."""
    range_joiner: LazyPattern
    """Between two numbers that share what follows the second."""
    number_goes_on: LazyPattern
    """After a number word: what may belong to it, except a unit."""
    range_begun: LazyPattern
    """After a number word: it begins a range that goes on in digits ("một đến 15 tấn")."""
    cents_joiner: LazyPattern
    """Between an amount and its hundredths, which nothing else marks ("15 euros 50")."""
    part_joiner: LazyPattern
    """Between the two parts of "1 hour and 45 minutes"."""

    def unit_entry(self, exact: str, lowered: str) -> UnitEntry | None:
        """Return the unit written as `exact`; None where only another case of it is known."""
        return self.units_exact.get(key_of(exact)) or self.units_lower.get(key_of(lowered))

    def scale_of(self, words: str) -> Fraction:
        """Return the product of scale words ("nghìn tỷ")."""
        return _scale_of(self, words)


@lru_cache(maxsize=4096)
def _scale_of(lexicon: Lexicon, words: str) -> Fraction:
    scale = ONE
    for word in key_of(words).split():
        scale *= lexicon.scales.get(word, 1)
    return scale


# The ways to write units, as look-up tables.


Units = dict[str, UnitEntry]

_CODE = re.compile("[A-Z]{3}")

MILLION = Fraction(1_000_000)
"""What "M" before a currency's code stands for: "30 MUSD"."""


def unit_tables(pack: Pack) -> tuple[Units, Units]:
    """Return the units by the surfaces whose case counts, and by those in lower case."""
    exact, lower = Units(), Units()
    for kind, names in pack.units.items():
        for name, surfaces in names.items():
            entry = UnitEntry(name, kind)
            for surface in surfaces:
                if surface[0] == "=":
                    exact[key_of(surface[1:])] = entry
                    if kind == "money" and _CODE.fullmatch(surface, 1):
                        exact[f"M{surface[1:]}"] = UnitEntry(name, kind, MILLION)
                else:
                    lower[key_of(surface.lower())] = entry
    kinds = {name: kind for kind, names in pack.units.items() for name in names}
    for surface, parts in pack.several_units.items():
        for name, count in parts.items():
            lower[key_of(surface.lower())] = UnitEntry(name, kinds[name], Fraction(count))
    for sign, code in pack.signs.items():
        lower.setdefault(key_of(sign), UnitEntry(code, "money"))
    return exact, lower


def surfaces_of(exact: Units, lower: Units) -> Iterator[str]:
    """Return all surfaces, in lower case."""
    yield from (surface.lower() for surface in exact)
    yield from lower


def money_words(pack: Pack, exact: Mapping[str, UnitEntry]) -> set[str]:
    """Return what may come before an amount, in lower case: signs and codes."""
    return {*pack.signs, *(surface.lower() for surface, entry in exact.items() if entry.kind == "money")}
