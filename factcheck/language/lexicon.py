"""A pack made ready for reading: its words as patterns and look-up tables, built once a process."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache

import msgspec

from factcheck.language.numerals import BLANKS, Style
from factcheck.language.pack import Pack
from factcheck.language.patterns import any_of
from factcheck.model.figure import HedgeSense

Pattern = re.Pattern[str]

_ONE_BLANK = str.maketrans(dict.fromkeys("\xa0\u202f\u2009\n\t-", " "))

BLANK = r"[ \u00a0\u202f\u2009]"


def key_of(surface: str) -> str:
    """Return the key of a surface in a look-up table: blanks and hyphens all the same."""
    return surface.translate(_ONE_BLANK)


class UnitEntry(msgspec.Struct, frozen=True):
    """A unit as a pack knows it."""

    name: str
    kind: str


class Lexicon(msgspec.Struct, frozen=True, eq=False):
    """One pack's words, ready to match; all patterns work on lower-case text."""

    pack: Pack
    style: Style
    units_exact: Mapping[str, UnitEntry]
    units_lower: Mapping[str, UnitEntry]
    roles: Mapping[str, tuple[str, ...]]
    """A word that starts a figure → what it may be: number, ordinal, times, fraction, …"""
    values: Mapping[str, int]
    multipliers: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes_exact: Mapping[str, int]
    suffixes_lower: Mapping[str, int]
    hedges_before: Mapping[str, HedgeSense]
    hedges_after: Mapping[str, HedgeSense]
    signs: Mapping[str, str]
    scan: Pattern
    tail: Pattern
    unit_tail: Pattern
    """`tail` without scales."""
    money_per: Pattern
    """What money before a number is per: "/hour" in "$15/hour"."""
    more_number: Pattern
    """After a scale: more of the same number ("3 triệu 500 nghìn")."""
    money_before: Pattern
    """On reversed text: a currency before the number."""
    hedge_before: Pattern
    """On reversed text: a hedge before the number or its currency."""
    hedge_after: Pattern
    morpheme: Pattern
    fraction_added: Pattern
    patterns: Mapping[str, Pattern]
    """Smaller patterns by name."""

    def unit_entry(self, exact: str, lowered: str) -> UnitEntry | None:
        """Return the unit written as `exact`; None where only another case of it is known."""
        return self.units_exact.get(key_of(exact)) or self.units_lower.get(key_of(lowered))


@lru_cache(maxsize=32)
def lexicon_of(pack: Pack) -> Lexicon:
    """Compile `pack`."""
    exact, lower = _unit_tables(pack)
    numbers = pack.numbers
    before, after = _hedge_table(pack, "before"), _hedge_table(pack, "after")
    units = any_of([*(key.lower() for key in exact), *lower])
    money = {**pack.signs, **{key.lower(): entry.name for key, entry in exact.items() if entry.kind == "money"}}
    roles = _roles(pack)
    return Lexicon(
        pack=pack,
        style=Style(pack.marks.decimal, "".join(pack.marks.groups) + BLANKS),
        units_exact=exact,
        units_lower=lower,
        roles=roles,
        values={key_of(word): value for word, value in numbers.values.items()},
        multipliers={key_of(word): value for word, value in numbers.multipliers.items()},
        scales={key_of(word): value for word, value in numbers.scales.items()},
        suffixes_exact={word[1:]: value for word, value in numbers.scale_suffixes.items() if word[0] == "="},
        suffixes_lower={word: value for word, value in numbers.scale_suffixes.items() if word[0] != "="},
        hedges_before=before,
        hedges_after=after,
        signs=money,
        scan=_scan(pack, roles),
        tail=_tail(pack, units),
        unit_tail=re.compile(_unit_part(pack, units)),
        money_per=re.compile(rf"{_per(pack)}(?P<per>{units}){_not_ago(pack)}"),
        more_number=re.compile(
            rf"{BLANK}(?:(?:{any_of(numbers.joiners)}){BLANK})?(?:[0-9]|{any_of(numbers.values)}|{any_of(numbers.scales)})"
        ),
        money_before=re.compile(rf"{BLANK}?(?P<sign>{_reversed(money)})(?![^\W\d_])"),
        hedge_before=re.compile(
            rf"{_fillers(pack)}{BLANK}+(?P<hedge>{_reversed(before)})(?:{BLANK}+(?P<neighbour>[^\W\d_]+))?"
        ),
        hedge_after=re.compile(rf"{BLANK}?(?P<hedge>{any_of(after)})"),
        morpheme=_morpheme(pack),
        fraction_added=re.compile(rf"{BLANK}?(?P<added>{any_of(pack.fractions.added)})"),
        patterns=_patterns(pack, units),
    )


def _unit_tables(pack: Pack) -> tuple[dict[str, UnitEntry], dict[str, UnitEntry]]:
    exact: dict[str, UnitEntry] = {}
    lower: dict[str, UnitEntry] = {}
    for kind, names in pack.units.items():
        for name, surfaces in names.items():
            entry = UnitEntry(name, kind)
            for surface in surfaces:
                if surface[0] == "=":
                    exact[key_of(surface[1:])] = entry
                else:
                    lower[key_of(surface.lower())] = entry
    for sign, code in pack.signs.items():
        lower.setdefault(key_of(sign), UnitEntry(code, "money"))
    return exact, lower


def _hedge_table(pack: Pack, side: str) -> dict[str, HedgeSense]:
    return {key_of(word): sense for sense, words in pack.hedges.items() for word in getattr(words, side)}


def _roles(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Return what each word that may start a figure can be, in the order to try."""
    numbers, roles = pack.numbers, dict[str, tuple[str, ...]]()
    for role, words in _words_by_role(pack):
        for word in words:
            roles[key_of(word)] = (*roles.get(key_of(word), ()), role)
    for word in (*numbers.silent, *numbers.multipliers):
        roles.pop(key_of(word), None)
    return roles


def _words_by_role(pack: Pack) -> Iterator[tuple[str, Iterable[str]]]:
    dates, numbers = pack.dates, pack.numbers
    yield "weekday", dates.weekdays
    yield "numbered", (word for word in dates.weekdays if word[-1].isdigit())
    yield "month", dates.months
    yield "month before", dates.month_before
    yield "quarter before", dates.quarter_before
    yield "times", pack.times.words
    yield "plural scale", numbers.plural_scales
    yield "vague", numbers.vague
    yield "fraction", pack.fractions.words
    yield "added fraction", pack.fractions.added
    yield "denominator", pack.fractions.denominators
    yield "ordinal", pack.ordinals.words
    yield "ordinal before", pack.ordinals.before
    yield "roman after", pack.ordinals.roman_after
    yield "roman before", pack.ordinals.roman_before
    yield "number", numbers.values
    yield "scale", numbers.alone
    yield "scale", (word for word in numbers.scales if numbers.articles)


_GROUP_BLANK = r"[\u00a0\u202f\u2009 ]"
NUMERAL = rf"[0-9]+(?:[.,'’][0-9]+)*(?:{_GROUP_BLANK}[0-9]{{3}}(?![0-9]))*(?:(?<={_GROUP_BLANK}[0-9]{{3}})[.,][0-9]+)?"


def _scan(pack: Pack, roles: Mapping[str, tuple[str, ...]]) -> Pattern:
    """Return the one pattern that finds where figures start."""
    start = r"(?<!\w)" if not pack.numbers.written_together else r"(?<![^\W\d_])"
    return re.compile(rf"(?P<digits>{NUMERAL})|(?P<vulgar>[½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚])|{start}(?P<word>{_starts(pack, roles)})")


def _starts(pack: Pack, roles: Mapping[str, tuple[str, ...]]) -> str:
    if not pack.numbers.written_together:
        return any_of(roles)
    whole = any_of(roles)
    parts = "|".join(re.escape(word) for word in sorted(pack.numbers.values, key=len, reverse=True))
    return f"{whole}|(?:{parts})"


def _tail(pack: Pack, units: str) -> Pattern:
    """Return the pattern of what may follow a number: a scale, a fraction, a unit, and what it is per."""
    suffixes = any_of(word.lstrip("=").lower() for word in pack.numbers.scale_suffixes)
    scales = any_of(pack.numbers.scales)
    of_a = rf"(?:(?:{any_of(pack.before_unit)}){BLANK}(?:{any_of(pack.numbers.articles)}){BLANK})?"
    return re.compile(
        rf"(?:(?P<scale>(?:{BLANK}|-)?{of_a}(?:{scales})(?:{BLANK}(?:{scales}))?)|(?P<suffix>{BLANK}?(?:{suffixes})))?"
        rf"(?P<added>{BLANK}?(?:{any_of(pack.fractions.added)}))?{_unit_part(pack, units)}"
    )


def _unit_part(pack: Pack, units: str) -> str:
    """Return the pattern of a unit after a number, what it is per, and a fraction of it: all may be absent."""
    filler = rf"(?:(?:{any_of(word.lower() for word in (*pack.adjectives, *pack.before_unit))}){BLANK}?)?"
    per, here = _per(pack), _not_ago(pack)
    every = rf"(?P<every>[0-9][0-9.,]*{BLANK}|)"
    return (
        rf"(?:(?P<gap>(?:{BLANK}|\n)?-?{BLANK}?[(\[]?{filler})(?P<unit>{units})[)\]]?"
        rf"(?:{per}{every}(?P<per>{units}){here}(?:{per}(?P<per2>{units}){here})?)?"
        rf"(?P<late>{BLANK}(?:{any_of(pack.fractions.added)}))?)?"
    )


def _per(pack: Pack) -> str:
    """Return the pattern of what stands between a unit and what it is per: a stroke, "per", "a"."""
    return rf"(?:{BLANK}?/{BLANK}?|[ \u00a0-](?:{any_of((*pack.per, *pack.per_article))})[ \u00a0-])"


def _not_ago(pack: Pack) -> str:
    """Return the pattern that refuses "a year earlier"."""
    return rf"(?!{BLANK}(?:{any_of(pack.ago)}))" if pack.ago else ""


def _reversed(words: Iterable[str]) -> str:
    """Return a pattern for reversed text: each word backwards, ended where a word ends."""
    return any_of(word[::-1] for word in words)


def _fillers(pack: Pack) -> str:
    articles = pack.numbers.articles
    return rf"(?P<article>{BLANK}(?:{_reversed(articles)}))?" if articles else "(?P<article>(?!))?"


def _morpheme(pack: Pack) -> Pattern:
    numbers = pack.numbers
    together = numbers.written_together
    build = _loose if together else any_of
    return re.compile(
        rf"(?P<value>{build(numbers.values)})|(?P<multiplier>{build((*numbers.multipliers, *numbers.scales))})"
        rf"|(?P<point>{any_of(numbers.point)})|(?P<joiner>{build(numbers.joiners)})"
    )


def _unit_words(pack: Pack) -> Iterator[str]:
    return (
        word.lower() for names in pack.units.values() for words in names.values() for word in words if word[0] != "="
    )


def _loose(words: Iterable[str]) -> str:
    """Return a pattern for morphemes of numbers written together: no word's end needed."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


def _patterns(pack: Pack, units: str) -> dict[str, Pattern]:
    fractions, ordinals, numbers = pack.fractions, pack.ordinals, pack.numbers
    small = any_of((*numbers.articles, *(word for word, value in numbers.values.items() if value < 20)))
    named = {
        "mixed": rf"{BLANK}(?:(?:{any_of(numbers.joiners)}){BLANK})(?P<above>{small})(?:{BLANK}|-)"
        rf"(?P<below>{any_of(fractions.denominators)})",
        "article and unit": rf"{BLANK}(?P<unit>{_reversed(_unit_words(pack))})"
        rf"{BLANK}(?:{_reversed(numbers.articles)})",
        "ordinal before bare": rf"{BLANK}(?:{_reversed(ordinals.before_bare)})",
        "age before": rf"{BLANK}(?:{_reversed(pack.age_before)})",
        "minus": rf"{BLANK}(?:{_reversed(numbers.minus)})",
        "doubtful": r"[ \u00a0]*[^\W_]",
        "denominator": any_of(fractions.denominators),
        "between": any_of(fractions.between),
        "ordinal suffix": any_of(ordinals.suffixes),
        "age": rf"(?:{BLANK}|-)(?:{any_of(pack.age)})",
        "unit": units,
        "ordinal word": any_of(ordinals.words),
    }
    return {name: re.compile(pattern) for name, pattern in named.items()}


def fraction_of(text: str) -> Fraction:
    """Return "3/4" of a pack as a fraction."""
    return Fraction(text)
