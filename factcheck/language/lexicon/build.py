"""Builds a lexicon from a pack."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from factcheck.language.lexicon.compounds import compound_morpheme, ordinal_ending
from factcheck.language.lexicon.dates import date_patterns, special_next
from factcheck.language.lexicon.names import cue_pattern
from factcheck.language.lexicon.patterns import BLANK, any_of, key_of, reversed_any_of
from factcheck.language.lexicon.record import Lexicon
from factcheck.language.lexicon.roles import roles_of, words_pattern
from factcheck.language.lexicon.tails import filler_pattern, noun_pattern, per_pattern, tail_pattern
from factcheck.language.lexicon.units import money_words, surfaces_of, unit_tables
from factcheck.language.numbers.numerals import BLANKS, Style
from factcheck.language.pack import Pack
from factcheck.model.figure import HedgeSense

NUMERAL = (
    r"[0-9]+(?:[.,'’][0-9]+)*(?:[\u00a0\u202f\u2009 ][0-9]{3}(?![0-9]))*"
    r"(?:(?<=[\u00a0\u202f\u2009 ][0-9]{3})[.,][0-9]+)?"
)
"""Digits and marks, and groups after blanks as far as they may belong to it; the reader cuts off what does not."""

VULGAR = "[½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚]"


@lru_cache(maxsize=32)
def lexicon_of(pack: Pack) -> Lexicon:
    """Compile `pack`."""
    numbers, fractions, ordinals = pack.numbers, pack.fractions, pack.ordinals
    exact, lower = unit_tables(pack)
    units = any_of(surfaces_of(exact, lower))
    money = money_words(pack, exact)
    before, after = _hedges(pack, "before"), _hedges(pack, "after")
    roles = roles_of(pack)
    added, articles = any_of(fractions.added), reversed_any_of(numbers.articles)
    return Lexicon(
        pack=pack,
        style=Style(pack.marks.decimal, "".join(pack.marks.groups) + BLANKS),
        dates=date_patterns(pack),
        digits=re.compile(f"{NUMERAL}|{VULGAR}"),
        words=words_pattern(pack, roles),
        roles=roles,
        special_next=special_next(pack),
        units_exact=exact,
        units_lower=lower,
        values={key_of(word): value for word, value in numbers.values.items()},
        multipliers={key_of(word): value for word, value in numbers.multipliers.items()},
        scales={key_of(word): value for word, value in numbers.scales.items()},
        suffixes_exact={word[1:]: value for word, value in numbers.scale_suffixes.items() if word[0] == "="},
        suffixes_lower={word: value for word, value in numbers.scale_suffixes.items() if word[0] != "="},
        hedges_before=before,
        hedges_after=after,
        tail=tail_pattern(pack),
        unit_gap=re.compile(rf"(?:{BLANK}|\n)?-?{BLANK}?[(\[]?"),
        unit_filler=filler_pattern(pack),
        unit=re.compile(units),
        per=per_pattern(pack),
        every=re.compile(rf"[0-9][0-9.,]*{BLANK}"),
        ago=re.compile(rf"{BLANK}(?:{any_of(pack.ago)})"),
        late=re.compile(rf"{BLANK}(?:{added})"),
        more_number=re.compile(
            rf"{BLANK}(?:(?:{any_of(numbers.joiners)}){BLANK})?(?:[0-9]|{any_of((*numbers.values, *numbers.scales))})"
        ),
        more_word=re.compile(r"[ \u00a0]*[^\W_]"),
        age_after=re.compile(rf"(?:{BLANK}|-)(?:{any_of(pack.age)})"),
        noun=noun_pattern(pack),
        ordinal_suffix=re.compile(any_of(ordinals.suffixes)),
        ordinal_stop=re.compile(rf"{BLANK}(?:{reversed_any_of(ordinals.stop_after)})"),
        hedge_after=_hedge_after(pack, after),
        sign_ends=frozenset(word[-1] for word in money),
        money_before=re.compile(rf"{BLANK}?(?P<sign>{reversed_any_of(money)})(?![^\W\d_])"),
        hedge_before=re.compile(
            rf"(?P<article>{BLANK}(?:{articles}))?{BLANK}+(?P<hedge>{reversed_any_of(before)})"
            rf"(?:{BLANK}+(?P<neighbour>[^\W\d_]+))?"
        ),
        minus=re.compile(rf"{BLANK}(?:{reversed_any_of(numbers.minus)})"),
        cue_before=cue_pattern(pack),
        article_and_unit=re.compile(rf"{BLANK}(?P<unit>[^\W\d_]+){BLANK}(?:{articles})"),
        morpheme=_morpheme(pack),
        fraction_added=re.compile(rf"{BLANK}?(?P<added>{added})"),
        mixed=_mixed(pack),
        between=re.compile(any_of(fractions.between)),
        denominator=re.compile(any_of(fractions.denominators)),
        ordinal_word=re.compile(any_of(ordinals.words)),
        ordinal_ending=ordinal_ending(pack),
        range_joiner=re.compile(
            rf"{BLANK}?(?:,|;|-|–|—)?{BLANK}?(?:(?:{any_of(pack.ranges.joiners)}){BLANK})?"
            rf"(?:(?:{any_of(before)}){BLANK})?"
        ),
        article_and_part=re.compile(
            rf"{BLANK}(?:{reversed_any_of(numbers.joiners)}){BLANK}(?P<unit>[^\W\d_]+){BLANK}(?:{articles})"
        ),
        score_cue=re.compile(
            rf"{BLANK}(?:\S{{1,20}}{BLANK}){{0,4}}(?:{reversed_any_of(pack.identifiers.scores_before)})"
        ),
        part_joiner=re.compile(rf",?{BLANK}?(?:(?:{any_of(numbers.joiners)}){BLANK})?"),
    )


def _hedges(pack: Pack, side: str) -> dict[str, HedgeSense]:
    return {key_of(word): sense for sense, words in pack.hedges.items() for word in getattr(words, side)}


def _hedge_after(pack: Pack, words: Iterable[str]) -> re.Pattern[str]:
    barring = [word for hedge in pack.hedges.values() for word in hedge.not_before]
    return re.compile(rf"{BLANK}?(?P<hedge>{any_of(words)})(?!{BLANK}(?:{any_of(barring)}))")


def _morpheme(pack: Pack) -> re.Pattern[str]:
    numbers = pack.numbers
    if numbers.written_together:
        return compound_morpheme(pack)
    return re.compile(
        rf"(?P<value>{any_of(numbers.values)})|(?P<multiplier>{any_of((*numbers.multipliers, *numbers.scales))})"
        rf"|(?P<point>{any_of(numbers.point)})|(?P<joiner>{any_of(numbers.joiners)})"
    )


def _mixed(pack: Pack) -> re.Pattern[str]:
    numbers = pack.numbers
    small = any_of((*numbers.articles, *(word for word, value in numbers.values.items() if value < 20)))
    return re.compile(
        rf"{BLANK}(?:(?:{any_of(numbers.joiners)}){BLANK})(?P<above>{small})(?:{BLANK}|-)"
        rf"(?P<below>{any_of(pack.fractions.denominators)})"
    )
