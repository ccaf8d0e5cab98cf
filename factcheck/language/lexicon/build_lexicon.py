"""Builds a lexicon from a pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.language.lexicon.compound_words import (
    added_fraction,
    compound_morpheme,
    compound_starts,
    cue_pattern,
    first_letters,
    last_letters,
    ordinal_ending,
)
from factcheck.language.lexicon.date_patterns import date_patterns, special_next
from factcheck.language.lexicon.lexicon_record import SIGNS, Lexicon, money_words, surfaces_of, unit_tables
from factcheck.language.lexicon.patterns import BLANK, LazyPattern, any_of, by_first_letter, key_of, reversed_any_of
from factcheck.language.numerals.digits import BLANKS, Style

if TYPE_CHECKING:
    from factcheck.language.pack import Pack
    from factcheck.model.kinds import HedgeSense

# Patterns of what may follow a number.


def tail_pattern(pack: Pack) -> LazyPattern:
    """Return the pattern of a scale, and a fraction or decimals in words: all may be absent."""
    numbers = pack.numbers
    suffixes = any_of(word.lstrip("=").lower() for word in numbers.scale_suffixes)
    scales = any_of(word for word in numbers.scales if word not in numbers.bound)
    scales = rf"(?!{any_of(numbers.not_scales)})(?:{scales})" if numbers.not_scales else scales
    of_a = rf"(?:(?:{any_of(pack.before_unit)}){BLANK}(?:{any_of(numbers.articles)}){BLANK})?"
    point = rf"{BLANK}(?:{any_of(numbers.point)}){BLANK}(?:[0-9]|{any_of(numbers.values)})"
    return LazyPattern(
        lambda: (
            rf"(?:(?P<scale>(?:{BLANK}|-)?{of_a}(?:{scales})(?:{BLANK}(?:{scales}))?)|(?P<suffix>{BLANK}?(?:{suffixes})))?"
            rf"(?P<added>(?:{BLANK}|-)?(?:{any_of(pack.fractions.added)})|{point})?"
        )
    )


def filler_pattern(pack: Pack) -> LazyPattern:
    """Return the pattern of a word between number and unit ("5 square kilometres", "2 triệu con lợn")."""
    return LazyPattern(lambda: rf"(?:{any_of(word.lower() for word in (*pack.adjectives, *pack.before_unit))}){BLANK}?")


def per_pattern(pack: Pack) -> LazyPattern:
    """Return the pattern of what joins a unit to what it is per: a stroke, "per", "a"."""
    before_number = rf"(?:{any_of(pack.per_number)})[ \u00a0-](?=[0-9])"
    words = (*pack.per, *pack.per_article)
    elided = any_of(word for word in words if not word[-1].isalnum())
    return LazyPattern(
        lambda: rf"{BLANK}?/{BLANK}?|[ \u00a0-](?:(?:{any_of(words)})[ \u00a0-]|(?:{elided})|{before_number})"
    )


def noun_pattern(pack: Pack) -> LazyPattern:
    """Return the pattern of a counted noun: words that are no function words."""
    word = rf"(?:{BLANK}|-)(?!(?:{any_of(pack.nouns.stop)}))[^\W\d_]+(?:-[^\W\d_]+)*"
    return LazyPattern(lambda: rf"(?:{word}){{1,{pack.nouns.words}}}")


# What each word that may start a figure can be, and the one pattern that finds them all.


Roles = dict[str, tuple[str, ...]]


def roles_of(pack: Pack) -> Roles:
    """Return the roles of each word, in the order to try."""
    roles: Roles = {}
    for role, words in _words_by_role(pack):
        for word in words:
            roles[key_of(word)] = (*roles.get(key_of(word), ()), role)
    multipliers = (word for word in pack.numbers.multipliers if word not in pack.numbers.alone)
    for word in (*pack.numbers.silent, *multipliers):
        roles.pop(key_of(word), None)
    for word in pack.numbers.silent:
        if pack.numbers.values.get(word) == 0:
            roles[key_of(word)] = ("zero",)
    return roles


def _words_by_role(pack: Pack) -> Iterator[tuple[str, Iterable[str]]]:
    dates, numbers = pack.dates, pack.numbers
    yield "idiom", numbers.idioms
    yield "clock", pack.clock.offsets_before
    yield "weekday", dates.weekdays
    yield "numbered", (word for word in dates.weekdays if word[-1].isdigit() and " " in word)
    yield "month", (*dates.months, *dates.month_before)
    yield "quarter", (*dates.quarter_before, *dates.quarter_words)
    yield "decade", (*dates.decade_before, *dates.decade_words)
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


NO_LETTER = r"[\x00-/:-@\[-`{-\xbf\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u303f]"
"""Blanks, punctuation and symbols; a set is quicker to find than the class of all that is no part of a word."""


def words_pattern(pack: Pack, roles: Roles) -> LazyPattern:
    """Return the pattern of where a figure in words may start; its group 1 is the word."""
    if not pack.numbers.written_together:
        return LazyPattern(lambda: rf"{NO_LETTER}({any_of(roles)})")
    return LazyPattern(lambda: rf"[\W\d_]({any_of(roles)}|{compound_starts(pack)})")


DIGITS = (
    r"[0-9½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚](?:(?<=[0-9])[0-9]*(?:[.,'’][0-9]+)*(?:[\u00a0\u202f\u2009 ][0-9]{3}(?![0-9]))*"
    r"(?:(?<=[\u00a0\u202f\u2009 ][0-9]{3})[.,][0-9]+)?)?"
)
"""Digits and marks, and groups after blanks as far as they may belong to it (the reader cuts off what does not), or a
fraction in one character.  One set of characters comes first: four times as quick to find as two branches."""


def _through(pack: Pack) -> str:
    """Return the pattern, on reversed text, of words that may stand between a hedge and its number."""
    words = {word for hedge in pack.hedges.values() for word in hedge.through}
    return rf"(?:{BLANK}+(?:{reversed_any_of(words)}))?" if words else ""


@lru_cache(maxsize=32)
def lexicon_of(pack: Pack) -> Lexicon:
    """Compile `pack`."""
    numbers, fractions, ordinals = pack.numbers, pack.fractions, pack.ordinals
    exact, lower = unit_tables(pack)
    money = money_words(pack, exact)
    before, after = _hedges(pack, "before"), _hedges(pack, "after")
    roles = roles_of(pack)
    added, articles = any_of(fractions.added), reversed_any_of(numbers.articles)
    return Lexicon(
        pack=pack,
        style=Style(pack.marks.decimal, "".join(pack.marks.groups) + BLANKS),
        dates=date_patterns(pack),
        digits=LazyPattern(lambda: DIGITS),
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
        first_letters=first_letters(pack),
        last_letters=last_letters(pack),
        tail=tail_pattern(pack),
        unit_gap=LazyPattern(lambda: rf"(?:{BLANK}|\n)?-?{BLANK}?[(\[]?"),
        unit_filler=filler_pattern(pack),
        unit=by_first_letter((*surfaces_of(exact, lower), *pack.no_units)),
        of_one=LazyPattern(lambda: rf"{BLANK}(?:{any_of(pack.of_one)}){BLANK}?"),
        per=per_pattern(pack),
        per_count=LazyPattern(lambda: rf"[0-9][0-9.,]*{BLANK}"),
        time_ago=LazyPattern(lambda: rf"{BLANK}(?:{any_of(pack.ago)})"),
        trailing_fraction=LazyPattern(lambda: rf"{BLANK}(?:{added})"),
        more_number=LazyPattern(
            lambda: (
                rf"{BLANK}(?:(?:{any_of(numbers.joiners)}){BLANK})?"
                rf"(?:[0-9]|{any_of((*numbers.values, *numbers.scales))})"
            )
        ),
        more_word=LazyPattern(lambda: rf"[ \u00a0]*(?!{any_of(pack.dimensions)})[^\W_]"),
        age_after=LazyPattern(lambda: rf"(?:{BLANK}|-)(?:{any_of(pack.age)})"),
        noun=noun_pattern(pack),
        ordinal_suffix=LazyPattern(lambda: any_of(ordinals.suffixes)),
        ordinal_stop=LazyPattern(lambda: rf"{BLANK}(?:{reversed_any_of(ordinals.stop_after)})"),
        hedge_after=_hedge_after(pack, after),
        sign_ends=frozenset(word[-1] for word in money),
        money_before=LazyPattern(lambda: rf"{BLANK}?(?P<sign>{reversed_any_of(money)})(?![^\W\d_])"),
        hedge_before=LazyPattern(
            lambda: (
                rf"(?P<article>{BLANK}(?:{articles}))?{_through(pack)}"
                rf"(?:(?:{BLANK}+|(?=['’]))(?P<hedge>{reversed_any_of(before)})|{BLANK}*(?P<sign>{SIGNS}))"
                rf"(?:{BLANK}+(?P<neighbour>[^\W\d_]+))?"
            )
        ),
        minus=LazyPattern(lambda: _minus_source(pack)),
        cue_before=cue_pattern(pack),
        article_and_unit=LazyPattern(lambda: rf"{BLANK}(?P<unit>[^\W\d_]+){BLANK}(?:{articles})"),
        morpheme=_morpheme(pack),
        fraction_added=added_fraction(pack),
        decimals=LazyPattern(lambda: rf"{BLANK}(?:{any_of(numbers.point)}){BLANK}(?:[0-9]|{any_of(numbers.values)})"),
        mixed=_mixed(pack),
        out_of=LazyPattern(
            lambda: (
                rf"{BLANK}(?:{any_of(fractions.out_of)}){BLANK}"
                rf"(?P<whole>[0-9]{{1,4}}(?![0-9]|[.,][0-9])|{any_of(numbers.values)})"
            )
        ),
        between=LazyPattern(lambda: any_of(fractions.between)),
        denominator=LazyPattern(lambda: any_of(fractions.denominators)),
        fraction_after=LazyPattern(lambda: rf"{BLANK}(?:{any_of(fractions.after)})"),
        ordinal_word=LazyPattern(lambda: any_of(ordinals.words)),
        ordinal_ending=ordinal_ending(pack),
        margin=LazyPattern(lambda: rf"{BLANK}?(?:±|\+ ?/? ?[-−–]|{any_of(numbers.either_sign)}){BLANK}?"),
        range_joiner=LazyPattern(
            lambda: (
                rf"{BLANK}?(?:,|;|-|–|—)?{BLANK}?(?:(?:{any_of(pack.ranges.joiners)}){BLANK}{_article(pack)})?"
                rf"(?:(?:{any_of(before)}){BLANK})?"
            )
        ),
        number_goes_on=LazyPattern(lambda: _number_goes_on(pack)),
        range_begun=LazyPattern(lambda: rf"{BLANK}(?:{any_of(pack.ranges.through)}){BLANK}[0-9]"),
        article_and_part=LazyPattern(
            lambda: rf"{BLANK}(?:{reversed_any_of(numbers.joiners)}){BLANK}(?P<unit>[^\W\d_]+){BLANK}(?:{articles})"
        ),
        score_cue=LazyPattern(
            lambda: rf"{BLANK}(?:\S{{1,20}}{BLANK}){{0,4}}(?:{reversed_any_of(pack.identifiers.scores_before)})"
        ),
        cents_joiner=LazyPattern(lambda: rf"{BLANK}(?:(?:{any_of(numbers.point)}){BLANK})?"),
        part_joiner=LazyPattern(lambda: rf"-|,?{BLANK}?(?:(?:{any_of((*numbers.joiners, *numbers.point))}){BLANK})?"),
    )


def _article(pack: Pack) -> str:
    """Return the pattern of an article before the second end of a range, which may be absent."""
    return rf"(?:(?:{any_of(pack.ranges.articles)}){BLANK})?" if pack.ranges.articles else ""


def _number_goes_on(pack: Pack) -> str:
    numbers, fractions = pack.numbers, pack.fractions
    suffixes = (word.lstrip("=").lower() for word in numbers.scale_suffixes)
    words = (*numbers.values, *numbers.multipliers, *numbers.scales, *numbers.point, *numbers.joiners, *suffixes)
    return rf"(?:{BLANK}|-){{0,3}}(?:{any_of((*words, *fractions.added, *fractions.between, *pack.ranges.through))})"


def _hedges(pack: Pack, side: str) -> dict[str, HedgeSense]:
    return {key_of(word): sense for sense, words in pack.hedges.items() for word in getattr(words, side)}


def _hedge_after(pack: Pack, words: Iterable[str]) -> LazyPattern:
    barring = [word for hedge in pack.hedges.values() for word in hedge.not_before]
    return LazyPattern(lambda: rf"{BLANK}?(?P<hedge>{any_of(words)})(?![/−-])(?!{BLANK}(?:{any_of(barring)}))")


def _morpheme(pack: Pack) -> LazyPattern:
    numbers = pack.numbers
    if numbers.written_together:
        return compound_morpheme(pack)
    return LazyPattern(
        lambda: (
            rf"(?P<value>{any_of(numbers.values)})"
            rf"|(?P<multiplier>(?!{any_of(numbers.not_scales)})(?:{any_of((*numbers.multipliers, *numbers.scales))}))"
            rf"|(?P<point>{any_of(numbers.point)})|(?P<joiner>{any_of(numbers.joiners)})"
        )
    )


def _mixed(pack: Pack) -> LazyPattern:
    """Return the pattern of "and three quarters"; the joiner may be absent where the language leaves it out."""
    return LazyPattern(lambda: _mixed_source(pack))


def _mixed_source(pack: Pack) -> str:
    numbers = pack.numbers
    small = any_of((*numbers.articles, *(word for word, value in numbers.values.items() if value < 20)))
    joined = rf"(?:(?:{any_of((*numbers.joiners, *numbers.point))}){BLANK}){'?' if pack.fractions.bare else ''}"
    return rf"{BLANK}{joined}(?P<above>{small})(?:{BLANK}|-)(?P<below>{any_of(pack.fractions.denominators)})"


def _minus_source(pack: Pack) -> str:
    either = pack.numbers.either_sign
    signed = rf"(?!{reversed_any_of(either)})" if either else ""
    return rf"{BLANK}{signed}(?:{reversed_any_of(pack.numbers.minus)})"
